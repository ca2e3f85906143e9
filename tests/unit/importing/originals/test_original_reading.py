"""Originals of all shapes are read: fields right, the text whole, nothing lost."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replydesk.draft.original import Original
from replydesk.importing.originals.reading import (
    original_of_text,
    read_accounted,
    read_original,
)
from replydesk.importing.replies.readers.limits import Unreadable
from replydesk.importing.replies.readers.text import lines_of
from replydesk.importing.replies.source import Source
from tests.support.originals import MadeOriginal, made_original, several

_FIELDS = ("kind", "session", "number", "subject", "first", "joint", "seconded")
_PIECES = (
    *(
        "案由：",
        "编号：",
        "第0033号",
        "提案人：",
        "联名代表：",
        "附议人　",
        "张某某",
        "李某某、王某某",
        "建议",
        "\n",
        "\n",
    ),
    *(
        "关于加强甲乙工作的建议",
        "云川省第十四届人民代表大会第四次会议",
        "近年来，甲乙不足。",
        "一、加强管理。",
        "（二）",
    ),
    *(
        "　　",
        "\t",
        "理由",
        "审查意见：",
        "2026年1月5日",
        "代表",
        "联系电话：0000-000000",
        "作者：",
        "来源：",
        "【案由】",
    ),
    *("姓名", "市政协六届五次会议", "——", "1.", "，", "。", "：", "abc 12", "此致", "敬礼", "提案内容", "\n"),
)


def _read(made: MadeOriginal) -> Original:
    if not made.name:
        return original_of_text(made.data.decode())
    return read_original(made.data, made.name)[0]


def _wrong(made: MadeOriginal) -> list[str]:
    read = _read(made)
    wrong = [name for name in _FIELDS if getattr(read, name) != getattr(made, name)]
    is_whole = "".join("".join(read.text).split()) == "".join("".join(made.text).split())
    return wrong if is_whole else [*wrong, "text"]


def _words(text: str) -> Counter[str]:
    return Counter(character for character in text if character.isalnum())


@pytest.mark.parametrize("first", range(6))
def test_the_fields_of_made_originals_are_read(first: int) -> None:
    seeds = range(first, 18, 6)
    assert {seed: wrong for seed in seeds if (wrong := _wrong(made_original(seed)))} == {}


@pytest.mark.thorough
def test_at_least_99_of_100_fields_are_right() -> None:
    wrong = sum(len(_wrong(made_original(seed))) for seed in range(600))
    assert wrong <= 600 * (len(_FIELDS) + 1) // 100


@pytest.mark.parametrize("start", range(0, 60, 10))
def test_several_originals_in_one_text_are_split(start: int) -> None:
    text, made = several(range(start, start + 4))
    read = read_original(text.encode(), "几件.txt")
    facts = [(each.number, each.subject, each.first) for each in read]
    assert facts == [(each.number, each.subject, each.first) for each in made]


@given(st.lists(st.sampled_from(_PIECES) | st.text(max_size=6), max_size=30))
def test_no_character_of_a_text_is_lost(pieces: list[str]) -> None:
    text = "".join(pieces)
    read = read_accounted(Source(tuple(lines_of(text))))
    kept = (*read.original.text, *read.original.contact, *read.used, *read.left_out)
    assert not _words(text) - _words("".join(kept))


def test_a_list_of_people_below_its_labels_is_read() -> None:
    rows = "联名代表\t姓名\t代表团\t电话\n1\t李某某\t桂花镇代表团\t0000\n2\t王某\t桂花镇代表团\t0001"
    read = original_of_text(f"案由\t关于甲的建议\n领衔代表\t姓名\t张某某\n{rows}\n建议内容\t甲不足，应加强。")
    assert (read.first, read.joint) == (("张某某",), ("李某某", "王某"))
    assert read.text == ("甲不足，应加强。",)
    assert "1　李某某　桂花镇代表团　0000" in read.contact


def test_the_author_in_a_byline_is_who_put_it_forward_if_nobody_else_is_named() -> None:
    page = "关于加强甲的提案\n发布时间：2026-01-20　来源：市政协　作者：{}　浏览次数：33\n甲不足。应加强。"
    assert original_of_text(page.format("陈某某")).first == ("陈某某",)
    assert original_of_text(page.format("市政协办公室")).first == ()


def test_what_a_page_shows_beside_an_original_is_told() -> None:
    text = "您现在的位置：首页 > 提案\n关于加强甲的提案\n甲不足。应加强。\n版权所有 市政协"
    read = original_of_text(text)
    assert read.text == ("甲不足。应加强。",)
    assert "您现在的位置" in read.notes[0].text


@pytest.mark.parametrize(
    ("printed", "session"),
    [
        ("云川省第十四届人民代表大会第四次会议", "省十四届人大四次会议"),
        ("十四届全国人大二次会议", "十四届全国人大二次会议"),
        ("政协第六届南屏市委员会第五次会议", "市政协六届五次会议"),
        ("中国人民政治协商会议南屏市第六届委员会第五次会议", "市政协六届五次会议"),
        ("政协南屏市6届5次会议", "市政协六届五次会议"),
        ("清禾县十八届人大五次会议", "县十八届人大五次会议"),
    ],
)
def test_the_session_is_written_as_drafts_have_it(printed: str, session: str) -> None:
    assert original_of_text(f"{printed}\n第12号\n关于甲乙的建议\n甲不足。").session == session


def test_a_title_over_two_lines_is_one() -> None:
    read = original_of_text("案由：关于加强农村留守儿\n童关爱服务的建议\n提出人：张某某\n甲不足。")
    assert read.subject == "关于加强农村留守儿童关爱服务的建议"
    assert read.first == ("张某某",)


def test_an_archive_is_answered_with_what_to_do() -> None:
    for data in (b"PK\x05\x06" + bytes(18), b"Rar!\x1a\x07\x00" + bytes(100)):
        with pytest.raises(Unreadable, match="请先解压"):
            read_original(data, "交办件.zip")


def test_a_title_of_sentences_is_the_first_part_of_the_text() -> None:
    read = original_of_text("关于集中供水的议案\n案由：地下水不能饮用，群众盼水。为此建议：\n一、建水厂。")
    assert read.subject == "关于集中供水的议案" and read.kind == "代表建议"
    assert read.text[0].startswith("案由：地下水不能饮用")


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("第27号建议关于乡村路灯的建议", "27"),
        ("208号 关于乡村路灯的建议", "208"),
        ("提案选登：关于乡村路灯的建议", ""),
    ],
)
def test_what_is_printed_before_a_title_is_none_of_it(line: str, number: str) -> None:
    read = original_of_text(f"{line}\n路灯坏了，请修好。")
    assert (read.subject, read.number, read.text) == ("关于乡村路灯的建议", number, ("路灯坏了，请修好。",))


@pytest.mark.parametrize(
    ("lines", "kind"),
    [
        ("关于修路的建议\n路坏了，请修好。", ""),
        ("关于修路的建议\n民盟南屏市委\n路坏了，请修好。", "政协提案"),
        ("关于修路的议案\n路坏了，请修好。", "代表建议"),
    ],
)
def test_a_title_that_ends_in_suggestion_tells_no_kind(lines: str, kind: str) -> None:
    assert original_of_text(lines).kind == kind


def test_names_with_units_line_by_line_all_put_it_forward() -> None:
    head = "标题：关于修路的提案\n提案者：冯某（县教研室）000\n曹某某（县税务局）000\n向某某（县科协）"
    assert original_of_text(f"{head}\n路坏了，请修好。").first == ("冯某", "曹某某", "向某某")


def test_cells_apart_by_strokes_are_read_as_a_form() -> None:
    read = original_of_text(
        "| 案由 | 关于修路的提案 |\n| 提案人 | 张某某 | 电话 | 000 |\n内容：路坏了，请修好。"
    )
    assert (read.subject, read.first) == ("关于修路的提案", ("张某某",))


def test_boxes_to_tick_and_a_session_without_its_number_begin_no_text() -> None:
    head = "第九届长河市南屏区委员会第 次会议\n第 43 号 提 案\n关于装灯的建议\n提 案 人：李某某"
    read = original_of_text(
        f"{head}\n□经过调研，□首次提出\n负 责 人：\n案由：路口车多，常出事。\n建议：装灯。"
    )
    assert (read.first, read.number) == (("李某某",), "43")
    assert read.text == ("案由：路口车多，常出事。", "建议：装灯。")


@pytest.mark.parametrize(
    ("lines", "subject"),
    [
        (
            "某主席批示：请市住建局阅研。\n关于增设滨河步道座椅的建议\n文史组\n步道上没有座椅。建议加装。",
            "关于增设滨河步道座椅的建议",
        ),
        ("步道上没有座椅。\n前年提过关于增设滨河步道座椅的建议，还没有办。\n建议加装。", ""),
    ],
)
def test_a_title_below_other_lines_is_the_title_and_stays_in_the_text(lines: str, subject: str) -> None:
    original = original_of_text(lines)
    assert original.subject == subject
    assert "".join(original.text) == lines.replace("\n", "")
