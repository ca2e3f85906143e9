"""The rule of the unit's own list of words, `templates/词表`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from replydesk.reply.findings import Finding, Level
from replydesk.reply.rules.in_text import find_in_texts
from replydesk.reply.rules.rule import (
    Case,
    DraftLook,
    Example,
    Rule,
    RuleSource,
    SourceKind,
    Spot,
    TextLook,
    Theme,
)
from replydesk.reply.unit_lists import OwnWord

OWN = Rule(
    "本单位用词",
    Theme.WORDS,
    Level.SUSPECTED,
    RuleSource(SourceKind.UNIT, "词表"),
    "本单位的词表里不这样写",
    "请核对",
    "正文各段、标题",
    fires=(
        Example("实行安心居计划。", "安心居", "安心居家"),
        Example("这是老大难问题。", "老大难", ""),
    ),
    passes=(Example("实行安心居家计划，新建安心居委会。"),),
)


def _own(case: Case) -> Iterator[Finding]:
    if case.lists.words:
        yield from find_in_texts(case, (_look_for(case.lists.words),))


@lru_cache(maxsize=8)
def _look_for(words: tuple[OwnWord, ...]) -> TextLook:
    """Return the look for the words of a list: the same for the same list, so that what it found is kept."""
    return TextLook((OWN,), _Words(words))


class _Words:
    """A look for the words of one list."""

    def __init__(self, words: tuple[OwnWord, ...]) -> None:
        self._words = tuple(sorted(words, key=lambda each: -len(each.wrong)))
        self._settled: dict[OwnWord, bool] = {}

    def __call__(self, text: str) -> Iterator[Spot]:
        """Yield the words of the list in a text; where several overlap, the longest."""
        for word, begin, end in sorted(self._found(text), key=lambda each: each[1]):
            right = word.right if word.right and self._is_settled(word) else None
            yield Spot(OWN, begin, end, right, _message(word))

    def _found(self, text: str) -> Iterator[tuple[OwnWord, int, int]]:
        taken = bytearray(len(text))
        for word in self._words:
            for begin, end in _places_of(word, text, taken):
                yield word, begin, end

    def _is_settled(self, word: OwnWord) -> bool:
        """Return True if the list does not find fault with what it says the word should be."""
        if word not in self._settled:
            self._settled[word] = next(self._found(word.right), None) is None
        return self._settled[word]


def _places_of(word: OwnWord, text: str, taken: bytearray) -> Iterator[tuple[int, int]]:
    """Yield the places of a word that is meant; they are marked as taken."""
    begin = text.find(word.wrong)
    while begin >= 0:
        end = begin + len(word.wrong)
        if not any(taken[begin:end]) and not _is_innocent(word, text, begin, end):
            taken[begin:end] = b"\1" * (end - begin)
            yield begin, end
        begin = text.find(word.wrong, end)


def _message(word: OwnWord) -> str:
    is_so = f"应写作“{word.right}”" if word.right else "不宜用"
    return f"本单位的词表里，“{word.wrong}”{is_so}"


def _is_innocent(word: OwnWord, text: str, begin: int, end: int) -> bool:
    """Return True if the word is part of a row, or of its right form, in which it is meant."""
    for row in (*word.unless, word.right):
        at = row.find(word.wrong)
        while at >= 0:
            if text.startswith(row, begin - at) and begin >= at:
                return True
            at = row.find(word.wrong, at + 1)
    return False


LOOK = DraftLook((OWN,), _own)
