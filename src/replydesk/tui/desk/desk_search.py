"""Finding drafts on the desk as one types: their facts at once, their texts some milliseconds at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from replydesk.desk.listing import ListedDraft, matches


class DeskSearch:
    """The words that are looked for, and the drafts in whose texts they have been found so far."""

    def __init__(self, timer: Callable[[], float]) -> None:
        self.words: list[str] = []
        self._now = timer
        self._found: set[str] = set()
        self._left: Iterator[ListedDraft] | None = None

    @property
    def is_done(self) -> bool:
        """Whether there is no text left to look through."""
        return self._left is None

    def begin(self, typed: str, entries: Iterable[ListedDraft]) -> None:
        """Look for other words in these drafts, in the steps that follow; "" to look for nothing."""
        self.words = typed.split()
        self._found = set()
        self._left = iter(entries) if self.words else None

    def step(self, seconds: float) -> bool:
        """Look on in the texts for some seconds; whether this was the step that came to the end."""
        if self._left is None:
            return False
        end = self._now() + seconds
        for entry in self._left:
            if matches(entry, self.words, in_body=True):
                self._found.add(entry.name)
            if self._now() >= end:
                return False
        self._left = None
        return True

    def found(self, entries: list[ListedDraft]) -> list[ListedDraft]:
        """Those of the drafts that have the words, as far as is known; all if nothing is looked for."""
        words, known = self.words, self._found
        if not words:
            return entries
        return [each for each in entries if each.name in known or matches(each, words, in_body=False)]
