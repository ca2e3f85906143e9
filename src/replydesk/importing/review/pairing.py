"""Units of the base beside those of a file that came back: by bookmark, by their words, by likeness.

Pairs are in the same order on both sides. A unit without a partner is missing or new, unless it is a part of
a paragraph that was split, or of two that were joined: then several units are beside one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from replydesk.draft.alignment import aligned
from replydesk.importing.review.flow import Flow, Unit
from replydesk.text.char_diff import likeness

ALIKE = 0.4  # share of common characters of two versions of a paragraph
_WITHIN, _LONG = (
    0.8,
    6,
)  # share of a paragraph's characters that another has if it is a part, and its least length
_MOST_PAIRS = 2_500  # pairs of units compared in one gap between units that are known
_MOST_WORK = 300_000_000  # pairs of characters compared in all
_GAIN = 0.6  # share of a unit's characters that must be found for it to be a part


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
        return list(self._joined([*_rows(pairs, len(self.ours), len(self.others))]))

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
        scores = {
            (one, two): score
            for one in ours
            for two in others
            if self._may_pair(one, two) and (score := self._score(one, two)) >= ALIKE
        }
        best: dict[tuple[int, int], float] = {}
        for one in reversed(ours):
            for two in reversed(others):
                best[one, two] = max(
                    best.get((one + 1, two), 0.0),
                    best.get((one, two + 1), 0.0),
                    scores.get((one, two), 0.0) + best.get((one + 1, two + 1), 0.0),
                )
        one, two = ours.start, others.start
        while one < ours.stop and two < others.stop:
            score = scores.get((one, two), 0.0)
            if score and best[one, two] == score + best.get((one + 1, two + 1), 0.0):
                yield one, two
                one, two = one + 1, two + 1
            elif best[one, two] == best.get((one + 1, two), 0.0):
                one += 1
            else:
                two += 1

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

    def _joined(self, found: Sequence[Group]) -> Iterator[Group]:
        """Yield the groups, those without a partner taken into a neighbour whose text they are a part of."""
        left = list(reversed(found))
        done: list[Group] = []
        while left:
            group = left.pop()
            if done and (whole := self._together(done[-1], group)):
                done[-1] = whole
            else:
                done.append(group)
        yield from done

    def _together(self, before: Group, after: Group) -> Group | None:
        """Return two neighbours as one group if one of them is a missing part of the other."""
        if before.has_both == after.has_both:
            return None
        texts = self._texts(before if before.has_both else after)
        if texts is None or texts[0] == texts[1]:
            return None
        whole = Group(before.start, after.end, before.other_start, after.other_end)
        more = self._texts(whole)
        if more is None:
            return None
        added = len(more[0]) + len(more[1]) - len(texts[0]) - len(texts[1])
        gain = self._common(*more) - self._common(*texts)
        return whole if added > 1 and gain >= _GAIN * (added - 1) else None

    def _common(self, one: str, two: str) -> float:
        return self._likeness(one, two) * (len(one) + len(two)) / 2

    def _texts(self, group: Group) -> tuple[str, str] | None:
        """Return both sides of a group of paragraphs, None for rows of a table."""
        units: tuple[Unit, ...] = (
            *self.base.units[group.start : group.end],
            *self.theirs.units[group.other_start : group.other_end],
        )
        if any(unit.row is not None for unit in units):
            return None
        return (
            "".join(self.ours[group.start : group.end]),
            "".join(self.others[group.other_start : group.other_end]),
        )


def _rows(pairs: Sequence[tuple[int, int]], ours: int, others: int) -> Iterator[Group]:
    """Yield each pair, and each unit between pairs by itself; those of the base first."""
    at = by = 0
    for one, two in (*pairs, (ours, others)):
        yield from (Group(each, each + 1, by, by) for each in range(at, one))
        yield from (Group(one, one, each, each + 1) for each in range(by, two))
        if one < ours or two < others:
            yield Group(one, one + 1, two, two + 1)
        at, by = one + 1, two + 1
