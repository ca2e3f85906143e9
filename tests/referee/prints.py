"""A printed reply: the lines of the letter with their glyphs, the rules, the page numbers.

Positions are from the PDF: of glyphs by their origin, of rules by the lines drawn; `pixels` finds the rules
in a picture too. They are in millimetres from the upper left corner of the paper; on the even pages of a
two-sided print, whose margins are mirrored, they are shifted by the difference of the margins.

The edges of a glyph are those of its *box*, one em high, 0.859 em above the baseline and 0.141 em below it as
in the office faces: the standard counts in characters and lines (3.1, 3.2), so its 字 is the box and not the
ink. The ink of a letterhead of 42 pt begins 1.4 mm below its box in the stand-in face, which is 0.06 em lower
on its baseline than the office faces.

LibreOffice puts the baseline of a line of exact height at four fifths of it, which gives the position of the
line; glyph boxes are assumed to be in the middle of their lines, as in Word. Framed lines have a height at
which both are the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby, pairwise
from pathlib import Path

from replydesk.layout.pages import Line, Pages
from replydesk.layout.setup import Setup
from replydesk.layout.sheet import Sheet
from replydesk.letter.model import Role
from replydesk.letter.print_options import Format
from replydesk.reply.reply import Reply
from tests.referee.fonts import ASCENT, EM
from tests.referee.office import TEXT_END_MM, lines, render
from tests.referee.pdf import MM_PER_POINT, Glyph, Paper, Rule, papers
from tests.support.replies import word_file

MM_PER_TWIP = 25.4 / 1440

EXACT_BASELINE = 0.8  # LibreOffice's baseline in a line of exact height, from its upper edge


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A printed line of the letter; `row` is its row on the page, from 0."""

    line: Line
    role: Role
    row: int
    glyphs: tuple[Glyph, ...]
    top: float  # upper edge of the glyph box
    is_last: bool  # last line of its paragraph
    is_framed: bool  # in the head or the foot, which are not on the rows of the page

    @property
    def is_first(self) -> bool:
        return self.line.start == 0

    @property
    def page(self) -> int:
        return self.glyphs[0].page

    @property
    def left(self) -> float:
        return self.glyphs[0].x_mm

    @property
    def right(self) -> float:
        return self.glyphs[-1].right_mm

    @property
    def centre(self) -> float:
        return (self.left + self.right) / 2

    @property
    def baseline(self) -> float:
        return self.glyphs[0].baseline_mm

    @property
    def bottom(self) -> float:
        """Return the lower edge of the glyph box."""
        return self.top + self.size

    @property
    def size(self) -> float:
        return self.glyphs[0].size_pt * MM_PER_POINT


@dataclass(frozen=True)
class Print:
    """One reply printed by LibreOffice."""

    name: str
    pages: Pages
    papers: tuple[tuple[float, float], ...]  # width and height of every page
    lines: tuple[PrintedLine, ...]  # without page numbers, from top to bottom and from left to right
    numbers: tuple[tuple[Glyph, ...], ...]  # the page number of every page, empty if there is none
    rules: tuple[Rule, ...]

    @property
    def setup(self) -> Setup:
        return self.pages.setup

    @property
    def format(self) -> Format:
        return self.setup.format

    @property
    def sheet(self) -> Sheet:
        return self.setup.sheet

    @property
    def pitch(self) -> float:
        """Return the height of a row of this sheet."""
        return self.sheet.line * MM_PER_TWIP

    @cached_property
    def flow(self) -> list[PrintedLine]:
        """Return the lines on the rows of the pages."""
        return [line for line in self.lines if not line.is_framed]

    def of(self, *roles: Role) -> list[PrintedLine]:
        """Return the lines of some roles."""
        return [line for line in self.lines if line.role in roles]

    def row_top(self, line: PrintedLine) -> float:
        """Return the upper edge of the row of a line; the glyph box is in its middle."""
        return (line.top + line.bottom - self.pitch) / 2

    def row_wanted(self, line: PrintedLine) -> float:
        """Return the expected upper edge of the row of a line, below the head on page 1, else the margin."""
        head = self.pages.head
        rows = line.row - head.rows if line.page == 1 else line.row
        return (head.end if line.page == 1 else self.sheet.top) * MM_PER_TWIP + rows * self.pitch

    def full_pages(self) -> Iterator[list[PrintedLine]]:
        """Yield the lines of pages after the first whose last row is used."""
        for page, group in groupby(self.flow, key=lambda line: line.page):
            lines = list(group)
            if page > 1 and lines[-1].row == self.sheet.lines - 1:
                yield lines

    def blank_rows(self, role: Role, *above: Role) -> Iterator[float]:
        """Yield the millimetres of blank rows between the first line of a role and the line above it.

        Lines at the top of a page are skipped; `above` are the accepted roles of the line above, all if
        empty.
        """
        for before, line in pairwise(self.flow):
            first = line.role is role and line.is_first and before.role is not role
            if first and before.page == line.page and (not above or before.role in above):
                yield self.row_top(line) - self.row_top(before) - self.pitch

    def mirrored(self, page: int) -> float:
        """Return how much further left the type area of a page is, in millimetres."""
        is_mirrored = self.setup.two_sided and page % 2 == 0
        return (self.sheet.left - self.sheet.right) * MM_PER_TWIP if is_mirrored else 0.0

    @cached_property
    def table_rules(self) -> list[list[Rule]]:
        """Return the horizontal rules of the tables, page by page."""
        found = []
        for page, group in groupby(filter(self._in_table, self.lines), lambda line: line.page):
            cells = list(group)
            top, end = self.row_top(cells[0]) - 1, self.row_top(cells[-1]) + self.pitch + 1
            found.append([rule for rule in self.rules if rule.page == page and top <= rule.top <= end])
        return found

    @cached_property
    def page_rules(self) -> list[Rule]:
        """Return the rules outside tables."""
        tables = [rule for rules in self.table_rules for rule in rules]
        return [rule for rule in self.rules if rule not in tables]

    def _in_table(self, line: PrintedLine) -> bool:
        return self.pages.table((line.line,)) is not None


