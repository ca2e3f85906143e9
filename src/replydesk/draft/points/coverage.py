"""Which passages answer which points, by settled ties."""

from __future__ import annotations

from collections.abc import Mapping

from replydesk.draft.model import Draft
from replydesk.draft.place import Place
from replydesk.draft.points.model import Point


def answered_by(draft: Draft) -> Mapping[Place, tuple[int, ...]]:
    """Return the numbers of the points that each heading and paragraph answers, in order.

    A tied heading stands for its section with all below it. Texts that answer none are missing.
    """
    return {}


def unanswered(draft: Draft) -> tuple[Point, ...]:
    """Return the points that are not answered: set to 未答, or without state and ties."""
    return ()


def answering_none(draft: Draft) -> tuple[Place, ...]:
    """Return the paragraphs of the answer that answer no point, in order; none if there are no points."""
    return ()
