"""Pages as saved from a browser: the letter comes out whole, and nothing of the site around it."""

from __future__ import annotations

import random

import pytest

from replydesk.importing.replies.importer import SUFFIXES
from replydesk.importing.replies.readers.html_source import page_source
from replydesk.importing.replies.readers.limits import Unreadable
from replydesk.importing.replies.readers.mht import MAX_ARCHIVE, is_archive
from replydesk.importing.replies.readers.reading import file_kind, read_source
from replydesk.importing.replies.recognise import recognise
from replydesk.importing.replies.source import Side, Source
from tests.support.replies import starter_stock
from tests.support.saved_pages import SHAPES, Letter, archive, encoded, letter

STOCK = starter_stock()
SEEDS = 15


def bare(text: str) -> str:
    return "".join(text.split())


def texts(source: Source) -> list[str]:
    return [bare("".join(line.cells) or line.text) for line in source.lines]


def holds(found: list[str], wanted: list[str]) -> bool:
    """True if the wanted lines stand one after another among those found."""
    return any(found[at : at + len(wanted)] == wanted for at in range(len(found)))


def page_of(shape: int, seed: int) -> tuple[Letter, bytes]:
    chance = random.Random(seed * len(SHAPES) + shape)
    found = letter(chance)
    page = SHAPES[shape](found, chance)
    if chance.random() < 0.3:
        how, encoding = chance.choice(("base64", "quoted-printable")), chance.choice(("utf-8", "gb18030"))
        return found, archive([page], how, encoding)
    return found, encoded(page, chance)


@pytest.mark.parametrize("shape", range(len(SHAPES)), ids=[each.__name__ for each in SHAPES])
def test_the_letter_comes_out_whole_and_nothing_of_the_site(shape: int) -> None:
    for seed in range(SEEDS):
        found, data = page_of(shape, seed)
        source = page_source(data)
        assert holds(texts(source), [bare(line) for line in found.lines]), seed
        assert bare(found.title) in "".join(texts(source)), seed
        made = recognise(source, STOCK)
        fields = dict(made.draft.fields)
        assert (fields["单位"], fields["成文日期"]) == (found.body, found.date), seed
        assert all("：" in each for each in made.unplaced), seed  # facts that have no field
        assert "站" not in str(made.draft), seed


@pytest.mark.parametrize("shape", range(len(SHAPES)))
def test_what_is_set_aside_is_told_and_nothing_is_lost(shape: int) -> None:
    found, data = page_of(shape, 3)
    source = page_source(data)
    aside = bare("".join(source.left_out))
    kept = "".join(texts(source))
    if "站首页" in str(SHAPES[shape](found, random.Random(0))):
        assert "站首页" in aside
        assert "站首页" not in kept


def opened(body: str, more: str = "") -> str:
    """A page with a letter of one paragraph, and something else in its body."""
    return (
        f"<html><body>{body}<div><p>张某某代表：</p><p>您提出的《关于甲的建议》收悉。现答复如下：</p>"
        f"<p>我局已将该项目列入计划，明年全面开工建设，后年完工。</p>{more}<p>云川市教育局</p><p>2022年1月5日</p></div>"
        "<ul><li><a href=/b>下一条</a></li></ul></body></html>"
    )


def test_an_abstract_in_the_block_of_facts_is_not_the_opening() -> None:
    facts = "<table><tr><td>内容概述</td><td>您提出的《关于甲的建议》收悉。现答复如下：</td></tr></table>"
    source = page_source(opened(facts).encode())
    assert texts(source)[-6:][0:2] != ["内容概述"]
    assert texts(source).count("张某某代表：") == 1
    assert "下一条" in source.left_out


def test_a_letter_a_site_hides_until_its_script_has_run_is_read() -> None:
    page = opened("<p>请稍候</p>").replace("<div>", '<div style="display: none">')
    assert texts(page_source(page.encode()))[:1] == ["张某某代表："]


