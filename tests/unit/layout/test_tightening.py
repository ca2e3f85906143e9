from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replydesk.layout.bad_breaks import find_bad_breaks
from replydesk.layout.char_widths import UNITS, Advances, advances
from replydesk.layout.line_breaks import break_lines
from replydesk.layout.tightening import (
    MAX_CONDENSING,
    MAX_FOR_LINE,
    SLACK,
    Condensed,
    break_condensed,
    choose_condensing,
    condense_all,
    condensing_to_save_line,
)
from tests.support.effort import examples

MEASURE = 8844 * UNITS
FIRST = MEASURE - 2 * 315 * UNITS
NAMES = ("张某某",)
PARAGRAPHS = st.lists(
    st.sampled_from(
        ["张某某", "2025年", "30万元", "第33号", "办理", "养", "，", "。", "（", "）", "12人次", "甲" * 9]
    ),
    max_size=40,
).map("".join)


def face(less: int) -> Advances:
    return advances(16, -5 - less)


def faults(text: str, condensed: Condensed) -> int:
    return len(find_bad_breaks(text, break_condensed(text, FIRST, MEASURE, face, condensed), NAMES))


def is_sure(text: str, twips: int) -> bool:
    """Return True if no line is within 0.4 pt of ending elsewhere."""
    ends = {break_lines(text, FIRST + more, MEASURE + more, face(twips)) for more in (-SLACK, 0, SLACK)}
    return len(ends) == 1


def mend(text: str) -> Condensed:
    return choose_condensing(text, FIRST, MEASURE, NAMES, face)


@pytest.mark.parametrize(
    "text",
    ["甲" * 24 + "2025年" + "乙" * 9, "甲" * 24 + "张某某代表", "甲" * 25 + "施。", "甲" * 53 + "施。"],
)
def test_a_paragraph_is_condensed_by_the_least_that_helps(text: str) -> None:
    ((start, end, twips),) = mend(text)
    assert (start, end) == (0, len(text)) and 0 < twips <= MAX_CONDENSING
    assert not faults(text, condense_all(text, twips))
    fewer = [less for less in range(1, twips) if not faults(text, condense_all(text, less))]
    assert all(not is_sure(text, less) for less in fewer)


def test_single_lines_are_condensed_where_the_paragraph_does_not_help() -> None:
    text = "甲" * 23 + "14605名、" + "乙" * 60
    assert all(faults(text, condense_all(text, twips)) for twips in range(1, MAX_CONDENSING + 1))
    ((start, end, twips),) = mend(text)
    assert start == 0 and text[:end].endswith("14605名、") and MAX_CONDENSING < twips <= MAX_FOR_LINE
    assert not faults(text, mend(text))


@pytest.mark.parametrize("text", ["", "甲" * 40, "张某某" * 1, "甲" * 200])
def test_what_reads_well_is_not_condensed(text: str) -> None:
    assert mend(text) == ()


def test_what_cannot_be_helped_is_left_alone() -> None:
    name = "欧阳" * 20
    assert choose_condensing(name, FIRST, MEASURE, (name,), face) == ()


@examples(80)
@given(PARAGRAPHS)
def test_mending_never_makes_more_lines_end_badly(text: str) -> None:
    condensed = mend(text)
    assert faults(text, condensed) <= faults(text, ())
    assert not condensed or faults(text, condensed) < faults(text, ())
    assert all(0 < twips <= MAX_FOR_LINE and start < end for start, end, twips in condensed)


@examples(80)
@given(PARAGRAPHS)
def test_lines_are_broken_as_ever_where_nothing_is_condensed(text: str) -> None:
    assert break_condensed(text, FIRST, MEASURE, face, ()) == break_lines(text, FIRST, MEASURE, face(0))
    assert break_condensed(text, FIRST, MEASURE, face, condense_all(text, 7)) == break_lines(
        text, FIRST, MEASURE, face(7)
    )


@examples(60)
@given(PARAGRAPHS)
def test_a_line_is_saved_by_the_least_condensing_or_not_at_all(text: str) -> None:
    lines = [len(break_lines(text, FIRST, MEASURE, face(twips))) for twips in range(MAX_CONDENSING + 1)]
    shorter = [twips for twips, count in enumerate(lines) if count < lines[0] and is_sure(text, twips)]
    assert condensing_to_save_line(text, FIRST, MEASURE, face) == next(iter(shorter), None)


def test_a_scrap_of_a_line_is_saved_and_half_a_line_is_not() -> None:
    assert condensing_to_save_line("甲" * 27, FIRST, MEASURE, face)
    assert condensing_to_save_line("甲" * 40, FIRST, MEASURE, face) is None
    assert condensing_to_save_line("甲" * 20, FIRST, MEASURE, face) is None
    assert condensing_to_save_line("", FIRST, MEASURE, face) is None
