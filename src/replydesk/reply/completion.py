"""Sentences that are written again and again, found by how they begin. Pure but for what it has learnt."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from replydesk.draft.locations import part_texts
from replydesk.draft.model import PASSAGES, Draft, Key, Part
from replydesk.letter.facts import DraftFacts
from replydesk.letter.phrases import PhraseError, Phrases
from replydesk.letter.profile import Profile
from replydesk.text.redaction import find_private_text
from replydesk.text.table_rows import is_row

SHORTEST = 3
"""Characters of a sentence that are typed before the rest is offered."""

LONGEST = 120
"""Characters of a sentence beyond which it is taken for one that is written once."""

MOST = 3_000
"""The most sentences that are known; those met longest ago are forgotten."""

_MARKS = "。！？；"
_SENTENCE = re.compile(f"[^{_MARKS}]*[{_MARKS}]")
_LAST = "\U0010ffff"


class Sentences:
    """Sentences in the order of their characters, so that those that begin alike stand together."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[int, int]] = {}
        self._sorted: list[str] = []
        self._drafts = 0

    def learn(self, texts: Iterable[str]) -> None:
        """Take the sentences of one more draft, met later than all before."""
        self._drafts += 1
        for sentence in dict.fromkeys(each for text in texts for each in sentences_of(text)):
            times, _ = self._known.pop(sentence, (0, 0))
            self._known[sentence] = times + 1, self._drafts
        for forgotten in list(self._known)[:-MOST]:
            del self._known[forgotten]
        self._sorted = sorted(self._known)

    def rest_of(self, line: str) -> str:
        """What completes the sentence that a line ends with, "" for nothing.

        Of several the one that was met in most drafts, of these the one that was met last.
        """
        begun = begun_in(line)
        if len(begun) < SHORTEST:
            return ""
        start = bisect_left(self._sorted, begun)
        found = self._sorted[start : bisect_left(self._sorted, begun + _LAST, start)]
        return max(found, key=self._known.__getitem__, default=begun)[len(begun) :]


def sentences_of(text: str) -> list[str]:
    """The sentences of a text that may be written again, each with its mark; none that reaches a person."""
    found = (sentence.strip() for sentence in _SENTENCE.findall(text))
    return [each for each in found if SHORTEST < len(each) <= LONGEST and not find_private_text(each)]


def begun_in(line: str) -> str:
    """The sentence that a line ends with, as far as it has been typed."""
    return line[max(line.rfind(mark) for mark in _MARKS) + 1 :].lstrip()


def texts_of(draft: Draft) -> list[str]:
    """The paragraphs that may be offered in other drafts: none of one that is secret or not for everybody."""
    if draft.get(Key.SECRECY) or draft.get(Key.PUBLICITY) not in ("", "主动公开"):
        return []
    texts = (each for part in Part for each in part_texts(draft, part))
    return [text for place, text in texts if not place.is_heading and not is_row(text)]


def phrases_for(draft: Draft, profile: Profile, phrases: Phrases) -> Iterator[str]:
    """The paragraphs of all phrases as they read in a draft; those that cannot be filled in are left out."""
    words = DraftFacts(draft, profile).slots
    for part in PASSAGES:
        for name in phrases.names(part):
            try:
                yield from phrases.fill(part, name, words)
            except PhraseError:
                continue
