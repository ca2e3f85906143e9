"""Tables on the grid: columns as wide as their texts need, every row as many lines high as its fullest cell.

A table is as wide as the type area and set in 3号 like the text (5.2.2), so that its cells stand on the
squares of the page; half a square is kept free on both sides of a cell.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, groupby
from math import ceil

from replydesk.layout.advances import UNITS, length
from replydesk.layout.breaking import break_lines
from replydesk.layout.lines import advances_of
from replydesk.layout.pages import Line, Row
from replydesk.layout.setup import Setup
from replydesk.layout.sheet import SQUARE
from replydesk.letter import Block, Cell, Letter

PADDING = SQUARE // 2
"""Twips that no text takes up on each side of a cell."""

CELL_MARGIN = PADDING - 10
"""Twips of margin in Word, where a text that fills its cell must not wrap for a twip of rounding."""

NARROWEST = 6
"""Half-squares of the narrowest column: two characters and what is kept free beside them."""

HALF = SQUARE / 2


def column_edges(letter: Letter, cells: Sequence[int], setup: Setup) -> list[int]:
    """The left edges of the columns and the right edge of the last, in twips; [] if they are too many."""
    columns = _cell(letter.blocks[cells[0]]).columns
    if columns * NARROWEST > setup.sheet.half_squares:
        return []
    wanted = [NARROWEST] * columns
    for index in cells:
        block = letter.blocks[index]
        column = _cell(block).column
        text = length(block.text, advances_of(block.role, setup)) / UNITS + 2 * PADDING
        wanted[column] = max(wanted[column], ceil(text / HALF))
    edges = accumulate(_shared(wanted, setup.sheet.half_squares), initial=0)
    return [*(round(edge * HALF) for edge in list(edges)[:-1]), setup.sheet.measure]


def _shared(wanted: Sequence[int], measure: int) -> list[int]:
    """Widths that fill the measure, all in half-squares.

    What is left over is shared alike. Where it is too little, columns that want no more than their share get
    what they want, and the others share the rest alike.
    """
    widths = [0] * len(wanted)
    left = measure
    for place, column in enumerate(sorted(range(len(wanted)), key=wanted.__getitem__)):
        share = left // (len(wanted) - place)
        more = (measure - sum(wanted)) // len(wanted)
        widths[column] = wanted[column] + more if more >= 0 else min(wanted[column], share)
        left -= widths[column]
    widths[-1] += left
    return widths


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
    room = edges[cell.column + 1] - edges[cell.column] - 2 * PADDING
    widths = advances_of(block.role, setup)
    ends = break_lines(block.text, room * UNITS, room * UNITS, widths)
    lines = []
    for start, end in zip([0, *ends[:-1]], ends, strict=True):
        spare = max(room - length(block.text[start:end].rstrip(" "), widths) // UNITS, 0)
        share = {"left": 0, "center": spare // 2, "right": spare}[cell.align]
        lines.append(Line(index, start, end, edges[cell.column] + PADDING + share))
    return lines


def _cell(block: Block) -> Cell:
    assert block.cell is not None
    return block.cell
