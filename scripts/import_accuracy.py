"""The accuracy of the import, field by field, on N generated replies, plain and distorted.

python -m scripts.import_accuracy 2000
"""

from __future__ import annotations

import argparse
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from tests.support.corpus.distort import distorted, plain
from tests.support.corpus.generate import sample
from tests.support.corpus.scoring import artefacts, bare, expected, lost, wrong
from tests.support.corpus.truth import Sample
from tests.support.replies import starter_stock

from replydesk.importing.replies.readers.text import read_plain
from replydesk.importing.replies.recognise import recognise
from replydesk.reply.stock import Stock

EXAMPLES = 3


@dataclass
class Tally:
    """The results of one form of the texts."""

    asked: Counter[str] = field(default_factory=Counter)
    present: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)
    seeds: defaultdict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    characters: int = 0
    lost: int = 0
    seeds_lost: list[int] = field(default_factory=list)
    spaces: int = 0
    texts: int = 0
    seconds: float = 0.0

    def add(self, made: Sample, data: bytes, stock: Stock) -> None:
        """Read one text and count its right and wrong fields."""
        start = time.process_time()
        imported = recognise(read_plain(data), stock)
        self.seconds += time.process_time() - start
        self.texts += 1
        for name, value in expected(made.truth).items():
            if value is not None:
                self.asked[name] += 1
                self.present[name] += bool(value)
        for name in wrong(made, imported, stock):
            self.wrong[name] += 1
            self.seeds[name].append(made.seed)
        self.characters += len(bare(made.text))
        self.spaces += artefacts(imported.draft)
        if missing := lost(made, imported, stock):
            self.lost += missing.total()
            self.seeds_lost.append(made.seed)


def measure(seeds: Iterable[int], form: Callable[[Sample], bytes], stock: Stock) -> Tally:
    """Return the tally of some seeds in one form."""
    tally = Tally()
    for seed in seeds:
        made = sample(seed)
        tally.add(made, form(made), stock)
    return tally


def report(name: str, tally: Tally) -> None:
    """Print one tally: the fields, the worst first, then characters and speed."""
    asked, missed = tally.asked.total(), tally.wrong.total()
    present = tally.present.total()
    print(f"\n## {name}: {tally.texts} texts")
    print(f"fields right {asked - missed} of {asked} ({100 * (1 - missed / asked):.3f} %)")
    print(f"{present} of them are not empty; all mistakes being there: {100 * (1 - missed / present):.3f} %")
    for field_name in sorted(tally.asked, key=lambda each: -tally.wrong[each]):
        seeds = ", ".join(map(str, tally.seeds[field_name][:EXAMPLES]))
        missed = tally.wrong[field_name]
        shown = f"  seeds {seeds}" if seeds else ""
        print(f"{field_name:　<7} right {tally.asked[field_name] - missed:5d}  wrong {missed:4d}{shown}")
    kept = tally.characters - tally.lost
    print(f"characters kept {kept} of {tally.characters} ({100 * kept / tally.characters:.4f} %)")
    print(f"texts with a character lost: {len(tally.seeds_lost)} {tally.seeds_lost[:EXAMPLES]}")
    print(f"spaces beside digits in the drafts: {tally.spaces}")
    print(f"{tally.texts / tally.seconds:.0f} texts per second of one core")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int, nargs="?", default=2000)
    parser.add_argument("--first", type=int, default=1, help="the first seed")
    arguments = parser.parse_args()
    seeds = range(arguments.first, arguments.first + arguments.count)
    stock = starter_stock()
    report("plain", measure(seeds, plain, stock))
    report("distorted", measure(seeds, distorted, stock))


if __name__ == "__main__":
    main()
