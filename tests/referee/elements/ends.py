"""Signatures, attachments and tables; the even pages of two-sided prints."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from replydesk.layout.sheet import SEAL, SEAL_GAP, SEALS_APART, STAMP
from replydesk.letter.model import Role
from replydesk.letter.print_options import Seal
from replydesk.text.width import width
from tests.referee.elements.base import (
    CENTRE_MM,
    EXACT_MM,
    PAPER_WIDTH_MM,
    SQUARE_MM,
    TYPE_LEFT_MM,
    TYPE_RIGHT_MM,
    TYPE_TOP_MM,
    Element,
    fills,
    pitch,
    rows,
)
from tests.referee.prints import MM_PER_TWIP, Print, PrintedLine
from tests.referee.specimens import is_specimen


def _signed(page: Print, *seals: Seal, wide: bool | None = None) -> Iterator[tuple[PrintedLine, PrintedLine]]:
    """Yield the last signature and the date of letters with one of some seals.

    `wide` selects names that, centred on the date, would leave less than two characters on their right.
    """
    names, dates = page.of(Role.SIGNATURE), page.of(Role.DATE)
    if names and dates and page.setup.seal in seals:
        over = (names[-1].right - names[-1].left - dates[0].right + dates[0].left) / 2
        if wide is None or wide == (over > 2 * SQUARE_MM):
            yield names[-1], dates[0]


def _neighbours(page: Print) -> Iterator[tuple[PrintedLine, PrintedLine]]:
    """Yield signatures side by side."""
    for left, right in pairwise(page.of(Role.SIGNATURE)):
        if left.row == right.row:
            yield left, right


def _between_names(page: Print) -> Iterator[float]:
    for above, below in pairwise(page.of(Role.SIGNATURE)):
        if above.row != below.row:
            yield below.baseline - above.baseline


def _longer(page: Print) -> Iterator[float]:
    """Yield the right edge of the longer of name and date, of letters without a seal."""
    for name, date in _signed(page, Seal.BARE):
        is_name = width(page.pages.text(name.line)) >= width(page.pages.text(date.line))
        yield name.right if is_name else date.right


def _edges(page: Print) -> Iterator[tuple[float, float]]:
    """Yield the left and right edges of every table, by the rule above it."""
    for rules in page.table_rules:
        yield rules[0].left, rules[0].right


def _table_rows(page: Print) -> Iterator[float]:
    """Yield the differences of the heights of table rows from whole lines."""
    for rules in page.table_rules:
        for above, below in pairwise(rules):
            high = (below.top + below.bottom - above.top - above.bottom) / 2
            yield high - round(high / page.pitch) * page.pitch


def _gap(page: Print) -> float:
    """Return the distance from a row's upper edge to the type area's: 0, or up to the glyphs."""
    return page.sheet.above_glyphs * MM_PER_TWIP if fills(page.sheet) else 0.0


def _below_label(page: Print) -> Iterator[float]:
    for label, line in pairwise(page.lines):
        if label.role is Role.ATTACHMENT:
            yield page.row_top(line) - page.row_top(label)


def _even_left(page: Print) -> Iterator[float]:
    """Yield the left edges of flush lines on even pages of two-sided prints, from the paper's edge."""
    for line in page.of(Role.BODY):
        if page.mirrored(line.page) and not line.is_first:
            yield line.left - page.mirrored(line.page)


def _even_right(page: Print) -> Iterator[float]:
    for line in page.of(Role.BODY):
        if page.mirrored(line.page) and not line.is_last:
            yield line.right - page.mirrored(line.page)