def test_hidden_text_is_not_read_and_told() -> None:
    source = page_source(opened("", "<p hidden>甲乙</p><p style='DISPLAY:none'>丙丁</p>").encode())
    assert not {"甲乙", "丙丁"} & set(texts(source))
    assert {"甲乙", "丙丁"} <= set(source.left_out)


def test_attachments_stay_and_buttons_go() -> None:
    more = '<p><a href="a.doc">附件1：某某表.doc</a></p><p><a href="javascript:print()">打印本页</a></p>'
    found = texts(page_source(opened("", more).encode()))
    assert "附件1：某某表.doc" in found and "打印本页" not in found


def test_a_table_of_figures_in_the_letter_stays_one_within_a_page_of_tables() -> None:
    rows = "<table><tr><th>项目</th><th>数量</th></tr><tr><td>甲</td><td>3</td></tr></table>"
    page = (
        opened("", rows)
        .replace("<div>", "<table><tr><td><a href=/>栏目</a></td><td>")
        .replace("</div>", "</td></tr></table>")
    )
    lines = page_source(page.encode()).lines
    assert [line.cells for line in lines if line.cells] == [("项目", "数量"), ("甲", "3")]
    assert "栏目" not in [line.text for line in lines]


def test_a_line_end_of_the_file_between_chinese_is_no_space() -> None:
    page = opened("", "<p>我局\n  高度重视，采用 Wi-Fi\n 6 设备\n12台。</p>")
    assert "我局高度重视，采用 Wi-Fi 6 设备 12台。" in [
        line.text for line in page_source(page.encode()).lines
    ]


def test_numbered_lists_keep_their_numbers() -> None:
    lines = page_source(opened("", "<ol start=2><li>甲<li>乙</ol><ul><li>丙</ul>").encode()).lines
    assert [(line.number, line.text) for line in lines if line.text in "甲乙丙"] == [
        ("2.", "甲"),
        ("3.", "乙"),
        ("", "丙"),
    ]


def test_lines_of_a_printed_page_are_no_paragraphs() -> None:
    cut = "".join(f"我局高度重视会同有关部门认真研究逐条办理现将{count}<br>" for count in range(8))
    lines = page_source(opened("", f"<p>{cut}。</p>").encode()).lines
    assert not any(line.is_paragraph for line in lines)
    assert all(line.is_paragraph for line in page_source(opened("").encode()).lines)


def test_the_side_is_that_of_the_blocks_around() -> None:
    lines = page_source(
        "<div align=right>甲<p>乙</p><p align=left>丙</p></div><table align=center><tr><td>丁".encode()
    ).lines
    assert [line.side for line in lines] == [Side.RIGHT, Side.RIGHT, Side.LEFT, Side.LEFT]


@pytest.mark.parametrize("page", ['<p>甲<p title="乙>丙<p>丁', "<p>甲<!-- 乙<p>丙", "<p>甲<script>乙<p>丙"])
def test_a_page_that_was_not_written_to_its_end_is_read_as_text_and_told(page: str) -> None:
    source = page_source(page.encode())
    assert texts(source)[-1] in ("丁", "丙")
    assert any("没有写完" in note.text for note in source.notes)


@pytest.mark.parametrize("said", ["gb2312", "utf-8", "iso-8859-1", "nosuch", ""])
@pytest.mark.parametrize("encoding", ["gb18030", "utf-8", "utf-16", "utf-8-sig"])
def test_the_encoding_is_found_whatever_the_page_says(encoding: str, said: str) -> None:
    page = f"<meta charset='{said}'><p>云川市教育局关于第12号建议的答复</p>"
    assert texts(page_source(page.encode(encoding))) == ["云川市教育局关于第12号建议的答复"]


def test_a_damaged_character_is_told_and_the_rest_is_read() -> None:
    data = ("<p>" + "云川市教育局" * 40).encode() + b"\xe4\xb8<p>" + "某".encode() * 3
    source = page_source(data)
    assert texts(source)[-1] == "某某某"
    assert any("编码已损坏" in note.text for note in source.notes)


def test_a_page_of_frames_without_a_letter_names_them() -> None:
    source = page_source(b"<frameset><frame src='a_files/main.html'><frame src=''></frameset>")
    assert any("a_files/main.html" in note.text for note in source.notes)


