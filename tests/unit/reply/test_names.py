from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replydesk.reply.registers.names import alike, looks, name_cell, name_in_cell

ODD = st.text(
    st.sampled_from('甲a \t\n\r\u3000"\\{}20é\u0301\u200b\udce9\ud83d\ude00\U000e0001\u00a0\u0085\u2028𝒜')
)


@given(ODD | st.text(st.characters()), ODD | st.text(st.characters()))
def test_every_name_has_a_cell_of_its_own(one: str, other: str) -> None:
    assert name_in_cell(name_cell(one)) == one
    assert (name_cell(one) == name_cell(other)) == (one == other)
    assert not set("\t\n\r\u2028\x85") & set(name_cell(one))
    name_cell(one).encode()


@pytest.mark.parametrize(
    ("name", "cell"),
    [
        ("居家养老-张某某代表", "居家养老-张某某代表"),
        ("甲\u3000乙", "甲\u3000乙"),
        ("甲 乙", "甲 乙"),
        ("甲 ", '"甲\\{20}"'),
        (" 甲", '"\\{20}甲"'),
        ("甲\t乙", '"甲\\{9}乙"'),
        ("e\u0301", '"e\\{301}"'),
        ("\u00e9", "\u00e9"),
        ("\udce9", '"\\{dce9}"'),
        ('"甲"', '"\\{22}甲\\{22}"'),
        ("甲\\{20}", "甲\\{20}"),
    ],
)
def test_plain_names_stand_as_they_are_and_others_in_quotes(name: str, cell: str) -> None:
    assert name_cell(name) == cell


@pytest.mark.parametrize("cell", ['"甲"', '"', '""x', '"甲\\{110000}"', '"\\{0020}甲"', '"\\u0020"'])
def test_a_cell_that_is_no_name_in_quotes_is_a_name_itself(cell: str) -> None:
    assert name_in_cell(cell) == cell


@pytest.mark.parametrize(
    "other",
    ["甲a ", " 甲a", "甲 a", "甲\ta", "甲\u200ba", "甲A", "甲ａ", "甲\u00ada", "甲\u3000a", "\udcbc\udcd7a"],
)
def test_names_that_people_take_for_the_same_are_found(other: str) -> None:
    assert looks(other) == looks("甲a")
    assert alike(["甲a", "乙", other]) == (tuple(sorted(("甲a", other))),)


def test_composed_or_not_is_the_same_to_the_eye_and_another_letter_is_not() -> None:
    assert looks("e\u0301") == looks("\u00e9") != looks("e")
    assert alike(["甲", "乙", "甲2", "甲3"]) == ()
