"""Measures how many planted figures `figures_in` finds, by kind, and how many it marks needlessly.

python -m scripts.figures_accuracy [COUNT] [--missed]
"""

from __future__ import annotations

import sys
from collections import Counter
from typing import NamedTuple

from tests.support.planted_figures import PlantedText, harmless_texts, planted_text

from replydesk.draft.taken.figures import figures_in

_WORDS = frozenset("人名代表委员等位第年月日号届次会议以来期间度时期底前后份上下半季近余多个万亿元")


class Accuracy(NamedTuple):
    """Figures planted and found, by kind, characters passed over, and figures marked that are none."""

    planted: Counter[str]
    found: Counter[str]
    missed: list[str]
    needless: list[str]


def measured(texts: list[PlantedText]) -> Accuracy:
    """Return what is found of the figures planted in texts: all of the numerals of each."""
    planted, found = Counter[str](), Counter[str]()
    missed, needless = [], []
    for text, figures in texts:
        marked = figures_in(text)
        covered = {at for each in marked for at in range(each.start, each.end)}
        for start, end, kind in figures:
            planted[kind] += 1
            telling = [at for at in range(start, end) if _is_telling(text[at])] or list(range(start, end))
            if covered.issuperset(telling):
                found[kind] += 1
            else:
                missed.append(f"{kind} {text[start:end]}：{text[max(start - 8, 0) : end + 8]}")
        needless += [
            f"{text[each.start : each.end]}：{text[max(each.start - 8, 0) : each.end + 8]}"
            for each in marked
            if not any(each.start < end and each.end > start for start, end, _ in figures)
        ]
    return Accuracy(planted, found, missed, needless)


def _is_telling(char: str) -> bool:
    return char.isdigit() or char in "零〇一二两三四五六七八九十百千万亿数几成倍今去明本目最"


def main(arguments: list[str]) -> None:
    """Print the figures."""
    count = next((int(each) for each in arguments if each.isdigit()), 20_000)
    found = measured([planted_text(seed) for seed in range(count)])
    for kind, number in sorted(found.planted.items()):
        print(f"{kind}\t{found.found[kind]}/{number}\t{found.found[kind] / number:.4f}")
    total, all_found = sum(found.planted.values()), sum(found.found.values())
    print(f"全部\t{all_found}/{total}\t{all_found / total:.4f}")
    print(f"多标\t{len(found.needless)}\t每百处 {100 * len(found.needless) / total:.2f}")
    harmless = measured([PlantedText(each, ()) for each in harmless_texts()])
    print(f"没有过时内容的 {len(harmless_texts())} 段里多标 {len(harmless.needless)} 处")
    if "--missed" in arguments:
        print("\n".join(sorted(set(found.missed))[:80]))
        print("多标：", "\n".join(sorted(set(found.needless))[:60]))


if __name__ == "__main__":
    main(sys.argv[1:])
