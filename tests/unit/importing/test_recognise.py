from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from replydesk.draft.file import format_draft
from replydesk.draft.model import Draft, Key, Nested, Paragraph, Section
from replydesk.importing.replies.joining.spacing import UNSEEN, half_width
from replydesk.importing.replies.recognise import Imported, recognise
from replydesk.importing.replies.source import Source, SourceLine
from replydesk.letter.compose import compose
from replydesk.letter.facts import DraftFacts
from replydesk.letter.model import Role
from tests.support.importing import imported
from tests.support.replies import SAMPLES, sample, starter_stock

OLD_REPLIES = sorted((Path(__file__).parents[2] / "fixtures/imports").glob("*.txt"))

LETTER = """
首页 > 政务公开 > 建议提案
发布时间：2026-06-03  浏览次数：128

                                类别：B    同意公开
云民复议字〔2026〕 33 号          签发人：郑某某
对省十四届人大四次会议第0033号
代表建议的答复

张某某代表：
    您在省十四届人大四次会议上提出的《关于推进社区居家养老
服务的建议》（第0033号）收悉。经商省财政厅、省医疗保障局，现答
复如下：
    一、工作开展情况
    截至 2025 年底，全省建成站点 412 个，推行 Quality Management
方法，执行 GB/T 9704-2012。
                      — 1 —
    二、关于所提建议的答复
    （一）健全制度体系。印发文件8件，明确了服务项目。
    （二）完善设施网络。新建站点3860个，覆盖率达到93.2%。
    1、老年助餐；2、上门照护。
    下一步，我厅将抓好落实。
    感谢您对民政工作的关心和支持。
    专此答复。
    附件：1.服务设施建设情况表
          2.2025年主要数据
                      云川省民政厅
                      2026 年 5 月 29 日
    （联系人：王某某，电话：0000-00000000）
抄送：省人大常委会人事代表选举工作委员会，省政府办公厅
【打印本页】【关闭窗口】
上一篇：另一件答复
"""


@pytest.fixture(scope="module")
def draft() -> Draft:
    return imported(LETTER).draft


@pytest.mark.parametrize(
    ("key", "value"),
    [
        (Key.UNIT, "云川省民政厅"),
        (Key.KIND, "代表建议"),
        (Key.SESSION, "省十四届人大四次会议"),
        (Key.ITEM_NUMBER, "0033"),
        (Key.SUBJECT, "关于推进社区居家养老服务的建议"),
        (Key.PROPOSERS, "张某某"),
        (Key.DOCUMENT_NUMBER, "云民复议字〔2026〕33号"),
        (Key.RESULT_CLASS, "B"),
        (Key.PUBLICITY, "主动公开"),
        (Key.CONSULTED, "省财政厅、省医疗保障局"),
        (Key.OPENING, "会商"),
        (Key.THANKS, "关心和支持"),
        (Key.CLOSING, "专此答复"),
        (Key.ATTACHMENTS, "服务设施建设情况表、2025年主要数据"),
        (Key.SIGNATURE, "云川省民政厅"),
        (Key.SIGNER, "郑某某"),
        (Key.DATE, "2026年5月29日"),
        (Key.CONTACT, "王某某"),
        (Key.PHONE, "0000-00000000"),
        (Key.CC, "省人大常委会人事代表选举工作委员会，省政府办公厅"),
        (Key.TITLE, ""),
        (Key.SALUTATION, ""),
    ],
)
def test_every_field_is_where_it_belongs(draft: Draft, key: Key, value: str) -> None:
    assert draft.get(key) == value


def test_the_answer_has_its_headings(draft: Draft) -> None:
    heads = [(section.level, section.heading, section.runs_in) for section in draft.sections]
    assert heads == [
        (1, "工作开展情况", False),
        (1, "关于所提建议的答复", False),
        (2, "健全制度体系。", True),
        (2, "完善设施网络。", True),
    ]


def test_lines_are_joined_over_a_page_and_words_keep_their_space(draft: Draft) -> None:
    text = "截至2025年底，全省建成站点412个，推行Quality Management方法，执行GB/T 9704-2012。"
    assert draft.sections[0].paragraphs == (Paragraph(text),)


