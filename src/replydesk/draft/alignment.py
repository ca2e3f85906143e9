"""The paragraphs that two texts share, in order, found in a time that grows with the texts and no faster.

`difflib` compares every pair of equal lines: a text of 10,000 lines alike takes minutes. Within a budget it
is used as it is; beyond it, lines that occur once in both texts divide them, and what is left is replaced.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from replydesk.text.common_start import common_start

BUDGET = 4_000_000  # steps of difflib for two texts, at worst: about a second


class Opcode(NamedTuple):
    """Lines `start` to `end` of one text beside those of another: the same, or replaced."""

    is_same: bool
    start: int
    end: int
    other_start: int
    other_end: int


def aligned(old: Sequence[str], new: Sequence[str]) -> list[Opcode]:
    """Return how one row of lines becomes another, in order; neither side of a part is empty twice."""
    start = common_start(old, new)
    end = common_start(old[start:][::-1], new[start:][::-1])
    found = [Opcode(True, 0, start, 0, start)]
    found += _between(old, new, Opcode(False, start, len(old) - end, start, len(new) - end))
    found.append(Opcode(True, len(old) - end, len(old), len(new) - end, len(new)))
    return [each for each in found if each.end > each.start or each.other_end > each.other_start]


def _between(old: Sequence[str], new: Sequence[str], whole: Opcode) -> Iterator[Opcode]:
    """Yield the parts of what lies between equal ends."""
    if _cost(old, new, whole) <= BUDGET:
        yield from _matched(old, new, whole)
        return
    left = BUDGET
    for part in _divided(old, new, whole):
        left -= 0 if part.is_same else _cost(old, new, part)
        yield from [part] if part.is_same or left < 0 else _matched(old, new, part)


def _cost(old: Sequence[str], new: Sequence[str], part: Opcode) -> int:
    """Return the steps that `difflib` takes at worst: all equal pairs, once for each line of the shorter."""
    ones, others = old[part.start : part.end], new[part.other_start : part.other_end]
    counts = Counter(others)
    pairs = sum(count * counts[line] for line, count in Counter(ones).items())
    return (pairs + len(ones) + len(others)) * min(len(ones), len(others))


def _matched(old: Sequence[str], new: Sequence[str], part: Opcode) -> Iterator[Opcode]:
    ones, others = old[part.start : part.end], new[part.other_start : part.other_end]
    for tag, i, j, k, l in SequenceMatcher(None, ones, others, autojunk=False).get_opcodes():  # noqa: E741
        at, by = part.start, part.other_start
        yield Opcode(tag == "equal", at + i, at + j, by + k, by + l)


def _divided(old: Sequence[str], new: Sequence[str], part: Opcode) -> Iterator[Opcode]:
    """Yield the parts between the lines that occur once in both texts and in the same order, and those."""
    at, by = part.start, part.other_start
    for row, other in _anchors(old, new, part):
        if row > at or other > by:
            yield Opcode(False, at, row, by, other)
        yield Opcode(True, row, row + 1, other, other + 1)
        at, by = row + 1, other + 1
    if part.end > at or part.other_end > by:
        yield Opcode(False, at, part.end, by, part.other_end)


def _anchors(old: Sequence[str], new: Sequence[str], part: Opcode) -> list[tuple[int, int]]:
    """Return the places of the longest rising row of lines that occur once in both texts."""
    ones, others = (
        {line: at for at, line in enumerate(lines[start:end], start) if counts[line] == 1}
        for lines, start, end in ((old, part.start, part.end), (new, part.other_start, part.other_end))
        for counts in (Counter(lines[start:end]),)
    )
    pairs = [(at, others[line]) for line, at in ones.items() if line in others]
    ends: list[int] = []  # the lowest end of a rising row of each length
    last: list[int] = []  # the pair there
    before: list[int] = []  # the pair before each pair in its row
    for number, (_, other) in enumerate(pairs):
        length = bisect_left(ends, other)
        if length == len(ends):
            ends.append(other)
            last.append(number)
        else:
            ends[length], last[length] = other, number
        before.append(last[length - 1] if length else -1)
    row: list[tuple[int, int]] = []
    at = last[-1] if last else -1
    while at >= 0:
        row.append(pairs[at])
        at = before[at]
    return row[::-1]
