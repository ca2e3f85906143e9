"""The letter on its pages: 22 rows each, headings kept with their text, the signature never alone.

These pages are the only ones: the preview draws them, and the Word file is written to have the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from replydesk.layout.breaking import break_lines, width
from replydesk.layout.sheet import (
    DATE_RIGHT,
    HEAD_LINES,
    SEAL_GAP,
    SQUARE,
    STYLES,
    Align,
    Sheet,
    Style,
)
from replydesk.layout.title import break_title
from replydesk.letter import Block, Letter, Role, Span
from replydesk.notes import Note

_HEAD = (Role.LETTERHEAD, Role.NUMBER, Role.RESULT_CLASS)
_TAIL = (Role.SIGNATURE, Role.DATE, Role.CONTACT)
_ATTACHED = (Role.ATTACHMENTS, Role.ATTACHMENTS_NEXT)
CARRIED = 2
"""Lines of a long last paragraph that go with the signature where the whole of it cannot."""

_HANGING = re.compile(r"抄送：|(附件：)?(\d+\.)?")


class Line(NamedTuple):
    """One printed line: characters `start` to `end` of a block, `left` twips into the type area."""

    block: int
    start: int
    end: int
    left: int


Row = Line | None
"""A row of a page: a line, or None for an empty one."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its number (from 1) and its rows from the top, as many as the sheet has lines."""

    number: int
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Pages:
    """A letter laid out on a sheet.

    `gap` is the number of blank lines above the signature; `turned` is the block that was moved to
    a new page so that the signature is not alone there, None when that was not needed. Of a block too
    long for that only the end is moved, from the character `turned_at` on.
    """

    letter: Letter
    sheet: Sheet
    pages: tuple[Page, ...]
    gap: int = SEAL_GAP
    turned: int | None = None
    turned_at: int = 0
    notes: tuple[Note, ...] = field(default=())

    def block(self, line: Line) -> Block:
        """The block a line belongs to."""
        return self.letter.blocks[line.block]

    def text(self, line: Line) -> str:
        """The characters printed on a line."""
        return self.block(line).text[line.start : line.end].rstrip(" ")

    def spans(self, line: Line) -> list[Span]:
        """The characters printed on a line, in runs of one face."""
        spans: list[Span] = []
        at = 0
        for span in self.block(line).spans:
            piece = span.text[max(line.start - at, 0) : max(line.end - at, 0)]
            if piece:
                spans.append(Span(piece, span.role))
            at += len(span.text)
        return spans


def lay_out(letter: Letter, sheet: Sheet) -> Pages:
    """Break the letter into lines and pages. Total: every character is on exactly one line."""
    return _Layout(letter, sheet).result()


def hanging_indent(block: Block, style: Style) -> int:
    """Where the second line of a block begins, in half-squares of its size."""
    if block.role in (Role.ATTACHMENTS, Role.ATTACHMENTS_NEXT, Role.CC):
        found = _HANGING.match(block.text)
        return style.indent + width(found[0] if found else "")
    return style.indent if block.role is Role.CONTACT else 0


