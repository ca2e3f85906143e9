"""The pages as rows of a terminal, framed; faces are shown by colour and weight, the head in red."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import accumulate

from rich.cells import cell_len
from rich.text import Text

from replydesk.draft.change_text import BREAK
from replydesk.layout.lines import squares
from replydesk.layout.pages import Line, Page, Pages, Row
from replydesk.letter.model import Role
from replydesk.letter.print_options import Format
from replydesk.letter.redline import Redline
from replydesk.render.squares import character_of, padded, placed
from replydesk.text.width import width

MARGIN = 2  # cells between frame and type area
RED = "bold red"
# terminal styles of roles; others are plain
LOOKS = {
    Role.LETTERHEAD: RED,
    Role.TITLE: "bold",
    Role.ATTACHMENT_TITLE: "bold",
    Role.ATTACHMENT: "bold",
    Role.SECRECY: "bold",
    Role.URGENCY: "bold",
    Role.HEADING_1: "bold",
    Role.HEADING_2: "italic",
    Role.SIGNER_NAME: "italic",
    Role.LEAD: "bold",
    Role.CELL_HEAD: "bold",
    Role.CC: "dim",
    Role.IMPRINT: "dim",
    Role.PRINT_DATE: "dim",
}

REMOVED, ADDED = "red strike", "bold red underline"  # terminal styles of what a redline removed and added

DOUBLE_RULE, RED_RULE, THICK_RULE = "═", "━", "━"


def frame_width(pages: Pages) -> int:
    """Return the cells from frame to frame, both included."""
    return inner_width(pages) + 2


def inner_width(pages: Pages) -> int:
    """Return the cells between the frames."""
    return pages.sheet.half_squares + 2 * MARGIN


def page_height(pages: Pages) -> int:
    """Return the rows of a page from frame to frame, both included."""
    return pages.sheet.lines + 3


def page_rows(pages: Pages, page: Page, redline: Redline | None = None) -> list[Text]:
    """Return one page as rows of equal width: frame, the sheet's lines, and the page number below."""
    rows = [page_row(pages, page, y) for y in range(page_height(pages))]
    if redline:
        for y, row in enumerate(page.rows, 1):
            rows[y] = with_changes(pages, rows[y], row, redline)
    return rows


def page_row(pages: Pages, page: Page, y: int) -> Text:
    """Return row `y` of `page_rows`."""
    inner, lines = inner_width(pages), pages.sheet.lines
    if y == 0:
        return Text(f"┌{'─' * inner}┐", style="dim")
    if y > lines + 1:
        return Text(f"└{'─' * inner}┘", style="dim")
    return _framed(_row(pages, page, y - 1) if y <= lines else _number(pages, page, inner), inner)


def character_at(pages: Pages, row: Row, cell: int) -> tuple[int, int] | None:
    """Return the block of the character at a cell of a page's width, and its offset in the block.

    Between characters it is the nearest one on the row; None for an empty row.
    """
    found: tuple[int, int] | None = None
    for start, line in placed(pages, row):
        if found and cell < start + MARGIN + 1:
            break
        left = cell - start - MARGIN - 1
        found = line.block, line.start + character_of(pages.text(line), left)
    return found


def cells_of(pages: Pages, row: Row, block: int, begin: int, end: int) -> tuple[int, int] | None:
    """Return the cells of a page's width that characters of a block have on a row, None if they have none."""
    lines = placed(pages, row)
    over = max(cell + width(pages.text(line)) for cell, line in lines) + MARGIN - inner_width(pages)
    left = MARGIN + 1 - min(max(over, 0), MARGIN)  # as `_set` draws a line that is too wide
    for cell, line in lines:
        first, last = (max(min(at, line.end) - line.start, 0) for at in (begin, end))
        if line.block == block and first < last:
            text = pages.text(line)
            return left + cell + width(text[:first]), left + cell + width(text[:last])
    return None


def characters_at(text: str, cells: tuple[int, int]) -> tuple[int, int]:
    """Return the characters of a drawn row that take some of its cells."""
    ends = list(accumulate(map(cell_len, text)))
    first, last = (sum(end <= cell for end in ends) for cell in cells)
    return first, last


def with_changes(pages: Pages, drawn: Text, row: Row, redline: Redline) -> Text:
    """Return a drawn row with what a redline removed struck out and what it added underlined, in red."""
    for line in row:
        for mark in redline.marks.get(line.block, ()):
            first, last = max(mark.start, line.start), min(mark.end, line.end)
            if first < last and (cells := cells_of(pages, row, line.block, first, last)):
                style = ADDED if mark.is_added else REMOVED
                drawn.stylize(style, *characters_at(drawn.plain, cells))
        end = redline.breaks.get(line.block)
        if end and line.start < line.end == len(pages.block(line).text):
            cells = cells_of(pages, row, line.block, line.end - 1, line.end)
            drawn = _with_end(drawn, cells[1] if cells else 0, ADDED if end.is_added else REMOVED)
    return drawn


