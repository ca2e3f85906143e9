"""How far two texts are the same from their start."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from replydesk.text.common_start import common_start

WORDS = st.text("甲乙", max_size=6)


@given(WORDS, WORDS)
def test_the_common_start_is_equal_and_cannot_be_longer(one: str, other: str) -> None:
    count = common_start(one, other)
    assert one[:count] == other[:count]
    assert count in (len(one), len(other)) or one[count] != other[count]


def test_rows_have_a_common_start_too() -> None:
    assert common_start(["甲", "乙", "丙"], ("甲", "乙", "丁", "丙")) == 2
