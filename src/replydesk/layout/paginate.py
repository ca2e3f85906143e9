"""Rows poured into pages of so many: headings kept with their text, rows of tables whole."""

from __future__ import annotations

from collections.abc import Sequence

from replydesk.layout.flow_units import Unit
from replydesk.layout.pages import Row

Filled = list[list[Row]]
"""The rows of each page so far; the last one may not be full."""


def fill_pages(
    first: Sequence[Row], units: Sequence[Unit], height: int, turned: int | None = None, carried: int = 0
) -> Filled:
    """The pages of some units below the rows that begin page 1."""
    pages: Filled = [[]]
    pour(pages, first, height)
    fill(pages, units, height, turned, carried)
    return pages


def fill(
    pages: Filled, units: Sequence[Unit], height: int, turned: int | None = None, carried: int = 0
) -> None:
    """Add units to pages of `height` rows. The one of block `turned` begins a new page; with `carried` only
    that many of its last rows do."""
    held: list[Row] = []
    for unit in units:
        if unit.starts_page or unit.block == turned and not carried:
            _put(pages, held, len(held), height)
            held = []
            pages.append([])
        if unit.is_whole and len(held) + len(unit.rows) > height:
            _put(pages, held, len(held), height)
            held = []
        rows = [*held, *([()] * unit.blank_before), *unit.rows]
        if unit.keeps_with_next and len(rows) < height:
            held = rows
            continue
        kept = rows[: len(rows) - carried] if unit.block == turned else rows
        together = len(rows) if unit.is_whole else len(rows) - len(unit.rows) + 1
        _put(pages, kept, together, height, () if held else unit.head)
        if len(kept) < len(rows):
            pages.append(rows[len(kept) :])
        held = []
    _put(pages, held, len(held), height)


def _put(pages: Filled, rows: list[Row], together: int, height: int, head: Sequence[Row] = ()) -> None:
    """Add rows; the first `together` stay on one page, below `head` if that is a new one."""
    if rows and len(pages[-1]) + together > height:
        pages.append(list(head))
    if not pages[-1]:
        rows = rows[next((i for i, row in enumerate(rows) if row), 0) :]
    pour(pages, rows, height)


def pour(pages: Filled, rows: Sequence[Row], height: int) -> None:
    """Add rows to the last page and as many new ones as they take."""
    while rows:
        room = height - len(pages[-1])
        pages[-1] += rows[:room]
        rows = rows[room:]
        if rows:
            pages.append([])
