"""Columns whose heading does not tell enough: what they hold is decided by their values and neighbours."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import replace

from replydesk.draft.model import Key
from replydesk.importing.lists.bodies import Duty, duty_in, is_only_duty
from replydesk.importing.lists.cells import is_class, kind_in
from replydesk.importing.lists.columns import (
    DELEGATION,
    DUTY,
    HANDLERS,
    IN_CHARGE,
    PHONE_OF_SOMEONE,
    PROPOSER_PHONE,
    SEPARATE,
    SORT,
    ListColumn,
)

_IS_TOLD = re.compile(
    r"(?:主办|牵头|会办|协办)(?:单位|部门)?\s*[:：]|\w[局厅委办府][(（](?:主办|牵头|会办|协办)[)）]"
)
_HANDLING = re.compile("办|责|落实|分工|去向")
_OF_PEOPLE = re.compile("提|代表|委员|督|工作|职务")
_OF_BODY = re.compile("[局厅委办院会部府联队司]")
_LOOKED_AT = 100  # rows whose values decide
_TICK = re.compile("[√✓✔☑vVyY1是○●◎*★]")
_OF_BODIES = {Key.LEAD_BODY: Duty.LEAD, Key.CONSULTED: Duty.ASSIST, SEPARATE: Duty.SEPARATE, HANDLERS: None}
_BY_VALUES = (SORT, DUTY, Key.RESULT_CLASS, Key.KIND)

Rows = Sequence[Sequence[str]]


def decided(found: Sequence[ListColumn], rows: Rows, bodies: Container[int] = ()) -> Iterator[ListColumn]:
    """Yield the columns, with the fields of those whose heading is ambiguous, or belied by the values.

    `bodies` are columns that are each headed by a body's name.
    """
    at = {column.field: column.at for column in reversed(found)}
    for column in found:
        if column.at in bodies:
            yield replace(column, field=HANDLERS, rank=9)
            continue
        if not column.field and not _OF_BODIES.keys() & at.keys() and _holds_bodies(column, rows):
            yield replace(column, field=HANDLERS, rank=9)
            continue
        if column.field == DELEGATION and Key.PROPOSERS not in at:
            yield replace(column, field=Key.PROPOSERS, rank=9)
        elif column.field in _BY_VALUES:
            yield replace(column, field=_field_by_values(column, _values(rows, column.at)))
        elif column.field == PHONE_OF_SOMEONE:
            in_office = max(at.get(key, -1) for key in (IN_CHARGE, Key.OFFICE))
            if at.get(Key.PROPOSERS, -1) < in_office < column.at:
                yield replace(column, field="")  # of somebody in the office, and not to be printed
                continue
            ours = column.at > at.get(Key.CONTACT, column.at)
            ours = ours and not at[Key.CONTACT] < at.get(Key.PROPOSERS, -1) < column.at
            yield replace(column, field=Key.PHONE if ours else PROPOSER_PHONE, rank=9)
        elif column.field in _OF_BODIES and _are(is_only_duty, _values(rows, column.at)):
            yield replace(column, field=DUTY)
        else:
            yield column


def ticked(found: Sequence[ListColumn], rows: Rows) -> dict[int, Duty]:
    """Return the columns of bodies that only have ticks, with the duty that a tick means."""
    return {
        column.at: duty
        for column in found
        if (duty := _OF_BODIES.get(column.field)) and _are(_is_tick, _values(rows, column.at))
    }


def _holds_bodies(column: ListColumn, rows: Rows) -> bool:
    """Return True if a column of another heading names the bodies that handle items, by its values."""
    values = _values(rows, column.at)
    if any(map(_IS_TOLD.search, values)):
        return True
    is_told = bool(_HANDLING.search(column.heading)) and not _OF_PEOPLE.search(column.heading)
    return is_told and _are(_names_body, values)


def _names_body(text: str) -> bool:
    return bool(_OF_BODY.search(text))


def _field_by_values(column: ListColumn, values: list[str]) -> str:
    """Return the field that a column of kinds, duties, result classes or topics fills, "" if none."""
    if any(map(is_only_duty, values)):
        return DUTY
    if column.field != Key.KIND and any(map(is_class, values)):
        return Key.RESULT_CLASS
    if column.field != SORT:
        return column.field
    return Key.KIND if any(map(kind_in, values)) else ""


def _values(rows: Rows, at: int) -> list[str]:
    return [row[at] for row in rows[:_LOOKED_AT] if len(row) > at and row[at]]


def _are(wanted: Callable[[str], bool], values: list[str]) -> bool:
    return bool(values) and all(map(wanted, values))


def _is_tick(text: str) -> bool:
    return bool(_TICK.fullmatch(text)) or text in ("否", "×", "-", "无")


def duty_told(text: str) -> Duty | None:
    """Return what the list's own body has to do by a title or small heading: 会办件, 主办的建议 (3件)."""
    return duty_in(text) if re.search("(?:主办|独办|会办|协办)", text) and "分办" not in text else None
