"""The assigned list (交办清单), read from any columns and spellings.

`understand` is pure and total: every row below the headings becomes an assignment, is refused with the
reason, is skipped with the reason (a note, a total, a further row of an item), or is blank.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from replydesk.importing.lists.assignment import Assignment, RejectedRow
from replydesk.importing.lists.bodies import joined
from replydesk.importing.lists.headings import HEAD_ROWS, Headings, find_headings
from replydesk.importing.lists.item_identity import Items
from replydesk.importing.lists.item_numbers import numbers_in
from replydesk.importing.lists.remarks import loss
from replydesk.importing.lists.rows import SheetReader
from replydesk.importing.lists.sheets import ListSheet
from replydesk.importing.lists.side_by_side import tables_beside
from replydesk.text.note import Note

MAX_COLUMNS = 500  # Filled cells of a row of headings


@dataclass(frozen=True, slots=True)
class Understood:
    """The result of reading a list; `kept` are columns that drafts keep under their headings."""

    headings: tuple[Headings, ...] = ()
    assignments: tuple[Assignment, ...] = ()
    refused: tuple[RejectedRow, ...] = ()
    passed: tuple[RejectedRow, ...] = ()
    notes: tuple[Note, ...] = ()
    kept: tuple[Note, ...] = ()


@dataclass
class _ListReading:
    """A list while it is being read; `seen` has the places of items among the assignments."""

    headings: list[Headings] = field(default_factory=list)
    assignments: list[Assignment] = field(default_factory=list)
    refused: list[RejectedRow] = field(default_factory=list)
    passed: list[RejectedRow] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    kept: list[Note] = field(default_factory=list)
    seen: Items[int] = field(default_factory=Items)

    def read(self, sheet: ListSheet) -> None:
        """Read one sheet, with all tables on it."""
        if (width := _width(sheet)) > MAX_COLUMNS:
            said = f"{sheet.place(1)}起，一行有 {width} 格，不像清单，没有读；请只留下清单的列"
            self.notes.append(Note(said))
            return
        if (found := find_headings(sheet)) is None:
            name = f"工作表“{sheet.name}”" if sheet.name else "文件"
            self.notes.append(Note(f"{name}里没有认出表头（要有编号、案由一类的列），没有读"))
            return
        for table, headings in tables_beside(sheet, found):
            self._read_table(SheetReader(table, headings), headings)

    def _read_table(self, reader: SheetReader, found: Headings) -> None:
        self.headings.append(replace(found, columns=reader.columns))
        self.notes += reader.remarks()
        if kept := reader.kept_columns():
            name = f"工作表“{reader.sheet.name}”：" if reader.sheet.name else ""
            self.kept.append(Note(f"{name}照原样记在稿子里、不印出来的列：{'、'.join(kept)}"))
        for each in reader.rows():
            if isinstance(each, RejectedRow):
                self.passed.append(each)
            else:
                self._take(each)

    def _take(self, item: Assignment) -> None:
        """Add an item, or join its row to the one that has it, or refuse it."""
        if not item.number and not item.subject:
            self._refuse(item, "没有编号，也没有案由，不知道是哪一件")
            return
        at = self.seen.find(item.item)
        if at is None:
            self.seen.add(item.item, len(self.assignments))
            self.assignments.append(item)
            return
        first = self.assignments[at]
        if not _is_one_subject(first, item):
            said = f"编号“{item.number}”与{first.place}的“{first.number}”相同"
            other = f"案由却不同（“{_clipped(item.subject)}”）"
            self._refuse(item, f"{said}，{other}，分不清是哪一件，没有用；请核对编号")
        elif (
            (both := _joined(first, item)).bodies != first.bodies
            or both.joint != first.joint
            or both.more != first.more
        ):
            self.assignments[at] = both
            reason = f"与{first.place}是同一件{_spelt(first, item)}，多写的已并入"
            self.passed.append(RejectedRow(item.sheet, item.row, item.place, reason))
        else:
            name = item.number or item.subject
            self._refuse(item, f"与{first.place}是同一件（{name}{_spelt(first, item)}），只用前一行")

    def _refuse(self, item: Assignment, reason: str) -> None:
        self.refused.append(RejectedRow(item.sheet, item.row, item.place, reason))


def understand(sheets: Iterable[ListSheet]) -> Understood:
    """Return the items of all sheets, in order; a repeated item is joined to the first, or refused."""
    reading = _ListReading()
    for sheet in sheets:
        reading.read(sheet)
    return Understood(
        tuple(reading.headings),
        tuple(_with_shared_numbers(reading.assignments)),
        tuple(reading.refused),
        tuple(reading.passed),
        tuple(reading.notes),
        tuple(reading.kept),
    )


def _width(sheet: ListSheet) -> int:
    """Return the number of filled cells in the fullest of the rows that may be headings."""
    return max((sum(map(bool, row)) for row in sheet.rows[:HEAD_ROWS]), default=0)


def _is_one_subject(first: Assignment, item: Assignment) -> bool:
    one, other = first.item.subject, item.item.subject
    return one == other or not one or not other


def _spelt(first: Assignment, item: Assignment) -> str:
    return f"，“{item.number}”就是“{first.number}”" if first.number != item.number else ""


def _clipped(text: str) -> str:
    return text if len(text) <= 20 else f"{text[:20]}…"


def _joined(first: Assignment, item: Assignment) -> Assignment:
    """Return an item with the people and bodies of a further row of it."""
    bodies = joined((first.bodies, item.bodies))
    people = (*first.joint, *item.proposers, *item.joint)
    joint = tuple(name for name in dict.fromkeys(people) if name not in first.proposers)
    notes = first.notes
    if item.deadline and item.deadline != first.deadline:
        notes += (loss(f"几行合成一件，期限有“{first.deadline}”和“{item.deadline}”，先用前一个，请核对"),)
    more = (*first.more, *(each for each in item.more if each[0] not in dict(first.more)))
    return replace(first, bodies=bodies, joint=joint, more=more, notes=notes)


def _with_shared_numbers(items: Iterable[Assignment]) -> Iterator[Assignment]:
    """Yield the items; one with several numbers tells which of these another row has too."""
    items = tuple(items)
    several = {at: numbers for at, each in enumerate(items) if len(numbers := numbers_in(each.number)) > 1}
    alone: dict[tuple[str, str], str] = {}
    if several:
        alone = {(each.item.kind, each.item.number): each.place for each in items}
    for at, each in enumerate(items):
        shared = [alone[key] for number in several.get(at, ()) if (key := (each.item.kind, number)) in alone]
        notes = [loss(f"编号“{each.number}”里有{place}的编号，请核对") for place in shared]
        yield replace(each, notes=(*each.notes, *notes)) if notes else each
