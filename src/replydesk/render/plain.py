"""The pages as plain text: one line per printed line, form feeds between pages."""

from __future__ import annotations

from collections.abc import Sequence

from replydesk.draft.change_text import BREAK, MARKS
from replydesk.draft.diff import ChangeKind
from replydesk.layout.pages import Line, Page, Pages, Row
from replydesk.letter.redline import Redline
from replydesk.render.squares import placed
from replydesk.text.marks import without_marked
from replydesk.text.width import width


def render(pages: Pages, chosen: Sequence[Page] | None = None, redline: Redline | None = None) -> str:
    """Return the pages (all, or the chosen ones) as text, without frames and numbers.

    Indents are full-width spaces (a half square is a space); empty lines at the end of a page are dropped.
    Of a redline what was removed is in [- -], what was added in {+ +}, on each line of its own.
    """
    return "\f".join(_page(pages, page, redline) for page in (pages.pages if chosen is None else chosen))


def _page(pages: Pages, page: Page, redline: Redline | None) -> str:
    lines = [_line(pages, row, redline) for row in page.rows]
    while lines and not lines[-1]:
        lines.pop()
    return "".join(f"{line}\n" for line in lines)


def _line(pages: Pages, row: Row, redline: Redline | None) -> str:
    text, at = "", 0
    for cell, line in placed(pages, row):
        squares, half = divmod(cell - at, 2)
        text += "\u3000" * squares + " " * half + _text(pages, line, redline)
        at = cell + width(pages.text(line))
    return text


def _text(pages: Pages, line: Line, redline: Redline | None) -> str:
    """Return the characters of a line, its changes in brackets."""
    text = pages.text(line)
    if redline is None:
        return without_marked(text)
    pieces, at = [], 0
    for mark in redline.marks.get(line.block, ()):
        first, last = (max(min(each - line.start, len(text)), 0) for each in (mark.start, mark.end))
        if first < last:
            pieces += [text[at:first], *_bracketed(text[first:last], is_added=mark.is_added)]
            at = last
    pieces.append(text[at:])
    if (end := redline.breaks.get(line.block)) and line.end == len(pages.block(line).text):
        pieces += _bracketed(BREAK, is_added=end.is_added)
    return without_marked("".join(pieces))


def _bracketed(text: str, *, is_added: bool) -> tuple[str, str, str]:
    before, after = MARKS[ChangeKind.ADDED if is_added else ChangeKind.REMOVED]
    return before, text, after
