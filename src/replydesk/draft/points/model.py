"""A point of the original: its words, its place there, its state, and the passages that answer it."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from replydesk.draft.anchors.model import Anchor


class PointState(StrEnum):
    """How far a point is answered; the values are written in the draft's file."""

    ANSWERED = "已答"
    PARTLY = "部分"
    OPEN = "未答"
    DECLINED = "不采纳"  # for a reason


class PointSource(NamedTuple):
    """The stretch of an original's text that a point is: paragraph from 0; `end` 0: all of it."""

    paragraph: int
    start: int
    end: int


class Point(NamedTuple):
    """A point. `id` stays the same while it is in the file; `number` is its place in the list, from 1.

    `source` is None for a point that the clerk added. `state` is None until someone sets it. `ties` are the
    settled passages, whole paragraphs or headings, in the order of the file; `lost` counts those whose words
    are gone.
    """

    id: int
    text: str
    source: PointSource | None = None
    state: PointState | None = None
    reason: str = ""
    ties: tuple[Anchor, ...] = ()
    number: int = 0
    lost: int = 0

    @property
    def standing(self) -> PointState:
        """Return the state: the one that is set, else answered if a passage is tied to the point."""
        return self.state or (PointState.ANSWERED if self.ties else PointState.OPEN)
