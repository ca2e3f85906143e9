"""A reply as it was printed: its lines by the block they belong to, its rules, its page numbers.

Positions come from the PDF: glyphs by their origin, rules by the lines that are drawn; `pixels` finds the
rules again in a picture. They count from the upper left corner of the paper, in millimetres.

A glyph's upper and lower edge are those of its *box*, one em high, 0.859 em above the baseline and 0.141 em
below it as in the office faces: the standard counts in characters and lines (3.1, 3.2), so its 字 is the box
and not the ink. The ink of a letterhead of 42 pt begins 1.4 mm below its box in the stand-in face, which sits
0.06 em lower on its baseline than the office faces do.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import Any

import pdfplumber

from replydesk.layout.sheet import Sheet
from replydesk.letter import Block, Role
from replydesk.office import Reply
from replydesk.render import docx

from .fonts import ASCENT, EM
from .office import MM_PER_POINT, TEXT_END_MM, Glyph, lines_of, render

MM_PER_TWIP = 25.4 / 1440

IN_FLOW = frozenset(Role) - {Role.LETTERHEAD, Role.NUMBER, Role.CC}
"""Roles whose lines stand on the rows of the page; the others are in frames."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A horizontal line in millimetres; `top` and `bottom` are its edges."""

    page: int
    left: float
    right: float
    top: float
    bottom: float

    @property
    def thickness(self) -> float:
        return self.bottom - self.top


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A printed line and the block of the letter it belongs to."""

    block: int
    role: Role
    is_first: bool
    is_last: bool
    glyphs: tuple[Glyph, ...]

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
    def top(self) -> float:
        """Upper edge of the glyph box."""
        return self.bottom - self.size

    @property
    def bottom(self) -> float:
        """Lower edge of the glyph box."""
        return self.baseline + (1 - ASCENT / EM) * self.size

    @property
    def size(self) -> float:
        return self.glyphs[0].size_pt * MM_PER_POINT


@dataclass(frozen=True)
class Print:
    """One reply as LibreOffice prints it."""

    name: str
    sheet: Sheet
    blocks: tuple[Block, ...]
    papers: tuple[tuple[float, float], ...]
    """Width and height of every page."""
    lines: tuple[PrintedLine, ...]
    """Every line but the page numbers, in the order of reading."""
    numbers: tuple[tuple[Glyph, ...], ...]
    """The page number of every page, empty where there is none."""
    rules: tuple[Rule, ...]

    @property
    def pitch(self) -> float:
        """Height of a row of this sheet."""
        return self.sheet.line * MM_PER_TWIP

    @cached_property
    def flow(self) -> list[PrintedLine]:
        """The lines that stand on rows."""
        return [line for line in self.lines if line.role in IN_FLOW]

    def of(self, *roles: Role) -> list[PrintedLine]:
        """The lines of some roles."""
        return [line for line in self.lines if line.role in roles]

    def row_top(self, line: PrintedLine) -> float:
        """Upper edge of the row a line stands in: the glyph box is in the middle of its row."""
        return (line.top + line.bottom - self.pitch) / 2

    def row(self, line: PrintedLine) -> int:
        """The row a line stands in, 0 for the first of a page."""
        return round((self.row_top(line) - self.sheet.top * MM_PER_TWIP) / self.pitch)

    def full_pages(self) -> Iterator[list[PrintedLine]]:
        """The lines of pages whose last row is taken."""
        for page in range(1, len(self.papers) + 1):
            lines = [line for line in self.flow if line.page == page]
            if lines and self.row(lines[-1]) == self.sheet.lines - 1:
                yield lines

    def blank_rows(self, role: Role, *above: Role) -> Iterator[float]:
        """Millimetres of blank rows between the first block of a role and the line above it.

        At the top of a page there is none; `above` are the roles the line above may have (any without).
        """
        for before, line in pairwise(self.flow):
            first = line.role is role and line.is_first and before.role is not role
            if first and before.page == line.page and (not above or before.role in above):
                yield self.row_top(line) - self.row_top(before) - self.pitch


def read_print(name: str, reply: Reply, pdf: Path) -> Print:
    """The print of a reply, its lines told apart by the text they carry."""
    with pdfplumber.open(pdf) as document:
        papers = tuple((page.width * MM_PER_POINT, page.height * MM_PER_POINT) for page in document.pages)
        rules = tuple(rule for page in document.pages for rule in _rules(page))
    pages = lines_of(pdf)
    numbers = tuple(tuple(glyph for line in page if _below(line) for glyph in line) for page in pages)
    text = (line for page in pages for line in page if not _below(line))
    blocks = reply.letter.blocks
    lines = tuple(_told_apart(blocks, text))
    return Print(name, reply.pages.sheet, blocks, papers, lines, numbers, rules)


def _below(line: Sequence[Glyph]) -> bool:
    """Whether a line is below the text: a page number."""
    return line[0].baseline_mm > TEXT_END_MM


def _rules(page: Any) -> Iterator[Rule]:
    """The horizontal lines of a page of pdfplumber, top to bottom: stroked lines or filled boxes."""
    found = []
    for drawn in (*page.lines, *page.rects):
        half = drawn["linewidth"] / 2 if drawn["object_type"] == "line" else 0
        edges = (drawn["x0"], drawn["x1"], drawn["top"] - half, drawn["bottom"] + half)
        found.append(Rule(page.page_number, *(edge * MM_PER_POINT for edge in edges)))
    yield from sorted(found, key=lambda rule: rule.top)


def _told_apart(blocks: Sequence[Block], lines: Iterable[Sequence[Glyph]]) -> Iterator[PrintedLine]:
    """Each line with the block it belongs to. What is printed has to be the letter, in its order."""
    texts = ["".join(block.text.split()) for block in blocks]
    index, at = 0, 0
    for line in lines:
        text = "".join(glyph.text for glyph in line)
        if not texts[index].startswith(text, at):
            raise AssertionError(f"printed {text!r} where the letter has {texts[index][at:]!r}")
        end = at + len(text)
        is_last = end == len(texts[index])
        yield PrintedLine(index, blocks[index].role, at == 0, is_last, tuple(line))
        index, at = (index + 1, 0) if is_last else (index, end)
    if index < len(texts):
        raise AssertionError(f"not printed: {texts[index][at:]!r}")


def print_all(made: Mapping[str, Reply], work: Path, fonts: Path) -> list[Print]:
    """Export replies, print them in one call, read the prints. `work` is a folder of this call alone."""
    paths = []
    for name, reply in made.items():
        paths.append(work / f"{name}.docx")
        paths[-1].write_bytes(docx.render(reply.pages, reply.profile))
    pdfs = render(paths, work, fonts, for_lines=False)
    return [read_print(name, reply, pdf) for (name, reply), pdf in zip(made.items(), pdfs, strict=True)]