def test_a_number_that_would_not_be_printed_stays_in_the_text(draft: Draft) -> None:
    assert draft.sections[-1].paragraphs[-1] == Paragraph("1、老年助餐；2、上门照护。")


def test_next_steps_without_a_phrase_are_kept_word_for_word(draft: Draft) -> None:
    assert draft.next_steps == (Paragraph("下一步，我厅将抓好落实。"),)


def test_what_is_none_of_the_letter_is_left_out_and_reported() -> None:
    result = imported(LETTER)
    assert result.left_out == (
        "首页 > 政务公开 > 建议提案",
        "发布时间：2026-06-03  浏览次数：128",
        "— 1 —",
        "【打印本页】【关闭窗口】",
        "上一篇：另一件答复",
    )
    assert any("信外的文字没有收进来，共 5 行" in note.text for note in result.notes)


def test_what_is_printed_in_another_form_is_reported_as_it_was() -> None:
    result = imported(LETTER)
    assert "（联系人：王某某，电话：0000-00000000）" in result.reworded
    assert any("（联系人：王某某，电话：0000-00000000）" in note.text for note in result.notes)
    assert result.unplaced == ()


def test_what_the_letter_does_not_say_is_not_filled_in_by_the_profile() -> None:
    draft = imported(
        "张某某代表：\n您提出的《关于某事的建议》收悉，现答复如下：\n已办结。\n云川省民政厅\n"
    ).draft
    assert [draft.get(key) for key in (Key.TITLE, Key.CONTACT, Key.PHONE, Key.CC)] == ["无"] * 4


def test_an_opening_of_its_own_is_kept_word_for_word() -> None:
    opening = "你关于“关于某事的建议”的来信收到了，经研究，现将有关情况答复如下："
    draft = imported(f"张某某代表：\n{opening}\n已办结。\n云川省民政厅\n2026年5月29日\n").draft
    assert draft.opening == (Paragraph(opening),)
    assert draft.get(Key.OPENING) == ""


@pytest.mark.parametrize(
    "said",
    ["收悉，现答复如下：", "收悉。经商省财政厅，现答复如下：", "已交由我厅研究办理，现将办理情况答复如下："],
)
def test_the_word_behind_a_session_is_no_part_of_it(said: str) -> None:
    begin, end = LETTER.index("您在"), LETTER.index("    一、工作")
    words = f"您在省十四届人大四次会议上提出的《关于推进社区居家养老服务的建议》（第0033号）{said}"
    text = f"{LETTER[:begin]}{words}\n{LETTER[end:]}"
    draft = imported(text).draft
    assert draft.get(Key.SESSION) == "省十四届人大四次会议"
    assert draft.get(Key.TITLE) == ""


def test_errors_of_the_original_come_in_as_they_are() -> None:
    text = "你提出的《关于某事的建议收悉,现答复如下："
    draft = imported(f"张某某代表\n您们好\n{text}\n通过线上途径,以及窗口办理。\n").draft
    assert any(text in each.text for each in draft.opening)
    assert draft.preamble == (Paragraph("通过线上途径,以及窗口办理。"),)


@pytest.mark.parametrize(
    ("salutation", "names", "typed"),
    [
        ("李某某、王某某委员：", "李某某、王某某", ""),
        ("李某某代表、王某某代表：", "李某某代表、王某某", "李某某代表、王某某代表"),
        ("尊敬的李某某代表：", "李某某", "尊敬的李某某代表"),
        ("李某某等3位委员：", "李某某等3位", ""),
        ("石桥镇代表团：", "石桥镇代表团", ""),
        ("民革南屏市委：", "民革南屏市委", ""),
        ("王　某、李某某代表：", "王　某、李某某", ""),
        ("尊敬的政协委员苏某某女士：", "苏某某", "尊敬的政协委员苏某某女士"),
        ("尊敬的黎某某代表并转各位附议代表：", "黎某某", "尊敬的黎某某代表并转各位附议代表"),
    ],
)
def test_whoever_is_addressed_becomes_a_proposer(salutation: str, names: str, typed: str) -> None:
    opening = "在市十届会议上提出的《关于某事的建议》收悉，现答复如下："
    draft = imported(f"{salutation}\n你们{opening}\n已办结。\n").draft
    printed = compose(DraftFacts(draft, starter_stock().profile(draft)), starter_stock().phrases).text_of(
        Role.SALUTATION
    )
    assert printed == salutation
    if not typed or typed.startswith("尊敬"):
        assert (draft.get(Key.PROPOSERS), draft.get(Key.SALUTATION)) == (names, typed)


