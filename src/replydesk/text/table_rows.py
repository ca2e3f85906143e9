"""A row of a table as it is typed: | its | cells | between | bars |."""

from __future__ import annotations

import re

_BAR = re.compile(r"(?<!\\)\|")
_DASHES = re.compile(r"-{2,}|:-+:?|-+:")


def is_row(text: str) -> bool:
    """Return True if a text is written as a row of a table: it begins with a bar and has a second one."""
    return "|" in text and text.lstrip().startswith("|") and text.count("|") > 1


def cells_of(row: str) -> list[str]:
    """The texts of the cells; a bar in one is typed with a backslash."""
    inside = row.strip().removeprefix("|").removesuffix("|")
    return [cell.strip().replace("\\|", "|") for cell in _BAR.split(inside)]


def cell_starts(row: str) -> list[int]:
    """Where the text of each cell begins in the row."""
    bars = [found.end() for found in _BAR.finditer(row.rstrip())]
    starts = bars[: len(cells_of(row))]
    return [start + len(row[start:]) - len(row[start:].lstrip(" ")) for start in starts]


def is_rule(cells: list[str]) -> bool:
    """Whether a row is the line of dashes under the head of a table."""
    return all(map(_DASHES.fullmatch, cells))


def side_of(dashes: str) -> str:
    """Where the cells of a column stand, told by the colons beside its dashes: left, center or right."""
    if dashes.endswith(":"):
        return "center" if dashes.startswith(":") else "right"
    return "left"
