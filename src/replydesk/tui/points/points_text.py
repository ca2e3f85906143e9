"""The points of a draft in words: how many have which state, and each in a line."""

from __future__ import annotations

from typing import NamedTuple

from replydesk.draft.model import Draft
from replydesk.draft.points.coverage import standing_of
from replydesk.draft.points.model import Point, PointState
from replydesk.draft.points.reading import points_of
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
    return PointsText(counted_points(draft), tuple(_line(draft, each) for each in points))


def counted_points(draft: Draft) -> str:
    """Return how many points there are and which states they have: 5 条：已答 3，未答 2."""
    states = [standing_of(draft, each) for each in points_of(draft)]
    counts = "，".join(f"{state} {states.count(state)}" for state in PointState if state in states)
    return f"{len(states)} 条：{counts}" if states else "还没有"


def _line(draft: Draft, point: Point) -> str:
    """Return a point in a line, its number, state and words, and where it is answered."""
    state = standing_of(draft, point)
    reason = f"（{point.reason}）" if point.reason else ""
    passages = "" if state is PointState.OPEN else _passages(draft, point)
    return f"{point.number} {state}{reason}　{point.text}{passages}"


def _passages(draft: Draft, point: Point) -> str:
    if not point.ties:
        return ""
    names = [passage_name(draft, each.place) for each in point.ties[:_MOST_PASSAGES]]
    more = "等" if len(point.ties) > _MOST_PASSAGES else ""
    return f"（见{'、'.join(names)}{more}）"
