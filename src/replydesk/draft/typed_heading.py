"""Headings typed by hand into a text, number and all: 一、…… on a line of its own."""

from __future__ import annotations

import re
from typing import NamedTuple

from replydesk.text.numerals import numeral_value

_COUNT = "[一二三四五六七八九十]{1,3}"
_HEADING_LINE = re.compile(
    rf"(?:({_COUNT}、)|([（(]{_COUNT}[）)])|(\d{{1,2}}[.．](?!\d))|([（(]\d{{1,2}}[）)]))"
    r"[ \u3000]{0,4}([^。；！？\s][^。；！？]{0,39})"
)
_NOT_AT_END = ("，", "、", ",")
_COUNTED = "、级类期批线产档次季"  # 一、二级医院, 二、三产业 are no headings


class TypedHeading(NamedTuple):
    """A line read as a heading: the level of its number (1 to 4), the number, the heading without it."""

    level: int
    number: str
    heading: str


def typed_heading(line: str) -> TypedHeading | None:
    """Return the heading that a line of text is, None if it is none."""
    found = _HEADING_LINE.fullmatch(line.strip())
    if found is None or line.rstrip().endswith(_NOT_AT_END):
        return None
    level, number = next((level, found[level]) for level in range(1, 5) if found[level])
    heading = found[5]
    if numeral_value(heading[0]) == numeral_value(number) + 1 and heading[1:2] in _COUNTED and heading[1:]:
        return None
    return TypedHeading(level, number, heading)
