"""The changes of a review copy that came back, and the text with some of them taken."""

from __future__ import annotations

from collections.abc import Set
from functools import lru_cache

from replydesk.importing.review.comparing.combining import combined
from replydesk.importing.review.comparing.grouping import Grouped, grouped
from replydesk.importing.review.comparing.resolving import resolve
from replydesk.importing.review.model import ResolvedParagraph, ReviewChange, ReviewFile


def changes_of(base: ReviewFile, theirs: ReviewFile) -> tuple[ReviewChange, ...]:
    """Return the changes in the order of the file; `base` is the review copy as it was sent."""
    return _grouped(base, theirs).changes


def resolved(base: ReviewFile, theirs: ReviewFile, accepted: Set[int]) -> tuple[ResolvedParagraph, ...]:
    """Return the paragraphs with the changes of these ids taken and the others left.

    With all taken they are the file's text with its tracked changes accepted, with none the base. A character
    of the base is missing only if a change that removes it is taken; one that was added is there only if the
    change that adds it is taken, and none that removes it again.
    """
    return resolve(base, theirs, _grouped(base, theirs).atoms, accepted)


@lru_cache(maxsize=4)  # a screen resolves the same files again at each key
def _grouped(base: ReviewFile, theirs: ReviewFile) -> Grouped:
    return grouped(combined(base, theirs))
