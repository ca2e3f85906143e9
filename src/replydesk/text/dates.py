"""Dates as typed and printed in a letter: 2026年5月29日 (GB/T 9704-2012, 7.3.5.4)."""

from __future__ import annotations

import re
from datetime import date, datetime

_DATE = re.compile(r"([0-9]{1,4})年[\s\u3000]*([0-9]{0,2})月[\s\u3000]*([0-9]{0,2})日")


def parse_date(text: str) -> tuple[str, str, str] | None:
    """Return year, month and day of 2026年5月29日 as typed, month and day may be open (""); else None."""
    found = _DATE.fullmatch(text.strip())
    return (found[1], found[2], found[3]) if found else None


def parse_day(text: str) -> date | None:
    """Return the day of a date, None if it is open, invalid or no date."""
    try:
        return date(*map(int, parse_date(text) or ()))
    except (TypeError, ValueError):
        return None


def valid_day(year: int, month: int, day: int) -> date | None:
    """Return a day of the calendar, None if there is no such day."""
    try:
        return date(year, month, day)
    except (ValueError, OverflowError):
        return None


def format_day(day: date) -> str:
    """Return a day as written in a letter: 2026年5月29日 (7.3.5.4)."""
    return f"{day.year}年{day.month}月{day.day}日"


def months_after(start: date, months: int) -> date | None:
    """Return the same day some months later, or the last day of a shorter month; None beyond the calendar."""
    months += start.month - 1
    year, month = start.year + months // 12, months % 12 + 1
    if year > date.max.year:
        return None
    import calendar

    return date(year, month, min(start.day, calendar.monthrange(year, month)[1]))


def local_time(seconds: float) -> datetime:
    """Return a moment in local time; one that no calendar has, as a file may carry, becomes 1970."""
    try:
        return datetime.fromtimestamp(seconds)
    except (ValueError, OverflowError, OSError):
        return datetime(1970, 1, 1)


def naive_time(text: str) -> datetime:
    """Return the moment of an ISO 8601 text, without its time zone. Raises ValueError."""
    return datetime.fromisoformat(text).replace(tzinfo=None)
