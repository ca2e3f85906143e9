"""Judges proposed ties by what answers which."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from replydesk.draft.place import Place
from replydesk.draft.points.coverage import covered
from replydesk.draft.points.proposing import likely_passages
from tests.support.answered.made import AnsweredPoints

_MOSTLY = 0.5  # share of the proposed paragraphs that answer, and of those answering that are proposed


@dataclass
class TieTally:
    """Counts of points, by what became of them."""

    counts: Counter[str] = field(default_factory=Counter)
    wrong: list[tuple[AnsweredPoints, int, frozenset[Place]]] = field(default_factory=list)

    def add(self, case: AnsweredPoints, point: int, proposed: frozenset[Place]) -> None:
        """Count one point: right, exact, wrong or missed; without answer: rightly none, or claimed."""
        truth = case.truth[point]
        if not truth:
            outcome = "claimed" if proposed else "none"
        elif not proposed:
            outcome = "missed"
        else:
            outcome = "right" if is_right(proposed, truth) else "wrong"
            self.counts["exact"] += proposed == truth
        self.counts[outcome] += 1
        self.counts["places right"] += len(proposed & truth)
        self.counts["places proposed"] += len(proposed)
        self.counts["places answering"] += len(truth)
        if truth and point in case.unlike:
            self.counts["unlike"] += 1
            self.counts["unlike right"] += outcome == "right"
        if outcome not in ("right", "none"):
            self.wrong.append((case, point, proposed))

    @property
    def answered(self) -> int:
        """Return the number of points that are answered."""
        return self.counts["right"] + self.counts["wrong"] + self.counts["missed"]


def is_right(proposed: frozenset[Place], truth: frozenset[Place]) -> bool:
    """Return True if most of what is proposed answers, and half of what answers is proposed."""
    both = len(proposed & truth)
    return both / len(proposed) > _MOSTLY and both / len(truth) >= _MOSTLY


def tally(cases: Iterable[AnsweredPoints], shape: str = "") -> dict[str, TieTally]:
    """Return the counts by shape, or all as those of one shape."""
    found: defaultdict[str, TieTally] = defaultdict(TieTally)
    for case in cases:
        for point, likely in enumerate(likely_passages(case.points, case.draft)):
            of_shape = found[shape or case.shape]
            of_shape.add(case, point, covered(case.draft, likely.places))
            of_shape.counts["sure" if case.truth[point] else "softened"] += likely.is_sure
    return dict(found)
