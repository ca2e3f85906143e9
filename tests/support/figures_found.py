"""Counts how many planted figures are found, by kind, and how many are marked that are none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from replydesk.draft.taken.figures import figures_in
from replydesk.draft.taken.model import StaleKind
from tests.support.planted_figures import PlantedText


class FiguresFound(NamedTuple):
    """Figures planted and found, by kind, characters passed over, and figures marked that are none."""

    planted: Counter[str]
    found: Counter[str]
    missed: list[str]
    needless: list[str]


def measured(texts: Iterable[PlantedText]) -> FiguresFound:
    """Return what is found of the figures planted in texts: all of the numerals of each, most of a name."""
    planted, found = Counter[str](), Counter[str]()
    missed, needless = [], []
    for text, figures in texts:
        marked = figures_in(text)
        covered = {at for each in marked for at in range(each.start, each.end)}
        for start, end, kind in figures:
            planted[kind] += 1
            if _is_found(text, start, end, kind, covered):
                found[kind] += 1
            else:
                missed.append(f"{kind} {text[start:end]}：{text[max(start - 8, 0) : end + 8]}")
        needless += [
            f"{text[each.start : each.end]}：{text[max(each.start - 8, 0) : each.end + 8]}"
            for each in marked
            if not any(each.start < end and each.end > start for start, end, _ in figures)
        ]
    return FiguresFound(planted, found, missed, needless)


def _is_found(text: str, start: int, end: int, kind: StaleKind, covered: set[int]) -> bool:
    """Return True if all numerals of a figure are marked, or most of the name of a place or body."""
    if kind in (StaleKind.PLACE, StaleKind.BODY):
        return 2 * len(covered.intersection(range(start, end))) >= end - start
    telling = [at for at in range(start, end) if _is_telling(text[at])] or list(range(start, end))
    return covered.issuperset(telling)


def _is_telling(char: str) -> bool:
    return char.isdigit() or char in "零〇一二两三四五六七八九十百千万亿数几成倍今去明本目最"
