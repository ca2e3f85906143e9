"""Looks by patterns: a rule, what its text must hold, its pattern, and what each match should be."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple

from replydesk.reply.rules.rule import Rule, Spot

_TITLE = "《[^《》]{1,100}》"


class TextPattern(NamedTuple):
    """A fault of a text by its pattern; `right` is what a match should be, None if that is not known.

    It is a template as for `re.Match.expand`, or a function of the match.
    A text without any of the `signs` is right; "" stands for any text. The words are those of the group
    `words`, else the match. Matches inside 《》 count only `in_titles`: titles are quoted as they are.
    """

    rule: Rule
    signs: tuple[str, ...]
    pattern: str
    right: str | Callable[[re.Match[str]], str | None] | None = None
    in_titles: bool = False


def look_by(patterns: tuple[TextPattern, ...]) -> Callable[[str], Iterator[Spot]]:
    """Return the look at one text that finds the matches of patterns."""

    def look(text: str) -> Iterator[Spot]:
        for each in patterns:
            if any(sign in text for sign in each.signs):
                yield from _spots(each, text)

    return look


def _spots(pattern: TextPattern, text: str) -> Iterator[Spot]:
    titles: list[tuple[int, int]] | None = None
    for found in compiled(pattern.pattern).finditer(text):
        group = "words" if "words" in found.re.groupindex else 0
        begin, end = found.span(group)
        if not pattern.in_titles:
            titles = _titles(text) if titles is None else titles
            at = bisect_left(titles, (end,)) - 1
            if at >= 0 and titles[at][1] > begin:
                continue
        right = found.expand(pattern.right) if isinstance(pattern.right, str) else pattern.right
        right = right(found) if callable(right) else right
        if right != found[group]:
            yield Spot(pattern.rule, begin, end, right)


def _titles(text: str) -> list[tuple[int, int]]:
    return [found.span() for found in compiled(_TITLE).finditer(text)] if "《" in text else []


@cache  # compiled when first used
def compiled(pattern: str) -> re.Pattern[str]:
    """Return a pattern compiled."""
    return re.compile(pattern)
