"""How well points are found in originals: 300 made ones of ten shapes, or a folder of marked real ones.

python -m scripts.points_accuracy
python -m scripts.points_accuracy --count 1000 --seed 3 --misses
python -m scripts.points_accuracy --folder FOLDER --misses

A marked original is a text file with ⟦ ⟧ around the words of each point.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from pathlib import Path

from tests.support.suggestion_themes import Ask
from tests.support.suggestions import SHAPES, Suggestion, Wanted, suggestions
from tests.support.suggestions_judged import JudgedSuggestion, judged

from replydesk.draft.original import Original

_LEAST = 0.95  # asked for, of points found and of suggestions with none invented
_REAL = 0.90


def report(results: Sequence[JudgedSuggestion], shapes: Iterable[str], least: float) -> bool:
    """Print the shares of each shape and of all; return True if they are as asked."""
    for shape in shapes:
        _row(shape, [each for each in results if each.suggestion.shape == shape])
    found, clean = _row("all", results)
    print(f"asked: {least:.0%} found, none invented in {least:.0%}")
    return found >= least and clean >= least


def _row(name: str, results: Sequence[JudgedSuggestion]) -> tuple[float, float]:
    wanted = sum(len(each.suggestion.wanted) for each in results)
    missed = sum(len(each.missed) for each in results)
    clean = sum(not each.invented for each in results)
    found, free = 1 - missed / max(wanted, 1), clean / max(len(results), 1)
    counts = f"{len(results):4d} suggestions {wanted:5d} points"
    print(f"{name:26} {counts}  found {found:6.1%}  none invented {free:6.1%}")
    return found, free


def show(results: Iterable[JudgedSuggestion]) -> None:
    """Print what was missed or invented, with the text around."""
    for each in results:
        if each.missed or each.invented:
            print(f"=== {each.suggestion.shape}")
            print("\n".join(f"{at}: {text}" for at, text in enumerate(each.suggestion.original.text)))
            for wanted in each.missed:
                words = each.suggestion.original.text[wanted.paragraph][wanted.start : wanted.end]
                print(f"--- missed {wanted.paragraph}:{wanted.start} {words}")
            for point in each.invented:
                print(f"+++ invented {point.paragraph}:{point.start} {point.text}")


def marked(path: Path) -> Suggestion:
    """Read a real original whose points are in ⟦ ⟧."""
    lines: list[str] = []
    wanted: list[Wanted] = []
    for line in path.read_text("utf-8").splitlines():
        text = ""
        for piece in line.split("⟦"):
            inside, mark, after = piece.partition("⟧")
            if mark:
                wanted.append(Wanted(Ask(inside, ""), len(lines), len(text), len(text) + len(inside)))
            text += inside + after
        lines.append(text)
    return Suggestion(path.stem, Original(text=tuple(lines)), tuple(wanted))


def main() -> int:
    """Measure and print; return 1 if less is found than asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--seed", type=int, default=18)
    parser.add_argument("--folder", type=Path, help="text files with the points of each in ⟦ ⟧")
    parser.add_argument("--misses", action="store_true", help="print what was missed or invented")
    options = parser.parse_args()
    if options.folder:
        results = [judged(marked(path)) for path in sorted(options.folder.glob("*.txt"))]
    else:
        results = [judged(each) for each in suggestions(options.count, options.seed)]
    if options.misses:
        show(results)
    shapes = [each.suggestion.shape for each in results] if options.folder else list(SHAPES)
    return 0 if report(results, shapes, _REAL if options.folder else _LEAST) else 1


if __name__ == "__main__":
    raise SystemExit(main())
