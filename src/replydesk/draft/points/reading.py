"""The points of a draft in their order, and what of 逐条 cannot be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from replydesk.draft.field_lines import field_lines
from replydesk.draft.model import Draft, Key, Nested
from replydesk.text.note import Note

if TYPE_CHECKING:
    from replydesk.draft.points.model import Point


def point_lines_of(draft: Draft) -> tuple[str, ...]:
    """Return the lines of 逐条 as in the file, in a list or in a text."""
    return field_lines(draft, Key.POINTS)


def points_of(draft: Draft) -> tuple[Point, ...]:
    """Return the points of a draft in their order; kept for the last few drafts asked for."""
    if not (lines := point_lines_of(draft)):
        return ()
    from replydesk.draft.points.placing import placed_points  # most drafts have none

    return placed_points(lines, draft)


def point_with(draft: Draft, number: int) -> Point | None:
    """Return the point with an id, None if there is none."""
    return next((each for each in points_of(draft) if each.id == number), None)


def point_notes(draft: Draft) -> tuple[Note, ...]:
    """Return notes on what of 逐条 cannot be read and is kept as it is."""
    value = draft.raw(Key.POINTS)
    if not value:
        return ()
    from replydesk.draft.points import placing  # most drafts have none

    if isinstance(value, Nested):
        return (Note(placing.NESTED_POINTS),)
    return tuple(placing.point_line_notes(point_lines_of(draft)))
