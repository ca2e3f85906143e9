"""A point of the suggestion, its state, and the passages tied to it."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from replydesk.draft.anchors.model import Anchor


class PointState(StrEnum):
    """The state of a point; the values are written in the draft's file."""

    ANSWERED = "已答"
    PARTLY = "部分"
    OPEN = "未答"
    DECLINED = "不采纳"  # for a reason


class Point(NamedTuple):
    """A point: `source` is paragraph, start and end in the original; `state` is None unless it was set."""

    id: int
    text: str
    source: tuple[int, int, int] | None = None
    state: PointState | None = None
    reason: str = ""
    ties: tuple[Anchor, ...] = ()

    @property
    def standing(self) -> PointState:
        """Return the state that was set, else that of its ties."""
        return self.state or (PointState.ANSWERED if self.ties else PointState.OPEN)
