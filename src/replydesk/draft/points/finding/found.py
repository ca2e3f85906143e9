"""The points found in an original."""

from __future__ import annotations

from typing import NamedTuple

from replydesk.draft.original import Original


class FoundPoint(NamedTuple):
    """A point as found: its words, and the stretch of a paragraph of the original that they are or begin."""

    text: str
    paragraph: int
    start: int
    end: int


def found_points(original: Original) -> tuple[FoundPoint, ...]:
    """Return what an original asks for, one by one, in its order."""
    return ()
