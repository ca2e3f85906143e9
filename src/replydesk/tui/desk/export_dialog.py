"""The dialog that exports several drafts: a progress bar, the outcome of each, Esc to stop."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.timer import Timer
from textual.widgets import Label, Static

from replydesk.export import batch
from replydesk.export.export_one import ExportOutcome, ExportSettings, Result, Task
from replydesk.export.filenames import Pattern
from replydesk.reply.findings import Level
from replydesk.reply.registers.model import Stamp
from replydesk.text.errors import UserError
from replydesk.text.progress_words import progress_text
from replydesk.tui.kit.dialogs import Dialog
from replydesk.tui.kit.wrapping import Wrapped

BAR = 30  # cells of the bar

SLICE, PAUSE = 0.02, 0.005  # seconds of exporting, and of pauses in which keys are handled


class ExportDialog(Dialog[str]):
    """Exports drafts into a folder while it is open; returns a one-line summary."""

    BINDINGS = [("enter", "close_when_done")]
    _timer: Timer
    _log: batch.Log

    def __init__(self, drafts: Sequence[Path], folder: Path, by: Stamp, *, public: bool) -> None:
        super().__init__(name="export")
        self._folder = folder
        self._by = by
        self._is_stopped = self.is_done = False
        self._results: list[Result] = []
        self._start = time.monotonic()
        self._drafts = drafts
        self._tasks: list[Task] = []
        self._settings = ExportSettings(folder, public=public)
        self._left: Iterator[Result] = iter(())

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Label("", classes="title")
            yield Static(id="export-bar")
            with VerticalScroll():
                yield Static(id="export-results")
            yield Static("Esc 停下", id="export-keys", classes="hint")

    def on_mount(self) -> None:
        try:
            self._tasks = batch.plan_exports(
                batch.drafts_of(self._drafts), Pattern(), public=self._settings.public
            )
            self._log = batch.Log(self._folder, batch.read_log(self._folder)[0])
            numbers = batch.numbers_of(self._tasks)
        except UserError as error:
            self.dismiss(str(error))
            return
        title = f"导出 {len(self._tasks)} 件到 {self._folder.name}"
        self.query_one(".title", Label).update(title)
        self._left = batch.run_exports(
            self._tasks, self._settings, is_stopped=lambda: self._is_stopped, numbers=numbers
        )
        self._show()
        self._timer = self.set_interval(PAUSE, self._go_on)

    async def action_dismiss_nothing(self) -> None:
        """Stop; close if the export is done."""
        self._is_stopped = True
        await self.action_close_when_done()

    async def action_close_when_done(self) -> None:
        """Close, but not while drafts are being exported."""
        if self.is_done:
            self.dismiss(self._summary())

    def _go_on(self) -> None:
        end = time.monotonic() + SLICE
        while time.monotonic() < end:
            result = next(self._left, None)
            if result is None:
                self._finish()
                break
            self._results.append(result)
            if result.entry and result.entry != result.task.known:
                self._log.add(result.entry)
        self._show()

    def _finish(self) -> None:
        """Write the file list and the registers, and wait to be closed."""
        self._timer.stop()
        self.is_done = True
        troubles = []
        try:
            batch.write_list(self._log.entries.values(), self._folder)
            troubles = batch.note_numbers(
                (row for each in self._results for row in each.listed), lambda: self._by
            )
        except UserError as error:
            troubles = [str(error)]
        more = f"（等 {len(troubles)} 条）" if len(troubles) > 1 else ""
        notes = [f"登记、目录：{troubles[0]}{more}"] if troubles else []
        self.query_one("#export-keys", Static).update(Text("\n".join([*notes, "回车 返回"])))

    def _show(self) -> None:
        done, total = len(self._results), len(self._tasks)
        failed = sum(result.outcome is ExportOutcome.FAILED for result in self._results)
        full = BAR * done // max(total, 1)
        words = progress_text(done, total, failed, time.monotonic() - self._start)
        self.query_one("#export-bar", Static).update(Text(f"{'█' * full}{'░' * (BAR - full)}　{words}"))
        lines = Text()
        for result in self._results:
            lines.append_text(_line(result))
        self.query_one("#export-results", Static).update(Wrapped(lines, 3))
        self.query_one(VerticalScroll).scroll_end(animate=False)

    @property
    def exported(self) -> list[Path]:
        """Return the drafts that have been exported."""
        return [each.task.path for each in self._results if each.outcome is ExportOutcome.EXPORTED]

    def _summary(self) -> str:
        summary = batch.summarise(self._results)
        failed, left = summary.of(ExportOutcome.FAILED), summary.of(ExportOutcome.LEFT)
        parts = [f"已导出 {summary.of(ExportOutcome.EXPORTED)} 件（{summary.files} 个文件）到 {self._folder}"]
        parts += [f"{failed} 件没有导出"] if failed else []
        parts += [f"{left} 件没有做"] if left else []
        return "，".join(parts)


def _line(result: Result) -> Text:
    stem = result.task.path.stem
    if result.outcome is ExportOutcome.EXPORTED:
        pages = sum(file.pages for file in result.files)
        files = f"{len(result.files)} 个文件，" if len(result.files) > 1 else ""
        line = Text(f"✓ {stem}　{files}{pages} 页\n")
        for note in (*result.notes, *(f"Word 里改过的旧文件留在 {path.name}" for path in result.kept)):
            line.append(f"   {note}\n", style="dim")
        return line
    errors = "；".join(f"{each.key}：{each.message}" for each in result.findings if each.level is Level.ERROR)
    reason = errors or result.reason.removeprefix(f"{result.task.path}：")
    mark = "！" if result.outcome is ExportOutcome.FAILED else "·"
    return Text(f"{mark} {stem}　{result.outcome}：{reason}\n", style="bold" if mark == "！" else "")
