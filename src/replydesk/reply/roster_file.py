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

from replydesk.reply.unit_lists import PostHeld
from replydesk.text.dates import months_after, valid_day
from replydesk.text.full_width import normalized
from replydesk.text.note import Note
from replydesk.text.typed_dates import typed_day
from replydesk.text.yaml_text import (
    MappingNode,
    Node,
    NotYaml,
    ScalarNode,
    SequenceNode,
    compose_yaml,
    with_plain_keys,
)

NAME, POST, BEGIN, END = "姓名", "职务", "起", "止"
_KEYS = (NAME, POST, BEGIN, END)
_OPEN = ("", "今", "至今", "现在", "现任", "无")
_MONTH = re.compile(r"(\d{4})[年./-](?:(\d{1,2})月?)?|(\d{4})")
_AS_SHOWN = "每人写成“- 姓名: 王某某”，下面缩进写“职务: ”“起: ”“止: ”"


def parse_roster(text: str) -> tuple[tuple[PostHeld, ...], tuple[Note, ...]]:
    """Return the lines of a roster file, and notes on what in it cannot be used."""
    try:
        root = compose_yaml(with_plain_keys(text, _KEYS))
    except NotYaml as error:
        return (), (Note(f"看不懂这里的写法，整个文件没有用；{_AS_SHOWN}", error.line),)
    if root is None:
        return (), ()
    if not isinstance(root, SequenceNode):
        return (), (Note(f"不是一份名单，没有用；{_AS_SHOWN}", _line(root)),)
    notes: list[Note] = []
    return tuple(held for node in root.value for held in _held(node, notes)), tuple(notes)


def _held(node: Node, notes: list[Note]) -> Iterator[PostHeld]:
    """Yield the post of an entry; none, and a note, if it cannot be used."""
    line = _line(node)
    if not isinstance(node, MappingNode):
        notes.append(Note(f"不是一个人的任职，没有用；{_AS_SHOWN}", line))
        return
    values = {key.value: value for key, value in node.value if isinstance(key, ScalarNode)}
    texts = {key: value.value.strip() for key, value in values.items() if isinstance(value, ScalarNode)}
    if unknown := [key for key in values if key not in _KEYS]:
        notes.append(Note(f"不认得“{'”“'.join(unknown)}”，没有用；可写“{'”“'.join(_KEYS)}”", line))
    if lacking := [key for key in (NAME, POST) if not texts.get(key)]:
        notes.append(Note(f"没有写“{'”“'.join(lacking)}”，这一条没有用；请补上", line))
        return
    days = {key: _day(texts.get(key, ""), is_end=key == END) for key in (BEGIN, END)}
    if wrong := [texts[key] for key, day in days.items() if day is None and texts.get(key, "") not in _OPEN]:
        notes.append(Note(f"“{'”“'.join(wrong)}”不是日期，这一条没有用；请写“2026年1月”这样的年月", line))
        return
    begin, end = days[BEGIN], days[END]
    if begin and end and end < begin:
        notes.append(Note(f"“{texts[NAME]}”的“止”比“起”还早，这一条没有用；请核对", line))
        return
    yield PostHeld(texts[NAME], texts[POST], begin, end)


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


def _line(node: Node) -> int:
    return int(node.start_mark.line) + 1
