"""Template phrases found in an old letter, with the values that filled their slots."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from replydesk.draft.model import Draft
from replydesk.letter.compose import TITLE_PHRASES
from replydesk.letter.facts import DraftFacts
from replydesk.letter.phrases import PhraseError, Phrases
from replydesk.letter.profile import Profile

_OPTIONAL = ("届次", "编号", "会商单位")  # Slots that phrases leave out of a letter if they are empty
_LONGEST_VALUE = 200  # of a slot, in characters
_MOST_TRIES = 2_000  # places tried for the slots of one phrase in one text
_SENTINEL = 0xE100  # First of the private-use characters that replace slots in shapes


class FilledPhrases:
    """The phrases of a desk, filled in for one draft as they are asked for."""

    def __init__(self, draft: Draft, profile: Profile, phrases: Phrases) -> None:
        self.phrases = phrases
        facts = DraftFacts(draft, profile)
        self._words = facts.slots
        self._title = facts.default_phrase(TITLE_PHRASES)

    def filled(self, kind: str) -> Mapping[tuple[str, ...], str]:
        """Return the paragraphs of every phrase of a kind, with the phrase's name."""
        sources = _Sources(self.phrases)
        words = tuple((slot, self._words[slot]) for slot in _slots_of(sources, kind) if slot in self._words)
        return _filled_kind(sources, kind, words)

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
        return "".join(_filled(self.phrases, TITLE_PHRASES, self._title, self._words))


def slots_in(phrases: Phrases, kind: str, text: str) -> Iterator[dict[str, str]]:
    """Yield the slot values for each phrase of a kind from which a text may have been made."""
    for shapes in _shapes(_Sources(phrases), kind):
        for shape in shapes:
            if (found := shape.values(text)) is not None:
                yield found
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


@lru_cache(maxsize=64)
def _slots_of(sources: _Sources, kind: str) -> tuple[str, ...]:
    """Return the slots that the phrases of a kind name."""
    texts = sources.phrases.sources.get(kind, {}).values()
    return tuple(slot for slot in DraftFacts(Draft(), Profile()).slots if any(slot in text for text in texts))


@lru_cache(maxsize=64)
def _filled_kind(
    sources: _Sources, kind: str, words: tuple[tuple[str, str], ...]
) -> dict[tuple[str, ...], str]:
    """Return the paragraphs of every phrase of a kind, with its name; letters share most of these."""
    phrases, slots = sources.phrases, dict(words)
    named = ((_filled(phrases, kind, name, slots), name) for name in phrases.names(kind))
    return {lines: name for lines, name in named if lines}


class _Shape(NamedTuple):
    """A filled phrase: the text before its first slot, and each slot with the text after it."""

    head: str
    slots: tuple[tuple[str, str], ...]

    def values(self, text: str) -> dict[str, str] | None:
        """Return the values of the slots that make this text, each as short as can be; None if none do.

        Gives up after `_MOST_TRIES` places: a phrase of many slots fits a long text in too many ways.
        """
        if not text.startswith(self.head) or not text.endswith(
            self.slots[-1][1] if self.slots else self.head
        ):
            return None
        paths = [iter([(len(self.head), dict[str, str]())])]
        for _ in range(_MOST_TRIES):
            step = next(paths[-1], None)
            if step is None:
                paths.pop()
                if not paths:
                    return None
            elif len(paths) <= len(self.slots):
                paths.append(self._after_slot(text, *step, *self.slots[len(paths) - 1]))
            elif step[0] == len(text):
                return step[1]
        return None

    @staticmethod
    def _after_slot(
        text: str, at: int, values: dict[str, str], slot: str, after: str
    ) -> Iterator[tuple[int, dict[str, str]]]:
        """Yield the places after a slot that begins at `at` and the text after it, and all values so far."""
        if slot in values:
            if text.startswith(values[slot] + after, at):
                yield at + len(values[slot]) + len(after), values
            return
        line_end = text.find("\n", at, at + _LONGEST_VALUE)
        most = (line_end if line_end >= 0 else at + _LONGEST_VALUE) + len(after)
        end = text.find(after, at + 1, most)
        while end >= 0:
            yield end + len(after), {**values, slot: text[at:end]}
            end = text.find(after, end + 1, most)


@lru_cache(maxsize=64)
def _shapes(sources: _Sources, kind: str) -> tuple[tuple[_Shape, ...], ...]:
    """Return the shapes of each phrase of a kind, fullest first."""
    phrases = sources.phrases
    names = list(DraftFacts(Draft(), Profile()).slots)
    return tuple(_shapes_of(phrases, kind, name, names) for name in phrases.names(kind))


def _shapes_of(phrases: Phrases, kind: str, name: str, names: list[str]) -> tuple[_Shape, ...]:
    found: dict[str, _Shape] = {}
    for present in product((True, False), repeat=len(_OPTIONAL)):
        absent = {slot for slot, there in zip(_OPTIONAL, present, strict=True) if not there}
        words = {slot: "" if slot in absent else chr(_SENTINEL + i) for i, slot in enumerate(names)}
        text = "\n".join(_filled(phrases, kind, name, words))
        if text and text not in found:
            found[text] = _shape(text, names)
    return tuple(found.values())


def _shape(text: str, names: list[str]) -> _Shape:
    pieces = [""]
    slots: list[str] = []
    for char in text:
        place = ord(char) - _SENTINEL
        if 0 <= place < len(names):
            slots.append(names[place])
            pieces.append("")
        else:
            pieces[-1] += char
    return _Shape(pieces[0], tuple(zip(slots, pieces[1:], strict=True)))
