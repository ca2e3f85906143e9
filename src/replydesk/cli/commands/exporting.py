"""The command `export`: drafts exported as Word files, with log, list, registers, PDFs and report."""

from __future__ import annotations

import signal
import sys
import time
from argparse import Namespace
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from replydesk.cli.progress import progress
from replydesk.cli.talk import DONE, FAULT, FINDINGS, STOPPED, put, put_lines, say
from replydesk.desk.numbering import stamp_now
from replydesk.export import batch, export_log
from replydesk.export.export_one import SIGNED_BEFORE, ExportOutcome, ExportSettings, Listed, Result, Task
from replydesk.export.filenames import Pattern, PatternError
from replydesk.export.selection import Selection
from replydesk.reply.findings import problems
from replydesk.text.errors import UsageError, UserError

_LISTED = 10  # drafts named when many are left
_REMEDIES = {  # by the end of the reason for which a draft was not exported
    "有错误，没有导出": "；改好后再试，或加 --force 照样导出",
    f"{SIGNED_BEFORE}，没有导出": "；请重新签发，或加 --force 照样导出（文件名写明签发后改过）",
}


def export_drafts(options: Namespace) -> int:
    """Export drafts; print the files written and report the rest."""
    if options.review or options.approval:
        from replydesk.cli.commands.separate_files import make_separate_files

        return make_separate_files(options)
    try:
        pattern = Pattern(options.names)
    except PatternError as error:
        raise UsageError(str(error)) from error
    if options.jobs is not None and options.jobs < 1:
        raise UsageError(f"--jobs 应为 1 以上的数字，不是 {options.jobs}")
    program = _libreoffice() if options.pdf else None
    if options.pdf and program is None:
        from replydesk.export.pdf import MISSING

        raise UserError(MISSING)
    drafts = batch.drafts_of(options.drafts)
    if not drafts:
        say("没有可导出的稿子")
        return FINDINGS
    return _Export(options, program).run(drafts, pattern)


def _libreoffice() -> Path | None:
    from replydesk.desk import libreoffice

    return libreoffice.find()


class NamePrinter:
    """A printer of file names; on a terminal it prints several at a time, for the sake of the bar."""

    def __init__(self) -> None:
        self.pause = 0.1 if sys.stdout.isatty() else 0.0  # seconds
        self.waiting: list[str] = []
        self.printed = 0.0

    def add(self, name: str) -> None:
        """Print a name, now or soon."""
        self.waiting.append(name)
        if time.monotonic() - self.printed >= self.pause:
            self.flush()

    def flush(self) -> None:
        """Print the waiting names."""
        if self.waiting:
            put_lines(self.waiting)
        self.waiting.clear()
        self.printed = time.monotonic()


class Stop:
    """The state of Ctrl-C: pressed once, it asks the export to end; pressed twice, it interrupts."""

    def __init__(self) -> None:
        self.is_asked = False

    def __call__(self) -> bool:
        return self.is_asked

    @contextmanager
    def listening(self) -> Iterator[None]:
        """Handle Ctrl-C as a request to stop while the block runs."""
        before = signal.signal(signal.SIGINT, self._ask)
        try:
            yield
        finally:
            signal.signal(signal.SIGINT, before)

    def _ask(self, number: int, frame: object) -> None:
        if self.is_asked:
            raise KeyboardInterrupt
        self.is_asked = True


