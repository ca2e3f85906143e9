"""The elements of the letter format only (信函格式, 10.1).

The second double rule is "20 mm from the paper's lower edge" (10.1). Its *lower* edge is: the first rule is
placed by the edge that faces the letterhead, so the second by the edge that faces the paper's. Placed by its
upper edge it would be 1.4 mm lower.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from replydesk.layout.sheet import Sheet
from replydesk.letter.model import Role
from tests.referee.elements.base import (
    CENTRE_MM,
    EXACT_MM,
    PAPER_END_MM,
    TYPE_LEFT_MM,
    TYPE_RIGHT_MM,
    Element,
    rows,
)
from tests.referee.pdf import MM_PER_POINT, Rule
from tests.referee.prints import MM_PER_TWIP, Print, PrintedLine

SEVEN_EIGHTHS_MM = 14 * MM_PER_POINT  # 7/8 of a character of 3号 (16 pt)
_LEFT_MARKS = (Role.COPY_NUMBER, Role.SECRECY, Role.URGENCY)


def _head(page: Print) -> tuple[PrintedLine, list[Rule]]:
    """Return the letterhead, and the four lines of the two double rules from the top."""
    return page.of(Role.LETTERHEAD)[0], page.page_rules[:4]


def _in_head(measure: Callable[[PrintedLine, list[Rule]], float]) -> Callable[[Print], list[float]]:
    """Return a measure of one number of the letterhead and the double rules."""
    return lambda page: [measure(*_head(page))]


def _above_title(page: Print) -> Iterator[float]:
    title = page.of(Role.TITLE)[0]
    above = page.lines[page.lines.index(title) - 1]
    yield page.row_top(title) - page.row_top(above) - page.pitch


def _first_mark(page: Print) -> Iterator[tuple[PrintedLine, PrintedLine]]:
    """Yield the first of the marks at the left, and the number."""
    for mark in page.of(*_LEFT_MARKS)[:1]:
        yield mark, page.of(Role.NUMBER)[0]


def _mark_rows(page: Print) -> Iterator[float]:
    """Yield the distances of the marks at the left from one line below the previous one."""
    marks = page.of(*_LEFT_MARKS)
    for below, mark in enumerate(marks):
        yield page.row_top(mark) - page.row_top(marks[0]) - below * page.pitch


def _rows_end(sheet: Sheet) -> float:
    """Return the lower edge of the rows: 262 mm, or 264.4 mm with half a gap below the text."""
    return (sheet.height - sheet.bottom) * MM_PER_TWIP


def _cc_bottom(page: Print) -> Iterator[float]:
    for line in page.of(Role.CC)[-1:]:
        yield page.row_top(line) + page.pitch


_LETTER = (
    Element(
        "letterhead, upper edge",
        "10.1",
        30,
        _in_head(lambda letterhead, _: letterhead.top),
        "glyph box, from the paper's edge",
    ),
    Element(
        "letterhead, middle",
        "10.1",
        CENTRE_MM,
        _in_head(lambda letterhead, _: letterhead.centre),
        "centred in the type area (28–184 mm)",
    ),
    Element(
        "first double rule, below the letterhead",
        "10.1",
        4,
        _in_head(lambda letterhead, rules: rules[0].top - letterhead.bottom),
        "glyph box to the thick line's upper edge",
    ),
    Element(
        "double rules, length",
        "10.1",
        170,
        lambda page: [rule.right - rule.left for rule in _head(page)[1]],
        "each of the four lines",
    ),
    Element(
        "double rules, middle",
        "10.1",
        CENTRE_MM,
        lambda page: [(rule.left + rule.right) / 2 for rule in _head(page)[1]],
        "centred in the type area",
    ),
    Element(
        "first double rule, thick line above",
        "10.1; practice 2.25 pt",
        2.25 * MM_PER_POINT,
        _in_head(lambda _, rules: rules[0].thickness),
        "upper line",
        tolerance=EXACT_MM,
    ),
    Element(
        "first double rule, thin line below",
        "10.1; practice 0.75 pt",
        0.75 * MM_PER_POINT,
        _in_head(lambda _, rules: rules[1].thickness),
        "lower line",
        tolerance=EXACT_MM,
    ),
    Element(
        "second double rule, thin line above",
        "10.1; practice 0.75 pt",
        0.75 * MM_PER_POINT,
        _in_head(lambda _, rules: rules[2].thickness),
        "upper line",
        tolerance=EXACT_MM,
    ),
    Element(
        "second double rule, thick line below",
        "10.1; practice 2.25 pt",
        2.25 * MM_PER_POINT,
        _in_head(lambda _, rules: rules[3].thickness),
        "lower line",
        tolerance=EXACT_MM,
    ),
    Element(
        "second double rule, above the paper's edge",
        "10.1",
        20,
        _in_head(lambda _, rules: PAPER_END_MM - rules[3].bottom),
        "the thick line's lower edge",
    ),
    Element(
        "rules on page 1",
        "10.1",
        4,
        lambda page: [sum(rule.page == 1 for rule in page.page_rules)],
        "two double rules; a table's are not counted",
        unit="",
        tolerance=EXACT_MM,
    ),
    Element(
        "rules on later pages",
        "10.1",
        0,
        lambda page: [sum(rule.page > 1 for rule in page.page_rules)],
        "",
        unit="",
        tolerance=EXACT_MM,
    ),
    Element(
        "document number, right edge",
        "10.1",
        TYPE_RIGHT_MM,
        lambda page: [line.right for line in page.of(Role.NUMBER)],
        "the last character's box",
    ),
    Element(
        "document number, below the rule",
        "10.1",
        SEVEN_EIGHTHS_MM,
        lambda page: [line.top - _head(page)[1][1].bottom for line in page.of(Role.NUMBER)],
        "7/8 of a 3号 character, thin line's lower edge to glyph box",
    ),
    Element(
        "first mark, on the number's line",
        "10.1",
        0,
        lambda page: [mark.baseline - number.baseline for mark, number in _first_mark(page)],
        "份号, 密级 or 紧急程度: baseline to baseline",
    ),
    Element(
        "first mark, below the rule",
        "10.1",
        SEVEN_EIGHTHS_MM,
        lambda page: [mark.top - _head(page)[1][1].bottom for mark, _ in _first_mark(page)],
        "as the number",
    ),
    Element("marks, one line each", "10.1", 0, _mark_rows, "from their rows, counted from the first"),
    Element(
        "marks, left edge",
        "10.1",
        TYPE_LEFT_MM,
        lambda page: [line.left for line in page.of(*_LEFT_MARKS)],
        "flush left",
    ),
    Element(
        "title, blank lines above",
        "10.1",
        rows(2),
        _above_title,
        "two rows below the last element above it",
    ),
    Element(
        "cc, lower edge",
        "10.1",
        _rows_end,
        _cc_bottom,
        "last row's lower edge",
    ),
    Element(
        "no number on page 1",
        "10.1",
        0,
        lambda page: [len(page.numbers[0])],
        "",
        unit="",
        tolerance=EXACT_MM,
    ),
)

LETTER = tuple(replace(element, format="信函") for element in _LETTER)
