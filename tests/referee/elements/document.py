"""The elements of the ordinary format only (文件格式, 7.2 and 7.4)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from replydesk.letter.model import Role
from tests.referee.elements.base import (
    CENTRE_MM,
    EXACT_MM,
    SIZE_4_MM,
    SQUARE_MM,
    TYPE_END_MM,
    TYPE_LEFT_MM,
    TYPE_RIGHT_MM,
    TYPE_TOP_MM,
    TYPE_WIDTH_MM,
    Element,
    rows,
)
from tests.referee.pdf import MM_PER_POINT, Rule
from tests.referee.prints import Print, PrintedLine

LETTERHEAD_BELOW_MM = 35.0  # 7.2.4, from the type area's upper edge
OUTER_MM, INNER_MM = 0.35, 0.25  # 7.4.1
_LEFT_MARKS = (Role.COPY_NUMBER, Role.SECRECY, Role.URGENCY)


def _red_rule(page: Print) -> Rule:
    return page.page_rules[0]


def _foot(page: Print) -> list[Rule]:
    """Return the rules of the imprint, from top to bottom."""
    return page.page_rules[1:]


def _letterhead(page: Print) -> PrintedLine:
    return page.of(Role.LETTERHEAD)[0]


def _number(page: Print, *, is_signed: bool) -> Iterator[PrintedLine]:
    """Yield the document number if it has (or has not) a signer beside it."""
    number = page.of(Role.NUMBER)
    if number and is_signed == bool(page.of(Role.SIGNER)):
        yield number[0]


def _mark_rows(page: Print) -> Iterator[float]:
    """Yield the distances of the marks at the left from their rows; the first row is the page's."""
    for row, mark in enumerate(page.of(*_LEFT_MARKS)):
        yield page.row_top(mark) - page.sheet.top * 25.4 / 1440 - row * page.pitch


def _off_the_middle(page: Print) -> Iterator[float]:
    """Yield the distance of the last line's glyphs from the middle between the rules above and below."""
    for line in page.of(Role.IMPRINT, Role.PRINT_DATE):
        above, below = _foot(page)[-2:]
        yield (line.top + line.bottom) / 2 - (above.bottom + below.top) / 2


_HEAD = (
    Element(
        "letterhead, upper edge",
        "7.2.4",
        TYPE_TOP_MM + LETTERHEAD_BELOW_MM,
        lambda page: [_letterhead(page).top],
        "glyph box; 35 mm below the type area's upper edge",
    ),
    Element(
        "letterhead, middle",
        "7.2.4",
        CENTRE_MM,
        lambda page: [_letterhead(page).centre],
        "centred in the type area",
    ),
    Element(
        "marks, on the first rows",
        "7.2.1–7.2.3",
        0,
        _mark_rows,
        "份号, 密级, 紧急程度 from their rows, counted from the page's first",
    ),
    Element(
        "marks, left edge",
        "7.2.1–7.2.3",
        TYPE_LEFT_MM,
        lambda page: [line.left for line in page.of(*_LEFT_MARKS)],
        "flush left",
    ),
    Element(
        "document number, blank lines above",
        "7.2.5",
        rows(2),
        lambda page: [page.row_top(line) - _letterhead(page).bottom for line in page.of(Role.NUMBER)],
        "letterhead's glyph box to the number's row",
    ),
    Element(
        "document number, middle",
        "7.2.5",
        CENTRE_MM,
        lambda page: [line.centre for line in _number(page, is_signed=False)],
        "centred in the type area",
    ),
    Element(
        "document number beside a signer, left edge",
        "7.2.5",
        TYPE_LEFT_MM + SQUARE_MM,
        lambda page: [line.left for line in _number(page, is_signed=True)],
        "one character in",
    ),
    Element(
        "signer, right edge",
        "7.2.6",
        TYPE_RIGHT_MM - SQUARE_MM,
        lambda page: [line.right for line in page.of(Role.SIGNER)],
        "one character in",
    ),
    Element(
        "signer, on the number's line",
        "7.2.6",
        0,
        lambda page: [
            signer.baseline - number.baseline
            for signer in page.of(Role.SIGNER)
            for number in _number(page, is_signed=True)
        ],
        "baseline to baseline",
    ),
    Element(
        "red rule, below the number",
        "7.2.7",
        4,
        lambda page: [_red_rule(page).top - line.bottom for line in page.of(Role.NUMBER)],
        "glyph box to the rule's upper edge",
    ),
    Element(
        "red rule, length",
        "7.2.7",
        TYPE_WIDTH_MM,
        lambda page: [_red_rule(page).right - _red_rule(page).left],
        "as wide as the type area",
    ),
    Element(
        "red rule, middle",
        "7.2.7",
        CENTRE_MM,
        lambda page: [(_red_rule(page).left + _red_rule(page).right) / 2],
        "centred in the type area",
    ),
    Element(
        "red rule, thickness",
        "practice 1.5 pt",
        1.5 * MM_PER_POINT,
        lambda page: [_red_rule(page).thickness],
        "",
        tolerance=EXACT_MM,
    ),
    Element(
        "title, blank lines above",
        "7.3.1",
        rows(2),
        lambda page: [page.row_top(page.of(Role.TITLE)[0]) - _red_rule(page).bottom],
        "red rule to the title's row",
    ),
    Element(
        "number on page 1",
        "7.5",
        3,
        lambda page: [len(page.numbers[0])],
        "the digit and two dashes",
        unit="",
        tolerance=EXACT_MM,
    ),
)

