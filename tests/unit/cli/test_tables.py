"""Printed tables on terminals of several widths."""

from __future__ import annotations

import re
from io import StringIO

import pytest
from rich.cells import cell_len

from replydesk.cli.tables import Row, print_table, share_width

ROWS: list[Row] = [
    {
        "文号": "云民复议字〔2026〕33号",
        "案由": "关于推进社区养老服务的建议",
        "页数": 8,
        "文件": "甲" * 40,
    },
    {"文号": "云民复议字〔2026〕4号", "案由": "短", "页数": 12, "文件": "乙"},
]
LONG = {"案由": 36, "文件": 100}


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


def lines(stream: StringIO) -> list[str]:
    print_table(ROWS, LONG, stream)
    return [re.sub(r"\x1b\[\d*m", "", line).rstrip() for line in stream.getvalue().splitlines()]


@pytest.mark.parametrize("columns", [60, 80, 120])
def test_every_column_is_seen_on_a_terminal(monkeypatch: pytest.MonkeyPatch, columns: int) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    heads, first, second = lines(Terminal())
    assert heads.split() == ["文号", "案由", "页数", "文件"]
    assert first.startswith("云民复议字〔2026〕33号  关于") and "   8  甲甲" in first and first.endswith("…")
    assert second.split() == ["云民复议字〔2026〕4号", "短", "12", "乙"]
    assert all(cell_len(line) <= columns for line in (heads, first, second))


def test_output_to_a_file_is_cut_only_beyond_the_limit() -> None:
    assert lines(StringIO())[1].split()[1:] == ["关于推进社区养老服务的建议", "8", "甲" * 40]


@pytest.mark.parametrize("count", [2, 2_001])
def test_a_typed_number_of_any_length_hides_no_row(count: int) -> None:
    rows: list[Row] = [{"编号": "9" * 100_000, "案由": "长"}, *[{"编号": "12", "案由": "短"}] * (count - 1)]
    stream = StringIO()
    print_table(rows, {"案由": 36}, stream)
    _, long, *others = re.sub(r"\x1b\[\d*m", "", stream.getvalue()).splitlines()
    assert long.split() == ["9" * 79 + "…", "长"]
    assert all(line.split() == ["12", "短"] for line in others) and len(others) == count - 1


@pytest.mark.parametrize(
    ("room", "given"),
    [
        (100, {"甲": 10, "乙": 40}),
        (44, {"甲": 10, "乙": 30}),
        (20, {"甲": 8, "乙": 8}),
        (0, {"甲": 8, "乙": 8}),
    ],
)
def test_the_widest_column_is_cut_first(room: int, given: dict[str, int]) -> None:
    assert share_width({"乙": 40, "甲": 10}, room) == given


def test_a_folded_column_is_shown_whole_in_several_lines() -> None:
    stream = StringIO()
    text = "".join(f"第{number}处有问题，" for number in range(60))
    print_table([{"稿子": "甲", "问题": text}], {"问题": 40}, stream, folded="问题")
    shown = stream.getvalue().splitlines()[1:]
    assert len(shown) > 10 and "".join(line[1:].strip() for line in shown) == text
    assert shown[0].startswith("甲") and all(cell_len(line) <= 46 for line in shown)
