"""The places of a draft's points in its original."""

from __future__ import annotations

from replydesk.draft.model import Draft
from replydesk.draft.original import Original
from replydesk.draft.points.reading import points_of
from replydesk.tui.originals.original_words import PointSpot


def point_spots(draft: Draft, original: Original) -> tuple[PointSpot, ...]:
    """Return the places of the points that are in the original's text; others have none there."""
    found = []
    for point in points_of(draft):
        if point.source is not None and 0 <= point.source.paragraph < len(original.text):
            paragraph, start, end = point.source
            length = len(original.text[paragraph])
            if start < (end := min(end, length) if end else length):
                found.append(PointSpot(point.number, paragraph, start, end))
    return tuple(found)
