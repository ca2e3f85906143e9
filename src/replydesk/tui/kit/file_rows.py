"""The rows of the file picker: folders, files and the headings between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from rich.cells import cell_len, set_cell_size
from textual.events import Click
from textual.message import Message

from replydesk.desk.browsing import FileEntry, Listing, short_path
from replydesk.text.dates import local_time
from replydesk.text.marks import on_one_line
from replydesk.tui.kit.row_list import RowList, fitted

_ASIDE, _NARROW_ASIDE = 30, 20  # cells of the column at the right
_ROOMY = 80  # cells of the list from which that column is wide


@dataclass(frozen=True, slots=True)
class FileRow:
    """A row that can be opened: its path, its text, a remark; `is_whole` takes the folder itself."""

    path: Path
    text: str
    aside: str = ""
    is_folder: bool = False
    is_whole: bool = False
    why_not: str = ""


Row = FileRow | str  # a row, or a heading


class FileRows(RowList, can_focus=False):
    """The rows of the picker; the keys are those of its field."""

    COMPONENT_CLASSES = {"list--group", "list--quiet"}

    class Opened(Message):
        """A row was clicked twice."""

    def __init__(self) -> None:
        super().__init__(id="files")
        self._rows: Sequence[Row] = ()
        self._head = ""

    def show(self, head: str, rows: Sequence[Row], at: Path | None = None, *, whole: bool = False) -> None:
        """Show rows below a head, the cursor on a path, the whole folder, or the first that leads on."""
        self._rows, self._head = rows, head
        places = (i for i, row in enumerate(rows) if isinstance(row, FileRow) and _is_wanted(row, at, whole))
        first = 1 if len(rows) > 1 and isinstance(rows[0], FileRow) and rows[0].text == UP else 0
        self.at = self.near(next(places, first))
        self.scroll_to(y=0, animate=False)
        self.relist()

    @property
    def current(self) -> FileRow | None:
        """Return the row under the cursor."""
        row = self._rows[self.at] if self.at < len(self._rows) else None
        return row if isinstance(row, FileRow) else None

    def on_click(self, event: Click) -> None:
        at = self.row_under(event)
        if at is None or isinstance(self._rows[at], str):
            return
        if at == self.at:
            self.post_message(self.Opened())
        else:
            self.go_to(at)

    @property
    def count(self) -> int:
        return len(self._rows)

    def head(self) -> str:
        """Return the folder and what is in it; of a long path the end is what tells one from another."""
        text, cells = on_one_line(self._head), self.size.width
        if cell_len(text) <= cells:
            return text
        return "…" + set_cell_size(text[::-1], cells - 1)[::-1].lstrip()

    def row(self, at: int) -> tuple[str, str]:
        row = self._rows[at]
        if isinstance(row, str):
            return row, "list--group"
        aside = _ASIDE if self.size.width >= _ROOMY else _NARROW_ASIDE
        text = fitted(f"  {on_one_line(row.text)}", max(self.size.width - aside - 1, 8))
        return f"{text} {fitted(on_one_line(row.why_not or row.aside), aside)}", "list--quiet" * bool(
            row.why_not
        )

    def near(self, at: int, step: int = 1) -> int:
        """Return the nearest row that is no heading from `at` on, else before it."""
        forward, back = range(at, len(self._rows)), range(min(at, len(self._rows) - 1), -1, -1)
        for i in chain(*((forward, back) if step > 0 else (back, forward))):
            if i >= 0 and isinstance(self._rows[i], FileRow):
                return i
        return 0


def _is_wanted(row: FileRow, at: Path | None, whole: bool) -> bool:
    return row.is_whole if whole else row.path == at and not row.is_whole and row.text != UP


UP = "../"  # the text of the row that leads to the folder above


def rows_of(listing: Listing, wanted: str, *, has_up: bool, whole: str) -> list[FileRow]:
    """Return the rows of a folder: the way up, the folder itself, the entries with a text in their names.

    `whole` is the text of the row that takes the folder itself, "" for no such row.
    """
    rows: list[FileRow] = []
    if not wanted:
        if has_up and listing.folder.parent != listing.folder:
            rows.append(FileRow(listing.folder.parent, UP, "上一级", is_folder=True))
        if whole:
            rows.append(FileRow(listing.folder, whole, is_whole=True))
    sought = wanted.casefold()
    found = [each for each in listing.entries if sought in each.name.casefold()]
    found.sort(key=lambda each: not each.name.casefold().startswith(sought))
    return [*rows, *(_row(each) for each in sorted(found, key=lambda each: bool(each.why_not)))]


def _row(entry: FileEntry) -> FileRow:
    if entry.is_folder:
        return FileRow(entry.path, f"{entry.name}/", "文件夹", is_folder=True)
    return FileRow(entry.path, entry.name, when_text(entry.when), why_not=entry.why_not)


def when_text(when: float) -> str:
    """Return the day and time of a file's last write, "" if it is not known."""
    return f"{local_time(when):%Y-%m-%d %H:%M}" if when else ""


def file_row(path: Path, when: float, home: Path) -> FileRow:
    """Return the row of a file found nearby, with its folder."""
    return FileRow(path, f"{path.name}　{short_path(path.parent, home)}", when_text(when))


def folder_row(path: Path, home: Path, aside: str = "文件夹") -> FileRow:
    """Return the row of a folder that leads into it."""
    return FileRow(path, short_path(path, home), aside, is_folder=True)