@dataclass(slots=True)
class _Export:
    """One run of the command, with the results needed at its end."""

    options: Namespace
    program: Path | None
    stop: Stop = field(default_factory=Stop)
    reports: list[str] = field(default_factory=list)
    documents: list[Path] = field(default_factory=list)
    listed: list[Listed] = field(default_factory=list)
    left: list[Task] = field(default_factory=list)
    reported: set[str] = field(default_factory=set)
    names: NamePrinter = field(default_factory=NamePrinter)

    @property
    def output(self) -> Path:
        return Path(self.options.output)

    def run(self, drafts: dict[str, Path], pattern: Pattern) -> int:
        start = time.time()
        is_many = len(drafts) > 1
        keeps_log = is_many or self.options.resume
        known = self._known() if keeps_log else {}
        public, force = self.options.public, self.options.force
        tasks = batch.plan_exports(drafts, pattern, known if self.options.resume else None, public=public)
        selection = Selection.of(self.options.only)
        settings = ExportSettings(self.output, force, selection, public, keeps_log, settled=not is_many)
        log = batch.Log(self.output, known) if keeps_log else None
        with self.stop.listening():
            results = self._results(tasks, settings, log)
            summary = batch.summarise(self._show(result, is_many) for result in results)
            self._record(log)
            printed = self._print_pdfs()
        if log and log.trouble:
            say(log.trouble)
        is_reported = self._report(summary, start, printed)
        self._sum_up(summary, is_many)
        if self.stop.is_asked:
            return STOPPED
        if summary.is_faulty:
            return FAULT
        lacks = any(reason for _, reason in printed or ())
        return DONE if _is_well(summary) and is_reported and not lacks else FINDINGS

    def _known(self) -> export_log.Entries:
        known, notes = batch.read_log(self.output)
        for note in notes:
            say(f"{self.output / export_log.NAME}：{note}")
        return known

    def _results(
        self, tasks: Sequence[Task], settings: ExportSettings, log: batch.Log | None
    ) -> Iterator[Result]:
        """Yield the results in the order of the drafts; log and count them as they come."""
        jobs = batch.jobs_for(len(tasks), self.options.jobs)
        numbers = batch.numbers_of(tasks)
        with progress("导出", len(tasks)) as step:

            def counted() -> Iterator[Result]:
                for result in batch.run_exports(tasks, settings, jobs, self.stop, numbers):
                    if log and result.entry and result.entry != result.task.known:
                        log.add(result.entry)
                    step(result.outcome is ExportOutcome.FAILED)
                    yield result

            yield from in_order(counted())
            self.names.flush()

    def _show(self, result: Result, is_many: bool) -> Result:
        """Report a result, and keep what is needed at the end."""
        for note in result.stock_notes:
            if note not in self.reported:
                self.reported.add(note)
                say(note)
        if result.outcome is ExportOutcome.LEFT:
            self.left.append(result.task)
        else:
            _say_findings(result, is_many)
        for file in result.files:
            if result.outcome is not ExportOutcome.UNCHANGED:
                self.names.add(str(self.output / file.name))
            self.documents.append(self.output / file.name)
        self.listed += result.listed
        if self.options.report:
            from replydesk.export.report import draft_report
            from replydesk.text.json_line import json_line

            self.reports.append(json_line(draft_report(result, self.output)))
        return result

    def _record(self, log: batch.Log | None) -> None:
        """Write the list of all files of the folder, and record the new ones in the registers."""
        from datetime import datetime

        try:
            if log and (listed := batch.write_list(log.entries.values(), self.output)):
                put(listed.path)
                if listed.kept:
                    say(f"改过的旧目录留在 {listed.kept.name}")
        except UserError as error:
            say(f"目录没有写成：{error}")
        try:
            for trouble in batch.note_numbers(self.listed, lambda: stamp_now(datetime.now())):
                say(f"登记：{trouble}")
        except UserError as error:
            say(f"导出的文件没有登记：{error}")

    def _print_pdfs(self) -> list[tuple[Path, str]] | None:
        """Make the PDFs; return documents with "" or the reason for no PDF; None without --pdf."""
        if self.program is None:
            return None
        from replydesk.export import pdf

        due = [path for path in self.documents if pdf.is_due(path)]
        found = []
        with progress("转 PDF", len(due)) as step:
            for path, reason in pdf.convert(self.program, due, self.stop):
                step(bool(reason))
                say(reason) if reason else put(path.with_suffix(".pdf"))
                found.append((path, reason))
        answered = {path for path, _ in found}
        return found + [(path, f"{path}：已中断，没有转 PDF") for path in due if path not in answered]

    def _report(self, summary: batch.Summary, start: float, printed: list[tuple[Path, str]] | None) -> bool:
        """Write the report, if one was asked for; return False if that fails."""
        if not self.options.report:
            return True
        from datetime import datetime

        from replydesk.desk import files
        from replydesk.export.report import format_export_report

        began = datetime.fromtimestamp(start).astimezone()
        seconds = time.time() - start
        text = format_export_report(self.reports, summary, self.output, began, seconds, printed)
        try:
            files.write_whole(Path(self.options.report), text.encode())
        except UserError as error:
            say(f"报告没有写成：{error}")
            return False
        return True

    def _sum_up(self, summary: batch.Summary, is_many: bool) -> None:
        if failed := summary.of(ExportOutcome.FAILED):
            say(f"有 {failed} 份没有导出")
        if is_many:
            say(format_summary(summary))
        if self.left:
            say("没有做的：" + "、".join(task.path.stem for task in self.left[:_LISTED]) + self._others())
            why = "已中断" if self.stop.is_asked else "子进程不能运行，可以加 --jobs 1"
            why = "磁盘已满，先腾出空间" if summary.is_full else why
            say(f"{why}；做完 {summary.done} 份，还有 {len(self.left)} 份；接着做：同样的命令加 --resume")
        elif self.stop.is_asked:
            say("已中断；接着做：同样的命令加 --resume")
        elif summary.outcomes.get(ExportOutcome.PASSED_OVER) == sum(summary.outcomes.values()):
            say(f"没有符合 --only 的稿子：{'、'.join(self.options.only)}")

    def _others(self) -> str:
        return f"等 {len(self.left)} 份" if len(self.left) > _LISTED else ""


def format_summary(summary: batch.Summary) -> str:
    """Return the summary in words: 已导出 298 份（312 个文件，1504 页），失败 2 份."""
    parts = []
    for outcome in ExportOutcome:
        number = summary.of(outcome)
        if number or outcome is ExportOutcome.EXPORTED:
            parts.append(f"{outcome} {number} 份")
        if outcome is ExportOutcome.EXPORTED:
            parts[-1] += f"（{summary.files} 个文件，{summary.pages} 页）"
    return "，".join(parts)


def in_order(results: Iterable[Result]) -> Iterator[Result]:
    """Yield results in the order of their tasks."""
    waiting: dict[int, Result] = {}
    number = 0
    for result in results:
        waiting[result.task.number] = result
        while number in waiting:
            yield waiting.pop(number)
            number += 1
    yield from (waiting[number] for number in sorted(waiting))


def _is_well(summary: batch.Summary) -> bool:
    """Return True if all selected drafts were exported, and there was at least one."""
    return summary.done > 0 and not summary.of(ExportOutcome.FAILED) and not summary.of(ExportOutcome.LEFT)


def _say_findings(result: Result, is_many: bool) -> None:
    """Report the findings of a draft, of many drafts only the problems, and its failure."""
    path = result.task.path
    if result.outcome is ExportOutcome.PASSED_OVER:
        return
    for note in result.notes:
        say(f"{path}：{note}")
    for finding in problems(result.findings) if is_many else result.findings:
        say(f"{path}：{finding}")
    for aside in result.kept:
        say(f"{path}：Word 里改过的旧文件留在 {aside.name}")
    if result.outcome is ExportOutcome.FAILED:
        remedy = next((words for end, words in _REMEDIES.items() if result.reason.endswith(end)), "")
        say(f"{result.reason}{remedy}")
