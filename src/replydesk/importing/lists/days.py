"""Days and terms as clerks write them into lists: 2026.3.15, 二〇二六年三月十五日, 46096, 3个月, 6月底前."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from replydesk.text.dates import format_day, months_after
from replydesk.text.full_width import normalized, normalized_without_spaces
from replydesk.text.numerals import numeral_value
from replydesk.text.typed_dates import COUNT, day_without_year, typed_day, without_blanks_in_day

_BEFORE = r"(?:(?:之前|以前|前)(?:(?:完成|办结|答复|办复|回复|反馈|报送|上报)(?:完毕)?)?)?"
_ONLY_BEFORE = re.compile(_BEFORE)
_TAIL = re.compile(
    r"(?:[T ]*\d{1,2}:\d{1,2}(?::\d{1,2}(?:\.\d+)?)?)?"  # time of day
    rf"\(?(?:(?:星期|周|礼拜)[一二三四五六日天])?\)?{_BEFORE}"
)
_SERIAL = re.compile(r"([2-7]\d{4})(?:\.\d+)?")  # 1954 to 2119

_FROM = (
    r"(?:自|从|于)?(?:(?:提案|建议|文件|议案)?(?:交办|收到|接到|接收|收文|转办|受理|交付|发文|分办|签收|会议闭幕|闭幕)"
    r"(?:提案|建议|文件|议案)?(?:之日|日|当日|之后|后|文件)?(?:起|算起)?的?|之日起)?(?:,|，)?"
)
_DONE = r"(?:(?:办结|完成|答复|办复|回复|办理完毕|反馈|报送)(?:完毕)?)?"
_TERM = re.compile(
    rf"{_FROM}(?:在|于|限|不超过|最长|最迟)?(\d{{1,3}}|[两半]|{COUNT}{{1,3}})个?(半)?(工作日|月|日|天|周|星期|年)(?:之?内|以内)?(?:予以|必须|应)?{_DONE}"
)
_PART_OF_YEAR = re.compile(
    r"(?:于|在)?(?:(\d{4})年|(今年|本年|当年|年内)?)"
    rf"(?:(\d{{1,2}}|{COUNT}{{1,2}})月份?(?:(\d{{1,2}}|{COUNT}{{1,3}})[日号]|(底|末|上旬|中旬|下旬|初)?)|(年底|上半年|年末|底))"
    rf"(?:之?前|以前|内)?{_DONE}"
)
_MONTH = re.compile(rf"(?:\d{{1,2}}|{COUNT}{{1,2}})月")  # of the year: months are counted as 3个月 or 3月内
_LAST_DAYS = {"上旬": 10, "中旬": 20, "初": 10}

# The day of serial number 0, by date system; Excel's 29 February 1900 moves the first by one day.
_ZERO = {False: date(1899, 12, 30), True: date(1904, 1, 1)}


@dataclass(frozen=True, slots=True)
class Term:
    """A day read from a cell, None if there is none, a note on the trouble, and how it was understood."""

    day: date | None
    trouble: str = ""
    meaning: str = ""


@lru_cache(4096)
def read_day(text: str, from_1904: bool = False, year: int = 0) -> Term:
    """Return the day in a cell's text. A day without its year has that of the list, if there is one."""
    if (typed := typed_day(text)) and _TAIL.fullmatch(typed.rest):
        return _day(typed.year, typed.month, typed.day, text)
    if found := _SERIAL.fullmatch(without_blanks_in_day(normalized(text).strip())):
        return Term(_ZERO[from_1904] + timedelta(int(found[1])))
    if (open_day := day_without_year(text)) and _ONLY_BEFORE.fullmatch(open_day[2]):
        if not year:
            return Term(None, f"“{text}”没有年份")
        told = _day(year, *open_day[:2], text)
        return Term(told.day, told.trouble, f"按{year}年理解" if told.day else "")
    return Term(None, f"“{text}”看不出是哪一天")


