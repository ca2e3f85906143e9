"""The accuracy of the import, field by field and by kind of trouble, on N generated replies in several forms.

python -m scripts.import_accuracy 2000
python -m scripts.import_accuracy 300 --form real --show 17
"""

from __future__ import annotations

import argparse
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from tests.support.corpus.forms import FORMS, Case
from tests.support.corpus.losses import dropped, frame_printed, lost, mangled, sentences_lost
from tests.support.corpus.scoring import artefacts, bare, expected, wrong
from tests.support.corpus.truth import Sample
from tests.support.replies import starter_stock

from replydesk.importing.replies.readers.text import read_plain
from replydesk.importing.replies.recognise import Imported, recognise
from replydesk.reply.stock import Stock

EXAMPLES = 3
# The groups of troubles that lie around the letter, not in it.
AROUND = ("页面", "版式")


@dataclass
class Tally:
    """The results of one form of the texts."""

    asked: Counter[str] = field(default_factory=Counter)
    present: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)
    seeds: defaultdict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    # Kind of trouble → texts that have it; those with a fault, as the number of their troubles and the seed;
    # and the names of the faults.
    troubled: Counter[str] = field(default_factory=Counter)
    failed: defaultdict[str, list[tuple[int, int]]] = field(default_factory=lambda: defaultdict(list))
    faults: defaultdict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    characters: int = 0
    lost: int = 0
    spaces: int = 0
    texts: int = 0
    right: int = 0
    seconds: float = 0.0

    def add(self, made: Sample, data: bytes, stock: Stock) -> None:
        """Read one text and count its right and wrong fields, its losses and the lines printed wrongly."""
        start = time.process_time()
        imported = recognise(read_plain(data), stock)
        self.seconds += time.process_time() - start
        self.texts += 1
        for name, value in expected(made.truth).items():
            if value is not None:
                self.asked[name] += 1
                self.present[name] += bool(value)
        fields, faults = wrong(made, imported, stock), losses(made, imported, stock)
        self.wrong.update(fields.keys())
        self.wrong.update({name: len(texts) for name, texts in faults.items()})
        for name in (*fields, *faults):
            self.seeds[name].append(made.seed)
        self._count_troubles(made, [*fields, *faults])
        self.characters += len(bare(made.text))
        self.spaces += artefacts(imported.draft)
        self.lost += lost(made, imported, stock).total()

    def _count_troubles(self, made: Sample, names: list[str]) -> None:
        self.right += not names
        for trouble in made.troubles or ("无",):
            self.troubled[trouble] += 1
            if names:
                self.failed[trouble].append((len(made.troubles), made.seed))
                self.faults[trouble].update(names)


def losses(made: Sample, imported: Imported, stock: Stock) -> dict[str, list[str]]:
    """Return the faults outside the fields, by name, with the texts concerned."""
    faults = {
        "句子丢失": sentences_lost(made, imported, stock),
        "信外字句印出": frame_printed(made, imported, stock),
        "经办人丢失": dropped(made, imported),
        "西文断开": mangled(made, imported, stock),
    }
    return {name: texts for name, texts in faults.items() if texts}


def measure(seeds: Iterable[int], form: Callable[[int], Case], stock: Stock, *, alone: bool = False) -> Tally:
    """Return the tally of some seeds in one form; `alone` takes only texts with one kind of trouble."""
    tally = Tally()
    for seed in seeds:
        made, data = form(seed)
        if not alone or is_single(made.troubles):
            tally.add(made, data, stock)
    return tally


def is_single(troubles: tuple[str, ...]) -> bool:
    """Return True for one kind of trouble: in the letter, or around it (page and layout count as one)."""
    return len({name if name.partition("：")[0] not in AROUND else "" for name in troubles}) == 1


def report(name: str, tally: Tally, examples: int = EXAMPLES) -> None:
    """Print one tally: the fields, the worst first, then losses, kinds of trouble, characters and speed."""
    if not tally.texts:
        return
    asked = tally.asked.total()
    missed = sum(count for each, count in tally.wrong.items() if each in tally.asked)
    present = tally.present.total()
    print(f"\n## {name}: {tally.texts} texts")
    print(f"fields right {asked - missed} of {asked} ({100 * (1 - missed / asked):.3f} %)")
    print(f"{present} of them are not empty; all mistakes being there: {100 * (1 - missed / present):.3f} %")
    print(f"texts right in all: {tally.right} ({100 * tally.right / tally.texts:.2f} %)")
    for each in sorted(
        (*tally.asked, *(set(tally.wrong) - set(tally.asked))), key=lambda each: -tally.wrong[each]
    ):
        seeds = ", ".join(map(str, tally.seeds[each][:examples]))
        shown = f"  in {len(tally.seeds[each])} texts: {seeds}" if seeds else ""
        print(f"{each:　<7} asked {tally.asked[each]:5d}  wrong {tally.wrong[each]:4d}{shown}")
    _report_troubles(tally, examples)
    kept = tally.characters - tally.lost
    print(f"characters kept {kept} of {tally.characters} ({100 * kept / tally.characters:.4f} %)")
    print(f"spaces beside digits in the drafts: {tally.spaces}")
    print(f"{tally.texts / tally.seconds:.0f} texts per second of one core")


def _report_troubles(tally: Tally, examples: int) -> None:
    """Print the kinds of trouble, the worst first, with the seeds of the texts that have few others."""
    if tally.troubled:
        print("kind of trouble: texts with it, of these with a fault, the faults, seeds")
    for each in sorted(tally.troubled, key=lambda each: -len(tally.failed[each]) / tally.troubled[each]):
        failed, count = tally.failed[each], tally.troubled[each]
        share = f"{count:4d} {len(failed):4d} ({100 * len(failed) / count:3.0f} %)"
        faults = "、".join(f"{fault} {times}" for fault, times in tally.faults[each].most_common(4))
        seeds = ", ".join(str(seed) for _, seed in sorted(failed)[:examples])
        print(f"{each:　<11} {share}  {faults}  seeds {seeds}")


def show(form: Callable[[int], Case], seed: int, stock: Stock) -> None:
    """Print one text, its troubles, and what is wrong in its draft: the right value, then the found one."""
    made, data = form(seed)
    source = read_plain(data)
    print("\n".join(line.text for line in source.lines))
    print("----", "　".join(made.troubles))
    imported = recognise(source, stock)
    for name, (right, found) in wrong(made, imported, stock).items():
        print(f"{name}\n  right {right}\n  found {found}")
    for name, texts in losses(made, imported, stock).items():
        print(f"{name}：{texts}")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("count", type=int, nargs="?", default=2000)
    parser.add_argument("--first", type=int, default=1, help="the first seed")
    parser.add_argument(
        "--form", choices=list(FORMS), action="append", help="only this form; may be repeated"
    )
    parser.add_argument("--alone", action="store_true", help="only texts with one kind of trouble")
    parser.add_argument("--examples", type=int, default=EXAMPLES, help="seeds named for each fault")
    parser.add_argument("--show", type=int, help="print this seed's text in the form, and what is wrong")
    arguments = parser.parse_args()
    stock = starter_stock()
    forms = arguments.form or list(FORMS)
    if arguments.show is not None:
        show(FORMS[forms[-1]], arguments.show, stock)
        return
    seeds = range(arguments.first, arguments.first + arguments.count)
    for name in forms:
        report(name, measure(seeds, FORMS[name], stock, alone=arguments.alone), arguments.examples)


if __name__ == "__main__":
    main()
