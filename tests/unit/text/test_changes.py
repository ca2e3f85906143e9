"""The words by which two texts differ."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replydesk.text.changes import Difference, changes, with_changes, with_pairs
from tests.support.effort import examples


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        ("我局,会同", "我局，会同", [(2, 3, "，")]),
        ("共 建成", "共建成", [(0, 2, "共")]),
        (" 建成", "建成", [(0, 2, "建")]),
        ("认真研究", "认真研究。", [(3, 4, "究。")]),
        ("新增１２．５万张", "新增12.5万张", [(2, 6, "12.5")]),
        ("好...坏", "好……坏", [(1, 4, "……")]),
        ("甲,乙...丙", "甲，乙……丙", [(1, 2, "，"), (3, 6, "……")]),
        ("甲", "甲", []),
        ("", "甲", [(0, 0, "甲")]),
        ("甲", "", [(0, 1, "")]),
    ],
)
def test_changes_are_as_short_as_they_are_meaningful(
    before: str, after: str, found: list[tuple[int, int, str]]
) -> None:
    assert [tuple(each) for each in changes(before, after)] == found


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        ("甲(乙)丙", "甲（乙）丙", [(1, 4, "（乙）")]),
        ("甲(乙,丙)丁", "甲（乙，丙）丁", [(1, 6, "（乙，丙）")]),
        ('甲"乙"丙', "甲“乙”丙", [(1, 4, "“乙”")]),
        ("甲(乙乙乙乙乙)丙", "甲（乙乙乙乙乙）丙", [(1, 2, "（"), (7, 8, "）")]),
        ("甲)乙(丙", "甲）乙（丙", [(1, 2, "）"), (3, 4, "（")]),
    ],
)
def test_short_pairs_are_one_change(before: str, after: str, found: list[tuple[int, int, str]]) -> None:
    assert [tuple(each) for each in with_pairs(changes(before, after), before, 6)] == found


TEXTS = st.text("甲乙，,. ", max_size=30)


@examples(500)
@given(TEXTS, TEXTS)
def test_changes_make_one_text_the_other(before: str, after: str) -> None:
    found = changes(before, after)
    assert with_changes(before, found) == after
    assert all(one.end < other.begin for one, other in pairwise(found))


def test_texts_that_have_nothing_in_common_are_one_change() -> None:
    assert changes("甲" * 100_000, "乙" * 99_999) == (Difference(0, 100_000, "乙" * 99_999),)


def test_a_change_that_overlaps_an_earlier_one_is_left() -> None:
    assert with_changes("甲乙丙丁", [(2, 4, "戊"), (0, 2, "己"), (1, 3, "庚")]) == "己戊"
