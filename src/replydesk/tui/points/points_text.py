"""The points of a draft in words: how many have which state, and each in a line."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from replydesk.draft.model import Draft
from replydesk.draft.points.model import Point, PointState
from replydesk.draft.points.reading import count_states, points_of
from replydesk.tui.points.rows import passage_name

_MOST_PASSAGES = 3  # passages of a point named in a line


class PointsText(NamedTuple):
    """The points as counted, and a line for each."""

    counted: str
    lines: tuple[str, ...]


def points_text(draft: Draft) -> PointsText | None:
    """Return the points of a draft with their states in words, None if it has none."""
    points = points_of(draft)
    if not points:
        return None
    return PointsText(counted_points(points), tuple(_line(draft, each) for each in points))


def counted_points(points: Iterable[Point]) -> str:
    """Return how many points there are and which states they have: 5 条：已答 3，未答 2."""
    points = tuple(points)
    states = "，".join(f"{state} {count}" for state, count in count_states(points).items())
    return f"{len(points)} 条：{states}" if points else "还没有"


def _line(draft: Draft, point: Point) -> str:
    return f"{point.number} {state_words(point)}　{point.text}{_passages(draft, point)}"


def state_words(point: Point) -> str:
    """Return the state of a point with its reason: 不采纳（市里已有渠道）."""
    return f"{point.standing}{f'（{point.reason}）' if point.reason else ''}"


def _passages(draft: Draft, point: Point) -> str:
    """Return where a point is answered."""
    if point.standing is PointState.OPEN or not point.ties:
        return ""
    names = [passage_name(draft, each.place) for each in point.ties[:_MOST_PASSAGES]]
    more = "等" if len(point.ties) > _MOST_PASSAGES else ""
    return f"（见{'、'.join(names)}{more}）"
