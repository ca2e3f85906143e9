"""A file of the roster (名册): who held which post, from when to when, as YAML that people write by hand.

- 姓名: 王某某
职务: 云川省民政厅厅长
起: 2023年3月
止: 2026年1月
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from replydesk.reply.list_entries import ListEntry, few, read_entries
from replydesk.reply.unit_lists import PostHeld
from replydesk.text.dates import months_after, valid_day
from replydesk.text.full_width import normalized
from replydesk.text.note import Note
from replydesk.text.typed_dates import typed_day

NAME, POST, BEGIN, END = "姓名", "职务", "起", "止"
_KEYS = (NAME, POST, BEGIN, END)
_OPEN = ("", "今", "至今", "现在", "现任", "无")
_MONTH = re.compile(r"(\d{4})[年./-](?:(\d{1,2})月?)?|(\d{4})")
_AS_SHOWN = "每人写成“- 姓名: 王某某”，下面缩进写“职务: ”“起: ”“止: ”"


def parse_roster(text: str) -> tuple[tuple[PostHeld, ...], tuple[Note, ...]]:
    """Return the lines of a roster file, and notes on what in it cannot be used."""
    notes: list[Note] = []
    roster = tuple(_roster(text, notes))
    return roster, few(notes)


def _roster(text: str, notes: list[Note]) -> Iterator[PostHeld]:
    """Yield the posts of the entries; add a note for each that cannot be used."""
    for entry in read_entries(text, _KEYS, ("一个人的任职", _AS_SHOWN), notes):
        begin, end = (_day(entry.first(key), is_end=key == END) for key in (BEGIN, END))
        if fault := _fault(entry, begin, end):
            notes.append(Note(fault, entry.line))
        else:
            yield PostHeld(entry.first(NAME), entry.first(POST), begin, end)


def _fault(entry: ListEntry, begin: date | None, end: date | None) -> str:
    """Return what is wrong with an entry, and what to do; "" if nothing is."""
    if lacking := [key for key in (NAME, POST) if not entry.first(key)]:
        return f"没有写“{'”“'.join(lacking)}”，这一条没有用；请补上"
    if fault := entry.fault:
        return f"{fault}，这一条没有用；{_AS_SHOWN}"
    if several := [key for key in _KEYS if len(entry.texts.get(key, ())) > 1]:
        return f"“{several[0]}”写了几个，这一条没有用；一人一职写一条"
    days = {BEGIN: begin, END: end}
    if wrong := [entry.first(key) for key, day in days.items() if not day and entry.first(key) not in _OPEN]:
        return f"“{'”“'.join(wrong)}”不是日期，这一条没有用；请写“2026年1月”这样的年月"
    if begin and end and end < begin:
        return f"“{entry.first(NAME)}”的“止”比“起”还早，这一条没有用；请核对"
    return ""


def _day(text: str, *, is_end: bool) -> date | None:
    """Return a day, or the first day of a month or a year, the last if it ends there; None if it is none."""
    if found := typed_day(text):
        return valid_day(*found[:3])
    month = _MONTH.fullmatch(normalized(text).replace(" ", ""))
    if month is None:
        return None
    year, number = int(month[1] or month[3]), int(month[2] or 0)
    first = valid_day(year, number or 1, 1)
    if first is None or not is_end:
        return first
    following = months_after(first, 1 if number else 12)
    return following - timedelta(days=1) if following else None
