"""Units that flow over pages: paragraphs and table rows, each with the rules that keep it together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from replydesk.layout.lines import Typesetter
from replydesk.layout.pages import Row
from replydesk.layout.sheet import STYLES
from replydesk.layout.tables import TableEntry, table_of
from replydesk.layout.tightening import Condensed
from replydesk.letter.model import Letter, Role
from replydesk.text.note import Note


class FlowUnit(NamedTuple):
    """Consecutive rows: of a paragraph, or of one row of a table."""

    block: int
    rows: Sequence[Row]
    blank_before: int = 0
    keeps_with_next: bool = False
    starts_page: bool = False
    is_whole: bool = False  # True if a page end may not split it
    head: Sequence[Row] = ()  # Rows repeated at the top of a new page before this unit: the head of its table


class Units(NamedTuple):
    """The units of some blocks, the column edges of their tables, and notes on layout problems."""

    units: list[FlowUnit]
    tables: dict[int, tuple[int, ...]]
    notes: list[Note]


def units_of(
    letter: Letter, setter: Typesetter, blocks: Sequence[int], condensed: Mapping[int, Condensed]
) -> Units:
    """Return the units of `blocks`."""
    units: list[FlowUnit] = []
    tables: dict[int, tuple[int, ...]] = {}
    notes: list[Note] = []
    at = 0
    while at < len(blocks):
        index = blocks[at]
        if letter.blocks[index].cell is None:
            units.append(_paragraph(letter, setter, index, condensed.get(index, ())))
            at += 1
            continue
        cells = _table_from(letter, blocks, at)
        found = _table(letter, setter, cells)
        units += found.units
        tables |= found.tables
        notes += found.notes
        at += len(cells)
    _set_titles_apart(units, letter)
    return Units(units, tables, notes)


def _set_titles_apart(units: list[FlowUnit], letter: Letter) -> None:
    """Add a blank line below attachment titles, and between a form's title and its table (as 7.3.2)."""
    titles = letter.places(Role.ATTACHMENT_TITLE)
    above_table = letter.places(Role.TITLE) if letter.places(Role.CELL, Role.CELL_HEAD) else []
    for at, unit in enumerate(units[:-1], 1) if titles or above_table else ():
        is_table = letter.blocks[units[at].block].cell is not None
        if unit.block in titles or (is_table and unit.block in above_table):
            units[at] = units[at]._replace(blank_before=1)


def _paragraph(letter: Letter, setter: Typesetter, index: int, condensed: Condensed) -> FlowUnit:
    block = letter.blocks[index]
    style = STYLES[block.role]
    return FlowUnit(
        index,
        setter.rows(block.text, block.role, index, condensed),
        style.blank_before,
        style.keeps_with_next or block.role in (Role.ATTACHMENT, Role.ATTACHMENT_TITLE),
        block.role is Role.ATTACHMENT,
    )


def _table_from(letter: Letter, blocks: Sequence[int], at: int) -> list[int]:
    """Return the blocks of the table that begins at position `at` of `blocks`."""
    first = letter.blocks[blocks[at]].cell
    cells = []
    for index in blocks[at:]:
        cell = letter.blocks[index].cell
        if cell is None or first is None or cell.table != first.table:
            break
        cells.append(index)
    return cells


def _table(letter: Letter, setter: Typesetter, cells: Sequence[int]) -> Units:
    """Return the rows of a table; plain lines if it has too many columns, or a row higher than a page."""
    entries = []
    for index in cells:
        block = letter.blocks[index]
        assert block.cell is not None
        entries.append(TableEntry(index, block.text, block.role, block.cell))
    (edges, torn), rows = table_of(tuple(entries), setter.setup)
    first = entries[0]
    has_head = first.role is Role.CELL_HEAD
    head = rows[0] if rows and has_head else []
    if not edges or max(map(len, rows)) + len(head) > setter.setup.sheet.lines:
        note = Note(_TOO_HIGH if edges else _TOO_MANY_COLUMNS)
        return Units([_paragraph(letter, setter, index, ()) for index in cells], {}, [note])
    units = [FlowUnit(row[0][0].block, row, is_whole=True, head=head) for row in rows]
    if has_head:
        units[0] = units[0]._replace(head=(), keeps_with_next=len(units) > 1)
    notes = [Note(_TORN.format(torn))] if torn else []
    return Units(units, {first.cell.table: edges}, notes)


_TOO_MANY_COLUMNS = "表格列数太多，一页的宽度放不下，已逐格排成文字；请减少列数，或另附原件"
_TORN = "表格太挤，“{}”这样的数字、词语要拆成两行；请减少列数或文字，或另附原件"
_TOO_HIGH = "表格有一行比一页还高，已逐格排成文字；请把这一行的文字分成几行"
