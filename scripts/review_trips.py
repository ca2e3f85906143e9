"""Round trips of review copies: how many come back whole, and how much processor time reading them takes.

python -m scripts.review_trips --count 200            files as our writer edits them
python -m scripts.review_trips --count 200 --office   each opened and saved by LibreOffice before it is read
"""

from __future__ import annotations

import argparse
import sys
import time
from statistics import median

from tests.support.office_trips import through_office
from tests.support.review_trips import clashes, make_trip, problems, seconds

from replydesk.importing.review.reading.review_file import read_review


def main() -> int:
    """Print what is wrong with each trip, and the totals; return 1 if anything is."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--office", action="store_true")
    options = parser.parse_args()
    trips = [make_trip(seed) for seed in range(options.first, options.first + options.count)]
    began = time.perf_counter()
    wrong = edits = met = 0
    spent = []
    for trip in through_office(trips) if options.office else trips:
        found = problems(trip, read_review(trip.data))
        for line in found:
            print(line)
        wrong += bool(found)
        edits += len(trip.done)
        met += clashes(trip)
        spent.append(seconds(trip))
    taken = time.perf_counter() - began
    print(
        f"{len(spent)} round trips with {edits} edits, {met} of them met by ours: {wrong} wrong;"
        f" read and merged in {median(spent):.3f} s of processor time, at most {max(spent):.3f} s;"
        f" {taken:.0f} s in all"
    )
    return 1 if wrong or len(spent) < len(trips) else 0


if __name__ == "__main__":
    sys.exit(main())
