"""Positions of the head of page 1: letterhead, rules and number, in twips from the edge of the paper.

The head is not part of the page's lines: it has its own distances (GB/T 9704-2012, 7.2 and 10.1), and the
lines of page 1 begin at its end. In a preview it takes the rows that page 1 then lacks.
"""

from __future__ import annotations

from typing import NamedTuple

from replydesk.layout.setup import Setup
from replydesk.layout.sheet import (
    DOUBLE_RULE,
    GLYPHS,
    LETTERHEAD_ROOM,
    LETTERHEAD_TOP,
    MAX_LETTERHEAD,
    NUMBER_BELOW_LETTERHEAD,
    NUMBER_BELOW_RULE,
    RED_RULE,
    RULE_BELOW,
    RULE_LINE,
)
from replydesk.letter.print_options import Format
from replydesk.text.width import width

# Fewest rows of the head in a preview. With fewer, the page would show more lines than Word prints.
FEWEST_ROWS = {Format.LETTER: 2, Format.DOCUMENT: 7}


MARKS = 3  # Rows above the letterhead of a document: 份号, 密级, 紧急程度 (7.2.1–7.2.3)


class Head(NamedTuple):
    """The head of page 1. Tops are twips from the paper's upper edge.

    `size` is the letterhead's in points; `number` the top of the characters of the document number; `end` the
    top of the first line below.
    """

    letterhead: int
    size: int
    rule: int
    number: int
    end: int
    # Rows the head takes in a preview.
    rows: int
    letterhead_row: int
    # The row of the first rule; a small letterhead shares it.
    rule_row: int
    number_row: int


# The head of a page that begins with its first line.
NO_HEAD = Head(0, 0, 0, 0, 0, rows=0, letterhead_row=-1, rule_row=-1, number_row=-1)


def head_of(letterhead: str, setup: Setup) -> Head:
    """Return the head for a letterhead, which is as large as one line allows."""
    top = LETTERHEAD_TOP[setup.format]
    room = LETTERHEAD_ROOM[setup.format] // 20
    size = max(min(MAX_LETTERHEAD, 2 * room // max(width(letterhead), 1)), 1)
    below = top + size * 20
    return (
        _letter(setup, top, size, below)
        if setup.format is Format.LETTER
        else _document(setup, top, size, below)
    )


def _letter(setup: Setup, top: int, size: int, below: int) -> Head:
    sheet = setup.sheet
    rule = below + RULE_BELOW
    number = rule + DOUBLE_RULE + NUMBER_BELOW_RULE
    end = number - sheet.above_glyphs + sheet.line
    rows = _rows(setup, end)
    return Head(top, size, rule, number, end, rows, max(rows - 3, 0), rows - 2, rows - 1)


def _document(setup: Setup, top: int, size: int, below: int) -> Head:
    sheet = setup.sheet
    number = below + NUMBER_BELOW_LETTERHEAD * sheet.line + sheet.above_glyphs
    rule = number + GLYPHS + RULE_BELOW
    end = rule + RED_RULE + RULE_LINE
    rows = _rows(setup, end)
    return Head(top, size, rule, number, end, rows, max(rows - 5, MARKS), rows - 1, rows - 2)


def _rows(setup: Setup, end: int) -> int:
    sheet = setup.sheet
    return max(sheet.lines - (sheet.end - end) // sheet.line, FEWEST_ROWS[setup.format])
