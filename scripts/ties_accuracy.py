"""How often the proposed ties of points are right, on N generated replies, by shape.

python -m scripts.ties_accuracy 520
python -m scripts.ties_accuracy 520 --show 5
python -m scripts.ties_accuracy --letters
python -m scripts.ties_accuracy --pairs
"""

from __future__ import annotations

import argparse
import time

from tests.support.answered.judging import TieTally, tally
from tests.support.answered.letters import letter_cases
from tests.support.answered.made import AnsweredPoints, made_cases
from tests.support.answered.pairs import PAIR_FILES, pair_cases

from replydesk.draft.place import Place, text_at


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
    parser.add_argument("--pairs", action="store_true", help="pairs written by hand instead, by lot")
    parser.add_argument("--show", type=int, default=0)
    options = parser.parse_args()
    started = time.process_time()
    if options.pairs:
        lots = {path.stem: list(pair_cases(path)) for path in PAIR_FILES}
    else:
        lots = {"": list(letter_cases() if options.letters else made_cases(options.count, options.first))}
    cases = [each for lot in lots.values() for each in lot]
    found = {shape: each for name, lot in lots.items() for shape, each in tally(lot, name).items()}
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
    unanswered = of["claimed"] + of["none"]
    claimed, softened = share(of["claimed"], unanswered), share(of["softened"], unanswered)
    places = share(of["places right"], of["places proposed"])
    return (
        f"right {right}, exact {exact}, missed {of['missed']}, sure {share(of['sure'], counts.answered)}, "
        f"places {places}, of {of['places answering']}, claimed without answer {claimed}, as sure {softened}"
    )


def show(shape: str, case: AnsweredPoints, point: int, proposed: frozenset[Place]) -> None:
    """Print a point with a wrong proposal."""
    print(f"\n{shape}, seed {case.seed}, point {point + 1} of {len(case.points)}: {case.points[point]}")
    for name, places in (("answer", case.truth[point]), ("proposed", proposed)):
        for place in sorted(places):
            print(f"  {name}: {tuple(place)} {(text_at(case.draft, place) or '')[:60]}")


if __name__ == "__main__":
    main()
