"""The figures of the README, measured in one run: start-up, export and layout, as ratios.

Whole processes are timed in turn, one of each kind after the other, so that a machine whose speed
drifts drifts for all; the median of each is taken.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from replydesk import desk
from replydesk.draftfile import parse
from replydesk.layout.pages import lay_out
from replydesk.layout.sheet import SHEETS
from replydesk.letter import compose
from replydesk.render import docx

ROUNDS = 9
LAYOUTS = 200


def main() -> None:
    """Print the table."""
    place = desk.Desk(desk.starter())
    longest = max(place.drafts(), key=lambda path: path.stat().st_size)
    with tempfile.TemporaryDirectory() as output:
        processes(longest, output)
    inside(longest, place)


def processes(draft: Path, output: str) -> None:
    """Time whole processes against `python -c "import docx"`."""
    program = [sys.executable, "-m", "replydesk"]
    commands = {
        'python -c "pass"': [sys.executable, "-c", "pass"],
        'python -c "import docx"': [sys.executable, "-c", "import docx"],
        "replydesk --help": [*program, "--help"],
        "replydesk preview --plain": [*program, "preview", "--plain", str(draft)],
        "replydesk export (one long reply)": [*program, "export", str(draft), "-o", output],
    }
    times: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(ROUNDS):
        for name, command in commands.items():
            start = time.perf_counter()
            subprocess.run(command, capture_output=True, check=True)
            times[name].append(time.perf_counter() - start)
    base = statistics.median(times['python -c "import docx"'])
    print(f"{'whole processes':<36}{'ms':>8}{'× import docx':>16}")
    for name, taken in times.items():
        middle = statistics.median(taken)
        print(f"{name:<36}{middle * 1000:>8.0f}{middle / base:>16.2f}")


def inside(draft: Path, place: desk.Desk) -> None:
    """Time the stages of one reply inside a process."""
    text = draft.read_text(encoding="utf-8")
    typed = parse(text).draft
    office = place.office
    profile = office.profile(typed)
    letter = compose(typed, profile, office.phrases)
    pages = lay_out(letter, SHEETS[profile.sheet])
    characters = sum(len(block.text) for block in letter.blocks)
    stages: dict[str, Callable[[], object]] = {
        "parse": lambda: parse(text),
        "compose": lambda: compose(typed, profile, office.phrases),
        "lay out": lambda: lay_out(letter, SHEETS[profile.sheet]),
        "render .docx": lambda: docx.render(pages, profile),
    }
    print(f"\n{f'one reply of {characters} characters':<36}{'ms':>8}{'per 4,000':>16}")
    for name, stage in stages.items():
        stage()
        rounds = LAYOUTS if name != "render .docx" else LAYOUTS // 10
        times = []
        for _ in range(rounds):
            start = time.perf_counter()
            stage()
            times.append(time.perf_counter() - start)
        middle = statistics.median(times) * 1000
        print(f"{name:<36}{middle:>8.2f}{middle * 4000 / characters:>16.2f}")


if __name__ == "__main__":
    main()
