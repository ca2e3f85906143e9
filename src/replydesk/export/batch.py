"""Many drafts exported in one run: planned first, then done by one process or several, and summed up."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from replydesk.desk import append_file, desk_folder
from replydesk.desk import files as disk
from replydesk.desk.numbering import keeps_registers, note_exports, numbers_beside, read_numbers
from replydesk.export.export_log import NAME, Entries, LogEntry, format_log, log_line, parse_log
from replydesk.export.export_one import Exporter, ExportOutcome, ExportSettings, Listed, Result, Task
from replydesk.export.filenames import Pattern, rivals, stems
from replydesk.export.write import WrittenFile
from replydesk.reply.registers.agreement import Numbers
from replydesk.reply.registers.model import Stamp
from replydesk.text.errors import UserError
from replydesk.text.note import Note

FULL = 3
"""After so many drafts in a row for which the disk was full, no more are tried."""

_WORTH_A_JOB = 32  # drafts: a process takes as long to start
_MOST_JOBS = 60  # Windows waits for 63 things at most


class Summary(NamedTuple):
    """How many drafts there were of each outcome, and what was written of them."""

    outcomes: Mapping[ExportOutcome, int] = {}
    files: int = 0
    pages: int = 0
    size: int = 0
    """Bytes of the files written."""
    is_full: bool = False
    """Whether the run ended since the disk was full."""

    def of(self, outcome: ExportOutcome) -> int:
        """The number of drafts of an outcome."""
        return self.outcomes.get(outcome, 0)

    @property
    def done(self) -> int:
        """The number of drafts whose files are there."""
        return self.of(ExportOutcome.EXPORTED) + self.of(ExportOutcome.UNCHANGED)


def summed(results: Iterable[Result]) -> Summary:
    """The sum of a run."""
    outcomes: Counter[ExportOutcome] = Counter()
    files = pages = size = 0
    is_full = False
    for result in results:
        outcomes[result.outcome] += 1
        is_full = is_full or result.is_full and result.outcome is ExportOutcome.LEFT
        if result.outcome is not ExportOutcome.UNCHANGED:
            files += len(result.files)
            pages += sum(file.pages for file in result.files)
            size += sum(file.size for file in result.files)
    return Summary(outcomes, files, pages, size, is_full)


def drafts_of(names: Iterable[str | Path]) -> dict[str, Path]:
    """The files of drafts and of all drafts of folders, in this order, each once. Raises UserError.

    They are kept by where they really are, whatever links lead there.
    """
    found: dict[str, Path] = {}
    folders: dict[Path, str] = {}
    for name in names:
        path = Path(name)
        for draft in desk_folder.Desk.open(path).drafts() if path.is_dir() else [path]:
            found.setdefault(_place(draft, folders), draft)
    return found


def plan_exports(drafts: Mapping[str, Path], pattern: Pattern, known: Entries | None = None) -> list[Task]:
    """What there is to do, with the names of all files decided, as far as they depend on each other.

    `known` is the record to go by, None to export everything. A draft is read here only if the pattern needs
    its fields; one that cannot be read keeps its name, and fails when its turn comes.
    """
    names = stems([_title(path, pattern) for path in drafts.values()])
    known = known or {}
    tasks = zip(drafts.items(), names, rivals(names), strict=True)
    return [
        Task(number, path, place, stem, others, known.get(place))
        for number, ((place, path), stem, others) in enumerate(tasks)
    ]


def run_exports(
    tasks: Sequence[Task],
    settings: ExportSettings,
    jobs: int = 1,
    is_stopped: Callable[[], bool] = lambda: False,
    numbers: Mapping[Path, Numbers] | None = None,
) -> Iterator[Result]:
    """Export drafts; a result for every task as it is done, by more than one job in any order.

    Those that are left because the run was stopped or the disk is full come last. All files are whole; those
    that `settings` leave unsettled are settled at the end, however it is reached. What the record says of a
    file that a power cut takes before that does no harm: its digest is not that of what is there then.
    `numbers` are what `numbers_of` tells of the drafts.
    """
    try:
        yield from _run(tasks, settings, jobs, is_stopped, numbers or {})
    finally:
        if not settings.settled:
            disk.settle()


def _run(
    tasks: Sequence[Task],
    settings: ExportSettings,
    jobs: int,
    is_stopped: Callable[[], bool],
    numbers: Mapping[Path, Numbers],
) -> Iterator[Result]:
    left = {task.number: task for task in tasks}
    in_a_row = 0
    is_full = False

    def ends() -> bool:
        return is_full or is_stopped()

    for result in _results(tasks, Exporter(settings, numbers), jobs, ends):
        del left[result.task.number]
        if result.is_full or result.outcome is ExportOutcome.EXPORTED:
            in_a_row = in_a_row + 1 if result.is_full else 0
        is_full = is_full or in_a_row >= FULL  # what another worker still writes does not change it
        yield result
    reason = "磁盘已满，没有再试" if is_full else "已中断" if is_stopped() else "子进程不能运行"
    for task in left.values():
        yield Result(task, ExportOutcome.LEFT, f"{task.path}：{reason}", is_full=is_full)


def numbers_of(tasks: Iterable[Task]) -> dict[Path, Numbers]:
    """What the drafts of the desks of some tasks carry, and their registers, by the folders of the desks."""
    folders: dict[Path, list[Path]] = {}
    for task in tasks:
        folders.setdefault(task.path.parent, []).append(task.path)
    places: dict[Path, desk_folder.Desk] = {}
    asked: dict[Path, list[Path]] = {}
    for folder, paths in folders.items():
        place = desk_folder.Desk.of(folder / "_")
        asked.setdefault(places.setdefault(place.root, place).root, []).extend(paths)
    found = {root: _numbers(place, asked[root]) for root, place in places.items()}
    for numbers in found.values():
        len(numbers.carriers)  # known before workers are forked, it is shared
    return found


def _numbers(place: desk_folder.Desk, paths: Sequence[Path]) -> Numbers:
    return numbers_beside(place, paths[0]) if len(paths) == 1 else read_numbers(place)


def note_numbers(listed: Iterable[Listed], by: Callable[[], Stamp]) -> list[str]:
    """Write down in the registers which files were exported for which numbers; what could not be, and why.

    Files that were there already are looked at too: the run that wrote them may have been killed before.
    `by` is asked only if a desk keeps registers: to learn who is at the keyboard takes a moment.
    """
    files: dict[Path, dict[str, list[str]]] = {}
    for folder, row in listed:
        files.setdefault(folder, {}).setdefault(row.number, []).append(row.file)
    places = ((desk_folder.Desk.of(folder / "_"), exports) for folder, exports in files.items())
    kept = [(place, exports) for place, exports in places if keeps_registers(place)]
    return [trouble for place, exports in kept for trouble in note_exports(place, exports, by())]


def list_all(entries: Iterable[LogEntry], folder: Path) -> WrittenFile | None:
    """Write the list of all files in a folder, if there are any. Raises UserError.

    `entries` are all of the folder's record, of this run and of earlier ones; files that are gone are left
    out. A list that was edited since it was written is renamed first.
    """
    from replydesk.export import file_list

    rows = [row for entry in entries for row in entry.rows if (folder / row.file).is_file()]
    if not rows:
        return None
    target, kept = folder / file_list.NAME, None
    if target.is_file() and not file_list.is_as_made(target):
        kept = disk.set_aside(target, "（改过）")
    with disk.disk_errors(target):
        disk.write_whole(target, file_list.catalogue(rows))
    return WrittenFile(target, kept)


def jobs_for(drafts: int, asked: int | None = None) -> int:
    """How many processes export so many drafts: as asked, else one for each core if it is worth it."""
    has_affinity = hasattr(os, "sched_getaffinity")
    cores = len(os.sched_getaffinity(0)) if has_affinity else os.cpu_count() or 1
    wanted = asked if asked is not None else min(cores, drafts // _WORTH_A_JOB)
    return max(1, min(wanted, drafts, _MOST_JOBS))


def read_log(folder: Path) -> tuple[Entries, tuple[Note, ...]]:
    """The record of earlier exports into a folder, and what was wrong with it; {} if there is none."""
    path = folder / NAME
    if not path.exists():
        return {}, ()
    try:
        return parse_log(disk.read_text_file(path))
    except UserError as error:
        return {}, (Note(str(error)),)


class Log:
    """The record of a folder while an export runs. A record that cannot be written stops nothing."""

    def __init__(self, folder: Path, entries: Entries) -> None:
        self.path = folder / NAME
        self.entries = dict(entries)
        """By draft, with what has been added."""
        self.trouble = ""
        """What did not go, the first time it did not."""
        self._kept(lambda: disk.write_whole(self.path, format_log(entries.values()).encode()))

    def add(self, entry: LogEntry) -> None:
        """Put down what was exported of a draft."""
        self.entries[entry.draft] = entry
        if not self.trouble:
            self._kept(lambda: append_file.append(self.path, f"{log_line(entry)}\n".encode(), settled=False))

    def _kept(self, write: Callable[[], object]) -> None:
        try:
            write()
        except UserError as error:
            self.trouble = f"{error}；没有导出记录，--resume 会重新导出"


def _results(
    tasks: Sequence[Task], exporter: Exporter, jobs: int, is_stopped: Callable[[], bool]
) -> Iterator[Result]:
    if jobs == 1:
        for task in tasks:
            if is_stopped():
                return
            yield exporter(task)
        return
    from replydesk.export.worker_pool import Lost, in_workers
    from replydesk.render import docx  # noqa: F401 - what is loaded before workers are forked is shared

    for answer in in_workers(exporter, tasks, jobs, is_stopped):
        yield _lost(answer.task, answer.exit_code) if isinstance(answer, Lost) else answer


def _lost(task: Task, code: int | None) -> Result:
    said = f"导出时子进程意外结束（{code}），试了两次；可能内存不足，请关掉别的程序后用 --jobs 1 再试"
    return Result(task, ExportOutcome.FAILED, f"{task.path}：{said}")


def _place(path: Path, folders: dict[Path, str]) -> str:
    """Where a file really is, so that nothing is exported twice; `folders` are those looked up before."""
    if path.is_symlink() or path.name in ("", ".."):
        return os.path.normcase(os.path.realpath(path))
    if path.parent not in folders:
        folders[path.parent] = os.path.realpath(path.parent)
    return os.path.normcase(os.path.join(folders[path.parent], path.name))


def _title(path: Path, pattern: Pattern) -> str:
    if not pattern.needs_fields:
        return path.stem
    try:
        return pattern.title(path.stem, desk_folder.read_draft(path).draft)
    except UserError:
        return path.stem
