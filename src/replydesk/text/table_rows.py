"""Rows of a table as typed: | cells | between | bars |."""

from __future__ import annotations

import re

_BAR = re.compile(r"(?<!\\)\|")
_DASHES = re.compile(r"-{2,}|:-+:?|-+:")


def is_row(text: str) -> bool:
    """Return True if a text is typed as a table row: it begins with a bar and has a second one."""
    return "|" in text and text.lstrip().startswith("|") and text.count("|") > 1


def cells_of(row: str) -> list[str]:
    """Return the texts of the cells; a bar inside a cell is typed with a backslash."""
    inside = row.strip().removeprefix("|").removesuffix("|")
    return [cell.strip().replace("\\|", "|") for cell in _BAR.split(inside)]


def cell_starts(row: str) -> list[int]:
    """Return the offset of each cell's text in the row."""
    bars = [found.end() for found in _BAR.finditer(row.rstrip())]
    starts = bars[: len(cells_of(row))]
    return [start + len(row[start:]) - len(row[start:].lstrip(" ")) for start in starts]


def is_rule(cells: list[str]) -> bool:
    """Return True if the cells are those of the dashed rule under a table head."""
    return all(map(_DASHES.fullmatch, cells))


def side_of(dashes: str) -> str:
    """Return the alignment that the colons of a dashed cell give its column: left, center or right."""
    if dashes.endswith(":"):
        return "center" if dashes.startswith(":") else "right"
    return "left"