@pytest.mark.parametrize("how", ["quoted-printable", "base64"])
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_an_archive_is_read_and_of_its_frames_the_one_with_the_letter(how: str, encoding: str) -> None:
    data = archive(["<p>站的框架</p>", opened("<p>头</p>"), "<p>站的广告</p>"], how, encoding)
    assert is_archive(data) and file_kind(data) == "网页"
    source = read_source(data, "某件.mht")
    assert texts(source)[0] == "张某某代表："
    assert {"站的框架", "站的广告"} <= set(source.left_out)
    assert any("2 个框架" in note.text for note in source.notes)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (
            b"Content-Type: multipart/related; boundary=a\n\n--a\nContent-Type: image/png\n\nx\n--a--",
            "没有网页",
        ),
        (b"Content-Type: text/html\n\n" + b" " * MAX_ARCHIVE, "超过"),
        (
            b"Content-Type: multipart/related; boundary=a\n\n"
            + b"--a\nContent-Type: multipart/mixed; boundary=a\n\n" * 90,
            "太多",
        ),
        (
            b"Content-Type: multipart/related;\n boundary=a\n\n"
            + b"--a\nContent-Type: text/html"
            + b';"' * 9_000
            + b"\n\nx",
            "太多",
        ),
        (
            b"Content-Type: multipart/related;\n boundary=a\n\n"
            + b"--a\nContent-Type: text/html\n\n<p>x\n" * 90
            + b"--a--",
            "太多",
        ),
    ],
)
def test_an_archive_made_to_hurt_or_without_a_page_is_refused(data: bytes, said: str) -> None:
    with pytest.raises(Unreadable, match=said):
        page_source(data)


@pytest.mark.parametrize(
    "text", ["标题：甲\n\n张某某代表：", "From: 甲\n乙", "Content-Type: text/plain\n\n甲", ""]
)
def test_a_text_with_colons_is_no_archive(text: str) -> None:
    assert not is_archive(text.encode())


def test_saved_pages_are_offered_where_files_are_chosen() -> None:
    assert {".htm", ".html", ".mht", ".mhtml"} <= set(SUFFIXES)


def test_the_foot_of_the_site_is_none_of_the_letters() -> None:
    site = "<div>主办：某县人民政府<br>联系电话：0000-1234567 <a href=x>站点地图</a></div></body>"
    source = page_source(opened("").replace("</body>", site).encode())
    assert texts(source)[-1] == "2022年1月5日"
    assert "主办：某县人民政府" in source.left_out


@pytest.mark.parametrize("date", ["2022年1月5日", "202215", "二〇 年 月 日", "2022.1.5", ""])
def test_signature_and_date_in_blocks_of_their_own_go_with_the_letter(date: str) -> None:
    page = opened("", "</div><div>").replace("2022年1月5日", date)
    found = texts(page_source(page.encode()))
    assert found[-2:] == ["云川市教育局", bare(date)] if date else found[-1] == "云川市教育局"
    assert "下一条" not in found


def test_a_letter_that_opens_without_the_usual_words_is_found_by_its_salutation() -> None:
    page = opened("<p>站内的一句话，与信无关，不应当读进来，请注意。</p>").replace(
        "您提出的《关于甲的建议》收悉。现答复如下：", "您关心的事情，我局一直在办。"
    )
    assert texts(page_source(page.encode()))[0] == "张某某代表："


def test_a_page_without_a_letter_is_read_whole_and_told() -> None:
    source = page_source("<p>通知</p><ul><li><a href=/a>某件</a></ul>".encode())
    assert texts(source) == ["通知", "某件"]
    assert any("没有认出" in note.text for note in source.notes)


def test_facts_behind_the_letter_come_before_it() -> None:
    facts = "<ul><li>索引号：000-1</li><li>发布机构：云川市教育局</li></ul></body>"
    found = texts(page_source(opened("").replace("</body>", facts).encode()))
    assert found[:3] == ["索引号：000-1", "发布机构：云川市教育局", "张某某代表："]
