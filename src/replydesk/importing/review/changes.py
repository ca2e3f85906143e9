"""What a review copy that came back changed, change by change, and the text with some of them taken."""

from __future__ import annotations

from collections.abc import Set

from replydesk.importing.review.model import ResolvedParagraph, ReviewChange, ReviewFile


def changes_of(base: ReviewFile, theirs: ReviewFile) -> tuple[ReviewChange, ...]:
    """Return the changes in the order of the file; `base` is the review copy as it was sent."""
    raise NotImplementedError


def resolved(base: ReviewFile, theirs: ReviewFile, accepted: Set[int]) -> tuple[ResolvedParagraph, ...]:
    """Return the paragraphs with the changes of these ids taken and the others left."""
    raise NotImplementedError
