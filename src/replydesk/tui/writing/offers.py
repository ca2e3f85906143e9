"""What is offered to complete a sentence: the unit's phrases, and what it has written in other drafts."""

from __future__ import annotations

from pathlib import Path

from replydesk.desk.desk_folder import Desk, read_draft
from replydesk.draft.model import Draft
from replydesk.reply.completion import Sentences, offered_texts, phrase_texts
from replydesk.reply.stock import Stock
from replydesk.text.errors import UserError

READ_EVERY = 0.1
"""Seconds between drafts that are read for their sentences, one at a time, while nobody types."""

MOST_DRAFTS = 200
"""The most drafts that are read, those changed last."""


class Offers:
    """The sentences known while one draft is written."""

    def __init__(self, place: Desk, stock: Stock, own: Path) -> None:
        self._place = place
        self._stock = stock
        self._own = own
        self._phrases = Sentences()
        self._written = Sentences()
        self._waiting: list[Path] | None = None

    def fill(self, draft: Draft) -> None:
        """Take the phrases as they read in the draft now."""
        self._phrases = Sentences()
        self._phrases.learn(phrase_texts(draft, self._stock.profile(draft), self._stock.phrases))

    def read_on(self, draft: Draft) -> bool:
        """Take the sentences of one more draft of the same unit; whether there may be more."""
        if self._waiting is None:
            self._waiting = self._others()
        if not self._waiting:
            return False
        try:
            other = read_draft(self._waiting.pop(0)).draft
        except UserError:
            return True
        if self._stock.profile(other) == self._stock.profile(draft):
            self._written.learn(offered_texts(other))
        return True

    def _others(self) -> list[Path]:
        """The other drafts, those changed last at the end."""
        try:
            others = sorted((stamp, name) for name, stamp in self._place.stamps() if name != self._own.name)
        except UserError:
            return []
        return [self._place.drafts_folder / name for _, name in others[-MOST_DRAFTS:]]

    def rest_of(self, line: str) -> str:
        """What completes the sentence that a line ends with, "" for nothing."""
        return self._phrases.rest_of(line) or self._written.rest_of(line)
