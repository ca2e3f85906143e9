"""The assigned list (交办清单), read from any columns and spellings.

`understand` is pure and total: every row below the headings becomes an assignment, is refused with the
reason, is skipped with the reason (a note, a total, a further row of a merged item), or is blank.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from replydesk.importing.lists.assignment import Assignment, RejectedRow
from replydesk.importing.lists.headings import HEAD_ROWS, Headings, find_headings
from replydesk.importing.lists.item_identity import Items
from replydesk.importing.lists.rows import SheetReader
from replydesk.importing.lists.sheets import ListSheet
from replydesk.text.note import Note

MAX_COLUMNS = 500  # Filled cells of a row of headings


@dataclass(frozen=True, slots=True)
class Understood:
    """The result of reading a list."""

    headings: tuple[Headings, ...] = ()
    assignments: tuple[Assignment, ...] = ()
    refused: tuple[RejectedRow, ...] = ()
    passed: tuple[RejectedRow, ...] = ()
    notes: tuple[Note, ...] = ()


def understand(sheets: Iterable[ListSheet]) -> Understood:
    """Return the items of all sheets, in order; a repeated item is refused."""
    headings, notes = [], []
    assignments: list[Assignment] = []
    refused: list[RejectedRow] = []
    passed: list[RejectedRow] = []
    seen: Items[str] = Items()
    for sheet in sheets:
        if (width := _width(sheet)) > MAX_COLUMNS:
            notes.append(Note(f"{sheet.place(1)}起，一行有 {width} 格，不像清单，没有读；请只留下清单的列"))
            continue
        if (found := find_headings(sheet)) is None:
            name = f"工作表“{sheet.name}”" if sheet.name else "文件"
            notes.append(Note(f"{name}里没有认出表头（要有编号、案由一类的列），没有读"))
            continue
        reader = SheetReader(sheet, found)
        headings.append(replace(found, columns=reader.columns))
        notes += reader.remarks()
        for each in reader.rows():
            if isinstance(each, RejectedRow):
                passed.append(each)
            elif reason := _refusal(each, seen):
                refused.append(RejectedRow(each.sheet, each.row, each.place, reason))
            else:
                assignments.append(each)
    return Understood(tuple(headings), tuple(assignments), tuple(refused), tuple(passed), tuple(notes))


def _width(sheet: ListSheet) -> int:
    """Return the number of filled cells in the fullest of the rows that may be headings."""
    return max((sum(map(bool, row)) for row in sheet.rows[:HEAD_ROWS]), default=0)


def _refusal(item: Assignment, seen: Items[str]) -> str:
    """Return why a row cannot be used, "" if it can; its item is then added to `seen`."""
    if not item.number and not item.subject:
        return "没有编号，也没有案由，不知道是哪一件"
    if place := seen.find(item.item):
        return f"与{place}是同一件（{item.number or item.subject}），只用前一行"
    seen.add(item.item, item.place)
    return ""
