"""Days as people type them: 2026-3-5, 2026.03.05, 20260305, ２０２６年３月５日, 二〇二六年三月五日."""

from __future__ import annotations

import re
from typing import NamedTuple

from replydesk.text.full_width import normalized
from replydesk.text.numerals import numeral_value

CHINESE_DIGITS = str.maketrans("〇○Oo0零一二三四五六七八九", "000000123456789")
COUNT = "[一二三四五六七八九十]"  # a character of a month or a day in Chinese numerals

_DAY = re.compile(r"(\d{4})[-./年—–−](\d{1,2})[-./月—–−](\d{1,2})[日号.]?")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_CHINESE_DAY = re.compile(rf"([〇○Oo0零一二三四五六七八九]{{4}})年({COUNT}{{1,2}})月({COUNT}{{1,3}})[日号]")
_YEARLESS_DAY = re.compile(rf"(\d{{1,2}})[-./月](\d{{1,2}})[日号]?|({COUNT}{{1,2}})月({COUNT}{{1,3}})[日号]")
_BLANKS_IN_DAY = re.compile(r"(?<=\D)\s+|\s+(?=[-./年月日号(—–−])")


class TypedDay(NamedTuple):
    """Year, month and day as numbers, which need not be a day of the calendar, and the text behind them."""

    year: int
    month: int
    day: int
    rest: str = ""


def typed_day(text: str) -> TypedDay | None:
    """Return the day that a text begins with, None if it begins with none."""
    plain = normalized(text).strip()
    if found := _CHINESE_DAY.match(plain):
        year = int(found[1].translate(CHINESE_DIGITS))
        return TypedDay(year, numeral_value(found[2]), numeral_value(found[3]), plain[found.end() :])
    squeezed = without_blanks_in_day(plain)
    if found := _COMPACT.fullmatch(squeezed) or _DAY.match(squeezed):
        return TypedDay(int(found[1]), int(found[2]), int(found[3]), squeezed[found.end() :])
    return None


def without_blanks_in_day(plain: str) -> str:
    """Return a text without the blanks between the figures and the marks of a day."""
    return _BLANKS_IN_DAY.sub("", plain)


def day_without_year(text: str) -> tuple[int, int, str] | None:
    """Return month, day and the text behind them of 3月5日 or 3.5, None for any other text."""
    squeezed = without_blanks_in_day(normalized(text).strip())
    if found := _YEARLESS_DAY.match(squeezed):
        month, day = found[1] or found[3], found[2] or found[4]
        return _value(month), _value(day), squeezed[found.end() :]
    return None


def _value(text: str) -> int:
    return int(text) if text.isdecimal() else numeral_value(text)
