"""Differences of texts by character."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from replydesk.text.char_diff import TextEdit, apply_text_edits, moved_offset, text_edits

_TEXTS = st.text(alphabet="甲乙丙丁一二", max_size=30)


@given(_TEXTS, _TEXTS, st.integers(0, 3))
def test_edits_make_the_later_text(before: str, after: str, near: int) -> None:
    edits = text_edits(before, after, near)
    assert apply_text_edits(before, edits) == after
    assert all(one.end < other.start for one, other in pairwise(edits))


@given(_TEXTS, _TEXTS)
def test_an_offset_stays_at_its_character(before: str, after: str) -> None:
    edits = text_edits(before, after, 0)
    for at, char in enumerate(before):
        if not any(start <= at < end for start, end, _ in edits):
            assert after[moved_offset(edits, at)] == char


def test_edits_one_character_apart_are_one() -> None:
    assert text_edits("投入三百万元", "投入五百八万元") == (TextEdit(2, 4, "五百八"),)
    assert text_edits("投入三百万元", "投入五百八万元", 0) == (TextEdit(2, 3, "五"), TextEdit(4, 4, "八"))


def test_text_put_in_at_the_end_of_a_stretch_stays_outside() -> None:
    edits = (TextEdit(2, 2, "又"),)
    assert moved_offset(edits, 2, is_end=True) == 2
    assert moved_offset(edits, 2) == 3
