"""Letters for tests of the layout, put together block by block."""

from __future__ import annotations

from collections.abc import Sequence

from replydesk.draft.place import Place
from replydesk.layout.lay_out import lay_out
from replydesk.layout.pages import Line, Page, Pages
from replydesk.layout.setup import Setup
from replydesk.letter.model import Block, Cell, Letter, Role, Span


def block(role: Role, text: str, cell: Cell | None = None) -> Block:
    return Block(role, (Span(text, role),), Place(""), cell)


def filling(lines: int) -> Block:
    """A paragraph of so many lines."""
    return block(Role.BODY, "文" * (lines * 28 - 2))


def table(*rows: Sequence[str], has_head: bool = True, number: int = 1) -> list[Block]:
    """The cells of a table; empty ones are left out, as in a letter."""
    columns = max(map(len, rows))
    return [
        block(Role.CELL_HEAD if has_head and not i else Role.CELL, text, Cell(number, columns, i, j))
        for i, row in enumerate(rows)
        for j, text in enumerate(row)
        if text
    ]


def laid_out(*blocks: Block, setup: Setup | None = None) -> Pages:
    return lay_out(Letter(blocks), setup or Setup())


def texts(pages: Pages, page: Page) -> list[str]:
    """The rows of a page, lines side by side parted by a bar."""
    return ["|".join(map(pages.text, row)) for row in page.rows]


def line_of(pages: Pages, role: Role, number: int = 0) -> Line:
    """One of the lines of a role."""
    return [line for line in pages.lines if pages.block(line).role is role][number]


def row_of(pages: Pages, role: Role) -> tuple[int, int]:
    """The page (from 1) and the row (from 0) of the first line of a role."""
    return next(
        (page.number, index)
        for page in pages.pages
        for index, row in enumerate(page.rows)
        if role in [pages.block(line).role for line in row]
    )
