"""The words by which two texts differ: what was put in the place of what, in linear time; and back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

_PAIRS = {"）": "（", "”": "“", "〉": "〈", "》": "《"}  # closing marks, and what opens them
_REACH = 24  # characters within which two texts run together again, or they do not


class Difference(NamedTuple):
    """Characters of the first text, by offsets, and what the second has in their place."""

    begin: int
    end: int
    right: str


def changes(before: str, after: str) -> tuple[Difference, ...]:
    """Return the changes that make one text the other, from left to right, none of them touching another.

    One that only takes out or puts in is widened by a character beside it: there are words to show.
    """
    if before == after:
        return ()
    found = _of_one_length(before, after) if len(before) == len(after) else _of_any(before, after)
    joined: list[Difference] = []
    for change in (_widened(each, before) for each in found):
        if joined and change.begin <= joined[-1].end:
            change = _joined(joined.pop(), change, before)
        joined.append(change)
    return tuple(joined)


def with_changes(text: str, made: Iterable[tuple[int, int, str]]) -> str:
    """Return a text with changes made: begin, end and right; one that overlaps an earlier one is left."""
    parts, at = [], 0
    for begin, end, right in sorted(made, key=lambda each: each[0]):
        if begin >= at:
            parts += [text[at:begin], right]
            at = end
    return "".join((*parts, text[at:]))


def with_pairs(found: tuple[Difference, ...], before: str, most: int) -> tuple[Difference, ...]:
    """Return changes with those of an opening and its closing mark as one, up to so many characters long."""
    joined: list[Difference] = []
    for change in found:
        opening = _PAIRS.get(change.right, "")
        at = _opened(joined, opening, change.end - most) if opening else -1
        if at >= 0:
            inside = joined[at:]
            del joined[at:]
            for each in (*inside[1:], change):
                inside[0] = _joined(inside[0], each, before)
            change = inside[0]
        joined.append(change)
    return tuple(joined)


def _opened(found: list[Difference], opening: str, first: int) -> int:
    """Return the index of the last change to an opening mark, at an offset or behind it; -1 if none."""
    for at in range(len(found) - 1, -1, -1):
        if found[at].begin < first:
            break
        if found[at].right == opening:
            return at
    return -1


def _of_one_length(before: str, after: str) -> Iterator[Difference]:
    begin = -1
    for at, (old, new) in enumerate(zip(before, after, strict=True)):
        if old != new and begin < 0:
            begin = at
        elif old == new and begin >= 0:
            yield Difference(begin, at, after[begin:at])
            begin = -1
    if begin >= 0:
        yield Difference(begin, len(before), after[begin:])


def _of_any(before: str, after: str) -> Iterator[Difference]:
    old = new = 0
    while old < len(before) or new < len(after):
        if before[old : old + 1] == after[new : new + 1]:
            old, new = old + 1, new + 1
            continue
        gone, come = _apart(before, after, old, new)
        yield Difference(old, old + gone, after[new : new + come])
        old, new = old + gone, new + come


def _apart(before: str, after: str, old: int, new: int) -> tuple[int, int]:
    """Return how many characters of each text are passed until they run together again."""
    for total in range(1, 2 * _REACH):
        for gone in range(max(0, total - _REACH), min(total, _REACH) + 1):
            here, there = old + gone, new + total - gone
            is_inside = here <= len(before) and there <= len(after)
            if is_inside and before[here : here + 1] == after[there : there + 1]:
                return gone, total - gone
    return len(before) - old, len(after) - new


def _widened(change: Difference, text: str) -> Difference:
    begin, end, right = change
    if right and end > begin:
        return change
    if begin:
        return Difference(begin - 1, end, text[begin - 1] + right)
    return Difference(begin, end + 1, right + text[end : end + 1]) if end < len(text) else change


def _joined(first: Difference, second: Difference, text: str) -> Difference:
    """Return two changes as one, with what is between them; widening may have made them share a character."""
    shared = max(first.end - second.begin, 0)
    between = text[first.end : second.begin]
    right = f"{first.right}{between}{second.right[shared:]}"
    return Difference(first.begin, max(first.end, second.end), right)
