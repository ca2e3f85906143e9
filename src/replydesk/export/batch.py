"""Exports of many drafts: planned first, then run in one process or several, logged and summed up."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from replydesk.desk import append_file, desk_folder, files, leftovers
from replydesk.desk.numbering import keeps_registers, note_exports, numbers_beside, read_numbers
from replydesk.export.export_log import NAME, Entries, LogEntry, draft_key, format_log, log_line, parse_log
from replydesk.export.export_one import Exporter, ExportOutcome, ExportSettings, Listed, Result, Task
from replydesk.export.filenames import Pattern, file_stems, rival_stems
from replydesk.export.sibling_names import SiblingNames
from replydesk.export.write import WrittenFile
from replydesk.letter.item_order import LAST, order_of_item
from replydesk.reply.registers.agreement import Numbers
from replydesk.reply.registers.model import Stamp
from replydesk.text.errors import UserError
from replydesk.text.note import Note

FULL = 3  # drafts in a row that fail on a full disk before the run ends
_DRAFTS_PER_PROCESS = 32  # a process takes as long to start
_MAX_PROCESSES = 60  # Windows can wait for 63 handles


class Summary(NamedTuple):
    """The number of drafts by outcome, and the size of what was written."""

    outcomes: Mapping[ExportOutcome, int] = {}
    files: int = 0
    pages: int = 0
    size: int = 0  # bytes of the files written
    is_full: bool = False  # the run ended because the disk was full
    is_faulty: bool = False  # some drafts failed because of faults of the program

    def of(self, outcome: ExportOutcome) -> int:
        """Return the number of drafts of an outcome."""
        return self.outcomes.get(outcome, 0)

    @property
    def done(self) -> int:
        """Return the number of drafts whose files are up to date."""
        return self.of(ExportOutcome.EXPORTED) + self.of(ExportOutcome.UNCHANGED)


def summarise(results: Iterable[Result]) -> Summary:
    """Return the summary of a run."""
    outcomes: Counter[ExportOutcome] = Counter()
    files = pages = size = 0
    is_full = is_faulty = False
    for result in results:
        is_faulty = is_faulty or result.is_fault
        outcomes[result.outcome] += 1
        is_full = is_full or (result.is_full and result.outcome is ExportOutcome.LEFT)
        if result.outcome is not ExportOutcome.UNCHANGED:
            files += len(result.files)
            pages += sum(file.pages for file in result.files)
            size += sum(file.size for file in result.files)
    return Summary(outcomes, files, pages, size, is_full, is_faulty)


def drafts_of(names: Iterable[str | Path]) -> dict[str, Path]:
    """Return the named drafts and all drafts of named folders, each once, by real path. Raises UserError."""
    found: dict[str, Path] = {}
    folders: dict[Path, str] = {}
    for name in names:
        path = Path(name)
        for draft in desk_folder.Desk.open(path).drafts() if path.is_dir() else [path]:
            found.setdefault(_real_path(draft, folders), draft)
    return found


def plan_exports(
    drafts: Mapping[str, Path], pattern: Pattern, known: Entries | None = None, *, public: bool = False
) -> list[Task]:
    """Return a task for each draft, in the order of their items, with the stem of its file names decided.

    `known` is the log of an earlier export, None to export everything. Of a draft a few fields are read here,
    all if the pattern needs them; an unreadable one keeps its name and fails when it is exported. Private
    text is blotted out of the names of a `public` export.
    """
    siblings = SiblingNames()
    titles = [_title(path, pattern, siblings) for path in drafts.values()]
    if public:
        from replydesk.text.redaction.find import without_private_text

        titles = list(map(without_private_text, titles))
    names = file_stems(titles)
    known = known or {}
    tasks = zip(drafts.items(), names, rival_stems(names), strict=True)
    named = {path: (place, stem, others) for (place, path), stem, others in tasks}
    return [
        Task(number, path, *named[path], known.get(draft_key(named[path][0])))
        for number, path in enumerate(desk_folder.in_item_order(named))
    ]


def run_exports(
    tasks: Sequence[Task],
    settings: ExportSettings,
    jobs: int = 1,
    is_stopped: Callable[[], bool] = lambda: False,
    numbers: Mapping[Path, Numbers] | None = None,
) -> Iterator[Result]:
    """Export drafts; yield a result for every task as it is done, with several jobs in any order.

    Drafts left out because the run was stopped or the disk is full are yielded last. Every file is written
    whole; files not flushed because of `settings` are flushed at the end, also after an error. A power cut
    before that does no harm: the digests in the log will not match. `numbers` is from `numbers_of`.
    """
    leftovers.sweep(settings.output)
    try:
        yield from _run(tasks, settings, jobs, is_stopped, numbers or {})
    finally:
        if not settings.settled:
            files.settle()


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
        is_full = is_full or in_a_row >= FULL  # even if another worker can still write
        yield result
    reason = "磁盘已满，没有再试" if is_full else "已中断" if is_stopped() else "子进程不能运行"
    for task in left.values():
        yield Result(task, ExportOutcome.LEFT, f"{task.path}：{reason}", is_full=is_full)


def numbers_of(tasks: Iterable[Task]) -> dict[Path, Numbers]:
    """Return the numbers in the drafts and registers of the tasks' desks, by the desk's home."""
    folders: dict[Path, list[Path]] = {}
    for task in tasks:
        folders.setdefault(task.path.parent, []).append(task.path)
    places: dict[Path, desk_folder.Desk] = {}
    asked: dict[Path, list[Path]] = {}
    for folder, paths in folders.items():
        place = desk_folder.Desk.of(folder / "_")
        asked.setdefault(places.setdefault(place.home, place).home, []).extend(paths)
    found = {home: _numbers(place, asked[home]) for home, place in places.items()}
    for numbers in found.values():
        len(numbers.carriers)  # computed before workers are forked, it is shared
    return found


def _numbers(place: desk_folder.Desk, paths: Sequence[Path]) -> Numbers:
    return numbers_beside(place, paths[0]) if len(paths) == 1 else read_numbers(place)


def note_numbers(listed: Iterable[Listed], by: Callable[[], Stamp]) -> list[str]:
    """Record in the registers which files were exported for which numbers; return what failed, and why.

    Unchanged files are recorded too: the run that wrote them may have been killed before it got here. `by` is
    called only if a desk keeps registers, since finding the user's name takes a moment.
    """
    exported: dict[Path, dict[str, list[str]]] = {}
    for folder, row in listed:
        exported.setdefault(folder, {}).setdefault(row.number, []).append(row.file)
    places = ((desk_folder.Desk.of(folder / "_"), exports) for folder, exports in exported.items())
    kept = [(place, exports) for place, exports in places if keeps_registers(place)]
    return [trouble for place, exports in kept for trouble in note_exports(place, exports, by())]


def write_list(entries: Iterable[LogEntry], folder: Path) -> WrittenFile | None:
    """Write the list of all exported files in a folder, if there are any. Raises UserError.

    `entries` is the folder's whole log, of this run and earlier ones; missing files are left out. The order
    is that of the items, whichever was exported first. A list that was edited since it was written is renamed
    first.
    """
    from replydesk.export import file_list

    ordered = sorted(entries, key=_list_order)
    rows = [row for entry in ordered for row in entry.rows if (folder / row.file).is_file()]
    if not rows:
        return None
    target, kept = folder / file_list.NAME, None
    if target.is_file() and not file_list.is_unedited(target):
        kept = files.set_aside(target, "（改过）")
    with files.disk_errors(target):
        files.write_whole(target, file_list.format_file_list(rows))
    return WrittenFile(target, kept)


def _list_order(entry: LogEntry) -> tuple[str, list[str], str]:
    """Return the sort key of a draft in the list: its item, then the names of its files."""
    order = min((order_of_item(row.kind, row.item) for row in entry.rows), default=LAST)
    return order, [row.file for row in entry.rows], entry.draft


def jobs_for(drafts: int, asked: int | None = None) -> int:
    """Return the number of processes for so many drafts: as asked, else one per core where it pays."""
    has_affinity = hasattr(os, "sched_getaffinity")
    cores = len(os.sched_getaffinity(0)) if has_affinity else os.cpu_count() or 1
    wanted = asked if asked is not None else min(cores, drafts // _DRAFTS_PER_PROCESS)
    return max(1, min(wanted, drafts, _MAX_PROCESSES))


def read_log(folder: Path) -> tuple[Entries, tuple[Note, ...]]:
    """Return the log of earlier exports into a folder, {} if there is none, and notes of its faults."""
    path = folder / NAME
    if not path.exists():
        return {}, ()
    try:
        return parse_log(files.read_text_file(path))
    except UserError as error:
        return {}, (Note(str(error)),)


class Log:
    """The export log of a folder during a run. The export goes on if it cannot be written."""

    def __init__(self, folder: Path, entries: Entries) -> None:
        self.path = folder / NAME
        self.entries = dict(entries)  # by draft, those of this run included
        self.trouble = ""  # the first failure, "" if there was none
        self._try(lambda: files.write_whole(self.path, format_log(entries.values()).encode()))

    def add(self, entry: LogEntry) -> None:
        """Log the export of a draft."""
        self.entries[entry.draft] = entry
        if not self.trouble:
            self._try(lambda: append_file.append(self.path, f"{log_line(entry)}\n".encode(), settled=False))

    def _try(self, write: Callable[[], object]) -> None:
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
    from replydesk.render import docx  # noqa: F401 - modules loaded before the fork are shared

    for answer in in_workers(exporter, tasks, jobs, is_stopped):
        yield _lost(answer.task, answer.exit_code) if isinstance(answer, Lost) else answer


def _lost(task: Task, code: int | None) -> Result:
    reason = f"导出时子进程意外结束（{code}），试了两次；可能内存不足，请关掉别的程序后用 --jobs 1 再试"
    return Result(task, ExportOutcome.FAILED, f"{task.path}：{reason}")


def _real_path(path: Path, folders: dict[Path, str]) -> str:
    """Return the normalised real path of a file; `folders` caches the real paths of folders."""
    if path.is_symlink() or path.name in ("", ".."):
        return os.path.normcase(os.path.realpath(path))
    if path.parent not in folders:
        folders[path.parent] = os.path.realpath(path.parent)
    return os.path.normcase(os.path.join(folders[path.parent], path.name))


def _title(path: Path, pattern: Pattern, siblings: SiblingNames) -> str:
    if not pattern.needs_fields:
        return siblings.stem(path)
    try:
        return pattern.title(path.stem, desk_folder.read_draft(path).draft)
    except UserError:
        return path.stem
