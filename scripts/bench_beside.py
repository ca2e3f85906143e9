"""This checkout beside another one: one export as a process, and documents per CPU second, run in turn.

Both run as `python -m replydesk export` on the same drafts, with the same Python and libraries. Bytecode
is kept in a temporary folder: an uncounted run compiles it, and the other checkout stays untouched.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from bench_letters import longest_draft, numbered, unseen

from replydesk.desk import desk_folder
from replydesk.draft.file import format_draft

STARTS, ROUNDS, DOCUMENTS = 21, 5, 200
THIS, OTHER, FLOOR = "this checkout", "other checkout", 'python -c "import docx"'

Rounds = dict[str, list[float]]  # CPU seconds of each round by the name of what ran


def main(other: Path) -> None:
    """Print both measures and their ratios."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        sources = {THIS: Path(__file__).resolve().parents[1] / "src", OTHER: other.resolve() / "src"}
        runners = {each: Runner(folder, source) for each, source in sources.items()}
        desks = {new: lay_out(folder / f"desk {new}", DOCUMENTS, new=new) for new in (False, True)}
        single = lay_out(folder / "desk", 1, new=False)
        starts = _in_turn(runners, single, STARTS, floor=True)
        print(f"{'one export, whole process':<52}{'CPU ms':>8}{'× import docx':>16}")
        for each in starts:
            print(f"{each:<52}{_median(starts[each]) * 1000:>8.0f}{_ratio(starts, each, FLOOR):>16.2f}")
        print(f"{THIS} / {OTHER}: {_ratio(starts, THIS, OTHER):.2f} × the CPU time")
        print(f"\n{f'{DOCUMENTS} replies, start-up not counted':<52}{'docs/CPU-s':>12}")
        for new, desk in desks.items():
            runs = _in_turn(runners, desk, ROUNDS)
            rest = {each: [taken - _median(starts[each]) for taken in runs[each]] for each in runs}
            kind = "no paragraph seen before" if new else "same reply"
            for each in rest:
                print(f"{f'{each}, {kind}':<52}{(DOCUMENTS - 1) / _median(rest[each]):>12.1f}")
            print(f"{THIS} / {OTHER}: {_ratio(rest, OTHER, THIS):.2f} × the documents")


def lay_out(place: Path, count: int, *, new: bool) -> Path:
    """Create a desk with numbered copies of the longest sample; `new`: without a paragraph in common."""
    desk_folder.init_desk(place, samples=False)
    draft = longest_draft()
    for number in range(count):
        text = format_draft(numbered(unseen(draft, number) if new else draft, number + 1))
        (place / "drafts" / f"{number:04}.md").write_text(text, encoding="utf-8")
    return place


class Runner:
    """A Python process with the program of one checkout."""

    def __init__(self, folder: Path, source: Path) -> None:
        self.folder = folder
        self.environment = {name: value for name, value in os.environ.items() if name[:6] != "PYTHON"}
        self.environment |= {"PYTHONPATH": str(source), "PYTHONPYCACHEPREFIX": str(folder / "bytecode")}
        code = "import replydesk; print(replydesk.__file__)"
        found = self._run("-c", code).stdout.decode().strip()
        if not Path(found).is_relative_to(source):
            raise SystemExit(f"{source}: not used, but {found}")

    def _run(self, *words: str) -> subprocess.CompletedProcess[bytes]:
        command = [sys.executable, *words]
        return subprocess.run(command, capture_output=True, check=True, env=self.environment, cwd=self.folder)

    def seconds(self, *words: str) -> float:
        """Return the CPU time (user and system) of `python` with some arguments."""
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        self._run(*words)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    def export(self, desk: Path) -> float:
        """Return the CPU time of exporting a desk into a new folder with one job."""
        with tempfile.TemporaryDirectory(dir=self.folder) as output:
            seconds = self.seconds("-m", "replydesk", "export", str(desk), "-o", output, "--jobs", "1")
            made, wanted = (
                len(list(Path(each).glob(f"*.{kind}")))
                for each, kind in ((output, "docx"), (desk / "drafts", "md"))
            )
        if made != wanted:
            raise SystemExit(f"{made} of {wanted} files exported")
        return seconds


def _in_turn(runners: dict[str, Runner], desk: Path, rounds: int, *, floor: bool = False) -> Rounds:
    """Export a desk with every program in each round; the first round, which compiles, is not counted."""
    times: Rounds = {name: [] for name in (*runners, *([FLOOR] if floor else []))}
    for _ in range(rounds + 1):
        for name, runner in runners.items():
            times[name].append(runner.export(desk))
        if floor:
            times[FLOOR].append(runners[THIS].seconds("-c", "import docx"))
    return {name: taken[1:] for name, taken in times.items()}


def _median(times: list[float]) -> float:
    return statistics.median(times)


def _ratio(times: Rounds, one: str, other: str) -> float:
    """Return the median of the ratios within each round."""
    return statistics.median(a / b for a, b in zip(times[one], times[other], strict=True))
