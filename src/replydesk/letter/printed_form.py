"""A form (征询意见表, 发文稿纸) made from the lines of a filled-in template of the unit.

The template is written like a draft: `# ` begins the title, rows of `| a | b |` are the table. In its table

* a row of dashes aligns the cells below it: `---` left, `--:` right, `:-:` centred both ways,
* the last cell of a row spans the remaining columns,
* a row that begins with an empty cell continues the row above: `||` is one more line to write on.

A slot may have several lines, with `LINE` between them: they are below each other in its cell.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby

from replydesk.draft.place import Place
from replydesk.letter.model import Block, Cell, Letter, Role, Span
from replydesk.text.characters import one_line
from replydesk.text.note import Note
from replydesk.text.table_rows import cells_of, is_row, is_rule, side_of

LINE = "\x1f"  # between the lines of a slot; typed text has none, since `one_line` marks it
FEWEST_LINES = 2  # lines to write on that always remain
_MOST_IN_ROW = 200  # characters of a line that has a row of its own: its cell is lower than a page


@dataclass(frozen=True, slots=True)
class Form:
    """A form ready for layout, None if there is none, and notes on why it could not be made."""

    letter: Letter | None = None
    notes: tuple[Note, ...] = ()


def form_letter(kind: str, lines: Iterable[str], *, has_row_a_line: bool = False) -> Letter:
    """Return the form of a filled-in template, without blocks if it has no text; `kind` is its folder.

    If it `has_row_a_line`, the lines of a slot have a row each, so that no row is higher than a page.
    """
    return Letter(tuple(_blocks(kind, lines, has_row_a_line)), has_head=False)


def with_one_line_less(form: Letter, *, least: int = 0) -> Letter | None:
    """Return a form with one line less to write on, in the row that has most; None if it has to keep them.

    It keeps `FEWEST_LINES`, and `least` in each row.
    """
    blank: dict[tuple[int, int], list[int]] = {}
    for at, block in enumerate(form.blocks):
        if at and not block.text and block.cell and _below(form, at):
            blank.setdefault((block.cell.table, block.cell.row), []).append(at)
    most = max(reversed(blank.values()), key=len, default=[])
    if sum(map(len, blank.values())) <= FEWEST_LINES or len(most) <= least:
        return None
    return replace(form, blocks=(*form.blocks[: most[-1]], *form.blocks[most[-1] + 1 :]))


def _below(form: Letter, at: int) -> bool:
    """Return True if a block is below another one in its cell."""
    cell, above = form.blocks[at].cell, form.blocks[at - 1].cell
    if cell is None or above is None:
        return False
    return (cell.table, cell.row, cell.column) == (above.table, above.row, above.column)


def _blocks(kind: str, lines: Iterable[str], has_row_a_line: bool) -> Iterator[Block]:
    tables = 0
    for is_table, group in groupby(lines, key=is_row):
        if is_table:
            tables += 1
            yield from _table(kind, tables, group, has_row_a_line)
            continue
        for line in (part for typed in group for part in typed.split(LINE)):
            title = line.removeprefix("#")
            role = Role.BODY if title == line else Role.TITLE
            if text := one_line(title.replace("\\|", "|")):
                yield _block(kind, role, text)


@dataclass(slots=True)
class _FormRow:
    """A row of a form's table while it is parsed: the texts and alignments of the lines of each cell."""

    cells: list[list[tuple[str, str]]] = field(default_factory=list)

    def go_on(self, texts: list[str], sides: list[str]) -> None:
        """Add one more line: below the cells it has texts for, or below the last one."""
        last = len(self.cells) - 1
        if not any(texts):
            self.cells[last].append(("", sides[last]))
        for column, text in enumerate(texts):
            if text:
                cell = self.cells[min(column, last)]
                cell += ((line, sides[column]) for line in text.split(LINE))

    @classmethod
    def of(cls, texts: list[str], sides: list[str]) -> _FormRow:
        """Return the row of a line of the template."""
        pairs = zip(texts, sides, strict=False)
        return cls([[(line, side) for line in text.split(LINE)] for text, side in pairs])

    def split(self) -> Iterator[_FormRow]:
        """Yield a row for each line of its fullest cell with text; the lines to write on go with the last."""
        cells = [[piece for line in cell for piece in _pieces(*line)] for cell in self.cells]
        count = max(sum(bool(text) for text, _ in cell) for cell in cells)
        for at in range(max(count - 1, 0)):
            yield _FormRow([cell[at : at + 1] or [("", cell[-1][1])] for cell in cells])
        last = max(count - 1, 0)
        yield _FormRow([cell[last:] or [("", cell[-1][1])] for cell in cells])


def _pieces(text: str, side: str) -> Iterator[tuple[str, str]]:
    """Yield a line in pieces that are lower than a page."""
    for at in range(0, max(len(text), 1), _MOST_IN_ROW):
        yield text[at : at + _MOST_IN_ROW], side


def _table(kind: str, number: int, lines: Iterable[str], has_row_a_line: bool) -> Iterator[Block]:
    """Yield the blocks of a table, row by row."""
    typed = [cells_of(line) for line in lines]
    columns = max(map(len, typed))
    sides = ["left"] * columns
    rows: list[_FormRow] = []
    for texts in typed:
        if is_rule(texts):
            sides = [*map(side_of, texts), *sides[len(texts) :]]
        elif rows and not texts[0]:
            rows[-1].go_on(texts, sides)
        else:
            rows.append(_FormRow.of(texts, sides))
    if has_row_a_line:
        rows = [each for row in rows for each in row.split()]
    for row, each in enumerate(rows):
        for column, cell in enumerate(each.cells):
            span = columns - column if column == len(each.cells) - 1 else 1
            for text, side in cell:
                place = Cell(number, columns, row, column, side, span, cell[0][1] == "center")
                yield _block(kind, Role.CELL, one_line(text), place)


def _block(kind: str, role: Role, text: str, cell: Cell | None = None) -> Block:
    return Block(role, (Span(text, role),), Place(kind), cell)
