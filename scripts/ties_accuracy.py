"""How often the proposed ties of points are right, on N generated replies, by shape.

python -m scripts.ties_accuracy 520
python -m scripts.ties_accuracy 520 --show 5
python -m scripts.ties_accuracy --letters
"""

from __future__ import annotations

import argparse
import time
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from tests.support.answered.letters import letter_cases
from tests.support.answered.made import AnsweredPoints, made_cases

from replydesk.draft.place import Place, text_at
from replydesk.draft.points.coverage import covered
from replydesk.draft.points.proposing import likely_ties

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


def tally(cases: Iterable[AnsweredPoints]) -> dict[str, TieTally]:
    """Return the counts by shape."""
    found: defaultdict[str, TieTally] = defaultdict(TieTally)
    for case in cases:
        ties = likely_ties(case.points, case.draft)
        for point, places in enumerate(ties):
            found[case.shape].add(case, point, covered(case.draft, places))
    return dict(found)


def share(part: int, whole: int) -> str:
    """Return a share in per cent with its counts."""
    return f"{part / whole:6.1%} ({part}/{whole})" if whole else "     –"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("count", type=int, nargs="?", default=520)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--letters", action="store_true", help="letters of the fixtures instead")
    parser.add_argument("--show", type=int, default=0)
    options = parser.parse_args()
    started = time.process_time()
    cases = list(letter_cases() if options.letters else made_cases(options.count, options.first))
    found = tally(cases)
    seconds = time.process_time() - started
    whole = TieTally()
    for shape, each in found.items():
        print(f"{line(each)}  {shape}")
        whole.counts.update(each.counts)
    print(f"{line(whole)}  together, {1000 * seconds / len(cases):.1f} ms a reply")
    unlike = share(whole.counts["unlike right"], whole.counts["unlike"])
    print(f"answers that share hardly a word with the point: {unlike}")
    for shape, each in found.items():
        for case, point, proposed in each.wrong[: options.show]:
            show(shape, case, point, proposed)


def line(counts: TieTally) -> str:
    """Return the figures of a tally."""
    of = counts.counts
    right, exact = share(of["right"], counts.answered), share(of["exact"], counts.answered)
    claimed = share(of["claimed"], of["claimed"] + of["none"])
    return f"right {right}, exact {exact}, missed {of['missed']}, claimed without answer {claimed}"


def show(shape: str, case: AnsweredPoints, point: int, proposed: frozenset[Place]) -> None:
    """Print a point with a wrong proposal."""
    print(f"\n{shape}, seed {case.seed}, point {point + 1} of {len(case.points)}: {case.points[point]}")
    for name, places in (("answer", case.truth[point]), ("proposed", proposed)):
        for place in sorted(places):
            print(f"  {name}: {tuple(place)} {(text_at(case.draft, place) or '')[:60]}")


if __name__ == "__main__":
    main()
