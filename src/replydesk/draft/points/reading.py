"""The points of a draft."""

from __future__ import annotations

from replydesk.draft.model import Draft
from replydesk.draft.points.model import Point


def points_of(draft: Draft) -> tuple[Point, ...]:
    """Return the points of a draft in their order."""
    return ()
