"""Search of the desk's drafts while one types: facts at once, texts and originals in short steps."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from replydesk.desk.listing import ListedDraft, matches

if TYPE_CHECKING:
    from replydesk.desk.originals import OriginalTexts


class DeskSearch:
    """The words searched for, and the drafts whose texts have them as far as is known."""

    def __init__(self, timer: Callable[[], float], drafts: Path) -> None:
        self.words: list[str] = []
        self._now = timer
        self._drafts = drafts
        self._found: set[str] = set()
        self._left: Iterator[ListedDraft] | None = None

    @cached_property
    def _originals(self) -> OriginalTexts:
        from replydesk.desk.originals import OriginalTexts  # not before something is searched for

        return OriginalTexts(self._drafts)

    @property
    def is_done(self) -> bool:
        """Return True if no text is left to search."""
        return self._left is None

    def begin(self, typed: str, entries: Iterable[ListedDraft]) -> None:
        """Start searching these drafts for words; "" ends the search."""
        self.words = typed.split()
        self._found = set()
        self._left = self._looked(entries) if self.words else None

    def _looked(self, entries: Iterable[ListedDraft]) -> Iterator[ListedDraft]:
        """Yield the drafts, once it is known which of them have an original."""
        self._originals.look()
        yield from entries

    def step(self, seconds: float) -> bool:
        """Search texts for some seconds; return True if this step finished the search."""
        if self._left is None:
            return False
        end = self._now() + seconds
        for entry in self._left:
            if matches(entry, self.words, in_body=True) or self._is_in_original(entry):
                self._found.add(entry.name)
            if self._now() >= end:
                return False
        self._left = None
        return True

    def _is_in_original(self, entry: ListedDraft) -> bool:
        """Return True if every word is in the draft's original, or in the draft itself."""
        text = self._originals.text_of(entry.path)
        return bool(text) and all(
            word in text or matches(entry, (word,), in_body=True) for word in self.words
        )

    def found(self, entries: list[ListedDraft]) -> list[ListedDraft]:
        """Return the drafts that have the words, as far as is known; all if nothing is searched for."""
        words, known = self.words, self._found
        if not words:
            return entries
        return [each for each in entries if each.name in known or matches(each, words, in_body=False)]
