"""The dialog that reads old replies and shows the result of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Label, Static

from replydesk.draft.model import Draft, Key
from replydesk.importing.reasons import Known
from replydesk.importing.replies import importer
from replydesk.importing.replies.recognise import Imported
from replydesk.letter.facts import item_number, subject
from replydesk.letter.kinds import NOTHING
from replydesk.reply.stock import Stock
from replydesk.text.note import Note
from replydesk.tui.kit.dialogs import Dialog
from replydesk.tui.kit.wrapping import Wrapped

# Beginnings of notes that are shown as lines of their own.
_SAID = ("认不出这一行", "信外的文字没有收进来", "这一句没有收进来")

_CHECK = "核对"  # In notes that ask for it

LATEST = 5  # files shown while others are being read, the latest first

REDRAWN = 0.2  # seconds between updates of the progress

ReadFile = tuple[Path, importer.ImportOutcome]  # a file and the outcome of a letter's import
Place = tuple[Path, int]  # a file and the place of a letter in it


class ImportDialog(Dialog[list[ReadFile]]):
    """Reads old replies while it is open and shows each; returns those to write, None if none.

    Files that are no replies, or whose item has a draft in `known`, are passed over unless the clerk says so.
    """

    BINDINGS = [("enter", "agree"), ("a", "take_all")]

    def __init__(self, title: str, files: Sequence[Path], stock: Stock, known: Known) -> None:
        super().__init__(name="import")
        self._title = title
        self._files = files
        self._stock = stock
        self._known = known
        self._reasons: dict[Place, str] = {}  # Why a letter that was read is passed over
        self._takes_all = False
        self._read: list[ReadFile] = []
        self._shown = -1
        self._is_stopped = self.is_done = False

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Label(Text(f"导入旧答复：{self._title}"), classes="title")
            yield Static(id="import-facts")
            with VerticalScroll():
                yield Static(id="import-files")
            yield Static("Esc 停下", id="import-keys", classes="hint")

    def on_mount(self) -> None:
        self.query_one(VerticalScroll).focus()
        self._timer = self.set_interval(REDRAWN, self._show)
        self.run_worker(self._read_all, thread=True)

    def on_unmount(self) -> None:
        self._is_stopped = True

    async def action_dismiss_nothing(self) -> None:
        """Stop reading and close; nothing is written."""
        self._is_stopped = True
        self.dismiss(None)

    async def action_agree(self) -> None:
        """Close with the drafts that can be written, but not while files are being read."""
        if self.is_done:
            self.dismiss(self._good() or None)

    def _read_all(self) -> None:
        """Read all files, in a thread: keys must not wait for a long one."""
        for each in importer.import_paths(self._files, self._stock):
            if self._is_stopped:
                return
            read = each[1].imported
            if read and (reason := self._known.reason(read)):
                self._reasons[_place(each)] = reason
            self._read.append(each)
        self.app.call_from_thread(self._finish)

    def _finish(self) -> None:
        if self._is_stopped:
            return
        self._timer.stop()
        self.is_done = True
        order = {path: place for place, path in enumerate(self._files)}
        self._read.sort(key=lambda each: order[each[0]])
        self._show_result()

    def _show_result(self) -> None:
        """Show all files from the first, and the keys."""
        self._shown = -1
        self._show()
        good, passed = len(self._good()), len(self._reasons)
        keys = [f"回车导入 {good} 份"] if good else []
        if passed:
            keys.append("A 还是略过" if self._takes_all else f"A 连略过的 {passed} 份也导入")
        keys += ["↑↓ PgUp PgDn 翻看", "Esc 不导入" if good else "Esc 返回"]
        self.query_one("#import-keys", Static).update("   ".join(keys))
        self.query_one(VerticalScroll).scroll_home(animate=False)

    async def action_take_all(self) -> None:
        """Import the files that are passed over, too, or pass them over again."""
        if self.is_done and self._reasons:
            self._takes_all = not self._takes_all
            self._show_result()

    def _passed(self) -> dict[Place, str]:
        return {} if self._takes_all else self._reasons

    def _good(self) -> list[ReadFile]:
        passed = self._passed()
        return [each for each in self._read if each[1].imported and _place(each) not in passed]

    def _show(self) -> None:
        if len(self._read) == self._shown:
            return
        read = self._read[:]
        self._shown = len(read)
        self.query_one("#import-facts", Static).update(
            Text(_facts(read, len(self._files), len(self._passed())), "bold")
        )
        shown = sorted(read, key=_severity) if self.is_done else read[: -LATEST - 1 : -1]
        passed = self._passed()
        text = Text("\n").join(_line(*each, passed.get(_place(each), "")) for each in shown)
        self.query_one("#import-files", Static).update(Wrapped(text, 3))


def _place(each: ReadFile) -> Place:
    return each[0], each[1].place


def _facts(read: Sequence[ReadFile], total: int, passed: int = 0) -> str:
    refused = sum(outcome.imported is None for _, outcome in read)
    losing = sum(bool(imported_draft(outcome).missing) for _, outcome in read)
    unsure = sum(bool(imported_draft(outcome).unplaced) for _, outcome in read)
    opened = sum(outcome.place == 0 for _, outcome in read)
    good = len(read) - refused - passed
    done = f"读了 {opened}／{total} 份" if opened < total else f"可以导入 {good} 份"
    counts = (
        (passed, "份略过"),
        (losing, "份有没收进来的文字"),
        (unsure, "份有没认出的文字"),
        (refused, "份读不了"),
    )
    return "，".join([done, *(f"{count} {what}" for count, what in counts if count)])


def _severity(each: ReadFile) -> int:
    """Return the place of a result in the list: what is lost or refused comes first."""
    read = each[1].imported
    if read is None:
        return 1
    if read.missing:
        return 0
    return 2 if read.unplaced else 3 if notes_to_check(read) else 4


def _line(path: Path, outcome: importer.ImportOutcome, reason: str = "") -> Text:
    """Return the result of a file: its name and facts, how much was recognised, what to check.

    `reason` says why it is passed over, "" if it is not.
    """
    read = outcome.imported
    if read is None:
        return Text(f"！ {path.name}　{outcome.reason.removeprefix(f'{path.name}：')}", "bold")
    draft = read.draft
    named = [item_number(draft) or draft.get(Key.DOCUMENT_NUMBER), subject(draft)]
    line = Text("　".join(filter(None, [f"{'－' if reason else '＋'} {path.name}", *named])))
    if reason:
        line.append(f"\n   略过，{reason}", "bold")
    line.append(f"\n   {_recognised(read)}", "bold" if read.missing else "dim")
    for text in read.lost:
        line.append(f"\n   没有收进来，请对照原文：{text}", "bold")
    for text in read.unplaced:
        line.append(f"\n   没有认出，放在答复内容末尾：{text}", "bold")
    return line.append_text(_outside(read))


def _outside(read: Imported) -> Text:
    """Return the notes not said so far, and what of a file was left out of the letter on purpose."""
    text = Text()
    to_check = notes_to_check(read)
    for note in (*to_check, *(each for each in read.notes if each not in to_check)):
        if not note.text.startswith(_SAID):
            text.append(f"\n   {note}", "" if note in to_check else "dim")
    lost = Counter(read.lost)
    outside = [each for each in read.left_out if not lost[each]]
    if outside:
        text.append(f"\n   信外的文字，不收进稿子，{len(outside)} 行：", "dim")
        for each in outside:
            text.append(f"\n     {each}", "dim")
    return text


def _recognised(read: Imported) -> str:
    is_whole = read.recovered == read.characters
    amount = "全文照原样印出" if is_whole else _amounts(read)
    counts = [(len(read.notes), "条说明"), (len(read.unplaced), "行没有认出")]
    return "，".join(
        [f"认出 {_fields(read.draft)} 项", amount, *(f"{count} {what}" for count, what in counts if count)]
    )


def _amounts(read: Imported) -> str:
    """Return what became of the characters of a file: the lost ones first."""
    lines = len(read.left_out) - len(read.lost)
    parts = [
        (read.missing, f"丢失 {read.missing} 字"),
        (1, f"全文 {read.characters} 字，{read.recovered} 字照原样印出"),
        (read.changed, f"{read.changed} 字换了写法"),
        (read.outside, f"信外 {lines} 行、{read.outside} 字"),
    ]
    return "，".join(text for count, text in parts if count)


def _fields(draft: Draft) -> int:
    return sum(value != NOTHING for _, value in draft.fields)


def notes_to_check(read: Imported) -> list[Note]:
    """Return the notes that ask to check or compare something."""
    return [note for note in read.notes if _CHECK in note.text]


def imported_draft(outcome: importer.ImportOutcome) -> Imported:
    """Return the imported draft of an outcome, an empty one if there is none."""
    return outcome.imported or Imported(Draft())
