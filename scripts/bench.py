"""The figures of docs/measurements.md: start-up, export, layout, keystrokes, letters to many recipients,
documents per second, and where their time goes.

    python scripts/bench.py                     all tables
    python scripts/bench.py --beside CHECKOUT   one export and documents per second, beside another checkout

Whole processes are timed in turn, so that changes in the machine's speed affect all; medians are printed.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path

import bench_beside
import bench_documents
import bench_judging
import bench_stages
from bench_letters import (
    PLACE,
    characters,
    compose,
    lay_out,
    longest,
    longest_draft,
    of_length,
    typed_into,
    unseen,
)

from replydesk.draft.file import format_draft, parse_draft
from replydesk.letter.model import Letter
from replydesk.render import docx

ROUNDS = 21
# Environment of a program that has been started before: its modules are compiled.
COMPILED = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
FLOOR = 'python -c "import zipfile"'  # the process that others are measured against

STAGES = 100
LENGTHS = {4_000: 60, 40_000: 12}  # number of letters by their characters


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--beside", type=Path, metavar="CHECKOUT", help="another checkout to compare with")
    if other := parser.parse_args().beside:
        bench_beside.main(other)
        return
    draft = longest()
    with tempfile.TemporaryDirectory() as output:
        processes(draft, output)
    stages()
    layouts()
    bench_judging.main()
    bench_documents.main()
    bench_stages.main()


def processes(draft: Path, output: str) -> None:
    """Time whole processes against one that only imports zipfile."""
    program = [sys.executable, "-m", "replydesk"]
    commands = {
        'python -c "pass"': [sys.executable, "-c", "pass"],
        FLOOR: [sys.executable, "-c", "import zipfile"],
        'python -c "import docx"': [sys.executable, "-c", "import docx"],
        "replydesk --help": [*program, "--help"],
        "replydesk preview --plain": [*program, "preview", "--plain", str(draft)],
        "replydesk export (one long reply)": [*program, "export", str(draft), "-o", output],
    }
    times: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(ROUNDS):
        for name, command in commands.items():
            start = time.perf_counter()
            subprocess.run(command, capture_output=True, check=True, env=COMPILED)
            times[name].append(time.perf_counter() - start)
    base = statistics.median(times[FLOOR])
    print(f"{'whole processes':<52}{'ms':>8}{'× import zipfile':>18}")
    for name, taken in times.items():
        middle = statistics.median(taken)
        print(f"{name:<52}{middle * 1000:>8.0f}{middle / base:>18.2f}")


def stages() -> None:
    """Time the stages of one reply inside a process, each many times with the same input."""
    draft = longest_draft()
    text = format_draft(draft)
    profile, count = PLACE.stock.profile(draft), characters(draft)
    pages = lay_out(compose(draft))
    table: dict[str, Callable[[], object]] = {
        "parse": lambda: parse_draft(text),
        "compose": lambda: compose(draft),
        "render .docx": lambda: docx.render(pages, profile.fonts, profile.name, None),
    }
    print(f"\n{f'one reply of {count} characters':<52}{'ms':>8}{'per 4,000':>16}")
    for name, stage in table.items():
        stage()
        middle = _median_ms(stage for _ in range(STAGES))
        print(f"{name:<52}{middle:>8.2f}{middle * 4000 / count:>16.2f}")


def layouts() -> None:
    """Time the layout of new letters, of a cached one, and after a keystroke."""
    typed = longest_draft()
    print(f"\n{'layout':<52}{'ms':>8}")
    for length, letters in LENGTHS.items():
        draft = unseen(of_length(typed, length), letters)
        series = {
            "never seen before": [compose(unseen(draft, number)) for number in range(letters)],
            "again": [compose(draft)] * letters,
            "after one keystroke": [compose(typed_into(draft, number)) for number in range(letters)],
        }
        for name, texts in series.items():
            first, *rest = texts
            lay_out(first)
            print(f"{f'{length:,} characters, {name}':<52}{_median_ms(map(_layout_of, rest)):>8.2f}")


def _layout_of(letter: Letter) -> Callable[[], object]:
    return lambda: lay_out(letter)


def _median_ms(runs: Iterable[Callable[[], object]]) -> float:
    """Return the median time of some calls, in milliseconds."""
    times = []
    for run in runs:
        start = time.perf_counter()
        run()
        times.append(time.perf_counter() - start)
    return statistics.median(times) * 1000


if __name__ == "__main__":
    main()
