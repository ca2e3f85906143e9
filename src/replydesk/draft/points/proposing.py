"""Ties that are proposed: the passages that likely answer a point."""

from __future__ import annotations

from collections.abc import Mapping

from replydesk.draft.model import Draft
from replydesk.draft.place import Place


def proposed_ties(draft: Draft) -> Mapping[int, tuple[Place, ...]]:
    """Return the passages that likely answer each point without settled ties or state, by its number.

    A place is a heading, for its section with all below it, or a paragraph. A point for which nothing is
    likely is missing. Kept for the last drafts; loads no dictionary.
    """
    return {}
