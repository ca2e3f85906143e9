"""The rule of the unit's own list of words, `templates/词表`."""

from __future__ import annotations

from collections.abc import Iterator

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
        looks = (TextLook((OWN,), _Words(case.lists.words)),)
        yield from find_in_texts(case, looks)


class _Words:
    """A look for the words of one list; equal for equal lists, so that what it found is kept."""

    def __init__(self, words: tuple[OwnWord, ...]) -> None:
        self._words = tuple(sorted(words, key=lambda each: -len(each.wrong)))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Words) and other._words == self._words

    def __hash__(self) -> int:
        return hash(self._words)

    def __call__(self, text: str) -> Iterator[Spot]:
        """Yield the words of the list in a text; where several overlap, the longest."""
        taken = bytearray(len(text))
        found = [spot for each in self._words for spot in _spots_of(each, text, taken)]
        yield from sorted(found, key=lambda spot: spot.begin)


def _spots_of(word: OwnWord, text: str, taken: bytearray) -> Iterator[Spot]:
    begin = text.find(word.wrong)
    while begin >= 0:
        end = begin + len(word.wrong)
        if not any(taken[begin:end]) and not _is_innocent(word, text, begin, end):
            taken[begin:end] = b"\1" * (end - begin)
            message = f"本单位的词表里，“{word.wrong}”"
            message += f"应写作“{word.right}”" if word.right else "不宜用"
            yield Spot(OWN, begin, end, word.right or None, message)
        begin = text.find(word.wrong, end)


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