@lru_cache(4096)
def read_deadline(
    text: str, start: date | None, unit: str = "", from_1904: bool = False, year: int = 0
) -> Term:
    """Return the day by which to answer: a day, or a term counted from the day of handing over.

    `unit` is the unit of a bare number, from the column's heading: 月, 天 …. `year` is that of the list, 0 if
    unknown; a day without its own is the first one from `start`, or in that year. Working days are counted by
    the official holidays; beyond the years whose holidays are known, none is given.
    """
    plain = normalized_without_spaces(text).strip("。;；")
    if unit and plain.isdecimal() and len(plain) < 4:
        plain += unit
    is_term = plain != normalized_without_spaces(text) or not _MONTH.fullmatch(plain)
    if is_term and (found := _TERM.fullmatch(plain)):
        return _read_term(found, text, start)
    told = read_day(text, from_1904)
    dotted = re.sub(r"^(\d{1,2})[./-](\d{1,2})(?!\d)日?", r"\1月\2日", plain)  # 8.31前
    if told.day is None and (found := _PART_OF_YEAR.fullmatch(dotted)) and any(found.group(3, 6)):
        return _read_part_of_year(found, text, start, year)
    return told


def _read_term(found: re.Match[str], text: str, start: date | None) -> Term:
    if start is None:
        return Term(None, f"“{text}”要从交办日期算起，清单里没有读到交办日期")
    count = 2 if found[1] == "两" else _value(found[1])
    if found[3] == "工作日":
        return _after_working_days(start, count, text)
    half = {"月": (15, "天"), "年": (6, "月")}.get(found[3]) if "半" in (found[1], found[2]) else None
    day = start if found[1] == "半" else _after(start, count, found[3])
    if half and day:
        day = _after(day, *half)
    return Term(day, "" if day else f"“{text}”太久，算不出日期")


def _read_part_of_year(found: re.Match[str], text: str, start: date | None, year: int) -> Term:
    """Return the last day of a part of a year: 6月底, 6月上旬, 年底; the day itself of 8月31日."""
    own, _, month_text, day_text, part, half = found.groups()
    month = _value(month_text) if month_text else 6 if half == "上半年" else 12
    chosen = int(own) if own else year or (start.year if start else 0)
    if not chosen:
        return Term(None, f"“{text}”没有年份")
    if not 1 <= month <= 12:
        return Term(None, f"没有“{text}”这一天")
    last = monthrange(chosen, month)[1]
    count = _value(day_text) if day_text else min(_LAST_DAYS.get(part or "", last), last)
    term = _day(chosen, month, count, text)
    if term.day and start and term.day < start and not own:
        term = _day(chosen + 1, month, min(count, monthrange(chosen + 1, month)[1]), text)
    return Term(term.day, term.trouble, "" if own or not term.day else f"按{format_day(term.day)}理解")


def _value(text: str) -> int:
    return int(text) if text.isdecimal() else numeral_value(text)


def _after(start: date, count: int, unit: str) -> date | None:
    if unit in ("月", "年"):
        return months_after(start, count * (12 if unit == "年" else 1))
    days = count * (7 if unit in ("周", "星期") else 1)
    return start + timedelta(days) if (date.max - start).days > days else None


def _after_working_days(start: date, count: int, text: str) -> Term:
    """Return the day so many working days after a day, by the holidays that the state has announced."""
    from chinese_calendar import is_workday

    day = start
    try:
        while count:
            day += timedelta(1)
            count -= bool(is_workday(day))
    except (NotImplementedError, OverflowError):
        return Term(None, f"“{text}”要算到 {day.year} 年，那一年的放假安排这里没有，没有算成日期")
    return Term(day, meaning=f"按放假安排算到{format_day(day)}")


def _day(year: int, month: int, day: int, text: str) -> Term:
    try:
        return Term(date(year, month, day))
    except ValueError:
        return Term(None, f"没有“{text}”这一天")
