from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replydesk.text.natural_order import natural_key, natural_text


@pytest.mark.parametrize(
    "ordered",
    [
        ["1", "2", "9", "10", "100"],
        ["0002", "3", "010", "11"],
        ["第9号", "第10号", "11"],
        ["9", "提2", "提10"],
        ["A2", "a3", "Ａ１０", "B1"],
        ["DH0002号", "DH0010号"],
        ["2-9", "2-10", "10-1"],
        ["33", "33-1", "33甲"],
        ["055", "55", "56"],
        ["7", "甲", ""],
        ["9", "9" * 5000, "1" + "0" * 5000],
    ],
)
def test_numbers_within_texts_are_counted(ordered: list[str]) -> None:
    mixed = random.Random(1).sample(ordered, len(ordered))
    assert sorted(mixed, key=natural_key) == ordered


@given(st.lists(st.text()))
def test_any_texts_have_one_order(texts: list[str]) -> None:
    backwards = texts[::-1]
    assert sorted(texts, key=natural_key) == sorted(backwards, key=natural_key)


@given(st.lists(st.text("0129提A第号-", max_size=6)))
def test_the_flat_form_gives_the_same_order_and_makes_no_difference_of_zeros(texts: list[str]) -> None:
    filled = sorted((text for text in texts if not natural_key(text)[0]), key=natural_key)
    flat = [natural_text(text) for text in filled]
    assert flat == sorted(flat)
    assert natural_text("55") == natural_text("第055号") != natural_text("56")
