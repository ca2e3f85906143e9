"""Tables on the grid: columns as wide as their texts need, every row as many lines high as its fullest cell.

A table is as wide as the type area and set in 3号 like the text (5.2.2), so that its cells stand on the
squares of the page; half a square is kept free on both sides of a cell.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, groupby, pairwise
from math import ceil
from typing import NamedTuple

from replydesk.layout.advances import UNITS, Advances, length
from replydesk.layout.breaking import break_lines, may_break
from replydesk.layout.lines import advances_of
from replydesk.layout.pages import Line, Row
from replydesk.layout.setup import Setup
from replydesk.layout.sheet import SQUARE
from replydesk.letter import Block, Cell, Letter

CELL_MARGIN = SQUARE // 2 - 10
"""Twips kept free on each side of a cell: not quite half a square, lest rounding wrap a text."""

NARROWEST = 6
"""Half-squares of the narrowest column: two characters and what is kept free beside them."""

HALF = SQUARE / 2


class Columns(NamedTuple):
    """The edges of the columns of a table, in twips: one more than columns; [] if these are too many.

    `torn` is a number or word that no column is wide enough for, "" if there is none.
    """

    edges: list[int]
    torn: str = ""


def columns_of(letter: Letter, cells: Sequence[int], setup: Setup) -> Columns:
    """The columns of a table: as wide as their texts want, at least as their longest number or word."""
    count, measure = _cell(letter.blocks[cells[0]]).columns, setup.sheet.half_squares
    if count * NARROWEST > measure:
        return Columns([])
    least, wanted, longest = [NARROWEST] * count, [NARROWEST] * count, [""] * count
    for block in map(letter.blocks.__getitem__, cells):
        column, widths = _cell(block).column, advances_of(block.role, setup)
        piece = max(_pieces(block.text), key=lambda text: length(text, widths))
        if (wide := _half_squares(piece, widths)) > least[column]:
            least[column], longest[column] = wide, piece
        wanted[column] = max(wanted[column], _half_squares(block.text, widths))
    torn = ""
    if sum(least) > measure:
        torn = longest[max(range(count), key=least.__getitem__)]
        least = [NARROWEST] * count
    edges = list(accumulate(_shared(least, wanted, measure), initial=0))
    return Columns([*(round(edge * HALF) for edge in edges[:-1]), setup.sheet.measure], torn)


def _pieces(text: str) -> list[str]:
    """What no line break may part: numbers, words, characters with their marks."""
    breaks = [0, *(at for at in range(1, len(text)) if may_break(text, at)), len(text)]
    return [text[start:end].rstrip(" ") for start, end in pairwise(breaks)]


def _half_squares(text: str, widths: Advances) -> int:
    """The width of a column that holds a text in one line."""
    return ceil((length(text, widths) / UNITS + SQUARE) / HALF)


def _shared(least: Sequence[int], wanted: Sequence[int], measure: int) -> list[int]:
    """Widths that fill the measure, none below the least; all in half-squares.

    What is left over is shared alike. Where it is too little, columns that want no more than their share get
    what they want, and the others share the rest alike.
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


def table_rows(letter: Letter, cells: Sequence[int], edges: Sequence[int], setup: Setup) -> list[list[Row]]:
    """The rows of a table, each as the printed rows it takes."""
    return [
        _printed_row(letter, list(group), edges, setup)
        for _, group in groupby(cells, key=lambda index: _cell(letter.blocks[index]).row)
    ]


def _printed_row(letter: Letter, cells: Sequence[int], edges: Sequence[int], setup: Setup) -> list[Row]:
    """The lines of the cells of a row, side by side from the top."""
    stacks = [cell_lines(letter.blocks[index], index, edges, setup) for index in cells]
    height = max(map(len, stacks))
    return [tuple(stack[row] for stack in stacks if row < len(stack)) for row in range(height)]


def cell_lines(block: Block, index: int, edges: Sequence[int], setup: Setup) -> list[Line]:
    """The lines of one cell, `left` counted from the type area's edge."""
    cell = _cell(block)
    room = edges[cell.column + 1] - edges[cell.column] - 2 * CELL_MARGIN
    widths = advances_of(block.role, setup)
    ends = break_lines(block.text, room * UNITS, room * UNITS, widths)
    lines = []
    for start, end in zip([0, *ends[:-1]], ends, strict=True):
        spare = max(room - length(block.text[start:end].rstrip(" "), widths) // UNITS, 0)
        share = {"left": 0, "center": spare // 2, "right": spare}[cell.align]
        lines.append(Line(index, start, end, edges[cell.column] + CELL_MARGIN + share))
    return lines


def _cell(block: Block) -> Cell:
    assert block.cell is not None
    return block.cell
