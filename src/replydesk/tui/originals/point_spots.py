"""Where the points of a draft stand in its original."""

from __future__ import annotations

from replydesk.draft.model import Draft
from replydesk.draft.original import Original
from replydesk.tui.originals.original_words import PointSpot


def point_spots(draft: Draft, original: Original) -> tuple[PointSpot, ...]:
    """Return where the points stand that were found in the original; those typed by hand have no place."""
    return ()
