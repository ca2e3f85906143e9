from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replydesk.text.key_value import key_value


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("案由: 关于某事", ("", "案由", "", ":", " ", "关于某事")),
        ("案由：关于某事", ("", "案由", "", "：", "", "关于某事")),
        ("\t案由 ：　关于: 某事 ", ("\t", "案由", " ", "：", "　", "关于: 某事 ")),
        ("案由:", ("", "案由", "", ":", "", "")),
        ("经办 科室: 甲", ("", "经办 科室", "", ":", " ", "甲")),
        ("'甲:乙' : 丙", ("", "'甲:乙'", " ", ":", " ", "丙")),
        ('"甲：乙：丙', ("", '"甲', "", "：", "", "乙：丙")),
    ],
)
def test_a_line_is_split_at_its_first_colon(line: str, parts: tuple[str, ...]) -> None:
    assert key_value(line) == parts


@pytest.mark.parametrize("line", ["", "案由", ": 甲", "　：甲"])
def test_a_line_without_colon_or_key_is_none(line: str) -> None:
    assert key_value(line) is None


@given(st.text("甲a: ：\t　'\"#-", max_size=12))
def test_the_parts_joined_are_the_line(line: str) -> None:
    row = key_value(line)
    assert row is None or "".join(row) == line


def test_a_very_long_line_of_blanks_is_read_fast() -> None:
    assert key_value(" " * 200_000 + "甲") is None
    assert key_value(" " * 200_000 + "甲: 乙") == (" " * 200_000, "甲", "", ":", " ", "乙")