class _Layout:
    """One run of `lay_out`: the lines of every block, then the pages they fall on."""

    def __init__(self, letter: Letter, sheet: Sheet) -> None:
        self.letter = letter
        self.sheet = sheet
        self.lines = [self._lines(index) for index in range(len(letter.blocks))]
        self._place_signature()

    def result(self) -> Pages:
        head, flow, tail, foot = self._parts()
        first = self._head_rows(head)
        foot_rows: list[Row] = [line for index in foot for line in self.lines[index]]
        end_rows: list[Row] = [line for index in tail for line in self.lines[index]]
        needed = len(end_rows) + len(foot_rows) + bool(foot_rows)  # a free row above the cc
        gaps = range(SEAL_GAP, 0, -1) if end_rows else range(1)
        pages, gap, turned, turned_at = self._with_room(first, flow, needed, gaps)
        if gap is None:
            gap = gaps[0]
            pages.append([])
        alone = bool(end_rows) and len(pages) > 1 and not self._has_text(pages[-1])
        notes = (Note("落款只能单独成页：它和附注、抄送占的行数太多；请缩短"),) if alone else ()
        self._pour(pages, [*[None] * gap, *end_rows])
        blank = max(self.sheet.lines - len(pages[-1]) - len(foot_rows), 0)
        self._pour(pages, [*[None] * blank, *foot_rows])
        numbered = self._numbered(pages)
        return Pages(self.letter, self.sheet, numbered, gap, turned, turned_at, notes)

    def _with_room(
        self, first: list[Row], flow: list[int], needed: int, gaps: Sequence[int]
    ) -> tuple[list[list[Row]], int | None, int | None, int]:
        """The flow's pages with `needed` rows left on the last, the gap that fits, what was turned."""
        pages = self._fill(first, flow)
        gap = self._gap(pages[-1], needed, gaps)
        if gap is not None and (not needed or len(pages) == 1 or self._has_text(pages[-1])):
            return pages, gap, None, 0
        for back in range(1, len(flow)):
            turned = flow[-back]
            if STYLES[self.letter.blocks[turned - 1].role].keeps_with_next:
                continue
            again = self._fill(first, flow, turned)
            room = self._gap(again[-1], needed, gaps)
            if room is None or again[-1][0] != self.lines[turned][0]:
                break
            if self._has_text(again[-1]):
                return again, room, turned, 0
        return self._with_end_turned(first, flow, needed, gaps) or (pages, gap, None, 0)

    def _with_end_turned(
        self, first: list[Row], flow: list[int], needed: int, gaps: Sequence[int]
    ) -> tuple[list[list[Row]], int | None, int | None, int] | None:
        """The flow's pages with the last lines of its last long paragraph on a page with what follows."""
        long = [index for index in flow if len(self.lines[index]) >= 2 * CARRIED]
        if not long:
            return None
        pages = self._fill(first, flow, long[-1], CARRIED)
        gap = self._gap(pages[-1], needed, gaps)
        if gap is None or not self._has_text(pages[-1]):
            return None
        return pages, gap, long[-1], self.lines[long[-1]][-CARRIED].start

    def _gap(self, rows: list[Row], needed: int, gaps: Sequence[int]) -> int | None:
        """The first of the gaps that leaves `needed` rows on a page, None if none does."""
        return next((gap for gap in gaps if len(rows) + gap + needed <= self.sheet.lines), None)

    def _has_text(self, rows: list[Row]) -> bool:
        """Whether a page has more of the letter on it than the names of attachments."""
        roles = {self.letter.blocks[row.block].role for row in rows if row}
        return bool(roles.difference(_ATTACHED))

    def _parts(self) -> tuple[list[int], list[int], list[int], list[int]]:
        roles = [block.role for block in self.letter.blocks]
        head = [i for i, role in enumerate(roles) if role in _HEAD]
        tail = [i for i, role in enumerate(roles) if role in _TAIL]
        foot = [i for i, role in enumerate(roles) if role is Role.CC]
        apart = {*head, *tail, *foot}
        return head, [i for i in range(len(roles)) if i not in apart], tail, foot

    def _head_rows(self, head: list[int]) -> list[Row]:
        """The rows at the top of page 1: letterhead, the red rule's, number, then what follows."""
        by_role = {self.letter.blocks[index].role: self.lines[index] for index in head}
        letterhead = by_role.get(Role.LETTERHEAD, [])
        number: Sequence[Row] = by_role.get(Role.NUMBER, [None])
        between: list[Row] = [None] * (HEAD_LINES - 2)
        return [
            letterhead[0] if letterhead else None,
            *between,
            *number,
            *by_role.get(Role.RESULT_CLASS, []),
        ]

    def _fill(
        self, first: list[Row], flow: list[int], turned: int | None = None, carried: int = 0
    ) -> list[list[Row]]:
        """The rows of every page, filled from the top; block `turned` begins a new page.

        With `carried` only that many of its last lines do.
        """
        pages: list[list[Row]] = [list(first)]
        held: list[Row] = []
        for index in flow:
            style = STYLES[self.letter.blocks[index].role]
            if index == turned and not carried:
                pages.append([])
            rows = [*held, *([None] * style.blank_before), *self.lines[index]]
            if style.keeps_with_next and len(rows) < self.sheet.lines:
                held = rows
                continue
            kept = rows[: len(rows) - carried] if index == turned else rows
            self._put(pages, kept, len(rows) - len(self.lines[index]) + 1)
            if len(kept) < len(rows):
                pages.append(rows[len(kept) :])
            held = []
        self._put(pages, held, len(held))
        return pages

    def _put(self, pages: list[list[Row]], rows: list[Row], together: int) -> None:
        """Add rows to the last page and new ones; the first `together` stay on one page."""
        if rows and len(pages[-1]) + together > self.sheet.lines:
            pages.append([])
        if not pages[-1]:
            rows = rows[next((i for i, row in enumerate(rows) if row), 0) :]
        self._pour(pages, rows)

    def _pour(self, pages: list[list[Row]], rows: list[Row]) -> None:
        """Add rows to the last page and as many new ones as they take."""
        for row in rows:
            if len(pages[-1]) == self.sheet.lines:
                pages.append([])
            pages[-1].append(row)

    def _numbered(self, pages: Iterable[Sequence[Row]]) -> tuple[Page, ...]:
        lines = self.sheet.lines
        padded = ((*rows, *[None] * (lines - len(rows))) for rows in pages)
        return tuple(Page(number, rows) for number, rows in enumerate(padded, 1))

    def _lines(self, index: int) -> list[Line]:
        block = self.letter.blocks[index]
        style = STYLES[block.role]
        if block.role is Role.LETTERHEAD:
            return [Line(index, 0, len(block.text), 0)]
        room = 2 * self.sheet.measure // style.pitch
        if style.size == 16:
            room = self.sheet.half_squares
        if block.role is Role.TITLE:
            return self._aligned(index, break_title(block.text, room), style)
        margin = style.indent if block.role is Role.CC else 0
        hanging = hanging_indent(block, style)
        ends = break_lines(block.text, room - style.indent - margin, room - hanging - margin)
        if style.align in (Align.RIGHT, Align.CENTRE):
            return self._aligned(index, ends, style)
        half = style.pitch / 2
        starts = [0, *ends[:-1]]
        return [
            Line(index, start, end, round((hanging if start else style.indent) * half))
            for start, end in zip(starts, ends, strict=True)
        ]

    def _aligned(self, index: int, ends: list[int], style: Style) -> list[Line]:
        """Lines centred in the type area or set flush to its right edge."""
        text = self.letter.blocks[index].text
        lines = []
        for start, end in zip([0, *ends[:-1]], ends, strict=True):
            spare = self.sheet.measure - width(text[start:end]) * style.pitch // 2
            left = spare // 2 if style.align is Align.CENTRE else spare
            lines.append(Line(index, start, end, max(left, 0)))
        return lines

    def _place_signature(self) -> None:
        """Set the date four characters from the right and the name centred on it (7.3.5.1)."""
        roles = [block.role for block in self.letter.blocks]
        name = roles.index(Role.SIGNATURE) if Role.SIGNATURE in roles else None
        date = roles.index(Role.DATE) if Role.DATE in roles else None
        half = SQUARE / 2
        edge = self.sheet.half_squares
        widths = {i: width(self.letter.blocks[i].text) for i in (name, date) if i is not None}
        left = {i: float(edge - DATE_RIGHT - wide) for i, wide in widths.items()}
        if name is not None and date is not None:
            centre = left[date] + widths[date] / 2
            centre = min(centre, edge - 4 - widths[name] / 2)  # a long name moves the date, not out
            left[name] = centre - widths[name] / 2
            left[date] = centre - widths[date] / 2
        for index, at in left.items():
            if len(self.lines[index]) == 1:
                self.lines[index] = [self.lines[index][0]._replace(left=max(round(at * half), 0))]
