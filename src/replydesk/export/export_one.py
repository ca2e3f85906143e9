"""One draft of a run exported: read, checked, its files made and written; errors are part of its result."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from replydesk import __version__
from replydesk.desk import desk_folder, files, stock_files
from replydesk.desk.fault_report import write_report
from replydesk.desk.listing import is_changed_since_passed
from replydesk.draft.model import Draft, Key
from replydesk.draft.workflow import without_stages, workflow_state
from replydesk.export.export_log import LogEntry, draft_key
from replydesk.export.file_list import ExportedFile, Written, list_row
from replydesk.export.filenames import file_marks, file_names
from replydesk.export.outputs import Product, ProductKind, Products, products
from replydesk.export.selection import Selection
from replydesk.export.write import write_word_file
from replydesk.letter.facts import form_of_address
from replydesk.reply.findings import Finding, has_errors
from replydesk.reply.registers.agreement import Numbers, draft_findings
from replydesk.reply.reply import Reply, make_reply
from replydesk.reply.stage_needs import is_changed_since_signed
from replydesk.reply.stock import Stock
from replydesk.text.dates import parse_day
from replydesk.text.errors import UserError

SIGNED_BEFORE = "签发以后改过"
_FRESH = 1.0  # seconds before phrases and profiles are looked at again for changes


class ExportOutcome(StrEnum):
    """The outcomes of exporting a draft; the values are shown to the clerk."""

    EXPORTED = "已导出"
    UNCHANGED = "未变"  # exported before, nothing has changed since
    PASSED_OVER = "未选"  # not selected
    FAILED = "失败"
    LEFT = "未做"  # the run ended before it


class ExportSettings(NamedTuple):
    """The settings of a run."""

    output: Path  # folder
    force: bool = False  # export drafts with errors
    selection: Selection = Selection()
    public: bool = False  # make a public copy too
    keeps_log: bool = True  # results have entries for the log (`export_log`)
    settled: bool = True  # as for `files.write_whole`; if not, the caller flushes with `files.settle`


class Task(NamedTuple):
    """A draft to export."""

    number: int  # position in the run, from 0
    path: Path
    place: str  # real path
    stem: str
    rivals: tuple[str, ...] = ()  # from `filenames.rival_stems`
    known: LogEntry | None = None  # its entry in the log; None to export it in any case


Listed = tuple[Path, ExportedFile]  # the folder of a draft, and a file exported from it


class Result(NamedTuple):
    """The result of exporting one draft: findings, files written, or the reason why there are none."""

    task: Task
    outcome: ExportOutcome
    reason: str = ""
    state: str = ""
    notes: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    files: tuple[Written, ...] = ()
    kept: tuple[Path, ...] = ()  # files edited in Word, as renamed
    stock_notes: tuple[str, ...] = ()  # faults of phrases and profiles, with the first draft that used them
    rows: tuple[ExportedFile, ...] = ()  # the files' rows in the list, unchanged files included
    is_full: bool = False  # failed because the disk is full
    is_fault: bool = False  # failed because of a fault of the program
    entry: LogEntry | None = None
    seconds: float = 0.0

    @property
    def listed(self) -> list[Listed]:
        """Return the files' rows in the list, each with the folder of its draft."""
        return [(self.task.path.parent, row) for row in self.rows]


@dataclass(slots=True)
class _ReadDesk:
    """A desk with its stock as last read."""

    place: desk_folder.Desk
    stock: Stock
    digest: str
    looked: float  # monotonic time of the last look at its files