@pytest.mark.parametrize(
    ("words", "bodies"),
    [
        ("经会商市教育局、团市委，", ("市教育局", "团市委")),
        ("经与市委网信办、市商务委共同研究办理，", ("市委网信办", "市商务委")),
        ("经综合县文旅局、县侨联意见，", ("县文旅局", "县侨联")),
        ("我厅会同省财政厅、省教育厅进行了认真研究，", ("省财政厅", "省教育厅")),
        ("经市商务局研究，", ""),
    ],
)
def test_bodies_that_were_consulted_are_named(words: str, bodies: str | tuple[str, ...]) -> None:
    opening = f"您提出的《关于某事的建议》收悉。{words}现将有关情况答复如下："
    assert imported(f"张某某代表：\n{opening}\n已办结。\n").draft.raw(Key.CONSULTED) == (bodies or None)


@pytest.mark.parametrize(
    ("lines", "copies"),
    [
        (
            "抄送：省人大常委会\n选举任免联络工委，\n省政府办公厅。",
            "省人大常委会选举任免联络工委，省政府办公厅",
        ),
        ("抄送：市人大常委会\n市政府办公室", ("市人大常委会", "市政府办公室")),
    ],
)
def test_copies_go_on_over_several_lines(lines: str, copies: str | tuple[str, ...]) -> None:
    text = f"张某某代表：\n您提出的建议收悉，现答复如下：\n已办结。\n云川省民政厅\n2025年5月29日\n{lines}\n"
    result = imported(text)
    assert result.draft.raw(Key.CC) == copies and not result.unplaced


def test_an_item_named_in_short_lines_only_is_known_by_them() -> None:
    lines = "编号：2024-B-033\n建议人：宋某某\n案由：关于河道保洁的建议\n承办单位：清禾县水务局\n"
    result = imported(f"{lines}宋某某代表：\n收悉，现答复如下：\n已办结。\n")
    known = {key: result.draft.get(key) for key in (Key.ITEM_NUMBER, Key.SUBJECT, Key.UNIT)}
    assert (
        list(known.values()) == ["2024-B-033", "关于河道保洁的建议", "清禾县水务局"] and not result.unplaced
    )


def test_what_a_short_line_says_otherwise_than_the_letter_is_left_out_and_told() -> None:
    text = "建议人：赵某某\n宋某某代表：\n您提出的建议收悉，现答复如下：\n已办结。\n"
    result = imported(text)
    assert (result.unplaced, result.left_out) == ((), ("建议人：赵某某",))
    assert any("“建议人：赵某某”与信中写的不一样" in note.text for note in result.notes)


