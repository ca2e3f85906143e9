"""Documents per CPU second: the longest sample written as .docx by the program, its peers and the floor.

The program does all its work, from draft files on the disk to Word files on the disk; its peers get the
composed letter; the floor (`bench_floor`) gets the WordprocessingML. Every variant is a separate process,
`python scripts/bench_documents.py VARIANT FOLDER`, which prints its figures as JSON. They run in turn, and
medians are printed. Each document has another number, so that none can be cached whole.
"""

from __future__ import annotations

import json
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import bench_npm
from bench_letters import PLACE, Writer, compose, lay_out, longest_draft, numbered, unseen

ROUNDS = 3
WARM_UP, DOCUMENTS = 5, 200
FEWER = {"python-docx": 40, "docxtpl": 100}  # documents of slow variants

OURS, NEVER_SEEN, FLOOR = "replydesk, same reply", "replydesk, no paragraph seen before", "floor: XML ready"
PEERS = ("docxtpl", bench_npm.NAME, "python-docx")

Figures = dict[str, float]  # documents per CPU second, peak MB and bytes of a document


def main() -> None:
    """Print the table."""
    variants = [name for name in (*VARIANTS, bench_npm.NAME) if name in VARIANTS or bench_npm.prepared()]
    runs: dict[str, list[Figures]] = {name: [] for name in variants}
    with tempfile.TemporaryDirectory() as folder:  # kept to the end: writing to blocks just freed is slow
        for number in range(ROUNDS):
            for name, each in runs.items():
                each.append(_run_variant(name, Path(folder, f"{number}-{variants.index(name)}")))
    print(
        f"\n{'one long reply as .docx, from files to files':<52}{'docs/CPU-s':>12}{'peak MB':>10}{'bytes':>9}"
    )
    for name, each in runs.items():
        speed, memory, size = (_median(each, key) for key in ("per_second", "peak_mb", "bytes"))
        print(f"{name:<52}{speed:>12.1f}{memory:>10.0f}{size:>9.0f}")
    for name in (OURS, NEVER_SEEN):
        _print_ratios(name, runs)


def _median(runs: list[Figures], key: str) -> float:
    return statistics.median(each[key] for each in runs)


def _print_ratios(name: str, runs: dict[str, list[Figures]]) -> None:
    """Print the ratios of a variant to the others, medians of the ratios within each round."""

    def times(one: str, other: str) -> float:
        pairs = zip(runs[one], runs[other], strict=True)
        return statistics.median(mine["per_second"] / its["per_second"] for mine, its in pairs)

    ratios = [f"{times(name, peer):.1f} × {peer}" for peer in PEERS if peer in runs]
    print(f"{name}: {', '.join(ratios)}; the floor is {times(FLOOR, name):.1f} × as fast")
    if bench_npm.NAME not in runs:
        print(f"{bench_npm.NAME} was left out: {bench_npm.MISSING}")


def _run_variant(name: str, folder: Path) -> Figures:
    """Return the figures of a variant, measured in a separate process."""
    folder.mkdir()
    command = [sys.executable, __file__, name, str(folder)]
    if name == bench_npm.NAME:
        command = bench_npm.command(compose(longest_draft()), folder, WARM_UP, DOCUMENTS)
    done = subprocess.run(command, capture_output=True, check=True, encoding="utf-8")
    figures: Figures = json.loads(done.stdout)
    return figures


def measure(name: str, folder: Path) -> Figures:
    """Return the figures of a variant, measured in this process after `WARM_UP` documents."""
    from replydesk.desk import files

    write = VARIANTS[name](folder)
    documents = FEWER.get(name, DOCUMENTS)
    paths = [folder / f"{number}.docx" for number in range(WARM_UP + documents)]
    start = 0.0
    for number, path in enumerate(paths):
        if number == WARM_UP:
            start = time.process_time()
        write(number, path)
    if name in (OURS, NEVER_SEEN):
        files.settle()
    taken = time.process_time() - start
    size = statistics.median(path.stat().st_size for path in paths)
    return {"per_second": documents / taken, "peak_mb": _peak_mb(), "bytes": size}


