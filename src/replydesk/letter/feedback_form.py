"""The feedback form (征询意见表) sent with a reply, made from a template of the unit.

The template is written like a draft: `# ` begins the title, rows of `| a | b |` are the table. In its table

* a row of dashes aligns the cells below it: `---` left, `--:` right, `:-:` centred both ways,
* the last cell of a row spans the remaining columns,
* a row that begins with an empty cell continues the row above: `||` is one more line to write on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby

from replydesk.draft.model import Key
from replydesk.draft.place import Place
from replydesk.letter.facts import DraftFacts, form_of_address
from replydesk.letter.model import Block, Cell, Letter, Role, Span
from replydesk.letter.phrases import PhraseError, Phrases
from replydesk.text.characters import one_line
from replydesk.text.note import Note
from replydesk.text.table_rows import cells_of, is_row, is_rule, side_of

FORMS = "征询意见表"  # kind of phrase for forms: a folder of `templates/`
FEWEST_LINES = 2  # lines to write on that always remain


@dataclass(frozen=True, slots=True)
class Form:
    """A form ready for layout, None if there is none, and notes on why it could not be made."""

    letter: Letter | None = None
    notes: tuple[Note, ...] = ()


def feedback_form(facts: DraftFacts, phrases: Phrases) -> Form:
    """Return the form sent with a reply, if its unit has one. Never fails."""
    name = facts.feedback_form
    if not name:
        return Form()
    try:
        lines = phrases.fill(FORMS, name, form_slots(facts))
    except PhraseError as error:
        return Form(notes=(Note(f"没有做{FORMS}：{error}"),))
    blocks = tuple(_blocks(lines))
    if not blocks:
        said = f"没有做{FORMS}：templates/{FORMS}/{name}.j2 里没有文字"
        return Form(notes=(Note(said),))
    return Form(Letter(blocks, has_head=False))


def with_one_line_less(form: Letter) -> Letter | None:
    """Return a form with one line less to write on, None if it has only `FEWEST_LINES`."""
    blank = [at for at, block in enumerate(form.blocks) if at and not block.text and _below(form, at)]
    if len(blank) <= FEWEST_LINES:
        return None
    return replace(form, blocks=(*form.blocks[: blank[-1]], *form.blocks[blank[-1] + 1 :]))


def _below(form: Letter, at: int) -> bool:
    """Return True if a block is below another one in its cell."""
    cell, above = form.blocks[at].cell, form.blocks[at - 1].cell
    if cell is None or above is None:
        return False
    return (cell.table, cell.row, cell.column) == (above.table, above.row, above.column)


def form_slots(facts: DraftFacts) -> dict[str, str]:
    """Return the slots of forms: those of phrases and more facts; bars are escaped, not to split cells."""
    names = facts.proposers
    more = {
        "文号": facts.draft.get(Key.DOCUMENT_NUMBER),
        "成文日期": facts.draft.get(Key.DATE),
        "承办单位": facts.filled(Key.SIGNATURE),
        "领衔": form_of_address(names[:1], facts.kind),
        "联名": "是" if len(names) > 1 else "",
        "联系人": facts.filled(Key.CONTACT),
        "电话": facts.filled(Key.PHONE),
    }
    words = facts.slots | {name: one_line(text) for name, text in more.items()}
    return {name: text.replace("|", "\\|") for name, text in words.items()}


def _blocks(lines: Iterable[str]) -> Iterator[Block]:
    """Yield the blocks of a filled-in form."""
    tables = 0
    for is_table, group in groupby(lines, key=is_row):
        if is_table:
            tables += 1
            yield from _table(tables, group)
            continue
        for line in group:
            title = line.removeprefix("#")
            role = Role.BODY if title == line else Role.TITLE
            if text := one_line(title.replace("\\|", "|")):
                yield _block(role, text)


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
                self.cells[min(column, last)].append((text, sides[column]))


def _table(number: int, lines: Iterable[str]) -> Iterator[Block]:
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
            rows.append(_FormRow([[each] for each in zip(texts, sides, strict=False)]))
    for row, each in enumerate(rows):
        for column, cell in enumerate(each.cells):
            span = columns - column if column == len(each.cells) - 1 else 1
            for text, side in cell:
                place = Cell(number, columns, row, column, side, span, cell[0][1] == "center")
                yield _block(Role.CELL, one_line(text), place)


def _block(role: Role, text: str, cell: Cell | None = None) -> Block:
    return Block(role, (Span(text, role),), Place(FORMS), cell)
