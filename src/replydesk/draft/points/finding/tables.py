"""Points in the tables of an original: a column of what is asked for, or a labelled cell of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from replydesk.draft.points.finding.items import AskedItem, items_of
from replydesk.draft.points.finding.regions import AskingRegion, regions_of
from replydesk.draft.points.finding.units import TextUnit, units_within
from replydesk.draft.points.finding.words import announces_asking
from replydesk.text.table_rows import cell_starts, cells_of, is_row, is_rule

_LONGEST_HEAD = 12  # characters of a cell in a table's head


def table_items(texts: Sequence[str]) -> Iterator[AskedItem]:
    """Yield the points of the tables among paragraphs."""
    column = -1
    for at, text in enumerate(texts):
        if not is_row(text):
            column = -1
            continue
        cells = cells_of(text)
        named = _asking_column(cells)
        if named >= 0 and all(map(_may_head, cells)):
            column = named
        elif named >= 0:
            yield from _labelled(text, at, named + 1)
        elif 0 <= column < len(cells) and not is_rule(cells):
            yield from _one(text, at, column)


def _asking_column(cells: Sequence[str]) -> int:
    """Return the first cell that says what is asked for, -1 if none does; alone in its row it is no head."""
    named = [at for at, cell in enumerate(cells) if cell and announces_asking(cell, is_line=True)]
    return named[0] if named and len(cells) > 1 else -1


def _may_head(cell: str) -> bool:
    return len(cell) <= _LONGEST_HEAD and not any(mark in cell for mark in "。；;")


def _labelled(row: str, at: int, column: int) -> Iterator[AskedItem]:
    """Yield the points of a cell behind its label."""
    region = AskingRegion(is_announced=True)
    for unit in _cell(row, at, column):
        region.add(unit)
    if region.units:
        yield from items_of(region)


def _one(row: str, at: int, column: int) -> Iterator[AskedItem]:
    """Yield the point that a cell is, or those that it announces."""
    units = _cell(row, at, column)
    if regions := [each for each in regions_of(units) if each.is_announced or each.last]:
        for region in regions:
            yield from items_of(region)
    elif units:
        yield AskedItem(tuple(units))


def _cell(row: str, at: int, column: int) -> list[TextUnit]:
    starts = cell_starts(row)
    if column >= len(starts):
        return []
    ends = [*(start - 1 for start in starts[1:]), len(row.rstrip())]
    text = row[starts[column] : ends[column]].rstrip(" |")
    return units_within(at, row, starts[column], starts[column] + len(text))
