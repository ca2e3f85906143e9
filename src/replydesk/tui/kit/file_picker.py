"""A dialog that picks a file: typed and completed as in a shell, or found in folders.

The field keeps the focus. What is typed without a separator filters the rows; a path is followed as it is
typed. Folders are read in a thread, and keys that need what is read wait for it.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.events import Paste
from textual.message import Message
from textual.widgets import Input, Label, Static

from replydesk.desk.browsing import (
    MOST,
    FileEntry,
    Listing,
    Typed,
    completed,
    is_path,
    list_folder,
    plain_path,
    read_typed,
    short_path,
)
from replydesk.text.errors import UserError
from replydesk.tui.kit.dialogs import Dialog
from replydesk.tui.kit.file_rows import FileRows, Row, file_row, folder_row, rows_of
from replydesk.tui.kit.host import Program
from replydesk.tui.kit.status import Words

FoundFiles = Sequence[tuple[Path, float]]  # candidate files and their modification times

_NEARBY = 6  # files found nearby that are offered
_START = "选一个，或者写路径"


@dataclass(frozen=True, slots=True)
class AskedFile:
    """What is asked for: the title, the kinds of files by their endings, whether a folder may be taken.

    With `saved_as`, the name of a file to be saved, a place for it is asked for: a folder, or a new name.
    """

    title: str
    suffixes: tuple[str, ...]
    takes_folders: bool = False
    saved_as: str = ""


@dataclass(frozen=True, slots=True)
class Places:
    """Where to begin: files found nearby, folders used before, the clerk's home, the desk's folder."""

    nearby: FoundFiles
    recent: Sequence[Path]
    home: Path
    desk: Path


class PathField(Input):
    """The field of the picker; backspace in the empty field leads to the folder above."""

    class Left(Message):
        """Backspace was pressed in the empty field."""

    class TextPasted(Message):
        """A text of several lines was pasted."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    def __init__(self, typed: str, *, takes_text: bool = False) -> None:
        super().__init__(typed, "文件名或路径，可以粘贴", compact=True, select_on_focus=False)
        self.cursor_blink = False
        self._takes_text = takes_text

    def on_paste(self, event: Paste) -> None:
        """Hand on a text of several lines where one may be pasted instead of a path."""
        if self._takes_text and "\n" in event.text.strip():
            event.stop()
            event.prevent_default()
            self.post_message(self.TextPasted(event.text))

    def action_delete_left(self) -> None:
        """Delete a character; in the empty field, ask for the folder above."""
        if self.value:
            super().action_delete_left()
        else:
            self.post_message(self.Left())


