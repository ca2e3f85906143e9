"""The export of many different drafts, with one job and with two.

    python -m scripts.bench_batch           1,000 drafts
    python -m scripts.bench_batch --many    10,000

Every run is a separate process, measured from outside: wall and CPU time of it and its workers, the memory of
each, and the times at which each tenth of the files was printed. No two drafts have a paragraph in common.
Memory is measured on Linux only.
"""

from __future__ import annotations

import os
import re
import resource
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from bench_letters import longest_draft, numbered, unseen

from replydesk.desk import desk_folder
from replydesk.draft.file import format_draft

FEW, MANY = 1_000, 10_000
_INTERVAL = 0.25  # seconds between two samples of the memory


@dataclass(frozen=True, slots=True)
class Run:
    """The times (s) and memory (MB) of one run."""

    wall: float
    cpu: float
    peaks: tuple[float, ...]  # of the largest process in each tenth of the samples
    tenths: tuple[float, ...]  # when each tenth of the files was printed


def main() -> None:
    """Make the drafts, export them with one job and with two, and print the figures."""
    number = MANY if "--many" in sys.argv else FEW
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder, "桌")
        make_drafts(place, number)
        print(f"{number} replies, no two with a paragraph in common; the first tenth has the start-up")
        runs = {jobs: export(place, Path(folder, f"导出{jobs}"), number, jobs) for jobs in (1, 2)}
    for jobs, run in runs.items():
        print(describe(jobs, number, run))
    print(f"two jobs are {runs[1].wall / runs[2].wall:.2f} × as fast as one")


def make_drafts(place: Path, number: int) -> None:
    """Create a desk with `number` drafts."""
    desk_folder.init_desk(place)
    for sample in (place / "drafts").glob("*.md"):
        sample.unlink()
    draft = longest_draft()
    for index in range(number):
        text = format_draft(numbered(unseen(draft, index), index + 1))
        (place / "drafts" / f"第{index + 1:05}号.md").write_text(text, encoding="utf-8")


def export(place: Path, output: Path, number: int, jobs: int) -> Run:
    """Export all drafts of a desk in a separate process."""
    command = [sys.executable, "-m", "replydesk", "export", str(place), "-o", str(output), f"--jobs={jobs}"]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    with tempfile.TemporaryFile() as talk:
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=talk, env=environment)
        samples: list[float] = []
        watcher = threading.Thread(target=watch, args=(process, samples))
        watcher.start()
        tenths = []
        assert process.stdout
        for count, _ in enumerate(process.stdout, 1):
            if count * 10 % number == 0:
                tenths.append(time.perf_counter() - start)
        process.wait()
        watcher.join()
    wall = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    made = len(list(output.glob("*.docx")))
    if process.returncode or made != number:
        raise SystemExit(f"{made} of {number} files, exit code {process.returncode}")
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Run(wall, cpu, peaks_of(samples), tuple(tenths))


def watch(process: subprocess.Popen[bytes], samples: list[float]) -> None:
    """Append the memory (MB) of the largest process to `samples` until the process ends."""
    while process.poll() is None:
        samples.append(max(map(memory, family(process.pid)), default=0.0))
        time.sleep(_INTERVAL)


def family(pid: int) -> list[int]:
    """Return the ids of a process and its children."""
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        children = []
    return [pid, *map(int, children)]


def memory(pid: int) -> float:
    """Return the memory of a process in MB, 0 if it is unknown."""
    try:
        found = re.search(r"VmRSS:\s+(\d+) kB", Path(f"/proc/{pid}/status").read_text())
    except OSError:
        return 0.0
    return int(found[1]) / 1024 if found else 0.0


def peaks_of(samples: list[float]) -> tuple[float, ...]:
    """Return the greatest of each tenth of the samples."""
    parts = [samples[len(samples) * i // 10 : len(samples) * (i + 1) // 10] for i in range(10)]
    return tuple(max(part) for part in parts if part)


def describe(jobs: int, number: int, run: Run) -> str:
    """Return the figures of a run as a line."""
    spans = [after - before for before, after in zip((0.0, *run.tenths), run.tenths, strict=False)]
    first, second, last = (number / 10 / spans[index] for index in (0, 1, -1))
    peaks = " ".join(f"{peak:.0f}" for peak in run.peaks)
    return (
        f"--jobs {jobs}: {run.wall:.1f} s, {number / run.wall:.0f}/s, {number / run.cpu:.0f} per CPU second; "
        f"tenths: first {first:.0f}/s, second {second:.0f}/s, last {last:.0f}/s; MB a process: {peaks}"
    )


if __name__ == "__main__":
    main()
