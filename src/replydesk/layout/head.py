"""Where the head of page 1 stands: letterhead, rules and number, placed from the paper's edge in twips.

The head is not on the lines of the page: it has its own distances (GB/T 9704-2012, 7.2 and 10.1), and the
lines of page 1 begin where it ends. In a preview it takes as many rows as are then missing of the page's.
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

FEWEST_ROWS = {Format.LETTER: 2, Format.DOCUMENT: 7}
"""Rows of a preview that the head takes at least: more would leave room for a line that Word then prints."""


MARKS = 3
"""Rows above the letterhead of a document: 份号, 密级, 紧急程度 (7.2.1–7.2.3)."""


class Head(NamedTuple):
    """The head of page 1. Tops are twips from the paper's upper edge.

    `size` is that of the letterhead in points; `number` the top of the characters of the document number;
    `end` where the first line below begins.
    """

    letterhead: int
    size: int
    rule: int
    number: int
    end: int
    rows: int
    """Rows the head takes in a preview."""
    letterhead_row: int
    rule_row: int
    """The row of the first rule; under a small letterhead it is the letterhead's."""
    number_row: int


NO_HEAD = Head(0, 0, 0, 0, 0, rows=0, letterhead_row=-1, rule_row=-1, number_row=-1)
"""The head of a page that begins with its first line."""


def head_of(letterhead: str, setup: Setup) -> Head:
    """The head under a letterhead, which is as large as one line allows."""
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
