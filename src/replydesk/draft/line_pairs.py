"""Which paragraphs of two drafts belong together: by likeness, not by position; divided and joined ones."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial
from typing import NamedTuple

from replydesk.draft.alignment import aligned
from replydesk.draft.model import LINED, Key
from replydesk.text.best_pairs import Group, best_groups
from replydesk.text.char_diff import likeness

ALIKE = 0.5  # paragraphs with less in common are two, not one that was changed
PARTS = 4  # paragraphs that one was divided into, or that were joined to one, at most
MOST_PAIRS = 10_000  # paragraphs compared with each other; of more none is paired
MOST_WORK = 1_000_000_000  # pairs of their characters, half a second

_MARK = re.compile("^(?:［[^］]{2,4}］|· )")
_LISTED = (*LINED, Key.REVIEWS)
_FIELD = re.compile(f"({'|'.join(key for key in Key if key not in _LISTED)})：")


class LineGroup(NamedTuple):
    """Lines `start` to `end` of one text, and those of another that they became.

    `is_single`: there are none of one of them; they were removed or added.
    """

    is_same: bool
    start: int
    end: int
    other_start: int
    other_end: int
    is_single: bool = False


def grouped(old: Sequence[str], new: Sequence[str]) -> Iterator[LineGroup]:
    """Yield all lines of two texts in order: runs of equal ones, each other one with what it became.

    Removed lines precede added ones.
    """
    for is_same, start, end, other_start, other_end in aligned(old, new):
        if is_same:
            yield LineGroup(True, start, end, other_start, other_end)
            continue
        for i, j, k, l in _matched(old[start:end], new[other_start:other_end]):  # noqa: E741
            is_single = i == j or k == l
            yield LineGroup(False, start + i, start + j, other_start + k, other_start + l, is_single)


def _matched(old: Sequence[str], new: Sequence[str]) -> Iterator[Group]:
    """Yield which lines belong together, so that they have the most in common; the others singly."""
    i = k = 0
    for j, start, by, begin in [*_best(old, new), (len(old), len(old), len(new), len(new))]:
        yield from ((at, at + 1, k, k) for at in range(i, j))
        yield from ((j, j, at, at + 1) for at in range(k, by))
        if start > j:
            yield j, start, by, begin
        i, k = start, begin


def _best(old: Sequence[str], new: Sequence[str]) -> list[Group]:
    """Return the groups of lines that have the most in common."""
    work = sum(map(len, old)) * sum(map(len, new))
    if len(old) * len(new) > MOST_PAIRS or work > MOST_WORK:
        return []
    ones, others = [_MARK.sub("", text) for text in old], [_MARK.sub("", text) for text in new]

    def score(group: Group) -> float:
        a, b, c, d = group
        return _score(ones[a:b], others[c:d])

    return list(best_groups(len(old), len(new), partial(_shapes, ones, others), score))


def _shapes(ones: Sequence[str], others: Sequence[str], i: int, k: int) -> Iterator[tuple[int, int]]:
    """Yield how many lines from here may belong together: one and one, or one and its parts."""
    yield 1, 1
    for parts in range(2, PARTS + 1):
        if k + parts <= len(others) and _is_as_long(ones[i], others[k : k + parts]):
            yield 1, parts
        if i + parts <= len(ones) and _is_as_long(others[k], ones[i : i + parts]):
            yield parts, 1


def _is_as_long(whole: str, parts: Sequence[str]) -> bool:
    """Return True if a line can be what some parts were joined to: about as long, and none of them blank."""
    return 0.7 <= (sum(map(len, parts)) + 1) / (len(whole) + 1) <= 1.4 and all(parts)


def _score(old: Sequence[str], new: Sequence[str]) -> float:
    """Return how much some lines have in common, beyond what unlike ones may have; below 0 they are unlike.

    A field is always the same field.
    """
    if len(old) == len(new) == 1:
        one, other = _FIELD.match(old[0]), _FIELD.match(new[0])
        if one and other:
            return float(len(old[0]) + len(new[0])) if one[0] == other[0] else -1.0
    before, after = "\n".join(old), "\n".join(new)
    return (len(before) + len(after)) * (likeness(before, after) - ALIKE)
