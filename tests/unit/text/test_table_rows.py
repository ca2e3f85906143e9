from __future__ import annotations

import pytest

from replydesk.text.table_rows import cells_of, is_rule, side_of


@pytest.mark.parametrize(
    ("row", "cells"),
    [
        ("| 甲 | 乙 |", ["甲", "乙"]),
        (" |甲|乙| ", ["甲", "乙"]),
        ("| 甲 |  | 丙 |", ["甲", "", "丙"]),
        (r"| 甲\|乙 | 丙 |", ["甲|乙", "丙"]),
        ("||", [""]),
    ],
)
def test_cells_are_split_at_bars(row: str, cells: list[str]) -> None:
    assert cells_of(row) == cells


@pytest.mark.parametrize(
    ("cells", "rules"),
    [
        (["---", ":-:"], True),
        (["--:", ":--"], True),
        (["-", "-"], False),
        (["甲", "---"], False),
        (["", "---"], False),
    ],
)
def test_a_row_of_dashes_is_the_rule_under_the_head(cells: list[str], rules: bool) -> None:
    assert is_rule(cells) is rules


@pytest.mark.parametrize(
    ("dashes", "side"), [("---", "left"), (":--", "left"), (":-:", "center"), ("--:", "right")]
)
def test_colons_give_the_alignment(dashes: str, side: str) -> None:
    assert side_of(dashes) == side
