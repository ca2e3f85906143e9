from __future__ import annotations

import xml.etree.ElementTree as ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replydesk.text.characters import folded_name, one_line
from replydesk.text.marks import has_forbidden


@given(st.text(st.characters(), max_size=50))
def test_every_line_of_a_letter_is_allowed_in_a_word_file(text: str) -> None:
    shown = one_line(text)
    assert not has_forbidden(shown)
    escaped = shown.replace("&", "&amp;").replace("<", "&lt;")
    assert ElementTree.fromstring(f"<t>{escaped}</t>".encode()).text in (shown, None)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("\u3000\u3000我厅……  ", "我厅……"),
        ("甲\t乙", "甲\u3000乙"),
        ("甲\r\n乙", "甲\u3000乙"),
        ("甲\u2028乙", "甲\u3000乙"),
        ("甲 乙", "甲 乙"),
    ],
)
def test_text_of_a_letter_becomes_one_stripped_line(text: str, line: str) -> None:
    assert one_line(text) == line


def test_names_a_file_system_confuses_are_equal_when_folded() -> None:
    assert folded_name("A\u00e9.md") == folded_name("ae\u0301.MD") != folded_name("Ae.md")
