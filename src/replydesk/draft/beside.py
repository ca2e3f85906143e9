"""Merges what is kept beside the letter of two states of a draft: remarks, points, figures taken over."""

from __future__ import annotations

from replydesk.draft.model import Draft, Key
from replydesk.draft.remarks.merging import merge_remarks
from replydesk.draft.workflow import with_workflow_of


def merge_beside(ours: Draft, theirs: Draft, base: Draft | None = None) -> Draft:
    """Return our draft with the remarks, points and figures of past replies of both, on the same words.

    `base` is the state of which both were made, if it is known: what one side removed is not brought back.
    """
    ours = merge_remarks(ours, theirs)
    if theirs.raw(Key.POINTS) != ours.raw(Key.POINTS):
        from replydesk.draft.points.merging import merge_points  # seldom needed, and not at the start

        ours = merge_points(ours, theirs, base)
    if theirs.raw(Key.TAKEN) is not None:
        from replydesk.draft.taken.merging import merge_taken

        ours = merge_taken(ours, theirs, base)
    return ours


def with_review_of(draft: Draft, other: Draft, base: Draft | None = None) -> Draft:
    """Return a draft with the stage and verdicts of another one, and what is beside the letter of both."""
    return with_workflow_of(merge_beside(draft, other, base), other)
