"""Sources for the tests of the import: texts as lines, and letters of ours as a reader of Word gives them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from replydesk.importing.readers.text import read_text
from replydesk.importing.recognise import Imported, recognise
from replydesk.importing.source import Source, SourceLine
from replydesk.letter import Cell, Letter
from replydesk.office import Office

from .replies import office


def imported(text: str, stock: Office | None = None) -> Imported:
    """What becomes of a text file."""
    return recognise(read_text(text.encode(), Path("旧答复.txt")), stock or office())


def styled(letter: Letter) -> Source:
    """A letter as the paragraphs of its Word file, each with the style of its role."""
    return Source(tuple(_lines(letter)))


def _lines(letter: Letter) -> Iterator[SourceLine]:
    rows: dict[tuple[int, int], list[str]] = {}
    for block in letter.blocks:
        if block.cell is None:
            yield SourceLine(block.text, is_paragraph=True, style=block.role)
            continue
        place = (block.cell.table, block.cell.row)
        if place not in rows:
            rows[place] = [""] * block.cell.columns
            cells = [other for other in letter.blocks if other.cell and _row(other.cell) == place]
            for other in cells:
                assert other.cell is not None
                rows[place][other.cell.column] = other.text
            yield SourceLine("", True, style=block.role, cells=tuple(rows[place]), table=place[0])


def _row(cell: Cell) -> tuple[int, int]:
    return (cell.table, cell.row)
