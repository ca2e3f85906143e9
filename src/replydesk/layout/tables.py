"""Tables on the grid: columns as wide as their texts need, and rows as high as their fullest cell.

A table is as wide as the type area and set in 3号 like the text (5.2.2), so its cells are on the squares of
the page; half a square is kept free on both sides of a cell.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate, groupby, pairwise
from math import ceil
from typing import NamedTuple

from replydesk.layout.char_widths import UNITS, Advances, length
from replydesk.layout.line_breaks import break_lines, may_break
from replydesk.layout.lines import advances_of
from replydesk.layout.pages import Line, Row
from replydesk.layout.setup import Setup
from replydesk.layout.sheet import SQUARE
from replydesk.letter.model import Cell, Role

# Twips kept free on each side of a cell: slightly under half a square, so that rounding wraps no text.
CELL_MARGIN = SQUARE // 2 - 10

NARROWEST = 6  # Half-squares of the narrowest column: two characters and the margins beside them

HALF = SQUARE / 2


class TableEntry(NamedTuple):
    """A cell of a table: its block in the letter, its text, role and position."""

    block: int
    text: str
    role: Role
    cell: Cell


class Columns(NamedTuple):
    """The edges of the columns of a table, in twips: one more than columns; () if there are too many columns.

    `torn` is a number or word that is too wide for every column, "" if there is none.
    """

    edges: tuple[int, ...]
    torn: str = ""


class Table(NamedTuple):
    """A table on the grid: its columns, and its rows, each a list of printed rows."""

    columns: Columns
    rows: list[list[Row]]


@lru_cache(maxsize=64)  # a keystroke rarely changes a table: one of 25 cells takes 0.3 ms
def table_of(entries: tuple[TableEntry, ...], setup: Setup) -> Table:
    """Return the table of `entries`."""
    columns = _columns(entries, setup)
    by_row = groupby(entries, key=lambda entry: entry.cell.row)
    edges = columns.edges
    return Table(columns, [_printed_row(list(row), edges, setup) for _, row in by_row] if edges else [])


def _columns(entries: Sequence[TableEntry], setup: Setup) -> Columns:
    """Return columns as wide as their texts need, at least as wide as their longest number or word."""
    count, measure = entries[0].cell.columns, setup.sheet.half_squares
    if count * NARROWEST > measure:
        return Columns(())
    least, wanted, longest = [NARROWEST] * count, [NARROWEST] * count, [""] * count
    for _, text, role, cell in entries:
        if cell.span > 1:  # it has room in the columns that the others make
            continue
        column, widths = cell.column, advances_of(role, setup)
        piece = max(_pieces(text), key=lambda text: length(text, widths))
        if (wide := _half_squares(piece, widths)) > least[column]:
            least[column], longest[column] = wide, piece
        wanted[column] = max(wanted[column], _half_squares(text, widths))
    torn = ""
    if sum(least) > measure:
        torn = longest[max(range(count), key=least.__getitem__)]
        least = [NARROWEST] * count
    edges = list(accumulate(_shared(least, wanted, measure), initial=0))
    return Columns((*(round(edge * HALF) for edge in edges[:-1]), setup.sheet.measure), torn)


def _pieces(text: str) -> list[str]:
    """Return the pieces that no line break may split: numbers, words, characters with their marks."""
    breaks = [0, *(at for at in range(1, len(text)) if may_break(text, at)), len(text)]
    return [text[start:end].rstrip(" ") for start, end in pairwise(breaks)]


def _half_squares(text: str, widths: Advances) -> int:
    """Return the width of a column that holds `text` on one line."""
    return ceil((length(text, widths) / UNITS + SQUARE) / HALF)


def _shared(least: Sequence[int], wanted: Sequence[int], measure: int) -> list[int]:
    """Return widths that fill the measure, none below its least width; all in half-squares.

    Spare width is shared equally. If it is not enough, columns that need no more than their share get what
    they need, and the others share the rest equally.
    """
    widths = list(least)
    left = measure - sum(least)
    more = [want - width for want, width in zip(wanted, least, strict=True)]
    for place, column in enumerate(sorted(range(len(least)), key=more.__getitem__)):
        given = min(more[column], left // (len(least) - place))
        widths[column] += given
        left -= given
    each, over = divmod(left, len(least))
    return [width + each + (place >= len(least) - over) for place, width in enumerate(widths)]


def _printed_row(entries: Sequence[TableEntry], edges: Sequence[int], setup: Setup) -> list[Row]:
    """Return the lines of the cells of a row, side by side, from the top or vertically centred."""
    cells = [list(group) for _, group in groupby(entries, key=lambda entry: entry.cell.column)]
    stacks = [[line for entry in cell for line in _lines(entry, edges, setup)] for cell in cells]
    rows: list[list[Line]] = [[] for _ in range(max(map(len, stacks)))]
    for (first, *_), stack in zip(cells, stacks, strict=True):
        top = (len(rows) - len(stack)) // 2 if first.cell.is_middle else 0
        for row, line in zip(rows[top:], stack, strict=False):
            row.append(line)
    return [tuple(row) for row in rows]


def _lines(entry: TableEntry, edges: Sequence[int], setup: Setup) -> list[Line]:
    """Return the lines of one block of a cell; `left` is counted from the edge of the type area."""
    block, text, role, cell = entry
    room = edges[cell.column + cell.span] - edges[cell.column] - 2 * CELL_MARGIN
    widths = advances_of(role, setup)
    ends = break_lines(text, room * UNITS, room * UNITS, widths)
    lines = []
    for start, end in zip([0, *ends[:-1]], ends, strict=True):
        spare = max(room - length(text[start:end].rstrip(" "), widths) // UNITS, 0)
        share = {"left": 0, "center": spare // 2, "right": spare}[cell.align]
        lines.append(Line(block, start, end, edges[cell.column] + CELL_MARGIN + share))
    return lines
