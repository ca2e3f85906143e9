"""The tables of a returned copy as rows of the draft: only cells that were changed are typed again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from replydesk.draft.place import Place
from replydesk.importing.review.base.review_base import ReviewBase
from replydesk.importing.review.drafting.lines import BackLine, BackWords, plain
from replydesk.importing.review.model import ResolvedParagraph
from replydesk.text.table_rows import cell_starts, cells_of, is_rule

_EMPTY = "\u3000"  # printed in a row without text

Cells = dict[int, list[tuple[int, ResolvedParagraph]]]  # the paragraphs of each column of a row


def table_lines(base: ReviewBase, group: Sequence[tuple[int, ResolvedParagraph]]) -> list[BackLine]:
    """Return the rows of a table, and the row of dashes below its head if it had one."""
    rows: dict[int, Cells] = {}
    for number, each in group:
        if each.cell:
            rows.setdefault(each.cell.row, {}).setdefault(each.cell.column, []).append((number, each))
    places = [_place_of(base, cells) for cells in rows.values()]
    lines = [_row(base, cells, place) for cells, place in zip(rows.values(), places, strict=True)]
    lines = [line for line in lines if line.text]
    rule = _rule(base, places)
    if not rule or not lines:
        return lines
    columns = max(len(cells_of(line.text)) for line in lines)
    dashes = (cells_of(rule.text) + ["---"] * columns)[:columns]
    is_same = columns == len(cells_of(rule.text))
    text = rule.text if is_same else f"| {' | '.join(dashes)} |"
    return [lines[0], replace(rule, text=text, is_changed=not is_same), *lines[1:]]


def _place_of(base: ReviewBase, cells: Cells) -> Place | None:
    """Return the row that most cells of a row were in, None for a new row."""
    blocks = [base.block(each) for found in cells.values() for _, cell in found for each in cell.bases]
    counts = Counter(block.place for block in blocks if block and block.cell)
    return counts.most_common(1)[0][0] if counts else None


def _rule(base: ReviewBase, places: Sequence[Place | None]) -> BackLine | None:
    """Return the row of dashes below the head of the table, if the head is still there."""
    for place in filter(None, places):
        below = base.line(place._replace(paragraph=place.paragraph + 1))
        if below and is_rule(cells_of(below.text)) and below.text.lstrip().startswith("|"):
            origin = base.letter.by_place.get(place, [-1])[0]
            return BackLine(place.key, below.text, origin=origin)
    return None


def _row(base: ReviewBase, cells: Cells, place: Place | None) -> BackLine:
    """Return a row: as it is typed but for the cells that were changed."""
    columns = max(cells) + 1
    texts = [_text(cells.get(column, [])) for column in range(columns)]
    typed = base.line(place) if place else None
    blocks = tuple(base.letter.by_place.get(place, ())) if place else ()
    if typed is None or place is None:
        row, is_changed = _typed(texts) if any(texts) or place else "", True
    else:
        was = _printed(base, place, columns)
        is_changed = was != [text or "" for text in texts]
        row = _with_cells(typed.text, was, texts) if is_changed else typed.text
    words = tuple(_words(cells, row))
    part = place.key if place else ""
    origin = blocks[0] if blocks else -1
    kept = () if is_changed else blocks
    return BackLine(part, row, blocks=kept, words=words, is_changed=is_changed, origin=origin)


def _text(cell: Sequence[tuple[int, ResolvedParagraph]]) -> str:
    text = _EMPTY.join(plain(each.text).strip() for _, each in cell if each.text.strip())
    return text.strip()


def _printed(base: ReviewBase, place: Place, columns: int) -> list[str]:
    """Return the cells of a row as the copy had them, as many as there are now at least."""
    own = [base.letter.blocks[number] for number in base.letter.by_place.get(place, ())]
    texts = {block.cell.column: block.text.strip() for block in own if block.cell}
    table = next((block.cell for block in own if block.cell), None)
    count = max(table.columns if table else 0, columns)
    return [texts.get(column, "") for column in range(count)][: max(columns, len(texts))]


def _with_cells(typed: str, was: Sequence[str], texts: Sequence[str]) -> str:
    """Return a typed row with other texts in the cells that were changed."""
    cells, starts = cells_of(typed), cell_starts(typed)
    is_filled = any(text and not cell for text, cell in zip(texts, cells, strict=False))
    if is_filled or len(cells) < len(texts) or len(texts) < len([text for text in was if text]):
        kept = [
            cells[i] if i < len(cells) and was[i : i + 1] == [text] else text for i, text in enumerate(texts)
        ]
        return _typed(kept)
    for column in reversed(range(len(texts))):
        if texts[column] != was[column]:
            start = starts[column]
            end = start + len(_escaped(cells[column]))
            typed = typed[:start] + _escaped(texts[column]) + typed[end:]
    return typed


def _typed(texts: Sequence[str]) -> str:
    return f"| {' | '.join(map(_escaped, texts))} |"


def _escaped(text: str) -> str:
    return text.replace("|", "\\|")


def _words(cells: Cells, row: str) -> list[BackWords]:
    """Return where the words of the cells stand in a typed row."""
    starts = cell_starts(row)
    found = []
    for column, cell in cells.items():
        if column < len(starts) and cell:
            number, each = cell[0]
            at = len(each.text) - len(each.text.lstrip())
            found.append(BackWords(number, at, len(each.text.strip()), starts[column]))
    return found
