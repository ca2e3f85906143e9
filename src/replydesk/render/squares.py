"""How a printed line stands in a terminal: one square is two cells.

A terminal draws “ ” ‘ ’ … — · one cell wide, the page gives them a square each; here they are
padded, so that 28 squares are always 56 cells.
"""

from __future__ import annotations

from functools import cache
from itertools import accumulate

from rich.cells import cell_len

from replydesk.layout.lines import is_centred, squares
from replydesk.layout.pages import Line, Pages, Row
from replydesk.layout.sheet import STYLES
from replydesk.letter import Role
from replydesk.width import width

_PADS_LEFT = "“‘"
_DOUBLED = "…—"


@cache
def in_cells(char: str) -> str:
    """A character as wide as it is printed: two cells for a full-width one, none for an unseen one."""
    missing = width(char) - cell_len(char)
    if missing < 0:
        return ""
    if missing and char in _DOUBLED:
        return char * 2
    pad = " " * missing
    return pad + char if char in _PADS_LEFT else char + pad


def padded(text: str) -> str:
    """The text with every full-width character two cells wide."""
    return text if text.isascii() else "".join(map(in_cells, text))


def character_of(text: str, cell: int) -> int:
    """Which character of a line a cell belongs to, counted from the line's beginning; the last one beyond."""
    ends = accumulate(map(width, text))
    return next((at for at, end in enumerate(ends) if cell < end), max(len(text) - 1, 0))


def placed(pages: Pages, row: Row) -> list[tuple[int, Line]]:
    """The lines of a row, each with the cell of the type area's 56 at which its text begins."""
    found: list[tuple[int, Line]] = []
    free = 0
    for line in row:
        at = max(_cell(pages, line), free)
        found.append((at, line))
        free = at + width(pages.text(line)) + 1
    return found


def _cell(pages: Pages, line: Line) -> int:
    """Text larger or smaller than 3号 is drawn in squares all the same: what is centred is centred in cells,
    and not placed by its true left edge."""
    role = pages.block(line).role
    free = max(pages.sheet.half_squares - width(pages.text(line)), 0)
    if STYLES[role].size != STYLES[Role.BODY].size and is_centred(role, pages.setup):
        return free // 2
    return max(min(squares(line.left), free), 0)
