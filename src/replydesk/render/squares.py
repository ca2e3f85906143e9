"""Printed lines in a terminal: one square is two cells.

A terminal draws “ ” ‘ ’ … — · one cell wide, while on the page each takes a square; here they are padded, so
that 28 squares are always 56 cells. Two dashes or more, a 破折号, fill their squares with one line; a single
dash is a 一字线 and drawn as one (GB/T 15834-2011, 4.13).
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import accumulate

from rich.cells import cell_len

from replydesk.layout.lines import is_centred, squares
from replydesk.layout.pages import Line, Pages, Row
from replydesk.layout.sheet import STYLES
from replydesk.letter.model import Role
from replydesk.text.marks import without_marked
from replydesk.text.width import width

_PADS_LEFT = "“‘"
_RUN = re.compile("(—{2,99}|―{2,99}|─{2,99}|━{2,99}|…{2,99}|‥{2,99})")  # drawn as one sign
_DOTS = "…‥"


@lru_cache(maxsize=4096)  # asked for every character of every repaint
def in_cells(char: str) -> str:
    """Return a character as wide as it prints: two cells if full-width, none if invisible."""
    missing = width(char) - cell_len(char)
    if missing < 0:
        return ""
    pad = " " * missing
    return pad + char if char in _PADS_LEFT else char + pad


def padded(text: str) -> str:
    """Return the text with every full-width character two cells wide, and without those not seen."""
    if text.isascii():
        return text
    pieces = _RUN.split(without_marked(text))
    pieces[1::2] = map(_run_in_cells, pieces[1::2])
    pieces[::2] = ["".join(map(in_cells, piece)) for piece in pieces[::2]]
    return "".join(pieces)


def _run_in_cells(run: str) -> str:
    """Return dashes as a line without gaps, dots in the middle of their squares: as many as there are."""
    return run.center(2 * len(run)) if run[0] in _DOTS else run * 2


def character_of(text: str, cell: int) -> int:
    """Return the index of the character at a cell, both from the line's start; beyond it, the last one."""
    ends = accumulate(map(width, text))
    return next((at for at, end in enumerate(ends) if cell < end), max(len(text) - 1, 0))


def placed(pages: Pages, row: Row) -> list[tuple[int, Line]]:
    """Return the lines of a row, each with the cell (of the type area's 56) where its text begins."""
    found: list[tuple[int, Line]] = []
    free = 0
    for line in row:
        at = max(_cell(pages, line), free)
        found.append((at, line))
        free = at + width(pages.text(line)) + 1
    return found


def _cell(pages: Pages, line: Line) -> int:
    """Return the cell where a line begins; centred text that is not 3号 is centred in cells."""
    role = pages.block(line).role
    free = max(pages.sheet.half_squares - width(pages.text(line)), 0)
    if STYLES[role].size != STYLES[Role.BODY].size and is_centred(role, pages.setup):
        return free // 2
    return max(min(squares(line.left), free), 0)
