"""One draft of many exported: read, checked, made into its files, written. Its troubles stop no others."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from replydesk import __version__
from replydesk.desk import desk_folder
from replydesk.desk import files as disk
from replydesk.desk.numbering import name_of
from replydesk.draft.model import Key
from replydesk.draft.workflow import without_stages
from replydesk.export import file_list
from replydesk.export.export_log import LogEntry, Written
from replydesk.export.filenames import marks, product_names
from replydesk.export.outputs import ProductKind, Products, products
from replydesk.export.selection import Selection
from replydesk.export.write import put
from replydesk.letter.facts import form_of_address
from replydesk.reply.findings import Finding, has_errors
from replydesk.reply.registers.agreement import Numbers, draft_findings
from replydesk.reply.reply import Reply, make_reply
from replydesk.reply.stock import Stock
from replydesk.text.dates import parse_day
from replydesk.text.errors import UserError

_FRESH = 1.0  # seconds for which phrases and profiles are taken to be as they were read


class ExportOutcome(StrEnum):
    """What became of a draft; the values are shown to the clerk."""

    EXPORTED = "已导出"
    UNCHANGED = "未变"
    """Exported before, and nothing has changed since."""
    PASSED_OVER = "未选"
    """Not among those that were asked for."""
    FAILED = "失败"
    LEFT = "未做"
    """The export was stopped before its turn."""


class ExportSettings(NamedTuple):
    """How drafts are exported: into which folder, with errors or not, which of them, for the public too."""

    output: Path
    force: bool = False
    selection: Selection = Selection()
    public: bool = False
    """Whether a copy to be published is made of each."""
    keeps_log: bool = True
    """Whether what was written is told as an entry of the record (`exportlog`)."""
    settled: bool = True
    """As for `disk.write_whole`: not so, somebody calls `disk.settle` when all is written."""


class Task(NamedTuple):
    """A draft to export: its place in the row, its file, and what `filenames` says of its names."""

    number: int
    path: Path
    place: str
    """Where the file really is: what the record knows the draft by."""
    stem: str
    rivals: tuple[str, ...] = ()
    known: LogEntry | None = None
    """What the record says of it; None to export it in any case."""


Listed = tuple[Path, file_list.ExportedFile]
"""The folder of a draft, and a file made of it as it is listed."""


class Result(NamedTuple):
    """What became of one draft: what was found in it, what was written, and why nothing was."""

    task: Task
    outcome: ExportOutcome
    reason: str = ""
    state: str = ""
    notes: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    files: tuple[Written, ...] = ()
    kept: tuple[Path, ...] = ()
    """The files edited in Word that were renamed."""
    stock_notes: tuple[str, ...] = ()
    """What was wrong with the phrases and profiles, told with the first draft they were read for."""
    rows: tuple[file_list.ExportedFile, ...] = ()
    """The files as they are listed, also those that were there already."""
    is_full: bool = False
    """Whether it failed since nothing more goes on the disk."""
    entry: LogEntry | None = None
    seconds: float = 0.0

    @property
    def listed(self) -> list[Listed]:
        """The files as they are listed, each with the folder of its draft."""
        return [(self.task.path.parent, row) for row in self.rows]


@dataclass(slots=True)
class _ReadDesk:
    """A desk with its stock as last read, and the time (monotonic, s) of the last look at its files."""

    place: desk_folder.Desk
    stock: Stock
    digest: str
    looked: float


@dataclass(slots=True)
class Exporter:
    """Exports drafts one after the other; phrases and profiles are read once, and again when they change."""

    settings: ExportSettings
    numbers: Mapping[Path, Numbers] = field(default_factory=dict)
    """What the drafts of each desk carry, and its registers, by the folder of the desk."""
    desks: dict[Path, _ReadDesk] = field(default_factory=dict)
    """By the folders of the drafts."""
    fresh_notes: tuple[str, ...] = ()

    def __call__(self, task: Task) -> Result:
        """Export one draft. Never raises: what went wrong is in the result."""
        start = time.perf_counter()
        self.fresh_notes = ()
        try:
            result = self._export(task)
        except UserError as error:
            result = Result(task, ExportOutcome.FAILED, str(error), is_full=disk.is_full(error))
        except Exception as error:
            result = Result(task, ExportOutcome.FAILED, self._fault(task, error))
        return result._replace(stock_notes=self.fresh_notes, seconds=time.perf_counter() - start)

    def _export(self, task: Task) -> Result:
        desk = self._desk(task.path)
        if task.known and self._is_unchanged(task, task.known, desk):
            return self._unchanged(task, task.known)
        stored = desk_folder.read_draft(task.path)
        result = Result(task, ExportOutcome.PASSED_OVER, notes=tuple(map(str, stored.notes)))
        if not self.settings.selection.takes(task.path.stem, stored.draft):
            return result
        reply = make_reply(stored.draft, desk.stock, name_of(task.path))
        result = result._replace(state=reply.state, findings=reply.findings)
        if not self.settings.selection.takes_state(reply.state):
            return result
        if has_errors(reply.findings) and not self.settings.force:
            return result._replace(outcome=ExportOutcome.FAILED, reason=f"{task.path}：有错误，没有导出")
        return self._written(result, reply, stored, desk)

    def _written(self, result: Result, reply: Reply, stored: desk_folder.Stored, desk: _ReadDesk) -> Result:
        """The result with the files of the reply, all that could be written."""
        made = products(reply, desk.stock, public=self.settings.public)
        result = result._replace(notes=(*result.notes, *map(str, made.notes)))
        files: list[Written] = []
        kept: list[Path] = []
        try:
            for file, aside in self._files(result.task, reply, made):
                files.append(file)
                kept += [aside] if aside else []
        except UserError as error:
            failed = result._replace(
                outcome=ExportOutcome.FAILED, reason=f"{result.task.path}：没有导出；{error}"
            )
            return failed._replace(files=tuple(files), kept=tuple(kept), is_full=disk.is_full(error))
        rows = tuple(file_list.entry(reply.facts, file) for file in files)
        done = result._replace(
            outcome=ExportOutcome.EXPORTED, files=tuple(files), kept=tuple(kept), rows=rows
        )
        if not self.settings.keeps_log:
            return done
        content = disk.digest(without_stages(stored.data))
        return done._replace(entry=self._entry(done, content, desk))

    def _files(self, task: Task, reply: Reply, products: Products) -> Iterator[tuple[Written, Path | None]]:
        """Write the products of a reply one by one; with each the edited file it has put aside."""
        from replydesk.render import docx

        made = products.made
        kind = reply.facts.kind
        named = (form_of_address([each.recipient], kind) if each.recipient else "" for each in made)
        marked = marks(zip((each.kind for each in made), named, strict=True))
        for product, name in zip(made, product_names(task.stem, task.rivals, marked), strict=True):
            day = None if product.kind is ProductKind.FORM else parse_day(reply.draft.get(Key.DATE))
            data = docx.render(product.pages, product.profile.fonts, product.profile.name, day)
            exported = put(self.settings.output / f"{name}.docx", data, settled=self.settings.settled)
            pages = len(product.pages.pages)
            digest = disk.digest(data) if self.settings.keeps_log else ""
            name = exported.path.name
            yield (
                Written(str(product.kind), product.recipient, name, pages, len(data), digest),
                exported.kept,
            )

    def _desk(self, path: Path) -> _ReadDesk:
        """Return the desk of a draft with its stock; several folders can share one desk."""
        now = time.monotonic()
        desk = self.desks.get(path.parent)
        if desk is None or now - desk.looked > _FRESH and desk.place.refresh():
            place = desk.place if desk else desk_folder.Desk.of(path)
            stock = replace(place.stock, numbers=self.numbers.get(place.root, Numbers()))
            self.fresh_notes = tuple(map(str, stock.notes))
            digest = desk_folder.stock_digest(place.templates) if self.settings.keeps_log else ""
            desk = self.desks[path.parent] = _ReadDesk(place, stock, digest, now)
        elif now - desk.looked > _FRESH:
            desk.looked = now
        return desk

    def _unchanged(self, task: Task, known: LogEntry) -> Result:
        """The result for a draft of which everything is there, if it was asked for."""
        selection = self.settings.selection
        is_asked = selection.takes_state(known.state) and (
            selection.is_by_state or selection.takes(task.path.stem, desk_folder.read_draft(task.path).draft)
        )
        if not is_asked:
            return Result(task, ExportOutcome.PASSED_OVER, state=known.state)
        files, rows = known.files, known.rows
        return Result(task, ExportOutcome.UNCHANGED, state=known.state, files=files, rows=rows, entry=known)

    def _is_unchanged(self, task: Task, known: LogEntry, desk: _ReadDesk) -> bool:
        """Whether an export now would write what is there already."""
        return (
            (known.stock, known.options) == (desk.digest, self._options(task, desk))
            and known.content == disk.digest_of(task.path, without_stages)
            and bool(known.files)
            and all(each.digest == disk.digest_of(self.settings.output / each.name) for each in known.files)
        )

    def _entry(self, result: Result, content: str, desk: _ReadDesk) -> LogEntry:
        options = self._options(result.task, desk)
        place, files, rows = result.task.place, result.files, result.rows
        return LogEntry(place, content, desk.digest, options, result.state, files, rows)

    def _options(self, task: Task, desk: _ReadDesk) -> str:
        """All that decides what is written beside the draft's own bytes and the stock."""
        numbers, name = desk.stock.numbers, name_of(task.path)
        typed = numbers.drafts[name].number if name in numbers.drafts else ""
        found = tuple(map(str, draft_findings(typed, name, numbers)))
        said = (__version__, self.settings.force, self.settings.public, task.stem, task.rivals, found)
        return disk.digest(repr(said).encode("utf-8", "surrogatepass"))

    def _fault(self, task: Task, error: Exception) -> str:
        """What a clerk is told of a fault of the program; whoever mends it finds it in a file."""
        error.add_note(str(task.path))
        where = disk.write_fault(self.settings.output, error)
        return f"{task.path}：程序出了差错，这一份没有导出，稿子没有动。{where}"