def _with_end(drawn: Text, cell: int, style: str) -> Text:
    """Return a drawn row with the sign of a paragraph's end at a cell, if there is room for it."""
    at, _ = characters_at(drawn.plain, (cell, cell))
    if drawn.plain[at : at + 1] != " ":
        return drawn
    return Text(no_wrap=True).append_text(drawn[:at]).append(BREAK, style).append_text(drawn[at + 1 :])


def _row(pages: Pages, page: Page, index: int) -> Text:
    row = page.rows[index]
    if page.number == 1 and index == pages.head.rule_row:
        return _head_rule(pages) if not row else _ruled(_line(pages, row), pages.sheet.half_squares)
    if pages.setup.format is Format.DOCUMENT:
        below = page.rows[index + 1] if index + 1 < len(page.rows) else ()
        if not row and pages.is_foot(below):
            return Text(" " * MARGIN + THICK_RULE * pages.sheet.half_squares)
        if pages.is_foot(row) and pages.role(below) != Role.CC:
            return _ruled(_line(pages, row), pages.sheet.half_squares)
    if pages.table(row) is not None:
        return _table_row(pages, page, index)
    return _line(pages, row)


def _head_rule(pages: Pages) -> Text:
    if pages.setup.format is Format.DOCUMENT:
        return Text(" " * MARGIN + RED_RULE * pages.sheet.half_squares, style="red")
    return Text(DOUBLE_RULE * inner_width(pages), style="red")


def _line(pages: Pages, row: Row) -> Text:
    return _set(pages, [(cell, _text(pages, line)) for cell, line in placed(pages, row)])


def _set(pages: Pages, pieces: Iterable[tuple[int, Text]]) -> Text:
    """Return pieces of text as a row, each at its cell of the type area."""
    text = Text()
    for cell, piece in pieces:
        text.append(" " * (MARGIN + cell - text.cell_len)).append_text(piece)
    over = text.cell_len - inner_width(pages)  # a condensed line can be wider than the type area
    return text[min(over, MARGIN) :] if over > 0 else text


def _text(pages: Pages, line: Line) -> Text:
    text = Text()
    for span in pages.spans(line):
        text.append(padded(span.text.rstrip(" ")), style=LOOKS.get(span.role, ""))
    return text


def _table_row(pages: Pages, page: Page, index: int) -> Text:
    """Return a line of a table with its vertical rules, and rules above the table and below its rows."""
    row = page.rows[index]
    edges = map(squares, pages.edges(row))
    bars = [(edge, Text("│", style="dim")) for edge in edges]
    texts = [(cell, _text(pages, line)) for cell, line in placed(pages, row)]
    text = _set(pages, sorted([*bars, *texts], key=lambda piece: piece[0]))
    above, below = (page.rows[at] if 0 <= at < len(page.rows) else () for at in (index - 1, index + 1))
    if _cell(pages, below) != _cell(pages, row):
        text.stylize("underline", MARGIN)
    if pages.table(above) != pages.table(row):
        text.stylize("overline", MARGIN)
    return text


def _cell(pages: Pages, row: Row) -> tuple[int, int] | None:
    """Return the numbers of the table and of its row that a printed row belongs to."""
    cell = pages.block(row[0]).cell if row else None
    return (cell.table, cell.row) if cell else None


def _ruled(text: Text, cells: int) -> Text:
    """Return the row with a rule under the cells of the type area."""
    text.append(" " * (MARGIN + cells - text.cell_len))
    text.stylize("underline", MARGIN)
    return text


def _number(pages: Pages, page: Page, inner: int) -> Text:
    """Return the page number (7.5): odd right, even left; on a letter's page 1 the second double rule."""
    if page.number == 1 and pages.setup.format is Format.LETTER and pages.letter.has_head:
        return Text(DOUBLE_RULE * inner, style="red")
    number = f"— {page.number} —" if page.is_numbered else ""
    return Text(" " * (MARGIN + 2) + number if page.number % 2 == 0 else number.rjust(inner - 4))


def _framed(row: Text, inner: int) -> Text:
    row.truncate(inner, overflow="ellipsis", pad=True)
    return Text(no_wrap=True).append("│", style="dim").append_text(row).append("│", style="dim")
