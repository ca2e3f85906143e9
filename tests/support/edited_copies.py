"""Review copies edited by words: tracked changes by several people, comments, text typed untracked."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

from tests.support.word_review import Person, WordReview

WHEN = datetime(2026, 5, 28, 16, 40)


class EditedCopy:
    """A review copy that is being edited; words are given as they are printed, the first of them is meant."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._review = WordReview(path.read_bytes())

    def replace(self, who: str, removed: str, added: str = "", when: datetime = WHEN) -> EditedCopy:
        """Replace words with tracking on."""
        paragraph, start, end = self._found(removed)
        by = Person(who, when)
        if added:
            self._review.replace(paragraph, start, end, added, by)
        else:
            self._review.delete(paragraph, start, end, by)
        return self

    def replace_untracked(self, removed: str, added: str) -> EditedCopy:
        """Replace words with tracking off."""
        return self.replace("", removed, added)

    def comment(self, who: str, words: str, text: str) -> EditedCopy:
        """Put a comment on words."""
        self._review.comment(*self._found(words), text, Person(who, WHEN))
        return self

    def save(self, path: Path | None = None) -> Path:
        """Write the file, at its own place or another; return where."""
        target = path or self._path
        target.write_bytes(self._review.data())
        return target

    def _found(self, words: str) -> tuple[Any, int, int]:
        """Return the paragraph with some words, and where they begin and end in it."""
        for paragraph in self._review.paragraphs():
            if (start := self._review.text(paragraph).find(words)) >= 0:
                return paragraph, start, start + len(words)
        raise AssertionError(f"{words} is in no paragraph of {self._path.name}")
