"""Find fixed sayings with one character of the same sound or a similar shape: 谈笑风声, for 谈笑风生."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from replydesk.reply.rules.rule import Spot, TextLook
from replydesk.reply.rules.words import lists
from replydesk.reply.rules.words.fixed import LIKELY

_SIZE = 4


class _Halves(NamedTuple):
    """The sayings by their first halves, and by their last."""

    first: Mapping[str, tuple[str, ...]]
    last: Mapping[str, tuple[str, ...]]


def _sayings(text: str) -> Iterator[Spot]:
    """Yield sayings with a wrong character, from left to right."""
    halves = _halves()
    begin = 0
    while begin <= len(text) - _SIZE:
        by_first = halves.first.get(text[begin : begin + 2], ())
        by_last = halves.last.get(text[begin + 2 : begin + _SIZE], ())
        if by_first or by_last:
            row = text[begin : begin + _SIZE]
            saying = next((each for each in (*by_first, *by_last) if _is_slip(row, each)), "")
            if saying:
                yield Spot(LIKELY, begin, begin + _SIZE, saying, f"“{row}”应为“{saying}”")
                begin += _SIZE - 1
        begin += 1


def _is_slip(row: str, saying: str) -> bool:
    """Return True if a row is a saying with one character of the same sound or a similar shape."""
    wrong = [(old, new) for old, new in zip(row, saying, strict=True) if old != new]
    if len(wrong) != 1 or row in lists.words_in("idioms.txt") or row in lists.known_words():
        return False
    old, new = wrong[0]
    sounds = lists.sounds(is_loose=True)
    return sounds.get(ord(old)) == sounds.get(ord(new), "") or old in lists.lookalikes().get(new, "")


@cache
def _halves() -> _Halves:
    first: dict[str, tuple[str, ...]] = {}
    last: dict[str, tuple[str, ...]] = {}
    for each in lists.words_in("idioms.txt"):
        first[each[:2]] = (*first.get(each[:2], ()), each)
        last[each[2:]] = (*last.get(each[2:], ()), each)
    return _Halves(first, last)


LOOK = TextLook((LIKELY,), _sayings)
