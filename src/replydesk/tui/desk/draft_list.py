"""The desk's list of drafts: columns, groups, marks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain
from pathlib import Path

from textual.events import Click
from textual.message import Message

from replydesk.desk.listing import ListedDraft, days_left, deadline_text, modified_text, stage_word
from replydesk.tui.command import bindings
from replydesk.tui.commands import IN_LIST
from replydesk.tui.kit.row_list import RowList, fitted

MARK, NO_MARK = "✔ ", "  "
GAP = 1  # cells between the columns

Row = ListedDraft | str  # a draft, or the heading of a group


ROOMY = 104  # list width in cells from which numbers show their code and deadlines their day


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its cells (0: the rest), its cells in a roomy list (0: the same), the list width it needs."""

    name: str
    cells: int
    roomy_cells: int = 0
    from_width: int = 0
    is_right: bool = False


COLUMNS = (  # left to right
    Column("编号", 6, is_right=True),
    Column("文号", 13, 22),
    Column("提出人", 10, 12),
    Column("案由", 0),
    Column("类型", 8, from_width=108),
    Column("环节", 6),
    Column("期限", 7, 16),
    Column("页", 3, from_width=84, is_right=True),
    Column("问题", 4, is_right=True),
    Column("修改时间", 11, from_width=124),
)


Columns = tuple[tuple[Column, int], ...]  # columns, each with its cells


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
        self._fitted: tuple[int, Columns] = (-1, ())
        self.marked: set[Path] = set()
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
        return NO_MARK + _line({column.name: column.name for column in COLUMNS}, self._columns)

    @property
    def _columns(self) -> Columns:
        if self._fitted[0] != self.size.width:
            self._fitted = self.size.width, columns_of(self.size.width)
        return self._fitted[1]

    def row(self, at: int) -> tuple[str, str]:
        row = self._rows[at]
        if isinstance(row, str):
            return f"{NO_MARK}{row}", "list--group"
        width = self.size.width
        cells = _cells(row, self._today, is_roomy=width >= ROOMY)
        text = (MARK if row.path in self.marked else NO_MARK) + _line(cells, self._columns)
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


def columns_of(width: int) -> Columns:
    """Return the columns shown at a width in cells, and the cells of each."""
    shown = [column for column in COLUMNS if width >= column.from_width]
    wide = [(width >= ROOMY and column.roomy_cells) or column.cells for column in shown]
    left = max(width - sum(wide) - GAP * len(shown) - len(MARK), 8)
    return tuple((column, cells or left) for column, cells in zip(shown, wide, strict=True))


def _line(texts: Mapping[str, str], columns: Iterable[tuple[Column, int]]) -> str:
    return "".join(
        fitted(texts[column.name], cells, is_right=column.is_right) + " " * GAP for column, cells in columns
    )


def _cells(entry: ListedDraft, today: date, *, is_roomy: bool) -> dict[str, str]:
    facts = entry.facts
    return {
        "编号": entry.item,
        "文号": _number(entry, is_roomy=is_roomy),
        "提出人": entry.proposers,
        "案由": entry.trouble.partition("：")[2] or entry.trouble or entry.subject,
        "类型": entry.kind,
        "环节": stage_word(entry),
        "期限": deadline_text(entry, today, with_day=is_roomy),
        "页": str(facts.pages) if facts else "",
        "问题": "！" if entry.trouble else _problem_count(entry),
        "修改时间": modified_text(entry),
    }


def _number(entry: ListedDraft, *, is_roomy: bool) -> str:
    """Return the document number, in narrow lists without its code; a substitute if there is none."""
    if not entry.number:
        return entry.path.stem if entry.trouble else "（未编号）"
    return entry.number if is_roomy else entry.number[max(entry.number.find("〔"), 0) :]


def _problem_count(entry: ListedDraft) -> str:
    """Return the number of problems, with ！ if one is an error; ✓ if there are none."""
    if entry.facts is None:
        return "…"
    return f"{'！' if entry.has_errors else ''}{entry.problems}" if entry.problems else "✓"
