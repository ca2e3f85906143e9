"""Units of the base beside those of a file that came back: by bookmark, by their words, by likeness.

Pairs are in the same order on both sides. A unit without a partner is missing or new, unless it is a part of
a paragraph that was split, or of two that were joined: then several units are beside one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from replydesk.draft.alignment import aligned
from replydesk.importing.review.comparing.flow import Flow
from replydesk.text.best_pairs import best_pairs
from replydesk.text.char_diff import likeness

ALIKE = 0.4  # share of common characters of two versions of a paragraph
_WITHIN, _LONG = (
    0.8,
    6,
)  # share of a paragraph's characters that another has if it is a part, and its least length
_MOST_PAIRS = 2_500  # pairs of units compared in one gap between units that are known
_MOST_WORK = 300_000_000  # pairs of characters compared in all
_REACH = 4  # units between a paragraph and a part of it
# For a unit to be a part of another: the share found of its characters, or of those sought; and the least.
_GAIN, _LEAST = 0.6, 4


class Group(NamedTuple):
    """Units `start` to `end` of the base beside units of the file; one of the two may be none."""

    start: int
    end: int
    other_start: int
    other_end: int

    @property
    def has_both(self) -> bool:
        """Return True if there are units on both sides."""
        return self.end > self.start and self.other_end > self.other_start


def groups(base: Flow, theirs: Flow, marked: Mapping[int, Sequence[int]]) -> list[Group]:
    """Return the groups of units, in order; `marked`: the file's units that a base unit's bookmark is in."""
    return _Pairing(base, theirs).groups(marked)


class _Pairing:
    """The comparison of two texts, unit by unit, within a budget."""

    def __init__(self, base: Flow, theirs: Flow) -> None:
        self.base, self.theirs = base, theirs
        self.ours = [base.text[unit.start : unit.end] for unit in base.units]
        self.others = [theirs.text[unit.start : unit.end] for unit in theirs.units]
        self._work = _MOST_WORK

    def groups(self, marked: Mapping[int, Sequence[int]]) -> list[Group]:
        pairs = self._pairs(marked)
        return self._joined([*_rows(pairs, len(self.ours), len(self.others))])

    def _pairs(self, marked: Mapping[int, Sequence[int]]) -> list[tuple[int, int]]:
        """Return the units that belong together, in order."""
        owners = self._owners(marked)
        ours, others = list(self.ours), list(self.others)
        for number, other in owners.items():
            ours[number] = others[other] = f"{number}\0"
        pairs: list[tuple[int, int]] = []
        for part in aligned(ours, others):
            if part.is_same:
                same = zip(range(part.start, part.end), range(part.other_start, part.other_end), strict=True)
                pairs += same
            else:
                pairs += self._alike(range(part.start, part.end), range(part.other_start, part.other_end))
        return pairs

    def _owners(self, marked: Mapping[int, Sequence[int]]) -> dict[int, int]:
        """Return the unit of the file that has each base unit's bookmark; the likeliest, if several have."""
        known = Counter(self.others)
        taken = Counter[int]()
        found: dict[int, int] = {}
        for number, places in marked.items():
            fitting = [each for each in places if self._may_pair(number, each)]
            if not fitting:
                continue
            best = fitting[0]
            if len(fitting) > 1:
                best = max(fitting, key=lambda each: self._score(number, each))
            if self.ours[number] != self.others[best] and known[self.ours[number]] == 1:
                continue  # its words are elsewhere
            found[number] = best
            taken[best] += 1
        return {number: place for number, place in found.items() if taken[place] == 1}

    def _may_pair(self, number: int, other: int) -> bool:
        one, two = self.base.units[number], self.theirs.units[other]
        return (one.row is None) == (two.row is None) and len(one.cells) == len(two.cells)

    def _alike(self, ours: range, others: range) -> Iterator[tuple[int, int]]:
        """Yield the pairs of a gap: the ascending row of them that is most alike."""
        if not ours or not others or len(ours) * len(others) > _MOST_PAIRS:
            return

        def score(one: int, two: int) -> float:
            number, other = ours[one], others[two]
            found = self._score(number, other) if self._may_pair(number, other) else 0.0
            return found if found >= ALIKE else 0.0

        for one, two in best_pairs(len(ours), len(others), score):
            yield ours[one], others[two]

    def _score(self, number: int, other: int) -> float:
        """Return how alike two units are, or how much of the shorter the longer one has."""
        one, two = self.ours[number], self.others[other]
        alike = self._likeness(one, two)
        shorter = min(len(one), len(two))
        if alike < ALIKE and shorter >= _LONG and self.base.units[number].row is None:
            share = alike * (len(one) + len(two)) / 2 / shorter
            return ALIKE if share >= _WITHIN else alike
        return alike

    def _likeness(self, one: str, two: str) -> float:
        self._work -= len(one) * len(two)
        return likeness(one, two) if self._work > 0 else float(one == two)

    def _joined(self, found: Sequence[Group]) -> list[Group]:
        """Return the groups, units without a partner taken into one near them that they are a part of."""
        done: list[Group] = []
        for group in found:
            done.append(group)
            reach = min(_REACH, len(done) - 1)
            for size in range(1, reach + 1):
                if whole := self._together(done[-1 - size :]):
                    done[-1 - size :] = [whole]
                    break
        return done

    def _together(self, parts: Sequence[Group]) -> Group | None:
        """Return neighbours as one group if one has a partner and the farthest from it is a part of it."""
        if sum(each.has_both for each in parts) != 1 or not (parts[0].has_both or parts[-1].has_both):
            return None
        near = parts[:-1] if parts[0].has_both else parts[1:]
        texts, more = self._texts(near), self._texts(parts)
        pair = self._texts([parts[0] if parts[0].has_both else parts[-1]])
        if not texts or not more or not pair or pair[0] == pair[1]:
            return None
        side = 0 if len(more[1]) == len(texts[1]) else 1  # that the part is on
        added, common = len(more[side]) - len(texts[side]) - 1, self._common(*texts)  # without its mark
        sought = min(added, len(texts[1 - side]) - common)
        if added < 1 or self._common(*more) - common < max(_GAIN * sought, min(_LEAST, added)):
            return None
        return _whole(parts)

    def _common(self, one: str, two: str) -> float:
        return self._likeness(one, two) * (len(one) + len(two)) / 2

    def _texts(self, parts: Sequence[Group]) -> tuple[str, str] | None:
        """Return both sides of groups of paragraphs, None if rows of a table are among them."""
        start, end, other_start, other_end = _whole(parts)
        units = (*self.base.units[start:end], *self.theirs.units[other_start:other_end])
        if any(unit.row for unit in units):
            return None
        return "".join(self.ours[start:end]), "".join(self.others[other_start:other_end])


def _whole(parts: Sequence[Group]) -> Group:
    return Group(parts[0].start, parts[-1].end, parts[0].other_start, parts[-1].other_end)


def _rows(pairs: Sequence[tuple[int, int]], ours: int, others: int) -> Iterator[Group]:
    """Yield each pair, and each unit between pairs by itself; those of the base first."""
    at = by = 0
    for one, two in (*pairs, (ours, others)):
        yield from (Group(each, each + 1, by, by) for each in range(at, one))
        yield from (Group(one, one, each, each + 1) for each in range(by, two))
        if one < ours or two < others:
            yield Group(one, one + 1, two, two + 1)
        at, by = one + 1, two + 1
