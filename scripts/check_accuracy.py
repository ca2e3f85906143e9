"""The accuracy of the check: known mistakes planted into clean replies, and alarms in clean ones.

python -m scripts.check_accuracy
python -m scripts.check_accuracy --kind 形近字 --misses 20
python -m scripts.check_accuracy --drafts 20 --alarms
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from tests.support.planting.catalogue import KINDS, Case, cases_of
from tests.support.planting.judging import Result, Told, judged, told
from tests.support.planting.model import Kind
from tests.support.planting.pool import Clean, from_imports, generated, old_forms, pool, written

from replydesk.draft.place import text_at
from replydesk.reply.findings import Level

VARIANTS, DRAFTS = 10, 200
WIDTH = 14  # of a kind's name, in Chinese characters
_LEVELS = (Level.ERROR, Level.SUSPECTED, Level.HINT)
_ASKED = {Level.ERROR: "asked: at most 0.1", Level.SUSPECTED: "asked: at most 0.5", Level.HINT: ""}


def results_of(kind: Kind, variants: int, clean: Sequence[Clean], seed: int) -> list[Result]:
    """Return what became of some mistakes of a kind."""
    return [judged(case) for case in cases_of(kind, clean, variants, seed)]


def rows_of(results: Iterable[Result]) -> Iterator[str]:
    """Yield a row of the table for each kind."""
    for kind, group in groupby(results, lambda each: each.case.kind):
        made = list(group)
        levels = Counter(each.level.value for each in made if each.level)
        fixes = [each for result in made for each in result.fixes]
        told_as = "　".join(
            f"{level.value} {levels[level.value]}" for level in _LEVELS if levels[level.value]
        )
        found = sum(bool(each.found) for each in made)
        mended = f"{sum(fixes)}/{len(fixes)}" if fixes else "wanted" if kind.is_mended else "none"
        elsewhere = sum(bool(each.elsewhere) for each in made)
        cells = (f"{len(made):3d}", f"{found:3d}", f"{mended:>7}", f"{elsewhere:3d}")
        print_ = " ".join(cells)
        yield f"{kind.section} {kind.id:　<{WIDTH}} {print_}  {kind.level.value}  {told_as}"


def report(results: Sequence[Result]) -> None:
    """Print the table of kinds, then the totals by section and of all."""
    print(
        "section kind, planted, found, right fixes of proposed, also told elsewhere, expected level, found as"
    )
    print("\n".join(rows_of(results)))
    print()
    for section in dict.fromkeys(each.case.kind.section for each in results):
        print(totals(section, [each for each in results if each.case.kind.section == section]))
    print(totals("合计", results))
    counts = Counter(found.finding.level for each in results for found in each.alarms)
    shown = "  ".join(f"{level.value} {counts[level] / len(results):.3f}" for level in _LEVELS)
    print(f"alarms per right sentence added before the mistake: {shown}")


def totals(name: str, results: Sequence[Result]) -> str:
    """Return a line with the shares of what was found, told on the expected level, and mended rightly."""
    planted, found = len(results), [each for each in results if each.found]
    fixes = [each for result in results for each in result.fixes]
    heavy = sum(
        _LEVELS.index(each.found[0].finding.level) <= _LEVELS.index(each.case.kind.level) for each in found
    )
    kinds = len({each.case.kind for each in results})
    right = f"{_share(sum(fixes), len(fixes))} of {len(fixes)} fixes right" if fixes else "no fixes"
    level = f"{_share(heavy, len(found))} of these on the expected level or above"
    return f"{name}: {kinds} kinds, {planted} planted, found {_share(len(found), planted)}, {level}; {right}"


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f} %" if whole else "none"


def show_misses(results: Iterable[Result], most: int) -> None:
    """Print mistakes that were not found, wrong fixes, and alarms in what was added, of each kind."""
    for kind, group in groupby(results, lambda each: each.case.kind):
        made = list(group)
        for alarm in {f"{found.finding.rule} {found.words}" for each in made for found in each.alarms}:
            print(f"alarm {kind.id}：{alarm}")
        for each in [each for each in made if not each.found or not all(each.fixes)][:most]:
            wrong = "".join(f"  {proposal(told)}" for told in each.found if told.proposed is not None)
            print(f"{'wrong fix' if each.found else 'missed'} {kind.id}：{context(each.case)}{wrong}")


def context(case: Case) -> str:
    """Return the words around a mistake, marked with ⟦⟧."""
    place, begin, end = case.planted.spots[0]
    text = text_at(case.planted.after, place) or ""
    first = max(begin - 12, 0)
    return f"{place.key} {text[first:begin]}⟦{text[begin:end][:40]}⟧{text[end : end + 12]}".replace("\n", "⏎")


def proposal(found: Told) -> str:
    """Return the rule of a finding, and what it proposes around its words."""
    near = (found.proposed or "")[max(found.begin - 4, 0) : found.end + 8]
    return f"{found.finding.rule or found.finding.message}→{near}"


def report_alarms(drafts: int, *, lists: bool) -> None:
    """Print how often the check alarms in clean replies, by their origin; with the words, if asked."""
    for name, clean in (
        ("written", list(written())),
        ("generated", list(generated(drafts))),
        ("imported", list(from_imports(drafts))),
        ("of old forms, not all clean", list(old_forms(drafts))),
    ):
        alarms = [(each, found) for each in clean for found in told(each, each.draft, each.name)]
        counts = Counter(found.finding.level for _, found in alarms)
        shown = "  ".join(f"{level.value} {counts[level] / len(clean):.3f}" for level in _LEVELS)
        print(f"alarms per clean reply, {len(clean)} {name}: {shown}")
        if lists:
            show_alarms(alarms)
    print("　".join(f"{level.value}: {asked}" for level, asked in _ASKED.items() if asked))


def show_alarms(alarms: Iterable[tuple[Clean, Told]]) -> None:
    """Print the words of alarms, the commonest first, with the rule and a reply."""
    names: dict[tuple[str, str, str], str] = {}
    counts: Counter[tuple[str, str, str]] = Counter()
    for clean, found in alarms:
        finding = found.finding
        alarm = (finding.level.value, finding.rule or finding.message, found.words[:40])
        counts[alarm] += 1
        names.setdefault(alarm, clean.name)
    for alarm, count in counts.most_common():
        print(f"  {count:4d} {' '.join(alarm)}  {names[alarm]}".replace("\n", "⏎"))


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--variants", type=int, default=VARIANTS, help="mistakes of each kind")
    parser.add_argument("--seeds", type=int, default=1, help="how many draws of them")
    parser.add_argument("--first", type=int, default=0, help="the first draw")
    parser.add_argument("--drafts", type=int, default=DRAFTS, help="clean replies generated, and imported")
    parser.add_argument("--alarms", action="store_true", help="only the alarms in clean replies, with words")
    parser.add_argument("--kind", action="append", help="only this kind or section; may be repeated")
    parser.add_argument("--misses", type=int, default=0, help="show so many mistakes of a kind not found")
    arguments = parser.parse_args()
    if not arguments.alarms:
        wanted = arguments.kind or []
        kinds = [each for each in KINDS if not wanted or each.id in wanted or each.section in wanted]
        clean = pool(generated_ones=120, imports=40)
        draws = range(arguments.first, arguments.first + arguments.seeds)
        results = [
            each
            for kind in kinds
            for seed in draws
            for each in results_of(kind, arguments.variants, clean, seed)
        ]
        report(results)
        show_misses(results, arguments.misses)
    if not arguments.kind:
        report_alarms(arguments.drafts, lists=arguments.alarms)


if __name__ == "__main__":
    main()
