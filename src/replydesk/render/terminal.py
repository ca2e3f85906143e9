"""The pages for the eye: a frame as wide as the paper, faces by colour and weight, red head."""

from __future__ import annotations

from rich.text import Text

from replydesk.layout.pages import Line, Page, Pages, Row
from replydesk.layout.sheet import HEAD_LINES
from replydesk.letter import Role
from replydesk.render.squares import indent_cells, padded

MARGIN = 2
"""Cells between frame and type area."""

RED = "bold red"
LOOKS = {
    Role.LETTERHEAD: RED,
    Role.TITLE: "bold",
    Role.HEADING_1: "bold",
    Role.HEADING_2: "italic",
    Role.CC: "dim",
}
"""How a role looks; a role that is not here looks plain."""

DOUBLE_RULE = "═"


def frame_width(pages: Pages) -> int:
    """Cells from frame to frame, both included."""
    return pages.sheet.half_squares + 2 * MARGIN + 2


def page_rows(pages: Pages, page: Page) -> list[Text]:
    """One page as rows of equal width: frame, the sheet's lines, and the page number below."""
    inner = pages.sheet.half_squares + 2 * MARGIN
    rows = [_framed(_row(pages, page, index), inner) for index in range(pages.sheet.lines)]
    return [
        Text(f"┌{'─' * inner}┐", style="dim"),
        *rows,
        _framed(_number(page, inner), inner),
        Text(f"└{'─' * inner}┘", style="dim"),
    ]


def _row(pages: Pages, page: Page, index: int) -> Text:
    row = page.rows[index]
    if row is None and page.number == 1 and index == HEAD_LINES - 2:
        return Text(DOUBLE_RULE * (pages.sheet.half_squares + 2 * MARGIN), style="red")
    return _line(pages, row)


def _line(pages: Pages, row: Row) -> Text:
    text = Text(" " * MARGIN)
    if row is not None:
        text.append(" " * indent_cells(pages, row))
        _append(text, pages, row)
    return text


def _append(text: Text, pages: Pages, line: Line) -> None:
    for span in pages.spans(line):
        text.append(padded(span.text.rstrip(" ")), style=LOOKS.get(span.role, ""))


def _number(page: Page, inner: int) -> Text:
    """The page number (7.5): none on the first page of a letter, odd right, even left."""
    if page.number == 1:
        return Text(DOUBLE_RULE * inner, style="red")
    number = f"— {page.number} —"
    return Text(" " * (MARGIN + 2) + number if page.number % 2 == 0 else number.rjust(inner - 4))


def _framed(row: Text, inner: int) -> Text:
    row.truncate(inner, overflow="ellipsis", pad=True)
    return Text(no_wrap=True).append("│", style="dim").append_text(row).append("│", style="dim")
