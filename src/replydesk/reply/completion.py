"""Completion of sentences that were written before, found by their beginning."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from replydesk.draft.locations import part_texts
from replydesk.draft.model import PASSAGES, Draft, Key, Part
from replydesk.letter.facts import DraftFacts
from replydesk.letter.phrases import PhraseError, Phrases, fitting
from replydesk.letter.profile import Profile
from replydesk.text.redaction.find import without_private_text
from replydesk.text.table_rows import is_row

SHORTEST = 3  # characters of a sentence typed before its rest is offered
LONGEST = 120  # characters; longer sentences are unlikely to be repeated
MOST = 3_000  # sentences kept; those seen longest ago are dropped

_MARKS = "。！？；"
_SENTENCE = re.compile(f"(?<![^{_MARKS}])[^{_MARKS}]*+[{_MARKS}]")
_LAST = "\U0010ffff"


class Sentences:
    """Known sentences, sorted, so that those with one beginning are adjacent."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[int, int]] = {}
        self._sorted: list[str] = []
        self._drafts = 0

    def learn(self, texts: Iterable[str]) -> None:
        """Add the sentences of one more draft, as the latest."""
        self._drafts += 1
        for sentence in dict.fromkeys(each for text in texts for each in sentences_of(text)):
            times, _ = self._known.pop(sentence, (0, 0))
            self._known[sentence] = times + 1, self._drafts
        for forgotten in list(self._known)[:-MOST]:
            del self._known[forgotten]
        self._sorted = sorted(self._known)

    def rest_of(self, line: str) -> str:
        """Return the rest of the last sentence: the one in most drafts, then the latest; "" if unknown."""
        begun = unfinished_sentence(line)
        if len(begun) < SHORTEST:
            return ""
        start = bisect_left(self._sorted, begun)
        found = self._sorted[start : bisect_left(self._sorted, begun + _LAST, start)]
        return max(found, key=self._known.__getitem__, default=begun)[len(begun) :]


def sentences_of(text: str) -> list[str]:
    """Return the sentences of a text that may be repeated, with their marks; none with personal data."""
    found = (sentence.strip() for sentence in _SENTENCE.findall(text))
    return [each for each in found if SHORTEST < len(each) <= LONGEST and without_private_text(each) == each]


def unfinished_sentence(line: str) -> str:
    """Return the unfinished sentence at the end of a line."""
    return line[max(line.rfind(mark) for mark in _MARKS) + 1 :].lstrip()


def offered_texts(draft: Draft) -> list[str]:
    """Return the paragraphs to offer in other drafts; none of a secret or not public draft."""
    if draft.get(Key.SECRECY) or draft.get(Key.PUBLICITY) not in ("", "主动公开"):
        return []
    texts = (each for part in Part for each in part_texts(draft, part))
    return [text for place, text in texts if not place.is_heading and not is_row(text)]


def phrase_texts(draft: Draft, profile: Profile, phrases: Phrases) -> Iterator[str]:
    """Yield the paragraphs of all phrases that fit a draft, as filled in; those that fail are skipped."""
    facts = DraftFacts(draft, profile)
    words = facts.slots
    for part in PASSAGES:
        for name in fitting(phrases, part, facts.kind):
            try:
                yield from phrases.fill(part, name, words)
            except PhraseError:
                continue
