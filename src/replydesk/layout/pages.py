"""The pages of a letter: everything that is printed, and its position.

The preview draws these pages, and the Word file is written to have the same ones.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from typing import NamedTuple

from replydesk.layout.head import Head
from replydesk.layout.setup import Setup
from replydesk.layout.sheet import SEAL_GAP, Sheet
from replydesk.layout.tightening import Condensed
from replydesk.letter.model import Block, Letter, Role, Span
from replydesk.text.note import Note


class Line(NamedTuple):
    """One printed line of a block: its characters `start` to `end`, `left` twips into the type area."""

    block: int
    start: int
    end: int
    left: int


Row = tuple[Line, ...]  # A row of a page: lines side by side; an empty row has none


class Page(NamedTuple):
    """One page: its number (from 1) and its rows from the top, as many as the sheet has lines."""

    number: int
    rows: tuple[Row, ...]
    is_numbered: bool = True  # True if the page number is printed


@dataclass(frozen=True)
class Pages:
    """A letter laid out.

    `gap` is the number of blank lines above the signature. `moved` is the block moved to a new page so that
    the signature is not alone there, None if that was not needed; if the block is too long, only its end is
    moved, from the character `moved_from` on. `condensed` has the condensed runs by block.
    """

    letter: Letter
    setup: Setup
    head: Head
    pages: tuple[Page, ...]
    gap: int = SEAL_GAP
    moved: int | None = None
    moved_from: int = 0
    condensed: Mapping[int, Condensed] = field(default_factory=dict)
    # The column edges of each table, in twips from the left: one more than there are columns.
    tables: Mapping[int, tuple[int, ...]] = field(default_factory=dict)
    done: tuple[Note, ...] = ()  # Changes made so that the letter ends as required
    notes: tuple[Note, ...] = ()  # Parts that could not be laid out properly

    @property
    def sheet(self) -> Sheet:
        """Return the sheet of the setup."""
        return self.setup.sheet

    @property
    def lines(self) -> Iterator[Line]:
        """Yield every printed line in reading order."""
        return chain.from_iterable(row for page in self.pages for row in page.rows)

    def block(self, line: Line) -> Block:
        """Return the block a line belongs to."""
        return self.letter.blocks[line.block]

    def role(self, row: Row) -> Role | None:
        """Return the role of the first line in a row, None if the row is empty."""
        return self.block(row[0]).role if row else None

    def text(self, line: Line) -> str:
        """Return the characters printed on a line."""
        return self.block(line).text[line.start : line.end].rstrip(" ")

    def spans(self, line: Line) -> list[Span]:
        """Return the characters printed on a line, in runs of one face."""
        block = self.block(line)
        if line.start == 0 and line.end == len(block.text):
            return [span for span in block.spans if span.text]
        spans: list[Span] = []
        at = 0
        for span in block.spans:
            piece = span.text[max(line.start - at, 0) : max(line.end - at, 0)]
            if piece:
                spans.append(Span(piece, span.role))
            at += len(span.text)
        return spans

    def table(self, row: Row) -> int | None:
        """Return the table a row belongs to, None outside of tables."""
        cell = self.letter.blocks[row[0].block].cell if row else None
        return cell.table if cell and cell.table in self.tables else None

    def edges(self, row: Row) -> list[int]:
        """Return the edges of the cells in a table row; a cell that spans columns counts as one."""
        cell = self.block(row[0]).cell
        assert cell is not None
        inside = self._inside.get((cell.table, cell.row), ())
        return [edge for column, edge in enumerate(self.tables[cell.table]) if column not in inside]

    @cached_property
    def _inside(self) -> dict[tuple[int, int], set[int]]:
        """Return the columns that begin inside a spanning cell, by table and row."""
        found: dict[tuple[int, int], set[int]] = {}
        for block in self.letter.blocks:
            if (cell := block.cell) and cell.span > 1:
                inside = range(cell.column + 1, cell.column + cell.span)
                found.setdefault((cell.table, cell.row), set()).update(inside)
        return found

    def is_foot(self, row: Row) -> bool:
        """Return True if a row belongs to the foot of the last page."""
        return bool(row) and self.letter.blocks[row[0].block].role in FOOT


FOOT = (Role.CC, Role.IMPRINT, Role.PRINT_DATE)  # Roles at the foot of the last page (版记)


def roles_in(letter: Letter, rows: Iterable[Row]) -> set[Role]:
    """Return the roles of all lines in `rows`."""
    return {letter.blocks[line.block].role for row in rows for line in row}
