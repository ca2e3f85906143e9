"""Tests of text differences and of lines with checksums."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replydesk.text.delta import Delta, checked_line, difference, read_checked_lines

TEXTS = st.text(st.sampled_from("甲乙丙\n a"), max_size=30)
VALUES = st.lists(st.one_of(st.text(st.characters(codec="utf-8")), st.integers()), max_size=5)


@given(TEXTS, TEXTS)
def test_a_difference_turns_one_text_into_the_other_and_back(before: str, after: str) -> None:
    change = difference(before, after)
    assert change.applied(before) == after
    assert change.reversed.applied(after) == before


@given(TEXTS, TEXTS)
def test_a_difference_is_the_smallest_single_replacement(before: str, after: str) -> None:
    _, removed, added = difference(before, after)
    if removed and added:
        assert removed[0] != added[0] and removed[-1] != added[-1]
    assert (before == after) == (not removed and not added)


def test_a_change_is_refused_for_another_text() -> None:
    with pytest.raises(ValueError):
        Delta(1, "乙", "丙").applied("甲丁")


@given(st.lists(VALUES, max_size=5))
def test_checked_lines_return_their_values(values: list[list[str | int]]) -> None:
    assert list(read_checked_lines(b"".join(map(checked_line, values)))) == values


@given(VALUES, VALUES)
def test_a_line_cut_short_anywhere_is_detected(first: list[str | int], second: list[str | int]) -> None:
    whole, cut = checked_line(first), checked_line(second)
    for end in range(1, len(cut)):
        assert list(read_checked_lines(whole + cut[:end])) == [first, None]


@given(VALUES, st.data())
def test_a_line_with_a_wrong_byte_is_detected(value: list[str | int], data: st.DataObject) -> None:
    whole = bytearray(checked_line(value))
    begin = whole.index(b" ", whole.index(b" ") + 1) + 1
    at = data.draw(st.integers(begin, len(whole) - 2))
    whole[at] ^= data.draw(st.integers(1, 255))
    assert set(map(type, read_checked_lines(bytes(whole)))) == {type(None)}


def test_lone_surrogates_become_question_marks() -> None:
    assert list(read_checked_lines(checked_line(["甲\ud800"]))) == [["甲?"]]
