"""The words that findings, remarks and stale figures are about, by place: marked in editor and page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from replydesk.draft.model import Draft
from replydesk.draft.place import Place
from replydesk.draft.remarks.reading import open_remarks
from replydesk.draft.taken.reading import stale_marks
from replydesk.reply.findings import Finding, Level


class WrongWords(NamedTuple):
    """Words at a place that a finding is about; the offset counts in the text of `text_at`.

    Without a level an open remark is on them. `is_stale` ones were taken over from a past reply and wait to
    be confirmed.
    """

    begin: int
    words: str
    level: Level | None
    is_stale: bool = False

    @property
    def end(self) -> int:
        """Return the offset behind the words."""
        return self.begin + len(self.words)

    def is_in(self, text: str) -> bool:
        """Return True if a text has the words where they were found."""
        return text.startswith(self.words, self.begin)


WordsByPlace = Mapping[Place, tuple[WrongWords, ...]]

_WEIGHTS: dict[Level | None, int] = {level: weight for weight, level in enumerate(reversed(Level))}
_WEIGHTS[None] = len(_WEIGHTS)  # remarks are painted over findings

MOST_MARKED = 30  # characters; of a longer stretch with a remark only the first and the last are marked


def wrong_words(findings: Iterable[Finding]) -> WordsByPlace:
    """Return the words of findings by place; those of the worst level last, painted over others."""
    found: dict[Place, list[WrongWords]] = {}
    for finding in findings:
        for hit in finding.hits:
            if hit.words:
                found.setdefault(hit.place, []).append(WrongWords(hit.begin, hit.words, finding.level))
    return {place: tuple(sorted(words, key=_weight)) for place, words in found.items()}


def remarked_words(draft: Draft) -> WordsByPlace:
    """Return the words of open remarks by place, of long ones both ends."""
    found: dict[Place, list[WrongWords]] = {}
    for remark in open_remarks(draft):
        place, start, _, words = remark.anchor[:4]
        if remark.is_lost or not words:
            continue
        pieces = [(start, words)]
        if len(words) > MOST_MARKED:
            pieces = [(start, words[0]), (start + len(words) - 1, words[-1])]
        found.setdefault(place, []).extend(WrongWords(*piece, None) for piece in pieces)
    return {place: tuple(pieces) for place, pieces in found.items()}


def stale_words(draft: Draft) -> WordsByPlace:
    """Return the figures taken over from past replies that nobody has confirmed, by place."""
    found: dict[Place, list[WrongWords]] = {}
    for mark in stale_marks(draft):
        place, start, _, words = mark.anchor[:4]
        if words:
            found.setdefault(place, []).append(WrongWords(start, words, Level.SUSPECTED, is_stale=True))
    return {place: tuple(pieces) for place, pieces in found.items()}


def merged_words(one: WordsByPlace, other: WordsByPlace) -> WordsByPlace:
    """Return the words of both, those of the other painted over the first."""
    if not other:
        return one
    return {place: (*one.get(place, ()), *other.get(place, ())) for place in {**one, **other}}


def _weight(words: WrongWords) -> int:
    return _WEIGHTS[words.level]
