"""A time as lines of a draft have it: 2026-05-28 16:40."""

from __future__ import annotations

import re
from datetime import datetime

WRITTEN_TIME = "[0-9]{4}-[0-9]{1,2}-[0-9]{1,2} [0-9]{1,2}:[0-9]{2}"  # a pattern

_TIME_FIGURES = re.compile("[0-9]+")


def read_time(text: str) -> datetime | None:
    """Return the time that matches `WRITTEN_TIME`, None if there is no such day or hour."""
    try:
        return datetime(*map(int, _TIME_FIGURES.findall(text)))  # type: ignore[arg-type]  # five times strptime
    except ValueError:
        return None


def format_time(when: datetime) -> str:
    """Return a time to the minute; the year has four digits on every system."""
    return f"{when.year:04}-{when:%m-%d %H:%M}"
