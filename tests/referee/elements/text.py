"""The elements of the paper and of the text: the same in every format."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from replydesk.letter.model import HEADINGS, Role
from tests.referee.elements.base import (
    CENTRE_MM,
    EXACT_MM,
    PAPER_END_MM,
    PAPER_WIDTH_MM,
    SIZE_4_MM,
    SQUARE_MM,
    TYPE_END_MM,
    TYPE_LEFT_MM,
    TYPE_RIGHT_MM,
    TYPE_TOP_MM,
    Element,
    fills,
    pitch,
)
from tests.referee.fonts import ASCENT, EM
from tests.referee.pdf import MM_PER_POINT, Glyph
from tests.referee.prints import Print, PrintedLine
from tests.referee.specimens import is_specimen


def _first_line_top(page: Print) -> Iterator[float]:
    """Yield the upper edges of the first rows of pages after page 1, whose rows begin below the head."""
    for line in page.flow:
        if line.row == 0 and line.page > 1:
            yield line.top if fills(page.sheet) else page.row_top(line)


def _most_lines(page: Print) -> Iterator[float]:
    taken = {(line.page, line.row) for line in page.flow if line.page > 1}
    if len(page.papers) > 3:
        yield max(Counter(number for number, _ in taken).values())


def _last_line_bottom(page: Print) -> Iterator[float]:
    for lines in page.full_pages():
        yield lines[-1].bottom if fills(page.sheet) else page.row_top(lines[-1]) + page.pitch


def _pitches(page: Print) -> Iterator[float]:
    """Yield distances of baselines of lines of a size, divided by the number of rows; tables are left out."""
    text = [line for line in page.flow if page.pages.block(line.line).cell is None]
    for above, line in pairwise(text):
        apart = line.row - above.row
        if above.page == line.page and abs(above.size - line.size) < EXACT_MM and apart > 0:
            yield (line.baseline - above.baseline) / apart


def _on_rows(page: Print) -> Iterator[float]:
    for line in page.flow:
        yield page.row_top(line) - page.row_wanted(line)


def _first_indents(page: Print) -> Iterator[float]:
    for line in page.of(Role.BODY, *HEADINGS):
        if line.is_first:
            yield line.left - TYPE_LEFT_MM


def _wrapped_cc(page: Print) -> Iterator[tuple[PrintedLine, PrintedLine]]:
    """Yield each second and later line of the cc, with its first line."""
    first = None
    for line in page.of(Role.CC):
        first = line if line.is_first else first
        if first is not None and not line.is_first:
            yield first, line


def _glyph_after(line: PrintedLine, mark: str) -> Glyph:
    """Return the first glyph after a mark, or of the line if it has none."""
    text = [glyph.text for glyph in line.glyphs]
    return line.glyphs[text.index(mark) + 1 if mark in text else 0]


def _attachment_names(page: Print) -> Iterator[float]:
    """Yield the distances of later attachments from the number of the first."""
    first = next(iter(page.of(Role.ATTACHMENTS)), None)
    for line in page.of(Role.ATTACHMENTS_NEXT):
        if first is not None and line.is_first:
            yield line.left - _glyph_after(first, "：").x_mm


def _page_numbers(page: Print, odd: bool) -> Iterator[tuple[Glyph, ...]]:
    for number, drawn in enumerate(page.numbers, 1):
        if drawn and number % 2 == odd:
            yield drawn


def _dashes(page: Print) -> Iterator[float]:
    """Yield the millimetres from the type area to the dash, the middle of its glyph box."""
    for drawn in filter(None, page.numbers):
        size = drawn[0].size_pt * MM_PER_POINT
        yield drawn[0].baseline_mm - (ASCENT / EM - 0.5) * size - TYPE_END_MM


PAPER = (
    Element(
        "paper, width", "5.1", PAPER_WIDTH_MM, lambda page: [wide for wide, _ in page.papers], "every page"
    ),
    Element(
        "paper, height", "5.1", PAPER_END_MM, lambda page: [high for _, high in page.papers], "every page"
    ),
)


TEXT = (
    Element(
        "title, size",
        "7.3.1",
        22,
        lambda page: [glyph.size_pt for line in page.of(Role.TITLE) for glyph in line.glyphs],
        "2号",
        unit="pt",
        tolerance=EXACT_MM,
    ),
    Element(
        "title, middle of each line",
        "7.3.1",
        CENTRE_MM,
        lambda page: [line.centre for line in page.of(Role.TITLE)],
        "centred in the type area",
    ),
    Element(
        "salutation, blank lines above",
        "7.3.2",
        pitch,
        lambda page: page.blank_rows(Role.SALUTATION, Role.TITLE),
        "one row below the title",
    ),
    Element(
        "salutation, left edge",
        "7.3.2",
        TYPE_LEFT_MM,
        lambda page: [line.left for line in page.of(Role.SALUTATION)],
        "flush left",
    ),
    Element("body, first-line indent", "7.3.3", 2 * SQUARE_MM, _first_indents, "body and headings"),
    Element(
        "body, left edge",
        "5.2.1",
        TYPE_LEFT_MM,
        lambda page: [line.left for line in page.of(Role.BODY) if not line.is_first],
        "second and later lines",
    ),
    Element(
        "body, right edge",
        "5.2.1",
        TYPE_RIGHT_MM,
        lambda page: [line.right for line in page.of(Role.BODY) if not line.is_last],
        "all but last lines; LibreOffice stretches by whole twips per character only",
    ),
    Element("line pitch", "5.2.3", pitch, _pitches, "baseline to baseline"),
    Element("lines on their rows", "5.2.3", 0, _on_rows, "farthest from its row, every line of every page"),
    Element(
        "page, first line's upper edge",
        "5.2.1",
        TYPE_TOP_MM,
        _first_line_top,
        "常用: the row; 撑满版心: the glyph box",
    ),
    Element(
        "page, last line's lower edge",
        "5.2.1",
        TYPE_END_MM,
        _last_line_bottom,
        "full pages; 常用: the row; 撑满版心: the glyph box",
    ),
    Element(
        "page, lines",
        "5.2.3",
        22,
        _most_lines,
        "the most on a later page, letters of four pages and more",
        unit="lines",
        tolerance=EXACT_MM,
    ),
    Element(
        "attachments, blank line above",
        "7.3.4",
        pitch,
        lambda page: page.blank_rows(Role.ATTACHMENTS),
        "one row below the body",
    ),
    Element(
        "attachments, left edge",
        "7.3.4",
        TYPE_LEFT_MM + 2 * SQUARE_MM,
        lambda page: [line.left for line in page.of(Role.ATTACHMENTS) if line.is_first],
        "two characters in",
    ),
    Element("attachments, later numbers", "7.3.4", 0, _attachment_names, "from below the first number"),
    Element(
        "contact, left edge",
        "7.3.6",
        TYPE_LEFT_MM + 2 * SQUARE_MM,
        lambda page: [line.left for line in page.of(Role.CONTACT) if line.is_first],
        "two characters in",
    ),
    Element(
        "cc, size",
        "7.4.2",
        14,
        lambda page: [glyph.size_pt for line in page.of(Role.CC) for glyph in line.glyphs],
        "4号",
        unit="pt",
        tolerance=EXACT_MM,
    ),
    Element(
        "cc, left edge",
        "7.4.2",
        TYPE_LEFT_MM + SIZE_4_MM,
        lambda page: [line.left for line in page.of(Role.CC) if line.is_first],
        "one 4号 character in",
    ),
    Element(
        "cc, fullest line's right edge",
        "7.4.2",
        TYPE_LEFT_MM + (1 + 29) * SIZE_4_MM,
        lambda page: [max(line.right for line in page.of(Role.CC))] if is_specimen(page) else (),
        "29 whole characters fit between indents of one character",
    ),
    Element(
        "cc, later lines",
        "7.4.2",
        0,
        lambda page: [line.left - _glyph_after(first, "：").x_mm for first, line in _wrapped_cc(page)],
        "from below the first character after the colon",
    ),
    Element(
        "page number, size",
        "7.5",
        14,
        lambda page: [glyph.size_pt for drawn in page.numbers for glyph in drawn],
        "4号",
        unit="pt",
        tolerance=EXACT_MM,
    ),
    Element(
        "page number, dash below the type area",
        "7.5",
        7,
        _dashes,
        "from 262 mm to the middle of the glyph box (the stand-in's ink is 0.3 mm lower)",
    ),
    Element(
        "page number, odd: right edge",
        "7.5",
        TYPE_RIGHT_MM - SIZE_4_MM,
        lambda page: [drawn[-1].right_mm for drawn in _page_numbers(page, odd=True)],
        "one 4号 character in",
    ),
    Element(
        "page number, even: left edge",
        "7.5",
        TYPE_LEFT_MM + SIZE_4_MM,
        lambda page: [drawn[0].x_mm for drawn in _page_numbers(page, odd=False)],
        "one 4号 character in",
    ),
)
