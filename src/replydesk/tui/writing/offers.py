"""Completions offered for sentences: the unit's phrases, and sentences of its other drafts."""

from __future__ import annotations

from pathlib import Path

from replydesk.desk.desk_folder import Desk, read_draft
from replydesk.draft.model import Draft
from replydesk.reply.completion import Sentences, offered_texts, phrase_texts
from replydesk.reply.stock import Stock
from replydesk.text.errors import UserError

READ_EVERY = 0.1  # seconds between drafts read for their sentences while nobody types

MOST_DRAFTS = 200  # drafts read for their sentences, the last changed ones


class Offers:
    """The sentences known while a draft is written."""

    def __init__(self, place: Desk, stock: Stock, own: Path) -> None:
        self._place = place
        self._stock = stock
        self._own = own
        self._phrases = Sentences()
        self._written = Sentences()
        self._waiting: list[Path] | None = None
        self._to_fill: Draft | None = None

    def renew(self, draft: Draft) -> None:
        """Have the phrases filled for the draft as it is now: when there is time, or when they are needed."""
        self._to_fill = draft

    def fill(self) -> None:
        """Take the phrases as filled for the draft that waits for it."""
        draft, self._to_fill = self._to_fill, None
        if draft is None:
            return
        self._phrases = Sentences()
        self._phrases.learn(phrase_texts(draft, self._stock.profile(draft), self._stock.phrases))

    def read_on(self, draft: Draft) -> bool:
        """Learn the sentences of one more draft of the same unit; return False when all are read."""
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
        """Return the other drafts, the last changed ones at the end."""
        try:
            others = sorted((stamp, name) for name, stamp in self._place.stamps() if name != self._own.name)
        except UserError:
            return []
        return [self._place.drafts_folder / name for _, name in others[-MOST_DRAFTS:]]

    def rest_of(self, line: str) -> str:
        """Return the completion of the sentence at the end of a line, "" if there is none."""
        self.fill()
        return self._phrases.rest_of(line) or self._written.rest_of(line)
