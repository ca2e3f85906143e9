"""The figures of a text that may be stale in another letter: years, amounts, counts, names, numbers.

Everything is sought that may be stale: better marked needlessly than passed. Digits are always found.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from functools import lru_cache

from replydesk.draft.taken.figure_patterns import figure_patterns, harmless_patterns
from replydesk.draft.taken.model import Figure, StaleKind
from replydesk.draft.taken.names import names_in
from replydesk.draft.taken.place_names import place_names_in
from replydesk.text.full_width import narrowing_table

_PLAIN = narrowing_table("0123456789.%-~/()[]")
_LEFT = re.compile(r"\d(?:[\d.,]*\d)?")  # digits that belong to none of the others


def figures_in(text: str, people: Iterable[str] = ()) -> tuple[Figure, ...]:
    """Return the figures of a text in order, none overlapping; `people` are names that may be in it."""
    return _figures_in(
        text, tuple(sorted({each for each in people if len(each) > 1}, key=lambda each: (-len(each), each)))
    )


@lru_cache(maxsize=512)
def _figures_in(text: str, people: tuple[str, ...]) -> tuple[Figure, ...]:
    plain = text.translate(_PLAIN)
    free = bytearray(b"\1") * len(plain)  # 0: part of a figure, or harmless
    for pattern in harmless_patterns():
        for each in pattern.finditer(plain):
            free[each.start() : each.end()] = bytes(each.end() - each.start())
    found: list[Figure] = []
    for figure in _all(plain, people):
        if all(free[figure.start : figure.end]):
            free[figure.start : figure.end] = bytes(figure.end - figure.start)
            found.append(figure)
    left = "".join(char if is_free else " " for char, is_free in zip(plain, free, strict=True))
    found += (Figure(*each.span(), StaleKind.COUNT) for each in _LEFT.finditer(left))
    return tuple(sorted(found))


def _all(plain: str, people: Sequence[str]) -> Iterator[Figure]:
    """Yield what may be figures, the surest first."""
    for name in people:
        at = plain.find(name)
        while at >= 0:
            yield Figure(at, at + len(name), StaleKind.PERSON)
            at = plain.find(name, at + len(name))
    yield from names_in(plain)
    yield from _matches(plain, is_count=False)
    with suppress(MemoryError):  # without it little else can be done either
        yield from place_names_in(plain)
    yield from _matches(plain, is_count=True)


def _matches(plain: str, *, is_count: bool) -> Iterator[Figure]:
    for kind, pattern in figure_patterns():
        if (kind is StaleKind.COUNT) is is_count:
            yield from (Figure(*each.span(), kind) for each in pattern.finditer(plain))
