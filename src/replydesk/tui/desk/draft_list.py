"""The desk's list of drafts: columns, groups, marks."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from itertools import chain
from pathlib import Path

from textual.events import Click
from textual.message import Message

from replydesk.desk.listing import ListedDraft, days_left
from replydesk.tui.command import bindings
from replydesk.tui.commands import IN_LIST
from replydesk.tui.desk.columns import GAP, Chosen, Columns, cell_text, columns_in_use
from replydesk.tui.kit.row_list import RowList, fitted

MARK, NO_MARK = "✔ ", "  "

Row = ListedDraft | str  # a draft, or the heading of a group


class DraftList(RowList):
    """Rows of drafts below a head; marks are kept by path."""

    BINDINGS = bindings(IN_LIST)
    COMPONENT_CLASSES = {"list--group", "list--trouble", "list--late"}

    class Opened(Message):
        """A draft was opened with Enter or a second click."""

    class Marked(Message):
        """A draft was marked or unmarked."""

    def __init__(self) -> None:
        super().__init__(id="drafts")
        self._rows: list[Row] = []
        self._places: dict[Path, int] = {}
        self._today = date.min
        self.columns = columns_in_use((), ())
        self._fitted: tuple[int, Chosen, Columns] = (-1, self.columns, ())
        self.marked: set[Path] = set()
        self._worked: set[Path] = set()  # marked before the last command was done to them
        self.was_moved = False

    def go_to(self, at: int, step: int = 1) -> None:
        """Put the cursor on a row, as the clerk wants it."""
        self.was_moved = True
        super().go_to(at, step)

    @property
    def cursor(self) -> Path | None:
        """Return the draft under the cursor."""
        row = self._rows[self.at] if self.at < len(self._rows) else None
        return row.path if isinstance(row, ListedDraft) else None

    @property
    def paths(self) -> list[Path]:
        """Return the drafts shown, in order."""
        return [row.path for row in self._rows if isinstance(row, ListedDraft)]

    @property
    def shown(self) -> int:
        """Return the number of drafts shown."""
        return len(self._places)

    def show(self, rows: Sequence[Row], today: date, at: Path | None = None) -> None:
        """Show rows; the cursor goes to the draft `at`, else stays as near as possible."""
        at = at or self.cursor
        self._rows, self._today = list(rows), today
        self._places = {row.path: i for i, row in enumerate(self._rows) if isinstance(row, ListedDraft)}
        place = self._places.get(at) if at else None
        self.at = self.near(min(self.at, len(self._rows) - 1) if place is None else place)
        self.relist()
        self.post_message(self.Pointed())

    def change(self, entry: ListedDraft) -> None:
        """Replace the entry of the same path, if it is shown."""
        if (place := self._places.get(entry.path)) is not None:
            self._rows[place] = entry
            self.draw(place)

    def in_sight(self) -> list[ListedDraft]:
        """Return the drafts whose rows are visible, top to bottom."""
        top = int(self.scroll_y)
        rows = self._rows[top : top + max(self.size.height - 1, 0)]
        return [row for row in rows if isinstance(row, ListedDraft)]

    def mark(self, paths: Iterable[Path]) -> None:
        """Mark these drafts and no others."""
        self.marked = set(paths)
        self.refresh()
        self.post_message(self.Marked())

    @property
    def hidden(self) -> set[Path]:
        """Return the marked drafts that are not shown."""
        return self.marked - self._places.keys()

    def forget_missing(self, there: Collection[Path]) -> None:
        """Take the marks off drafts that are not there any more."""
        self.marked = {path for path in self.marked if path in there}
        self._worked = {path for path in self._worked if path in there}

    def work_done(self, paths: Iterable[Path]) -> None:
        """Take the marks off drafts that a command is done with; they can be put back."""
        if done := self.marked.intersection(paths):
            self._worked = done
            self.marked -= done
            self.refresh()

    def mark_again(self) -> None:
        """Mark the drafts again that the last command was done to."""
        self.mark(self.marked | self._worked)

    def action_mark(self) -> None:
        """Mark or unmark the draft under the cursor, and go to the next."""
        if self.cursor:
            self.marked ^= {self.cursor}
            self.draw(self.at)
            self.post_message(self.Marked())
            self.action_move(1)

    def action_open(self) -> None:
        """Open the draft under the cursor."""
        if self.cursor:
            self.post_message(self.Opened())

    def on_click(self, event: Click) -> None:
        at = self.row_under(event)
        if at is None or isinstance(self._rows[at], str):
            return
        if event.x < len(MARK):
            self.go_to(at)
            self.action_mark()
        elif at == self.at:
            self.action_open()
        else:
            self.go_to(at)

    @property
    def count(self) -> int:
        return len(self._rows)

    def head(self) -> str:
        return NO_MARK + _line([column.name for column, _ in self.fitted], self.fitted)

    @property
    def room(self) -> int:
        """Return the cells that the columns have."""
        return self.size.width - len(MARK)

    @property
    def fitted(self) -> Columns:
        """Return the columns for which there is room, and the cells of each."""
        width = self.size.width
        if self._fitted[:2] != (width, self.columns):
            self._fitted = width, self.columns, self.columns.fitted(self.room)
        return self._fitted[2]

    def show_columns(self, own: Sequence[str], used: Collection[str]) -> None:
        """Show the clerk's own columns, or the usual ones; `used` are the further ones with values."""
        before, self.columns = self.columns, columns_in_use(own, used)
        if before != self.columns:
            self.refresh()

    def row(self, at: int) -> tuple[str, str]:
        row = self._rows[at]
        if isinstance(row, str):
            return f"{NO_MARK}{row}", "list--group"
        texts = [cell_text(column.name, row, self._today, cells) for column, cells in self.fitted]
        text = (MARK if row.path in self.marked else NO_MARK) + _line(texts, self.fitted)
        left = days_left(row, self._today)
        return text, "list--trouble" if row.trouble else "list--late" if left is not None and left < 0 else ""

    def near(self, at: int, step: int = 1) -> int:
        """Return the row of the nearest draft from `at` on, else before it."""
        forward = range(at, len(self._rows)) if step > 0 else range(at, -1, -1)
        back = range(at, -1, -1) if step > 0 else range(at, len(self._rows))
        for i in chain(forward, back):
            if 0 <= i < len(self._rows) and isinstance(self._rows[i], ListedDraft):
                return i
        return 0


def _line(texts: Sequence[str], columns: Columns) -> str:
    return "".join(
        fitted(text, cells, is_right=column.is_right) + " " * GAP
        for text, (column, cells) in zip(texts, columns, strict=True)
    )
