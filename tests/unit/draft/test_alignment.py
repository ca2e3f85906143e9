from __future__ import annotations

from difflib import SequenceMatcher

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replydesk.draft import alignment
from replydesk.draft.alignment import aligned

LINES = st.lists(st.sampled_from("甲乙丙丁戊"), max_size=12)


def is_whole(old: list[str], new: list[str]) -> bool:
    """Return True if the parts follow one another, cover both texts, and those said to be the same are."""
    at = by = 0
    for each in aligned(old, new):
        assert (each.start, each.other_start) == (at, by)
        assert not each.is_same or old[each.start : each.end] == new[each.other_start : each.other_end]
        at, by = each.end, each.other_end
    return (at, by) == (len(old), len(new))


@given(LINES, LINES)
def test_both_texts_are_covered(old: list[str], new: list[str]) -> None:
    assert is_whole(old, new)


@given(LINES, LINES)
def test_both_texts_are_covered_beyond_the_budget(old: list[str], new: list[str]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(alignment, "BUDGET", 5)
        assert is_whole(old, new)


def test_beyond_the_budget_lines_that_occur_once_hold_the_texts_together(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(alignment, "BUDGET", 100)
    old = [line for number in range(50) for line in (f"第{number}条", "一", "二")]
    new = [line for number in range(50) for line in (f"第{number}条", "一", "三")]
    same = [old[each.start] for each in aligned(old, new) if each.is_same]
    assert [line for line in same if line.startswith("第")] == [f"第{number}条" for number in range(50)]


def test_many_lines_alike_take_no_longer_than_many_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    """Counts the pairs that difflib was given, not the time."""
    pairs = 0

    class Counting(SequenceMatcher[str]):
        def __init__(self, _: None, one: list[str], other: list[str], *, autojunk: bool) -> None:
            nonlocal pairs
            pairs += len(one) * len(other)
            super().__init__(None, one, other, autojunk)

    monkeypatch.setattr(alignment, "SequenceMatcher", Counting)
    assert is_whole(["甲", "乙"] * 5_000, ["乙", "丙", "甲"] * 4_000)
    assert pairs <= alignment.BUDGET
