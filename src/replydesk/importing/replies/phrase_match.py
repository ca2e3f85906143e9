"""Template phrases found in an old letter, with the values that filled their slots."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import product

from replydesk.draft.model import Draft
from replydesk.letter.compose import DEFAULT_PHRASES, TITLE_PHRASES
from replydesk.letter.facts import DraftFacts
from replydesk.letter.phrases import PhraseError, Phrases
from replydesk.letter.profile import Profile

_OPTIONAL = ("届次", "编号", "会商单位")  # Slots that phrases leave out of a letter if they are empty

# First of the private-use characters that stand in for slots while a phrase becomes a pattern.
_SENTINEL = 0xE100


class FilledPhrases:
    """The phrases of a desk, filled in for one draft as they are asked for."""

    def __init__(self, draft: Draft, profile: Profile, phrases: Phrases) -> None:
        self.profile = profile
        self.phrases = phrases
        self._words = DraftFacts(draft, profile).slots
        self._by_kind: dict[str, dict[tuple[str, ...], str]] = {}

    def filled(self, kind: str) -> dict[tuple[str, ...], str]:
        """Return the paragraphs of every phrase of a kind, with the phrase's name."""
        if kind not in self._by_kind:
            named = (
                (_filled(self.phrases, kind, name, self._words), name) for name in self.phrases.names(kind)
            )
            self._by_kind[kind] = {lines: name for lines, name in named if lines}
        return self._by_kind[kind]

    def matching(self, kind: str, texts: Sequence[str]) -> tuple[str, ...]:
        """Return the names of the phrases that give exactly these paragraphs; () if there are none."""
        filled = self.filled(kind)
        names: list[str] = []
        at = 0
        while at < len(texts):
            found = next((lines for lines in filled if tuple(texts[at : at + len(lines)]) == lines), None)
            if found is None:
                return ()
            names.append(filled[found])
            at += len(found)
        return tuple(names)

    def begins(self, kind: str, text: str) -> bool:
        """Return True if a paragraph is the first of a phrase."""
        return any(lines[0] == text for lines in self.filled(kind))

    def title(self) -> str:
        """Return the title that is used if the draft has none."""
        name = self.profile.phrases.get(TITLE_PHRASES, DEFAULT_PHRASES[TITLE_PHRASES])
        return "".join(_filled(self.phrases, TITLE_PHRASES, name, self._words))


def slots_in(phrases: Phrases, kind: str, text: str) -> Iterator[dict[str, str]]:
    """Yield the slot values for each phrase of a kind from which a text may have been made."""
    for patterns in _patterns(_Sources(phrases), kind):
        for pattern, groups in patterns:
            if found := pattern.fullmatch(text):
                yield {name: found[group] for name, group in groups.items()}
                break


def _filled(phrases: Phrases, kind: str, name: str, words: Mapping[str, str]) -> tuple[str, ...]:
    try:
        return phrases.fill(kind, name, words)
    except PhraseError:
        return ()


class _Sources:
    """The phrases of a desk as a cache key, compared by identity."""

    def __init__(self, phrases: Phrases) -> None:
        self.phrases = phrases

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Sources) and other.phrases.sources is self.phrases.sources

    def __hash__(self) -> int:
        return id(self.phrases.sources)


_Pattern = tuple["re.Pattern[str]", dict[str, str]]


@lru_cache(maxsize=64)
def _patterns(sources: _Sources, kind: str) -> tuple[tuple[_Pattern, ...], ...]:
    """Return the patterns of each phrase of a kind, fullest first, with the regex group of each slot."""
    phrases = sources.phrases
    names = list(DraftFacts(Draft(), Profile()).slots)
    return tuple(_patterns_of(phrases, kind, name, names) for name in phrases.names(kind))


def _patterns_of(phrases: Phrases, kind: str, name: str, names: list[str]) -> tuple[_Pattern, ...]:
    found: dict[str, _Pattern] = {}
    for present in product((True, False), repeat=len(_OPTIONAL)):
        absent = {slot for slot, there in zip(_OPTIONAL, present, strict=True) if not there}
        words = {slot: "" if slot in absent else chr(_SENTINEL + i) for i, slot in enumerate(names)}
        text = "\n".join(_filled(phrases, kind, name, words))
        if text and text not in found:
            found[text] = _compiled(text, names)
    return tuple(found.values())


def _compiled(text: str, names: list[str]) -> _Pattern:
    groups: dict[str, str] = {}
    pieces = []
    for char in text:
        place = ord(char) - _SENTINEL
        if not 0 <= place < len(names):
            pieces.append(re.escape(char))
            continue
        slot, group = names[place], f"s{place}"
        pieces.append(f"(?P={group})" if slot in groups else f"(?P<{group}>[^\n]{{1,200}}?)")
        groups[slot] = group
    return re.compile("".join(pieces)), groups
