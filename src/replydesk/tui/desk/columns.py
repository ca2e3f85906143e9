"""The columns of the desk's list: which there are, how wide they are, and what they say of a draft."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from rich.cells import cell_len

from replydesk.desk.listing import (
    ASSISTING,
    LEADING,
    OFFICE,
    REMARKS,
    ListedDraft,
    deadline_text,
    modified_text,
    stage_word,
)
from replydesk.text.characters import one_line

GAP = 1  # cells between the columns
SUBJECT = "案由"  # the column that is always there, and takes the rest of the width

# Cells that are left for 案由: by columns nobody asked for, by those the clerk chose, by wide ones.
LEAST, LEAST_CHOSEN, LEAST_WIDE = 23, 12, 30

KEPT_CELLS, KEPT_WIDE = 10, 16  # cells of columns kept from lists, narrow and wide
KEPT_RANK, WIDE_RANK, LAST_RANK = 4, 6, 9


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its cells (0: the rest), its cells where there is room (0: the same).

    Where there is no room, columns of the highest rank are left out first.
    """

    name: str
    cells: int
    wide_cells: int = 0
    rank: int = 0
    is_right: bool = False


COLUMNS = (  # left to right
    Column("编号", 6, rank=1, is_right=True),
    Column("文号", 13, 22),
    Column("提出人", 10, 12),
    Column(SUBJECT, 0),
    Column(OFFICE, 10, 16, rank=2),
    Column(LEADING, 10, 16, rank=3),
    Column(ASSISTING, 10, 16, rank=3),
    Column("类型", 8, rank=7),
    Column("环节", 6),
    Column("期限", 7, 16, rank=1),
    Column("页", 3, rank=5, is_right=True),
    Column("问题", 4, is_right=True),
    Column(REMARKS, 4, rank=2, is_right=True),
    Column("修改时间", 11, rank=8),
)
NAMES = tuple(column.name for column in COLUMNS)
WHERE_USED = (
    "编号",
    OFFICE,
    LEADING,
    ASSISTING,
    REMARKS,
)  # unless chosen, shown only where a draft has a value
_KNOWN = {column.name: column for column in COLUMNS}

Columns = tuple[tuple[Column, int], ...]  # columns, each with its cells


class Chosen(NamedTuple):
    """Names of columns, left to right; `is_own` is True if the clerk chose them."""

    names: tuple[str, ...]
    is_own: bool = False

    def fitted(self, width: int) -> Columns:
        """Return the columns for which a list of some width in cells has room, and the cells of each."""
        columns = [column_named(name) for name in self.names]
        least = LEAST_CHOSEN if self.is_own else LEAST
        rest, cells = width - GAP, dict[str, int]()
        for _, column, wanted in sorted(self._steps(columns), key=lambda step: step[0]):
            more = wanted - cells.get(column.name, -GAP)
            if rest - more < (least if wanted == column.cells else LEAST_WIDE):
                break
            cells[column.name] = wanted
            rest -= more
        cells[SUBJECT] = max(rest, 8)
        return tuple((each, cells[each.name]) for each in columns if each.name in cells)

    def _steps(self, columns: Sequence[Column]) -> Iterator[tuple[int, Column, int]]:
        """Yield rank, column and cells of each step by which a list grows: a column more, a wider one.

        Those that a clerk has chosen come before any is wide, those on the left first.
        """
        for column in columns:
            rank = 1 if self.is_own and 1 < column.rank <= KEPT_RANK else column.rank
            if column.cells:
                yield rank, column, column.cells
            if column.wide_cells > column.cells:
                yield LAST_RANK if self.is_own else WIDE_RANK, column, column.wide_cells


def column_named(name: str) -> Column:
    """Return a column; one that is none of the program's is a column kept from a list."""
    narrow = max(KEPT_CELLS, min(cell_len(name), KEPT_WIDE))
    return _KNOWN.get(name) or Column(name, narrow, KEPT_WIDE, KEPT_RANK)


def used_columns(entries: Sequence[ListedDraft]) -> Iterator[str]:
    """Yield the names of the columns with a value in some entry, of those not every desk needs."""
    yield from ["编号"] * any(entry.item for entry in entries)
    yield from [REMARKS] * any(entry.remarks for entry in entries)
    for entry in entries:
        if entry.more:
            yield from (name for name, _ in entry.more)


def possible_columns(chosen: Sequence[str], used: Iterable[str]) -> list[str]:
    """Return all columns to choose from: the chosen ones in their order, then the others."""
    return list(dict.fromkeys((*chosen, *NAMES, *used)))


def columns_in_use(own: Sequence[str], used: Collection[str]) -> Chosen:
    """Return the columns of a list: the clerk's own, else the usual ones; `used` have values.

    Columns that no draft of this desk knows are left out.
    """
    if own:
        names = [name for name in dict.fromkeys(own) if name in NAMES or name in used]
        return Chosen(tuple(names if SUBJECT in names else [*names, SUBJECT]), is_own=True)
    return Chosen(tuple(name for name in NAMES if name not in WHERE_USED or name in used))


def cell_text(name: str, entry: ListedDraft, today: date, cells: int) -> str:
    """Return what a column of some cells says of a draft."""
    value = _VALUES.get(name)
    return one_line(value(entry, today, cells)) if value else dict(entry.more).get(name, "")


def _number(entry: ListedDraft, _: date, cells: int) -> str:
    """Return the document number, in narrow columns without its code; a substitute if there is none."""
    if not entry.number:
        return entry.path.stem if entry.trouble else "（未编号）"
    is_wide = cells > _KNOWN["文号"].cells
    return entry.number if is_wide else entry.number[max(entry.number.find("〔"), 0) :]


def _problem_count(entry: ListedDraft) -> str:
    """Return the number of problems, with ！ if one is an error; ✓ if there are none."""
    if entry.trouble:
        return "！"
    if entry.facts is None:
        return "…"
    return f"{'！' if entry.has_errors else ''}{entry.problems}" if entry.problems else "✓"


def _deadline(entry: ListedDraft, today: date, cells: int) -> str:
    return deadline_text(entry, today, with_day=cells > _KNOWN["期限"].cells)


# What the program's columns say of a draft today, given the cells of the column.
_VALUES: dict[str, Callable[[ListedDraft, date, int], str]] = {
    "编号": lambda entry, *_: entry.item,
    "文号": _number,
    "提出人": lambda entry, *_: entry.proposers,
    SUBJECT: lambda entry, *_: entry.trouble.partition("：")[2] or entry.trouble or entry.subject,
    "类型": lambda entry, *_: entry.kind,
    "环节": lambda entry, *_: stage_word(entry),
    "期限": _deadline,
    "页": lambda entry, *_: str(entry.facts.pages) if entry.facts else "",
    "问题": lambda entry, *_: _problem_count(entry),
    REMARKS: lambda entry, *_: f"{entry.remarks}" if entry.remarks else "",
    "修改时间": lambda entry, *_: modified_text(entry),
}
