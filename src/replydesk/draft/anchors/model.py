"""The stretch of a draft's text that something is about."""

from __future__ import annotations

from typing import NamedTuple

from replydesk.draft.place import Place

CUT = "……"  # between both ends of long words


class Anchor(NamedTuple):
    """A stretch of a text: its words, and a few characters before and after them.

    That of a whole paragraph or field begins at 0 and ends at the text's length.
    """

    place: Place
    start: int
    end: int
    words: str
    before: str = ""
    after: str = ""
