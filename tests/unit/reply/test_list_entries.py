"""Files of a unit's lists that were made to hurt."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replydesk.draft.model import Draft, Paragraph
from replydesk.reply.findings import apply_all_fixes
from replydesk.reply.list_entries import MOST_NOTES, MOST_TEXTS
from replydesk.reply.reply import make_reply
from replydesk.reply.roster_file import parse_roster
from replydesk.reply.stock import Stock
from replydesk.reply.unit_lists import OwnWord, PostHeld, UnitLists
from replydesk.reply.word_list_file import parse_word_list
from tests.support.clean_reply import clean_draft
from tests.support.effort import examples
from tests.support.processor_time import least_seconds
from tests.support.replies import starter_stock

SIZE = 290_000  # characters; a larger file is not opened
ROWS = "- &a [" + ",".join(f"按{at}" for at in range(5_000)) + "]\n"
KEYS = "- &a {" + ", ".join(f"甲{at}: 乙" for at in range(5_000)) + "}\n"
SECONDS = 2.0


@pytest.mark.parametrize(
    "text",
    [
        ROWS + "- {写法: 按, 应为: 安, 何时不算: *a}\n" * 6_000,
        ROWS + "- {写法: *a, 应为: *a, 姓名: *a, 职务: *a}\n" * 6_000,
        KEYS + "- *a\n" * 40_000,
        f"- &a {{写法: {'按' * 100_000}}}\n- &b {'甲' * 90_000}\n"
        + "- {姓名: *b, 职务: *b, 起: *b}\n" * 3_000,
        "- \n" * (SIZE // 3),
        "- {姓名: 王, 职务: 长, 起: '" + "2" * 250_000 + "'}",
        "- {写法: 按, 应为: '" + " " * 250_000 + "'}",
    ],
)
def test_a_bomb_is_read_in_time_and_told_in_few_words(text: str) -> None:
    for parse in (parse_word_list, parse_roster):
        assert least_seconds(partial(parse, text), SECONDS) <= SECONDS
        notes = parse(text)[1]
        assert len(notes) <= MOST_NOTES + 1
        assert sum(len(note.text) for note in notes) < 20_000


def test_more_exceptions_than_are_read_are_told() -> None:
    rows = ", ".join(f"按{at}" for at in range(MOST_TEXTS + 1))
    words, notes = parse_word_list(f"- 写法: 按\n  何时不算: [{rows}]\n- 写法: 老大难\n")
    assert [each.wrong for each in words] == ["老大难"]
    assert "何时不算" in notes[0].text and notes[0].line == 1


@pytest.mark.parametrize("char", ["\\n", "\\0", "\\e[31m", "\\u202e", "\\u200b", "\\u2028"])
def test_what_would_break_a_line_or_is_not_seen_is_refused(char: str) -> None:
    for text in (f'- 写法: "按{char}装"', f'- 写法: 按装\n  应为: "安{char}装"'):
        words, notes = parse_word_list(text)
        assert words == () and "看不见" in notes[0].text
    roster, notes = parse_roster(f'- 姓名: "王{char}某"\n  职务: 厅长')
    assert roster == () and "看不见" in notes[0].text


def with_text(text: str) -> Draft:
    draft = clean_draft()
    (section,) = draft.sections
    return replace(draft, sections=(section._replace(paragraphs=(Paragraph(text),)),))


def with_lists(lists: UnitLists) -> Stock:
    return replace(starter_stock(), lists=lists)


def mended(text: str, words: tuple[OwnWord, ...]) -> str:
    stock = with_lists(UnitLists(words=words))
    draft, _ = apply_all_fixes(with_text(text), lambda each: make_reply(each, stock).findings)
    return draft.sections[0].paragraphs[0].text


def test_words_that_go_round_or_grow_are_told_and_not_mended() -> None:
    round_ = (OwnWord("红杉", "云杉"), OwnWord("云杉", "红杉"))
    assert mended("种了红杉和云杉，长势良好。", round_) == "种了红杉和云杉，长势良好。"
    growing = (OwnWord("红杉", "云杉云杉"), OwnWord("云杉", "红杉红杉"))
    assert mended("种了红杉，长势良好。", growing) == "种了红杉，长势良好。"


@given(st.lists(st.builds(OwnWord, st.sampled_from("甲乙丙"), st.text("甲乙丙丁", max_size=3)), max_size=4))
@examples(60)
def test_mending_by_any_list_ends_and_twice_is_once(words: list[OwnWord]) -> None:
    words = [each for each in words if each.wrong != each.right]
    once = mended("种了甲乙丙，长势良好。", tuple(words))
    assert mended(once, tuple(words)) == once


@pytest.mark.parametrize(
    "roster",
    [
        tuple(PostHeld(f"王某{chr(0x4E00 + at)}", "厅长") for at in range(3_000)),
        tuple(PostHeld(chr(0x4E00 + at), chr(0x4E00 + at)) for at in range(3_000)),
        tuple(PostHeld("王某某", "长" * (1 + at % 90), date(2020, 1, 1)) for at in range(3_000)),
    ],
)
def test_a_long_roster_and_a_long_text(roster: tuple[PostHeld, ...]) -> None:
    stock = with_lists(UnitLists(roster=roster))
    draft = with_text("厅长王某某" * 3_900)
    assert least_seconds(lambda: make_reply(draft, stock), SECONDS) <= SECONDS


def test_a_long_list_of_words_and_a_long_text() -> None:
    rows = tuple(f"的{at}" for at in range(MOST_TEXTS))
    words = (OwnWord("的", "地", rows), *(OwnWord(f"词{at}", f"字{at}") for at in range(5_000)))
    stock = with_lists(UnitLists(words=words))
    draft = with_text("落实的地方的" * 3_000)
    assert least_seconds(lambda: make_reply(draft, stock), SECONDS) <= SECONDS
