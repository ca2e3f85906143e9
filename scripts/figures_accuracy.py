"""Measures how many planted figures `figures_in` finds, by kind, and how many it marks needlessly.

python -m scripts.figures_accuracy [COUNT] [--missed]
"""

from __future__ import annotations

import sys

from tests.support.figures_found import measured
from tests.support.planted_figures import PlantedText, harmless_texts, planted_text


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
