"""Which changes of a review are taken and which are left."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class ChangeState(StrEnum):
    """The state of a change; the values are the marks that show it."""

    OPEN = "？"
    TAKEN = "✓ "
    LEFT = "✗ "


NAMES = {ChangeState.OPEN: "还没有定", ChangeState.TAKEN: "采纳", ChangeState.LEFT: "不采纳"}


@dataclass(frozen=True, slots=True)
class Decisions:
    """The ids of the changes taken and left; the others are open."""

    taken: frozenset[int] = frozenset()
    left: frozenset[int] = frozenset()

    def of(self, change: int) -> ChangeState:
        """Return the decision on a change."""
        if change in self.taken:
            return ChangeState.TAKEN
        return ChangeState.LEFT if change in self.left else ChangeState.OPEN

    @property
    def is_empty(self) -> bool:
        """Return True if nothing is decided."""
        return not self.taken and not self.left

    def is_decided(self, change: int) -> bool:
        """Return True if a change is taken or left."""
        return self.of(change) is not ChangeState.OPEN

    def take(self, changes: Iterable[int]) -> Decisions:
        """Return the decisions with some changes taken."""
        ids = frozenset(changes)
        return Decisions(self.taken | ids, self.left - ids)

    def leave(self, changes: Iterable[int]) -> Decisions:
        """Return the decisions with some changes left."""
        ids = frozenset(changes)
        return Decisions(self.taken - ids, self.left | ids)

    def toggle(self, changes: Iterable[int]) -> Decisions:
        """Return the decisions with some changes taken; left if all of them were taken."""
        ids = frozenset(changes)
        return self.leave(ids) if ids <= self.taken else self.take(ids)

    def counts(self, changes: Iterable[int]) -> dict[ChangeState, int]:
        """Return how many of some changes are open, taken and left."""
        found = [self.of(each) for each in changes]
        return {each: found.count(each) for each in ChangeState}