@dataclass(slots=True)
class Exporter:
    """An exporter of single drafts; it reads phrases and profiles once, and again when they change."""

    settings: ExportSettings
    numbers: Mapping[Path, Numbers] = field(default_factory=dict)  # by the desk's home
    desks: dict[Path, _ReadDesk] = field(default_factory=dict)  # by the drafts' folder
    fresh_notes: tuple[str, ...] = ()
    fault: str = ""  # a sentence with the place of the report of the first fault

    def __call__(self, task: Task) -> Result:
        """Export one draft. Never raises: errors are in the result."""
        start = time.perf_counter()
        self.fresh_notes = ()
        try:
            result = self._export(task)
        except UserError as error:
            result = Result(task, ExportOutcome.FAILED, str(error), is_full=files.is_full(error))
        except Exception as error:
            reason = self._describe_fault(task, error)
            result = Result(task, ExportOutcome.FAILED, reason, is_fault=True)
        return result._replace(stock_notes=self.fresh_notes, seconds=time.perf_counter() - start)

    def _export(self, task: Task) -> Result:
        desk = self._desk(task.path)
        if task.known and self._is_unchanged(task, task.known, desk):
            return self._unchanged(task, task.known, desk)
        stored = desk_folder.read_draft(task.path)
        result = Result(task, ExportOutcome.PASSED_OVER, notes=tuple(map(str, stored.notes)))
        if not self._takes(task, stored.draft, desk):
            return result
        reply = make_reply(stored.draft, desk.stock, desk.place.key(task.path), asks=False)
        result = result._replace(state=reply.state, findings=reply.findings)
        if not self.settings.selection.takes_state(reply.state):
            return result
        if has_errors(reply.findings) and not self.settings.force:
            return result._replace(outcome=ExportOutcome.FAILED, reason=f"{task.path}：有错误，没有导出")
        if is_changed_since_signed(stored.draft, desk.stock):
            if not self.settings.force:
                reason = f"{task.path}：{SIGNED_BEFORE}，没有导出"
                return result._replace(outcome=ExportOutcome.FAILED, reason=reason)
            result = result._replace(notes=(*result.notes, f"{SIGNED_BEFORE}，要重新签发；文件名写明了"))
        return self._export_reply(result, reply, stored, desk)

    def _export_reply(
        self, result: Result, reply: Reply, stored: desk_folder.Stored, desk: _ReadDesk
    ) -> Result:
        """Write the files of a reply; return the result with all that could be written."""
        made = products(reply, desk.stock, public=self.settings.public)
        result = result._replace(notes=(*result.notes, *map(str, made.notes)))
        written: list[Written] = []
        kept: list[Path] = []
        try:
            for file, aside in self._write_files(result.task, reply, made, desk):
                written.append(file)
                kept += [aside] if aside else []
        except UserError as error:
            result = result._replace(files=tuple(written), kept=tuple(kept), is_full=files.is_full(error))
            reason = f"{result.task.path}：没有导出；{error}"
            return result._replace(outcome=ExportOutcome.FAILED, reason=reason)
        rows = tuple(list_row(reply.facts, file).shown_by(self._shown) for file in written)
        done = result._replace(files=tuple(written), kept=tuple(kept), rows=rows)
        done = done._replace(outcome=ExportOutcome.EXPORTED)
        if not self.settings.keeps_log:
            return done
        content = files.digest(without_stages(stored.data))
        return done._replace(entry=self._log_entry(done, content, desk))

    def _write_files(
        self, task: Task, reply: Reply, products: Products, desk: _ReadDesk
    ) -> Iterator[tuple[Written, Path | None]]:
        """Write the products of a reply; yield each file with the edited one renamed for it, if any."""
        for product, name, data in self._documents(task, reply, products, desk):
            target = self.settings.output / name
            kept = write_word_file(target, data, settled=self.settings.settled).kept
            pages = len(product.pages.pages)
            digest = files.digest(data) if self.settings.keeps_log else ""
            recipient = self._shown(product.recipient)
            yield Written(str(product.kind), recipient, name, pages, len(data), digest), kept

    def _documents(
        self, task: Task, reply: Reply, products: Products, desk: _ReadDesk
    ) -> Iterator[tuple[Product, str, bytes]]:
        """Yield the products of a reply, each with its file's name and bytes."""
        from replydesk.render import docx

        made = products.made
        kind = reply.facts.kind
        shown = self._shown
        named = (shown(form_of_address([each.recipient], kind)) if each.recipient else "" for each in made)
        is_changed = is_changed_since_signed(reply.draft, desk.stock)
        marked = file_marks(zip((each.kind for each in made), named, strict=True), is_changed=is_changed)
        for product, name in zip(made, file_names(task.stem, task.rivals, marked), strict=True):
            day = None if product.kind is ProductKind.FORM else parse_day(reply.draft.get(Key.DATE))
            yield (
                product,
                f"{name}.docx",
                docx.render(product.pages, product.profile.fonts, product.profile.name, day),
            )

    def documents(self, task: Task) -> Iterator[tuple[Product, str, bytes]]:
        """Yield what exporting a draft now would write, errors or not. Raises UserError."""
        desk = self._desk(task.path)
        draft = desk_folder.read_draft(task.path).draft
        reply = make_reply(draft, desk.stock, desk.place.key(task.path), asks=False)
        made = products(reply, desk.stock, public=self.settings.public)
        yield from self._documents(task, reply, made, desk)

    @property
    def _shown(self) -> Callable[[str], str]:
        """Return what is done to texts beside the files: in a public run private ones are blotted out."""
        if not self.settings.public:
            return str
        from replydesk.text.redaction.find import without_private_text

        return without_private_text

    def _desk(self, path: Path) -> _ReadDesk:
        """Return the desk of a draft with its stock; several folders can share one desk."""
        now = time.monotonic()
        desk = self.desks.get(path.parent)
        if desk is None or (now - desk.looked > _FRESH and desk.place.refresh()):
            place = desk.place if desk else desk_folder.Desk.of(path)
            stock = replace(place.stock, numbers=self.numbers.get(place.home, Numbers()))
            self.fresh_notes = tuple(map(str, stock.notes))
            digest = stock_files.stock_digest(place.templates) if self.settings.keeps_log else ""
            desk = self.desks[path.parent] = _ReadDesk(place, stock, digest, now)
        elif now - desk.looked > _FRESH:
            desk.looked = now
        return desk

    def _unchanged(self, task: Task, known: LogEntry, desk: _ReadDesk) -> Result:
        """Return the result of a draft that is exported already."""
        selection = self.settings.selection
        is_selected = selection.takes_state(known.state) and (
            selection.is_by_state or self._takes(task, desk_folder.read_draft(task.path).draft, desk)
        )
        if not is_selected:
            return Result(task, ExportOutcome.PASSED_OVER, state=known.state)
        state = workflow_state(desk_folder.read_head(task.path, (Key.STAGE, Key.REVIEWS)))
        rows = tuple(row.with_sending(state) for row in known.rows)
        result = Result(task, ExportOutcome.UNCHANGED, state=known.state, entry=known._replace(rows=rows))
        return result._replace(files=known.files, rows=rows)

    def _takes(self, task: Task, draft: Draft, desk: _ReadDesk) -> bool:
        """Return True if the selection takes a draft."""

        def is_changed() -> bool:
            return is_changed_since_passed(workflow_state(draft), draft, desk.stock)

        return self.settings.selection.takes(task.path.stem, draft, is_changed)

    def _is_unchanged(self, task: Task, known: LogEntry, desk: _ReadDesk) -> bool:
        """Return True if an export now would write the same files again."""
        return (
            (known.stock, known.options) == (desk.digest, self._options(task, desk))
            and known.content == files.digest_of(task.path, without_stages)
            and bool(known.files)
            and all(each.digest == files.digest_of(self.settings.output / each.name) for each in known.files)
        )

    def _log_entry(self, result: Result, content: str, desk: _ReadDesk) -> LogEntry:
        options = self._options(result.task, desk)
        made = (result.state, result.files, result.rows)
        return LogEntry(draft_key(result.task.place), content, desk.digest, options, *made)

    def _options(self, task: Task, desk: _ReadDesk) -> str:
        """Return the digest of all that the files depend on besides the draft's bytes and the stock."""
        numbers, name = desk.stock.numbers, desk.place.key(task.path)
        typed = numbers.drafts[name].number if name in numbers.drafts else ""
        found = tuple(map(str, draft_findings(typed, name, numbers)))
        inputs = (__version__, self.settings.force, self.settings.public, task.stem, task.rivals, found)
        head = desk_folder.read_head(task.path, (Key.STAGE, Key.REVIEWS, Key.PASSED_OVER))
        mark = SIGNED_BEFORE * self._is_changed(task, head, desk)
        passed_over = "\n".join(head.names(Key.PASSED_OVER))  # by which a draft with errors is exported
        return files.digest((repr(inputs) + mark + passed_over).encode("utf-8", "surrogatepass"))

    def _is_changed(self, task: Task, head: Draft, desk: _ReadDesk) -> bool:
        """Return True if a draft has changed since it was signed; of most files only the head is read."""
        signed = workflow_state(head).signed
        if signed is None or not signed.digest:
            return False
        return is_changed_since_signed(desk_folder.read_draft(task.path).draft, desk.stock)

    def _describe_fault(self, task: Task, error: Exception) -> str:
        """Write a report of a fault of the program; return the message for the clerk."""
        if not self.fault:
            self.fault = write_report(error, "export")
        return f"{task.path}：程序出了差错，这一份没有导出，稿子没有动。{self.fault}"
