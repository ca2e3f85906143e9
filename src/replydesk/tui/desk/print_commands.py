"""The desk command that prints drafts, or makes PDFs of them; what has changed is exported first."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Label, Static

from replydesk.desk import libreoffice, outside
from replydesk.desk.desk_folder import Desk
from replydesk.desk.numbering import stamp_now
from replydesk.export import pdf
from replydesk.export.exported import ExportedDraft, Freshness, brought_up_to_date
from replydesk.reply.registers.agreement import Numbers
from replydesk.reply.registers.model import Stamp
from replydesk.text.errors import UserError
from replydesk.tui.desk.host import DeskHost
from replydesk.tui.kit.dialogs import Choice, Dialog, Pick

NO_OFFICE = "没有找到 LibreOffice，打印不了；请安装（libreoffice.org），或者按 Ctrl+W 用 Word 打开来打印"
NO_PRINTER = "没有找到打印机；可以先存成 PDF，拿到能打印的电脑上打"

Sent = Iterator[tuple[Path, str]]  # each file, with the reason if it was not sent


async def print_drafts(screen: DeskHost, paths: list[Path]) -> None:
    """Ask for a printer, telling how many pages there are, and send the drafts there, or make PDFs."""
    screen.say("正在准备打印…")
    numbers, by = screen.reader.numbers, stamp_now(screen.workbench.clock())
    ready, refused = await asyncio.to_thread(_ready, screen.desk, paths, numbers, by)
    screen.say("")
    if not ready:
        screen.say(refused[0], is_trouble=True)
        return
    program = libreoffice.find()
    if program is None and not outside.prints_word_files():
        screen.say(NO_OFFICE, is_trouble=True)
        return
    documents = [file for each in ready for file in each.files]
    pages = sum(each.pages for each in ready)
    size = f"{len(ready)} 份，" + (f"{len(documents)} 个文件，" if len(documents) > len(ready) else "")
    picked = await _ask(screen, f"打印 {size}共 {pages} 页", _remarks(ready, refused), program is not None)
    if picked is None:
        return
    printer = picked.name if isinstance(picked, outside.Printer) else ""

    def send(is_stopped: Callable[[], bool]) -> Sent:
        if not printer:
            return pdf.convert(_found(program), documents, is_stopped)
        if outside.prints_word_files():
            return ((file, outside.print_file(file, printer, file.stem)) for file in documents)
        return pdf.print_all(_found(program), documents, printer, is_stopped)

    what = f"正在送到打印机 {printer}" if printer else "正在存成 PDF"
    results = await screen.app.push_screen_wait(PrintDialog(what, len(documents), send))
    sent = [file for file, trouble in results or () if not trouble]
    screen.work_done(paths if len(sent) == len(documents) and not refused else ())
    _say(screen, results or [], documents, printer, pages, refused)


def _found(program: Path | None) -> Path:
    if program is None:
        raise UserError(NO_OFFICE)
    return program


def _ready(
    place: Desk, paths: Sequence[Path], numbers: Numbers, by: Stamp
) -> tuple[list[ExportedDraft], list[str]]:
    """Export what has changed; return what can be printed, and why some cannot."""
    ready, refused = [], []
    for path in paths:
        try:
            ready.append(brought_up_to_date(place, path, numbers, by))
        except UserError as error:
            refused.append(str(error))
    return ready, refused


def _remarks(ready: Sequence[ExportedDraft], refused: Sequence[str]) -> list[str]:
    edited = [each.draft.stem for each in ready if each.freshness is Freshness.EDITED]
    words = [f"“{edited[0]}”在 Word 里改过，打印的是改过的；要打稿子的，先按 F7 导出"] if edited else []
    more = f"（这样的共 {len(refused)} 份）" if len(refused) > 1 else ""
    return words + ([f"不打印：{refused[0]}{more}"] if refused else [])


async def _ask(
    screen: DeskHost, title: str, remarks: list[str], makes_pdf: bool
) -> outside.Printer | str | None:
    """Ask where to; return a printer, "" for PDFs, None if the clerk gives up."""
    found = await asyncio.to_thread(outside.printers)
    choices = [Choice(f"打印机 {each.name}", "默认" if each.is_default else "") for each in found]
    where: list[outside.Printer | str] = [*found]
    if makes_pdf:
        choices.append(Choice("存成 PDF", f"放在 {screen.desk.exports.name} 文件夹，和 Word 在一起"))
        where.append("")
    notes = remarks + ([] if found else [NO_PRINTER])
    footer = "\n".join([*notes, "回车打印   Esc 不打" if found else "回车存成 PDF   Esc 不存"])
    picked = await screen.app.push_screen_wait(Pick(title, choices, footer))
    return None if picked is None else where[picked]


def _say(
    screen: DeskHost,
    results: Sequence[tuple[Path, str]],
    documents: Sequence[Path],
    printer: str,
    pages: int,
    refused: Sequence[str],
) -> None:
    """Say what was sent, and what was not."""
    sent = [file for file, trouble in results if not trouble]
    failed = [trouble for _, trouble in results if trouble]
    whole = f"，共 {pages} 页" if len(sent) == len(documents) else ""
    done = f"已送到打印机 {printer}：{len(sent)} 个文件{whole}" if printer else _made(sent)
    parts = [done if sent else "没有打印" if printer else "没有存成 PDF"]
    left = len(documents) - len(results)
    parts += [f"{left} 个没有做"] if left else []
    parts += [failed[0] + (f"（这样的共 {len(failed)} 个）" if len(failed) > 1 else "")] if failed else []
    parts += [f"不打印：{refused[0]}"] if refused else []
    screen.say("；".join(parts), is_trouble=len(parts) > 1)


def _made(sent: Sequence[Path]) -> str:
    if len(sent) == 1:
        return f"已存成 PDF：{sent[0].with_suffix('.pdf')}"
    return f"已存成 PDF：{len(sent)} 个，在 {sent[0].parent}" if sent else ""


class PrintDialog(Dialog[list[tuple[Path, str]]]):
    """Sends files in a thread while it is open; returns what became of each. Esc stops it."""

    def __init__(self, what: str, count: int, send: Callable[[Callable[[], bool]], Sent]) -> None:
        super().__init__(name="print")
        self._what = what
        self._count = count
        self._send = send
        self._is_stopped = False
        self._results: list[tuple[Path, str]] = []

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog small"):
            yield Label(self._what, classes="title")
            yield Static(id="print-facts")
            yield Static("Esc 停下", classes="hint")

    def on_mount(self) -> None:
        self._show()
        self.run_worker(self._run())

    async def _run(self) -> None:
        left = self._send(lambda: self._is_stopped)
        while (result := await asyncio.to_thread(next, left, None)) is not None:
            self._results.append(result)
            self._show()
        self.dismiss(self._results)

    def _show(self) -> None:
        words = f"{len(self._results)} / {self._count} 个文件"
        self.query_one("#print-facts", Static).update(Text(words))

    async def action_dismiss_nothing(self) -> None:
        """Stop; the dialog closes once the file at hand is done."""
        self._is_stopped = True
        self.query_one(".hint", Static).update("正在停下…")