_FOOT = (
    Element(
        "imprint's rules, length",
        "7.4.1",
        TYPE_WIDTH_MM,
        lambda page: [rule.right - rule.left for rule in _foot(page)],
        "as wide as the type area",
    ),
    Element(
        "imprint's rules, middle",
        "7.4.1",
        CENTRE_MM,
        lambda page: [(rule.left + rule.right) / 2 for rule in _foot(page)],
        "centred in the type area",
    ),
    Element(
        "imprint's first and last rule, thickness",
        "7.4.1",
        OUTER_MM,
        lambda page: [rule.thickness for rule in (_foot(page)[0], _foot(page)[-1])],
        "1 pt, the eighth of a point in Word that is nearest",
        tolerance=EXACT_MM,
    ),
    Element(
        "imprint's inner rule, thickness",
        "7.4.1",
        INNER_MM,
        lambda page: [rule.thickness for rule in _foot(page)[1:-1]],
        "0.75 pt: Word draws no 0.71",
        tolerance=EXACT_MM,
    ),
    Element(
        "imprint's last rule, lower edge",
        "7.4.1",
        TYPE_END_MM,
        lambda page: [_foot(page)[-1].bottom],
        "the type area's lower edge",
    ),
    Element(
        "imprint's rules, number",
        "7.4.1",
        3,
        lambda page: [sum(rule.page == len(page.papers) for rule in _foot(page))],
        "all of them on the last page, cc and imprint between them",
        unit="",
        tolerance=EXACT_MM,
    ),
    Element(
        "imprint, size",
        "7.4.3",
        14,
        lambda page: [
            glyph.size_pt for line in page.of(Role.IMPRINT, Role.PRINT_DATE) for glyph in line.glyphs
        ],
        "4号",
        unit="pt",
        tolerance=EXACT_MM,
    ),
    Element(
        "imprint, left edge",
        "7.4.3",
        TYPE_LEFT_MM + SIZE_4_MM,
        lambda page: [line.left for line in page.of(Role.IMPRINT)],
        "one 4号 character in",
    ),
    Element(
        "imprint, date's right edge",
        "7.4.3",
        TYPE_RIGHT_MM - SIZE_4_MM,
        lambda page: [line.right for line in page.of(Role.PRINT_DATE)],
        "one 4号 character in",
    ),
    Element(
        "imprint, between its rules",
        "practice",
        0,
        _off_the_middle,
        "glyph box from the middle between the rules",
    ),
)

DOCUMENT_HEAD = tuple(replace(element, format="文件") for element in _HEAD)
DOCUMENT_FOOT = tuple(replace(element, format="文件") for element in _FOOT)
