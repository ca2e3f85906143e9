"""The words that findings are about, by their places: marked in the editor and on the page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from replydesk.draft.place import Place
from replydesk.reply.findings import Finding, Level


class WrongWords(NamedTuple):
    """Words at a place that a finding is about; the offset counts in the text of `text_at`."""

    begin: int
    words: str
    level: Level

    @property
    def end(self) -> int:
        """Return the offset behind the words."""
        return self.begin + len(self.words)

    def is_in(self, text: str) -> bool:
        """Return True if a text has the words where they were found."""
        return text.startswith(self.words, self.begin)


WordsByPlace = Mapping[Place, tuple[WrongWords, ...]]

_WEIGHTS = {level: weight for weight, level in enumerate(reversed(Level))}


def wrong_words(findings: Iterable[Finding]) -> WordsByPlace:
    """Return the words of findings by place; those of the worst level last, painted over others."""
    found: dict[Place, list[WrongWords]] = {}
    for finding in findings:
        for hit in finding.hits:
            if hit.words:
                found.setdefault(hit.place, []).append(WrongWords(hit.begin, hit.words, finding.level))
    return {place: tuple(sorted(words, key=_weight)) for place, words in found.items()}


def _weight(words: WrongWords) -> int:
    return _WEIGHTS[words.level]