def _peak_mb() -> float:
    """Return the peak memory of this process in MB, 0 where it is unknown (not on Linux).

    `ru_maxrss` would include that of the parent process.
    """
    status = Path("/proc/self/status")
    found = re.search(r"VmHWM:\s+(\d+) kB", status.read_text()) if status.is_file() else None
    return int(found[1]) / 1024 if found else 0.0


def draft_files(folder: Path, *, new: bool) -> list[Path]:
    """Write the draft files of a run, each with another number; `new`: without a paragraph in common."""
    from replydesk.draft.file import format_draft

    draft = longest_draft()
    paths = [folder / f"{number}.md" for number in range(WARM_UP + DOCUMENTS)]
    for number, path in enumerate(paths):
        each = numbered(unseen(draft, number) if new else draft, number + 1)
        path.write_text(format_draft(each), encoding="utf-8")
    return paths


def _from_files(*, new: bool) -> Callable[[Path], Writer]:
    """Return the writer that exports draft files as `replydesk export` does, on a desk with a register."""

    def prepare(folder: Path) -> Writer:
        from replydesk.export import batch
        from replydesk.export.export_one import ExportOutcome, ExportSettings
        from replydesk.export.filenames import Pattern
        from replydesk.memory import collect_seldom

        collect_seldom()
        drafts = draft_files(folder, new=new)
        _register(folder, len(drafts))
        tasks = batch.plan_exports({str(path): path for path in drafts}, Pattern())
        results = batch.run_exports(
            tasks, ExportSettings(folder, settled=False), numbers=batch.numbers_of(tasks)
        )
        log = batch.Log(folder, {})

        def write(_: int, path: Path) -> None:
            result = next(results)
            if result.entry is None or result.outcome is not ExportOutcome.EXPORTED:
                raise SystemExit(f"{path}: {result}")
            log.add(result.entry)

        return write

    return prepare


def _register(folder: Path, drafts: int) -> None:
    """Register the numbers of the draft files of a folder."""
    from functools import partial

    from replydesk.desk.desk_folder import Desk
    from replydesk.desk.desk_home import REGISTERS
    from replydesk.desk.numbering import register_file
    from replydesk.draft.document_number import DocumentNumber
    from replydesk.reply.registers.actions import adopt
    from replydesk.reply.registers.model import Stamp

    (folder / REGISTERS).mkdir()
    by = Stamp("王某某@pc1", "2026-05-29 10:12:03")
    file = register_file(Desk.open(folder), DocumentNumber("云民复议字", "2026"))
    names = [(str(number), number + 1) for number in range(drafts)]
    file.record(*(partial(adopt, stamp=by, draft=name, number=serial) for name, serial in names))


def _by_python_docx(_: Path) -> Writer:
    import bench_peers as peers

    letter = compose(longest_draft())
    return lambda number, path: peers.by_python_docx(peers.paragraphs(letter, f"第{number}号"), path)


def _by_docxtpl(folder: Path) -> Writer:
    import bench_peers as peers

    letter = compose(longest_draft())
    template = folder / "template.docx"
    peers.save_template(peers.paragraphs(letter, ""), template)
    return lambda number, path: peers.by_docxtpl(template, peers.paragraphs(letter, f"第{number}号"), path)


def _by_floor(_: Path) -> Writer:
    import bench_floor

    from replydesk.letter.model import Role
    from replydesk.render import docx

    draft = longest_draft()
    letter = compose(draft)
    profile = PLACE.stock.profile(draft)
    package = docx.render(lay_out(letter), profile.fonts, profile.name, None)
    return bench_floor.writer(package, letter.text_of(Role.NUMBER))


# functions that make the writer of a variant, given its folder
VARIANTS: dict[str, Callable[[Path], Writer]] = {
    OURS: _from_files(new=False),
    NEVER_SEEN: _from_files(new=True),
    FLOOR: _by_floor,
    "docxtpl": _by_docxtpl,
    "python-docx": _by_python_docx,
}


if __name__ == "__main__":
    print(json.dumps(measure(sys.argv[1], Path(sys.argv[2]))))
