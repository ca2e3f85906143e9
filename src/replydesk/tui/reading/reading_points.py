"""The points of a draft under review: read beside its page, and turned to on it."""

from __future__ import annotations

from pathlib import Path

from replydesk.desk.originals import original_of
from replydesk.draft.original import Original
from replydesk.draft.place import Place
from replydesk.letter.source_map import LetterSpot, printed_at
from replydesk.reply.judged import Judged
from replydesk.reply.reply import Reply
from replydesk.tui.reading.reading_facts import Reading


class ReadPoints:
    """A draft as read, for the screen of its points."""

    def __init__(self, path: Path, reading: Reading) -> None:
        self._path = path
        self._reading = reading

    @property
    def judged(self) -> Judged:
        """Return the draft as judged."""
        return self._reading.judged

    @property
    def original(self) -> Original | None:
        """Return the original of the draft."""
        return original_of(self._path)

    @property
    def title(self) -> str:
        """Return the name of the draft."""
        return self._path.stem


def printed_passage(reply: Reply, place: Place) -> tuple[int, int, int] | None:
    """Return the block of a passage, its first character and the one behind; None if it is not printed."""
    at = printed_at(reply.letter, reply.draft, LetterSpot(place))
    return (at.block, at.offset, len(reply.letter.blocks[at.block].text)) if at else None