class FilePicker(Dialog[Path]):
    """Returns the file that is taken, or the folder where `takes_folders`; None if cancelled.

    With `takes_text` a text of several lines may be pasted instead: it is `pasted` then, and None returned.
    """

    BINDINGS = [
        Binding("tab", "complete", priority=True),
        Binding("shift+tab", "nothing", priority=True),
        Binding("f2", "start"),
        Binding("up", "move(-1)", priority=True),
        Binding("down", "move(1)", priority=True),
        Binding("pageup", "move(-1000)", priority=True),
        Binding("pagedown", "move(1000)", priority=True),
    ]

    def __init__(
        self,
        wanted: AskedFile,
        places: Places,
        trouble: str = "",
        typed: str = "",
        *,
        takes_text: bool = False,
    ) -> None:
        super().__init__(name="pick-file")
        self._takes_text = takes_text
        self.pasted = ""
        self._wanted = wanted
        self._places = places
        self._trouble = trouble
        self._given = typed
        self._entered: Path | None = None  # the folder gone into by a row or a key; typed paths go on from it
        self._listing: Listing | None = None  # None where the files nearby are shown
        self._fault = ""  # why it could not be read
        self._typed = Typed(places.home, "")  # what the field means
        self._jobs = 0  # folders asked for; only the last one counts
        self.is_reading = self._is_closed = False
        self._waiting: Callable[[], None] | None = None

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Label(self._wanted.title, classes="title")
            yield PathField(self._given, takes_text=self._takes_text)
            yield FileRows()
            yield Words(classes="findings")
            first = "回车存到这里" if self._wanted.saved_as else "回车打开"
            yield Static(f"{first}  Tab 补全  空着退格到上一级  F2 去过的  Esc 返回", classes="hint")

    def on_mount(self) -> None:
        self._say(self._trouble)
        self._follow(self._given)

    @property
    def is_ready(self) -> bool:
        """Return True if input is taken now; after a key that waits for a folder it has to wait, too."""
        return self._waiting is None

    def on_unmount(self) -> None:
        self._is_closed = True

    @property
    def _field(self) -> PathField:
        return self.query_one(PathField)

    @property
    def _rows(self) -> FileRows:
        return self.query_one(FileRows)

    def _say(self, words: str) -> None:
        self.query_one(".findings", Words).show(Text(words))

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        if event.value != self._given:
            self._say("")
        self._follow(event.value)

    @property
    def _base(self) -> Path:
        """Return the folder that a text typed at the start is in: of the first file shown, or the desk."""
        nearby = self._places.nearby
        return nearby[0][0].parent if nearby else self._places.desk

    def _look_in_base(self, then: Callable[[], None]) -> None:
        """Look for what is typed at the start in the folder of the files shown, and do something then."""
        base, text = self._base, plain_path(self._field.value)
        self._entered = base
        self._read(lambda: Typed(base, text))
        self._when_read(then)

    def _follow(self, text: str) -> None:
        """Show the folder that a typed path leads to, or what has a typed text in its name."""
        text, begun, home = plain_path(text), self._entered, self._places.home
        if is_path(text):
            base = begun or self._base
            self._read(lambda: read_typed(text, base, home))
        elif begun is not None:
            self._read(lambda: Typed(begun, text))
        else:
            self._show_start(text)

    def _enter(self, folder: Path, at: Path | None = None) -> None:
        """Go into a folder; the cursor goes to a path in it."""
        self._entered = folder
        self._say("")
        self._clear()
        self._read(lambda: Typed(folder, ""), at)

    def _clear(self) -> None:
        with self.prevent(Input.Changed):
            self._field.value = ""

    def _read(self, meant: Callable[[], Typed], at: Path | None = None) -> None:
        """Read the folder that is meant in a thread, and show it if nothing else was asked for meanwhile."""
        self._jobs += 1
        job, known, suffixes = self._jobs, self._listing, self._wanted.suffixes
        self.is_reading = True

        def read() -> None:
            typed = meant()
            try:
                listing = (
                    known if known and known.folder == typed.folder else list_folder(typed.folder, suffixes)
                )
                trouble = ""
            except UserError as error:
                listing, trouble = Listing(typed.folder, ()), str(error)
            if not self._is_closed:
                self.app.call_from_thread(self._has_read, job, typed, listing, trouble, at)

        self.run_worker(read, thread=True)

    def _has_read(self, job: int, typed: Typed, listing: Listing, trouble: str, at: Path | None) -> None:
        if job != self._jobs or self._is_closed or not self.query(FileRows):  # closed, or half removed
            return
        self.is_reading = False
        self._typed, self._listing, self._fault = typed, listing, trouble
        if trouble and not self._field.value:
            self._say(trouble)
        self._show_folder(listing, at)
        waiting, self._waiting = self._waiting, None
        if waiting:
            waiting()
            cast(Program, self.app).input.look_again()

    def _show_folder(self, listing: Listing, at: Path | None) -> None:
        head = f"{short_path(listing.folder, self._places.home)}　{listing.told}"
        head += f"　只列了前 {MOST} 个" if listing.is_cut else ""
        is_typed = bool(self._field.value)
        whole = _whole_text(self._wanted, listing)
        rows = rows_of(listing, self._typed.rest, has_up=not is_typed, whole=whole)
        self._rows.show(head, rows, at, whole=is_typed)

    def _show_start(self, text: str = "") -> None:
        """Show the files nearby and the folders used before that have a text in their paths."""
        self._jobs += 1
        self.is_reading = False
        self._waiting = None
        self._listing, self._typed = None, Typed(self._places.home, text)
        self._rows.show(_START, self._places_rows(text))

    def _places_rows(self, wanted: str) -> list[Row]:
        """Return the rows of the start: files nearby, folders used before, home and desk."""
        places, home = self._places, self._places.home
        files = [file_row(path, when, home) for path, when in places.nearby[:_NEARBY]]
        recent = [folder_row(path, home) for path in places.recent]
        others = [folder_row(path, home, name) for path, name in ((places.desk, "工作台"), (home, "主目录"))]
        rows: list[Row] = []
        for name, group in (("附近的文件，新的在前", files), ("去过的文件夹", recent), ("从这里找", others)):
            found = [each for each in group if wanted.casefold() in each.text.casefold()]
            rows += [name, *found] if found else []
        return rows

    def _when_read(self, action: Callable[[], None]) -> None:
        """Do something that needs what is being read, now or when it is there."""
        if self.is_reading:
            self._waiting = action
        else:
            action()

    @on(Input.Submitted)
    def _submitted(self) -> None:
        self._when_read(self._open)

    @on(FileRows.Opened)
    def _open(self) -> None:
        """Take the file that is typed, or open the row under the cursor."""
        row, typed = self._rows.current, self._typed
        is_new = self._wanted.saved_as and not self._is_there(typed.rest, is_folder=True)
        if self._listing and typed.rest and (is_new or self._is_there(typed.rest)):
            self.dismiss(typed.folder / typed.rest)
        elif self._listing and typed.rest and self._is_there(typed.rest, is_folder=True):
            self._enter(typed.folder / typed.rest)
        elif row is None and self._listing is None and typed.rest:
            self._look_in_base(self._open)
        elif row is None:
            self._open_nothing()
        elif row.why_not:
            self._say(f"{row.path.name}：{row.why_not}；能读的是 {'、'.join(self._wanted.suffixes)}")
        elif row.is_folder:
            self._enter(row.path, typed.folder)
        else:
            self.dismiss(row.path)

    def _open_nothing(self) -> None:
        """Take a path that leads nowhere, for the one who asked to say so; or say that nothing is found."""
        typed, text = self._typed, plain_path(self._field.value)
        if is_path(text) and (typed.rest or (self._wanted.takes_folders and not self._fault)):
            self.dismiss(typed.folder / typed.rest)
        else:
            self._say(self._fault or (f"这里没有名称里含“{text}”的" if text else "这里没有能读的文件"))

    def _is_there(self, name: str, *, is_folder: bool = False) -> bool:
        """Return True if a file in the folder has this name, whatever its kind; or a folder."""
        entries: Sequence[FileEntry] = self._listing.entries if self._listing else ()
        return any(each.name == name and each.is_folder == is_folder for each in entries)

    def action_complete(self) -> None:
        """Complete the typed name as far as it is sure."""
        self._when_read(self._complete)

    def _complete(self) -> None:
        text = plain_path(self._field.value)
        rest = self._typed.rest
        if self._listing is None:
            row = self._rows.current
            if row and rest and self._rows.count == 2:  # a heading, and the only row with this text
                self._type(f"{row.path}{os.sep * row.is_folder}")
            elif rest:
                self._look_in_base(self._complete)
            return
        if text and not rest and not text.endswith(os.sep):
            self._type(text + os.sep)
        elif rest:
            self._type(text[: len(text) - len(rest)] + completed(self._listing.entries, rest))

    def _type(self, text: str) -> None:
        self._field.value = text
        self._field.cursor_position = len(text)

    @on(PathField.TextPasted)
    def _text_pasted(self, event: PathField.TextPasted) -> None:
        self.pasted = event.text
        self.dismiss(None)

    @on(PathField.Left)
    def _up(self) -> None:
        self._when_read(self._go_up)

    def _go_up(self) -> None:
        if self._listing is None:
            return
        folder = self._listing.folder
        if folder.parent == folder:
            self.action_start()
        else:
            self._enter(folder.parent, folder)

    def action_start(self) -> None:
        """Show the files nearby and the folders used before."""
        self._entered = None
        self._say("")
        self._clear()
        self._show_start()

    def action_move(self, rows: int) -> None:
        """Move the cursor in the rows; ±1000 means a page."""
        self._rows.action_move(rows)

    def action_nothing(self) -> None:
        """Leave the focus in the field."""


def _whole_text(wanted: AskedFile, listing: Listing) -> str:
    """Return the text of the row that takes a folder, "" if it may not be taken."""
    if wanted.saved_as:
        return f"存在这里：{wanted.saved_as}"
    return f"整个文件夹：{listing.readable} 份" if wanted.takes_folders and listing.readable else ""