SIGNATURES = (
    Element(
        "signature, room above",
        "practice",
        rows(SEAL_GAP),
        lambda page: page.blank_rows(Role.SIGNATURE) if is_specimen(page) else (),
        "two rows for a seal of 42 mm, where there is room",
    ),
    Element(
        "signature, middle on the date's",
        "7.3.5.1",
        0,
        lambda page: [name.centre - date.centre for name, date in _signed(page, Seal.SEALED)],
        "the last name of several",
    ),
    Element(
        "date, right edge",
        "7.3.5.1",
        TYPE_RIGHT_MM - 4 * SQUARE_MM,
        lambda page: [date.right for _, date in _signed(page, Seal.SEALED, wide=False)],
        "four characters in",
    ),
    Element(
        "wide signature, right edge",
        "practice",
        TYPE_RIGHT_MM - 2 * SQUARE_MM,
        lambda page: [name.right for name, _ in _signed(page, Seal.SEALED, wide=True)],
        "two characters in, the date moves to its middle",
    ),
    Element(
        "joint signatures, side by side",
        "7.3.5.1",
        (SEAL + SEALS_APART) * MM_PER_TWIP,
        lambda page: [right.centre - left.centre for left, right in _neighbours(page)],
        "middle to middle: a seal of 42 mm and 3 mm (practice), so that none touches another",
    ),
    Element(
        "joint signatures, below each other",
        "7.3.5.1",
        rows(5),
        _between_names,
        "five rows: more than a seal and 3 mm",
    ),
    Element(
        "without a seal, room above",
        "7.3.5.2",
        pitch,
        lambda page: page.blank_rows(Role.SIGNATURE) if page.setup.seal is Seal.BARE else (),
        "one row",
    ),
    Element(
        "without a seal, the longer's right edge",
        "7.3.5.2",
        TYPE_RIGHT_MM - 2 * SQUARE_MM,
        _longer,
        "name or date: two characters in",
    ),
    Element(
        "without a seal, date behind the name's beginning",
        "7.3.5.2",
        2 * SQUARE_MM,
        lambda page: [date.left - name.left for name, date in _signed(page, Seal.BARE)],
        "two characters",
    ),
    Element(
        "stamp, room above the post",
        "7.3.5.3",
        rows(2),
        lambda page: page.blank_rows(Role.POST),
        "two rows",
    ),
    Element(
        "stamp, post's right edge",
        "7.3.5.3",
        TYPE_RIGHT_MM - 4 * SQUARE_MM - STAMP * MM_PER_TWIP - 2 * SQUARE_MM,
        lambda page: [line.right for line in page.of(Role.POST)],
        "two characters left of a stamp of 40 mm (practice) that is four in",
    ),
    Element(
        "stamp, room above the date",
        "7.3.5.3",
        pitch,
        lambda page: page.blank_rows(Role.DATE, Role.POST),
        "one row",
    ),
    Element(
        "stamp, date's right edge",
        "7.3.5.3",
        TYPE_RIGHT_MM - 4 * SQUARE_MM,
        lambda page: [line.right for line in page.of(Role.DATE)] if page.setup.seal is Seal.STAMP else (),
        "four characters in",
    ),
)


ENDS = (
    Element(
        "attachment, its label's row",
        "7.3.7",
        TYPE_TOP_MM,
        lambda page: [page.row_top(line) + _gap(page) for line in page.of(Role.ATTACHMENT)],
        "line 1 of a page; 撑满版心: the glyph box",
    ),
    Element(
        "attachment, label's left edge",
        "7.3.7",
        TYPE_LEFT_MM,
        lambda page: [line.left for line in page.of(Role.ATTACHMENT)],
        "flush left",
    ),
    Element(
        "attachment, title below the label",
        "7.3.7",
        rows(2),
        _below_label,
        "on line 3",
    ),
    Element(
        "attachment, title's middle",
        "7.3.7",
        CENTRE_MM,
        lambda page: [line.centre for line in page.of(Role.ATTACHMENT_TITLE)],
        "centred",
    ),
    Element(
        "attachment, title's size",
        "7.3.7",
        22,
        lambda page: [glyph.size_pt for line in page.of(Role.ATTACHMENT_TITLE) for glyph in line.glyphs],
        "2号, as the letter's",
        unit="pt",
        tolerance=EXACT_MM,
    ),
    Element(
        "table, left edge", "practice", TYPE_LEFT_MM, lambda page: [left for left, _ in _edges(page)], ""
    ),
    Element(
        "table, right edge", "practice", TYPE_RIGHT_MM, lambda page: [right for _, right in _edges(page)], ""
    ),
    Element("table, rows of whole lines", "practice", 0, _table_rows, "rule to rule"),
    Element(
        "two-sided, even pages: left edge",
        "5.2.1, 6.2",
        PAPER_WIDTH_MM - TYPE_RIGHT_MM,
        _even_left,
        "the binding edge is on the right: 26 mm",
    ),
    Element(
        "two-sided, even pages: right edge",
        "5.2.1, 6.2",
        PAPER_WIDTH_MM - TYPE_LEFT_MM,
        _even_right,
        "28 mm from the paper's edge",
    ),
)