@pytest.mark.parametrize("path", OLD_REPLIES, ids=lambda path: path.stem)
def test_no_character_of_an_old_reply_is_lost(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not _lost(text, imported(text))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_sample_comes_back_from_its_bare_text(path: Path) -> None:
    reply = sample(path)
    texts = [b.text for b in reply.letter.blocks if b.cell is None and b.role is not Role.LETTERHEAD]
    draft = imported("\n".join(texts)).draft
    bare = replace(reply.draft, attachments=())
    assert replace(draft, attachments=()) == bare


_PIECES = st.sampled_from(
    [
        *(
            "张某某代表：",
            "您提出的《关于某事的建议》收悉，现答复如下：",
            "对市会议第1号建议的答复",
            "类别：B　同意公开",
        ),
        *(
            "一、情况",
            "（一）健全制度。已印发。",
            "1.内容；",
            "一是抓好落实。",
            "二是抓实。",
            "| 甲 | 乙 |",
            "# 标题",
        ),
        *("下一步，", "感谢您的支持。", "<!-- 下一步 -->", "1. 甲", "：", "（", "、", "号", "　", "签发人："),
        *(
            "云川省民政厅",
            "2026年5月29日",
            "二〇二六年五月",
            "（联系人：王某某　电话：1）",
            "抄送：省政府办公厅。",
        ),
        *("附件：1.某表", "附件1", "— 3 —", "3/7", "云民复议字【2026】号", "打印", "首页 > 甲"),
    ]
)
_TEXTS = st.lists(st.one_of(_PIECES, st.text(max_size=30)), max_size=30).map("\n".join)


def _lost(source: str, result: Imported) -> Counter[str]:
    """Return the characters of a text that are neither in the draft nor accounted for."""
    letter = compose(DraftFacts(result.draft, starter_stock().profile(result.draft)), starter_stock().phrases)
    printed = Counter(half_width("".join(block.text for block in letter.blocks)))
    values = [value if isinstance(value, str) else "".join(value) for _, value in _fields(result.draft)]
    held = Counter(half_width("".join(values) + format_draft(replace(result.draft, fields=())))) | printed
    told = Counter(half_width("".join((*result.left_out, *result.reworded))))
    return Counter(half_width("".join(UNSEEN.sub("", source).split()))) - held - told


def _fields(draft: Draft) -> list[tuple[str, str | tuple[str, ...]]]:
    return [(key, value) for key, value in draft.fields if not isinstance(value, Nested)]


@given(_TEXTS)
def test_no_text_fails_and_no_character_is_lost(text: str) -> None:
    lines = text.split("\n")
    result = recognise(Source(tuple(map(SourceLine, lines))), starter_stock())
    assert not _lost(text, result)


@example([SourceLine(text, True, style=Role.ATTACHMENTS) for text in ("甲", "3.0平台")])
@given(
    st.lists(
        st.builds(SourceLine, st.text(max_size=20), st.just(True), style=st.sampled_from(Role)), max_size=12
    )
)
def test_no_file_with_our_styles_fails(lines: list[SourceLine]) -> None:
    result = recognise(Source(tuple(lines)), starter_stock())
    assert not _lost("".join(line.text for line in lines), result)


def test_a_section_of_a_draft_is_plain_data() -> None:
    draft = imported("张某某代表：\n一、情况\n已办结。\n").draft
    assert draft.sections == (Section(1, "情况", (Paragraph("已办结。"),)),)


def test_marks_that_a_table_sets_side_by_side_above_the_title_are_read() -> None:
    rows = (
        SourceLine("", True, cells=("南交提复〔2025〕18号", "签发人：李某某"), table=1),
        *(SourceLine(text, True) for text in ("对市政协六届四次会议第233号提案的答复", "张某某委员：")),
        SourceLine("您提出的《关于优化公交线网的提案》收悉，现答复如下：", True),
        SourceLine("已优化线路12条。", True),
        SourceLine("", True, cells=("年份", "线路"), table=2),
        SourceLine("", True, cells=("2025", "12条"), table=2),
    )
    result = recognise(Source(rows), starter_stock())
    assert result.draft.get(Key.DOCUMENT_NUMBER) == "南交提复〔2025〕18号"
    assert result.draft.get(Key.SIGNER) == "李某某"
    assert not result.unplaced
    assert "| 年份 | 线路 |" in format_draft(result.draft)


def test_rows_of_a_table_that_a_pdf_parts_by_squares_stay_rows() -> None:
    rows = (
        "项目　　　　　　数量　　　备注",
        "青石村养老服务站　　　13　已完成竣工验收",
        "柳树湾村助餐点　126　已投用",
    )
    text = "张某某代表：\n您提出的建议收悉，现答复如下：\n建设情况如下表。\n" + "\n".join(rows)
    result = imported(f"{text}\n云川省民政厅\n2026年5月29日\n")
    written = format_draft(result.draft)
    assert "| 青石村养老服务站 | 13 | 已完成竣工验收 |" in written
    assert "| 柳树湾村助餐点 | 126 | 已投用 |" in written
    assert result.draft.get(Key.SIGNATURE) == "云川省民政厅"
