"""The pages as plain text: one line per printed line, form feeds between pages."""

from __future__ import annotations

from collections.abc import Sequence

from replydesk.layout.pages import Page, Pages, Row
from replydesk.render.squares import placed
from replydesk.text.marks import without_marked
from replydesk.text.width import width


def render(pages: Pages, chosen: Sequence[Page] | None = None) -> str:
    """Return the pages (all, or the chosen ones) as text, without frames and numbers.

    Indents are full-width spaces (a half square is a space); empty lines at the end of a page are dropped.
    """
    return "\f".join(_page(pages, page) for page in (pages.pages if chosen is None else chosen))


def _page(pages: Pages, page: Page) -> str:
    lines = [_line(pages, row) for row in page.rows]
    while lines and not lines[-1]:
        lines.pop()
    return "".join(f"{line}\n" for line in lines)


def _line(pages: Pages, row: Row) -> str:
    text, at = "", 0
    for cell, line in placed(pages, row):
        squares, half = divmod(cell - at, 2)
        text += "\u3000" * squares + " " * half + without_marked(pages.text(line))
        at = cell + width(pages.text(line))
    return text
