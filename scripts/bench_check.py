"""The processor time of the check alone, of a reply of 3,000 characters: fresh, and after one key.

Fresh: no text of it was ever looked at, all modules and lists are loaded. The shares are those of the
packages of rules, each of them alone on texts that are fresh too.
"""

from __future__ import annotations

import statistics
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import cycle, islice

from tests.support.planting.pool import written
from tests.support.planting.stock import planting_stock
from tests.support.processor_time import milliseconds

from replydesk.draft.model import Draft, Paragraph, Section
from replydesk.layout.lay_out import lay_out
from replydesk.layout.setup import setup_of
from replydesk.letter.compose import compose
from replydesk.letter.facts import DraftFacts
from replydesk.reply.rules.catalogue import LOOKS, check
from replydesk.reply.rules.in_text import _spots, find_in_texts
from replydesk.reply.rules.rule import Case, DraftLook, Look, TextLook

CHARACTERS, RUNS = 3000, 20
_MARKS = "甲乙丙丁戊己庚辛壬癸"


def main() -> None:
    """Print the table."""
    first = milliseconds(check, case_of(letter(0)))
    print(f"{f'the check alone, {CHARACTERS:,} characters, ms':<46}{'fresh':>8}{'one key':>10}")
    print(f"{'the first of a process, which loads all lists':<46}{first:>8.1f}")
    print(_row("all rules (asked: 50, 5)", *_times(check)))
    print(f"{'laying out the same letter, to compare':<46}{_layout():>8.1f}")
    for name, looks in packages().items():
        _spots.cache_clear()
        print(_row(f"  {name}", *_times(_run_of(looks))))


def _row(name: str, fresh: float, keyed: float) -> str:
    return f"{name:<46}{fresh:>8.2f}{keyed:>10.2f}"


def _layout() -> float:
    """Return the median time of laying out fresh letters, which tells how fast the machine is just now."""
    drafts = [letter(number) for number in range(3 * RUNS, 4 * RUNS)]
    cases = [case_of(draft) for draft in drafts]
    setup = setup_of(drafts[0], cases[0].profile)
    return statistics.median(milliseconds(lambda case: lay_out(case.letter, setup), case) for case in cases)


def letter(number: int) -> Draft:
    """Return a reply of at least 3,000 characters of written ones; no two numbers have a text in common."""
    base = next(each.draft for each in written() if each.name.startswith("居家养老"))
    texts: list[Paragraph] = []
    for paragraph in islice(_paragraphs(), number, None):
        mark = _MARKS[number // len(_MARKS) % len(_MARKS)] + _MARKS[number % len(_MARKS)]
        texts.append(Paragraph(f"对{mark}片区，{paragraph}"))
        if sum(len(each.text) for each in texts) >= CHARACTERS:
            break
    section = Section(1, f"第{number}批情况", tuple(texts))
    return replace(base, sections=(section,), preamble=(), next_steps=(), attachments=())


def _paragraphs() -> Iterator[str]:
    """Yield the paragraphs of the written replies, over and over."""
    texts = [
        paragraph.text
        for each in written()
        for section in each.draft.sections
        for paragraph in section.paragraphs
        if not paragraph.is_row and len(paragraph.text) > 60
    ]
    return cycle(texts)


def case_of(draft: Draft) -> Case:
    """Return what the check looks at."""
    stock = planting_stock()
    facts = DraftFacts(draft, stock.profile(draft))
    return Case(facts, compose(facts, stock.phrases), stock.lists)


def keyed_cases() -> Iterator[Case]:
    """Yield a reply, then the same after each of some keys, typed in the middle of it."""
    draft = letter(2 * RUNS + 3)
    yield case_of(draft)
    for number in range(RUNS):
        (section,) = draft.sections
        paragraphs = list(section.paragraphs)
        middle = len(paragraphs) // 2
        paragraphs[middle] = Paragraph(paragraphs[middle].text[:-1] + _MARKS[number % len(_MARKS)] + "。")
        draft = replace(draft, sections=(section._replace(paragraphs=tuple(paragraphs)),))
        yield case_of(draft)


def packages() -> dict[str, list[Look]]:
    """Return the looks by the package, or module, of rules they are in."""
    found: dict[str, list[Look]] = {}
    for look in LOOKS:
        module = look.look.__module__.removeprefix("replydesk.reply.rules.")
        found.setdefault(module.partition(".")[0], []).append(look)
    return found


def _run_of(looks: list[Look]) -> Callable[[Case], object]:
    """Return the run of some looks alone."""
    in_text = tuple(each for each in looks if isinstance(each, TextLook))
    in_draft = [each for each in looks if isinstance(each, DraftLook)]

    def run(case: Case) -> None:
        for look in in_draft:
            list(look.look(case))
        list(find_in_texts(case, in_text))

    return run


def _times(run: Callable[[Case], object]) -> tuple[float, float]:
    """Return the median times of a run on fresh replies, and on one after each of some keys."""
    fresh = [milliseconds(run, case_of(letter(number))) for number in range(1, RUNS + 1)]
    _, *keyed = [milliseconds(run, case) for case in keyed_cases()]
    return statistics.median(fresh), statistics.median(keyed)


if __name__ == "__main__":
    main()
