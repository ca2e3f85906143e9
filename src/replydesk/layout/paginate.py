"""Distribution of rows over pages: headings are kept with their text, and table rows whole."""

from __future__ import annotations

from collections.abc import Sequence

from replydesk.layout.flow_units import FlowUnit
from replydesk.layout.pages import Row

Filled = list[list[Row]]  # The rows of each page so far; the last page may not be full


def fill_pages(
    first: Sequence[Row], units: Sequence[FlowUnit], height: int, moved: int | None = None, carried: int = 0
) -> Filled:
    """Return the pages of `units`, below the rows `first` that begin page 1."""
    pages: Filled = [[]]
    add_rows(pages, first, height)
    fill(pages, units, height, moved, carried)
    return pages


def fill(
    pages: Filled, units: Sequence[FlowUnit], height: int, moved: int | None = None, carried: int = 0
) -> None:
    """Add units to pages of `height` rows.

    The unit of block `moved` begins a new page; with `carried`, only that many of its last rows do.
    """
    held: list[Row] = []
    for unit in units:
        if unit.starts_page or (unit.block == moved and not carried):
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
        kept = rows[: len(rows) - carried] if unit.block == moved else rows
        together = len(rows) if unit.is_whole else len(rows) - len(unit.rows) + 1
        _put(pages, kept, together, height, () if held else unit.head)
        if len(kept) < len(rows):
            pages.append(rows[len(kept) :])
        held = []
    _put(pages, held, len(held), height)


def _put(pages: Filled, rows: list[Row], together: int, height: int, head: Sequence[Row] = ()) -> None:
    """Add rows; the first `together` stay on one page, below `head` if that page is new."""
    if rows and len(pages[-1]) + together > height:
        pages.append(list(head))
    if not pages[-1]:
        rows = rows[next((i for i, row in enumerate(rows) if row), 0) :]
    add_rows(pages, rows, height)


def add_rows(pages: Filled, rows: Sequence[Row], height: int) -> None:
    """Add rows to the last page and to as many new ones as they need."""
    while rows:
        room = height - len(pages[-1])
        pages[-1] += rows[:room]
        rows = rows[room:]
        if rows:
            pages.append([])
