"""Days and terms as clerks write them into lists: 2026.3.15, 二〇二六年三月十五日, 46096, 3个月."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from replydesk.text.dates import months_after
from replydesk.text.full_width import normalized, normalized_without_spaces
from replydesk.text.numerals import numeral_value

_DIGITS = str.maketrans("〇○Ｏ零一二三四五六七八九", "0000123456789")
_TAIL = (
    r"(?:[T ]*\d{1,2}:\d{1,2}(?::\d{1,2}(?:\.\d+)?)?)?"  # time of day
    r"\(?(?:(?:星期|周|礼拜)[一二三四五六日天])?\)?(?:之前|以前|前)?"
)
_DAY = re.compile(rf"(\d{{4}})[-./年](\d{{1,2}})[-./月](\d{{1,2}})[日号.]?{_TAIL}")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_COUNT = "[一二三四五六七八九十]"
_CHINESE = re.compile(
    rf"([〇○Ｏ零一二三四五六七八九]{{4}})年({_COUNT}{{1,2}})月({_COUNT}{{1,3}})[日号]{_TAIL}"
)
_SERIAL = re.compile(r"([2-7]\d{4})(?:\.\d+)?")  # 1954 to 2119
_WITHOUT_YEAR = re.compile(rf"\d{{1,2}}[-./月]\d{{1,2}}[日号]?|{_COUNT}+月{_COUNT}+[日号]")
_TERM = re.compile(
    rf"(?:自?交办(?:之日)?起?)?(\d{{1,3}}|{_COUNT}{{1,3}})个?(月|日|天|周|星期|年|工作日)(?:之?内|以内)?"
)

# The day of serial number 0, by date system; Excel's 29 February 1900 moves the first by one day.
_ZERO = {False: date(1899, 12, 30), True: date(1904, 1, 1)}


@dataclass(frozen=True, slots=True)
class Term:
    """A day read from a cell, None if there is none, and a note on the trouble."""

    day: date | None
    trouble: str = ""


@lru_cache(4096)
def read_day(text: str, from_1904: bool = False) -> Term:
    """Return the day in a cell's text. A day without its year counts as none."""
    plain = normalized(text).strip()
    if found := _CHINESE.fullmatch(plain):
        return _day(int(found[1].translate(_DIGITS)), numeral_value(found[2]), numeral_value(found[3]), text)
    squeezed = re.sub(r"(?<=\D)\s+|\s+(?=[-./年月日号(])", "", plain)
    if found := _DAY.fullmatch(squeezed) or _COMPACT.fullmatch(squeezed):
        return _day(int(found[1]), int(found[2]), int(found[3]), text)
    if found := _SERIAL.fullmatch(squeezed):
        return Term(_ZERO[from_1904] + timedelta(int(found[1])))
    if _WITHOUT_YEAR.fullmatch(squeezed):
        return Term(None, f"“{text}”没有年份")
    return Term(None, f"“{text}”看不出是哪一天")


@lru_cache(4096)
def read_deadline(text: str, start: date | None, unit: str = "", from_1904: bool = False) -> Term:
    """Return the day by which to answer: a day, or a term counted from the day of handing over.

    `unit` is the unit of a bare number, from the column's heading: 月, 天 …. Working days are not converted,
    because the days off are decided year by year.
    """
    plain = normalized_without_spaces(text)
    if unit and plain.isdecimal() and len(plain) < 4:
        plain += unit
    found = _TERM.fullmatch(plain)
    if not found:
        return read_day(text, from_1904)
    if found[2] == "工作日":
        return Term(None, f"“{text}”要扣除节假日，没有算成日期")
    if start is None:
        return Term(None, f"“{text}”要从交办日期算起，清单里没有读到交办日期")
    return Term(_after(start, int(found[1]) if found[1].isdecimal() else numeral_value(found[1]), found[2]))


def _after(start: date, count: int, unit: str) -> date | None:
    if unit in ("月", "年"):
        return months_after(start, count * (12 if unit == "年" else 1))
    days = count * (7 if unit in ("周", "星期") else 1)
    return start + timedelta(days) if (date.max - start).days > days else None


def _day(year: int, month: int, day: int, text: str) -> Term:
    try:
        return Term(date(year, month, day))
    except ValueError:
        return Term(None, f"没有“{text}”这一天")