def read_print(name: str, reply: Reply, pdf: Path) -> Print:
    """Return the print of a reply; check that its lines are those of the reply's pages."""
    pages = reply.pages
    found = papers(pdf)
    blank = Print(name, pages, tuple((paper.width, paper.height) for paper in found), (), (), ())
    moved = [_moved(paper, blank.mirrored(number)) for number, paper in enumerate(found, 1)]
    if len(found) != len(pages.pages):
        raise AssertionError(f"{name}: {len(found)} pages, not {len(pages.pages)}")
    told = (line for index, paper in enumerate(moved) for line in _told_apart(name, pages, index, paper))
    return replace(
        blank,
        lines=tuple(told),
        numbers=tuple(tuple(glyph for line in _numbers(paper) for glyph in line) for paper in moved),
        rules=tuple(rule for paper in moved for rule in paper.rules),
    )


def _numbers(paper: Paper) -> list[list[Glyph]]:
    return [line for line in lines(paper.glyphs) if _below(line)]


def _below(line: Sequence[Glyph]) -> bool:
    """Return True if a line is below the text, as page numbers are."""
    return line[0].baseline_mm > TEXT_END_MM


def _moved(paper: Paper, by: float) -> Paper:
    """Return a page with everything moved to the right."""
    if not by:
        return paper
    rules = tuple(replace(rule, left=rule.left + by, right=rule.right + by) for rule in paper.rules)
    return replace(paper, glyphs=tuple(_at(glyph, by) for glyph in paper.glyphs), rules=rules)


def _at(glyph: Glyph, by: float) -> Glyph:
    return replace(glyph, x_mm=glyph.x_mm + by, right_mm=glyph.right_mm + by) if by else glyph


def _told_apart(name: str, pages: Pages, index: int, paper: Paper) -> Iterator[PrintedLine]:
    """Yield the lines of a page with their glyphs."""
    page = pages.pages[index]
    drawn = [line for line in lines(paper.glyphs) if not _below(line)]
    taken = [(number, row) for number, row in enumerate(page.rows) if row]
    for (number, row), printed in zip(taken, drawn, strict=False):
        wanted = ["".join(pages.text(line).split()) for line in row]
        text = "".join(glyph.text for glyph in printed)
        if text != "".join(wanted):
            raise AssertionError(f"{name}, page {index + 1}: printed {text!r}, not {wanted}")
        at = 0
        framed = pages.is_foot(row) or (index == 0 and number < pages.head.rows)
        for line, characters in zip(row, wanted, strict=True):
            glyphs = tuple(printed[at : at + len(characters)])
            at += len(characters)
            role = pages.block(line).role
            top = _box_top(glyphs[0], framed and role is not Role.CC, pages.sheet)
            yield PrintedLine(line, role, number, glyphs, top, _ends(pages, line), framed)
    if len(taken) != len(drawn):
        raise AssertionError(f"{name}, page {index + 1}: {len(drawn)} lines, not {len(taken)}")


def _box_top(glyph: Glyph, is_framed: bool, sheet: Sheet) -> float:
    """Return the upper edge of the glyph box in a line: from its baseline in a frame, else from its row."""
    size = glyph.size_pt * MM_PER_POINT
    if is_framed:
        return glyph.baseline_mm - ASCENT / EM * size
    pitch = sheet.line * MM_PER_TWIP
    return glyph.baseline_mm - EXACT_BASELINE * pitch + (pitch - size) / 2


def _ends(pages: Pages, line: Line) -> bool:
    is_moved = line.block == pages.moved and line.end == pages.moved_from
    return is_moved or line.end == len(pages.block(line).text)


def print_all(made: Mapping[str, Reply], work: Path, fonts: Path) -> list[Print]:
    """Export replies, print them in one call, read the prints; `work` must not be used by another call."""
    paths = []
    for name, reply in made.items():
        paths.append(work / f"{name}.docx")
        paths[-1].write_bytes(word_file(reply))
    pdfs = render(paths, work, fonts, for_lines=False)
    return [read_print(name, reply, pdf) for (name, reply), pdf in zip(made.items(), pdfs, strict=True)]
