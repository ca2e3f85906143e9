"""How a printed line stands in a terminal: one square is two cells.

A terminal draws “ ” ‘ ’ … — · one cell wide, the page gives them a square each; here they are
padded, so that 28 squares are always 56 cells.
"""

from __future__ import annotations

from functools import cache

from rich.cells import cell_len

from replydesk.layout.breaking import width
from replydesk.layout.pages import Line, Pages
from replydesk.layout.sheet import SQUARE, STYLES, Align

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


def indent_cells(pages: Pages, line: Line) -> int:
    """The cells to leave free before a line's text, of the type area's 56.

    Text larger or smaller than 3号 is drawn in squares all the same, so it is placed by its
    alignment and not by its true left edge.
    """
    style = STYLES[pages.block(line).role]
    free = pages.sheet.half_squares - width(pages.text(line))
    if style.align is Align.CENTRE:
        return max(free // 2, 0)
    return max(min(round(line.left / (SQUARE / 2)), free), 0)
