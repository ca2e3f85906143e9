"""Moves what is kept beside the letter, by the words it is about, along with a change of a draft."""

from __future__ import annotations

from replydesk.draft.anchors.moving import AnchorMove
from replydesk.draft.model import Draft, Key
from replydesk.draft.points.moving import move_points
from replydesk.draft.remarks.moving import move_remarks


def move_anchors(before: Draft, after: Draft) -> Draft:
    """Return the later draft with the anchors that it shares with the earlier one moved along."""
    move = AnchorMove(before, after)  # compares the texts once for all
    after = move_points(before, move_remarks(before, after, move), move)
    if before.raw(Key.TAKEN) is None:
        return after
    from replydesk.draft.taken.moving import move_taken  # most drafts have none

    return move_taken(before, after, move)
