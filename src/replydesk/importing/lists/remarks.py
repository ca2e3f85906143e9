"""Remarks on rows, in order of weight, with those of one text told once for all their rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import IntEnum
from typing import NamedTuple

from replydesk.text.note import Note

_NAMED = 8  # rows named in one remark


class Weight(IntEnum):
    """How much a remark matters: something is missing or doubtful, was changed, or is only told."""

    LOSS = 0
    CHANGE = 1
    PLAIN = 2


class ListRemark(NamedTuple):
    """What is to be told of a row. A plain one is written so that a count can stand before it."""

    weight: Weight
    text: str


class RowPlace(NamedTuple):
    """A row of a sheet, whose name is "" for a text file."""

    sheet: str
    row: int


def loss(text: str) -> ListRemark:
    """Return a remark on what is missing, or has to be looked at."""
    return ListRemark(Weight.LOSS, text)


def change(text: str) -> ListRemark:
    """Return a remark on what was understood other than written."""
    return ListRemark(Weight.CHANGE, text)


def plain(text: str) -> ListRemark:
    """Return a harmless remark."""
    return ListRemark(Weight.PLAIN, text)


def grouped(said: Iterable[tuple[RowPlace, ListRemark]], weight: Weight) -> tuple[Note, ...]:
    """Return the remarks of one weight, each text once, with its rows or their number."""
    rows: dict[str, list[RowPlace]] = {}
    for place, remark in said:
        if remark.weight is weight:
            rows.setdefault(remark.text, []).append(place)
    return tuple(Note(_line(text, places, weight)) for text, places in rows.items())


def _line(text: str, places: Sequence[RowPlace], weight: Weight) -> str:
    if weight is Weight.PLAIN:
        return f"{len(places)} 件{text}"
    if len(places) == 1:
        return f"{named_rows(places)}：{text}"
    count = f"{text}，{len(places)} 行"
    return count if weight is Weight.CHANGE else f"{count}（{named_rows(places)}）"


def named_rows(places: Sequence[RowPlace]) -> str:
    """Return the first of some rows by sheet: 工作表“建议”第 2、5 行，工作表“提案”第 3 行等."""
    shown = sorted(places)[:_NAMED]
    numbers: dict[str, list[int]] = {}
    for place in shown:
        numbers.setdefault(place.sheet, []).append(place.row)
    parts = (
        f"{f'工作表“{sheet}”' if sheet else ''}第 {'、'.join(map(str, rows))} 行"
        for sheet, rows in numbers.items()
    )
    return "，".join(parts) + ("等" if len(places) > _NAMED else "")
