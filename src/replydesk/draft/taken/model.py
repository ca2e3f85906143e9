"""Where words of a draft were taken over from, and the figures in them that may be stale."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from replydesk.draft.anchors.model import Anchor


class StaleKind(StrEnum):
    """The kind of a figure; the values are written in the draft's file."""

    YEAR = "年份"
    DATE = "日期"
    AMOUNT = "金额"
    PERCENT = "百分比"
    COUNT = "数量"
    PERSON = "人名"
    DOCUMENT = "文号"
    SESSION = "届次"
    NUMBER = "编号"
    PHONE = "电话"
    PLACE = "地名"
    BODY = "单位名"


class Figure(NamedTuple):
    """The characters `start` to `end` of a text that may be stale in another letter."""

    start: int
    end: int
    kind: StaleKind


class TakenFrom(NamedTuple):
    """A past reply: its label as a clerk reads it, and its key in the index.

    `people` are those of its record, whose names are sought in what is taken over; they are not written.
    """

    label: str  # 2025年 第0055号 王某某 关于……的答复
    key: str = ""
    people: tuple[str, ...] = ()


class StaleMark(NamedTuple):
    """A figure that was taken over: `anchor` is where it is now, `words` what it was.

    It is open while its words are there as they were and nobody has confirmed them.
    """

    id: str
    anchor: Anchor
    kind: StaleKind
    source: TakenFrom
    is_confirmed: bool = False
    is_changed: bool = False  # its words are others now
    is_lost: bool = False  # its words are gone
    words: str = ""
    who: str = ""  # who took it over, and when; who confirmed it, if someone has
    when: datetime | None = None

    @property
    def is_open(self) -> bool:
        """Return True if the figure waits to be confirmed or changed."""
        return not (self.is_confirmed or self.is_changed or self.is_lost)
