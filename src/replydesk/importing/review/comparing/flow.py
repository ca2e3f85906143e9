"""A review copy as one stream of characters, paragraph marks among them: each may be added or removed.

The text with all tracked changes left, which is the base unless something was changed without tracking, is
divided into units: a paragraph, or a row of a table.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from replydesk.importing.review.model import ChangeStamp, DocCell, DocParagraph

PARAGRAPH, CELL = "\r", "\x07"  # the marks in the text of a stream; no text has them


class TraceAct(NamedTuple):
    """An addition or removal of characters; `is_row` if it is that of their row or cell."""

    stamp: ChangeStamp
    is_row: bool = False


class Atom(NamedTuple):
    """Characters of one paragraph, or its mark, that share who added and removed them.

    `paragraph` and `start` are the place in the file, or -1 for what is missing there; `base` and
    `base_start` that in the base, -1 for what it has not.
    """

    text: str
    paragraph: int
    start: int
    cell: DocCell | None = None
    is_mark: bool = False
    added: tuple[TraceAct, ...] = ()
    removed: tuple[TraceAct, ...] = ()
    base: int = -1
    base_start: int = -1

    @property
    def row(self) -> tuple[int, int] | None:
        """Return the table and row, None outside of tables."""
        return self.cell[:2] if self.cell else None


def atoms_of(paragraphs: Sequence[DocParagraph]) -> Iterator[Atom]:
    """Yield the stream of a file."""
    for number, paragraph in enumerate(paragraphs):
        row_added, row_removed = paragraph.row_added, paragraph.row_removed
        cell = paragraph.cell._replace(is_last=False) if paragraph.cell else None
        at = 0
        for piece in paragraph.pieces:
            added, removed = _acts(piece.added, row_added), _acts(piece.removed, row_removed)
            yield Atom(piece.text, number, at, cell, False, added, removed)
            at += len(piece.text)
        is_last = paragraph.cell is not None and paragraph.cell.is_last
        own = (None, None) if is_last else (paragraph.mark_added, paragraph.mark_removed)
        added, removed = _acts(own[0], row_added), _acts(own[1], row_removed)
        yield Atom(CELL if is_last else PARAGRAPH, number, at, cell, True, added, removed)


def _acts(own: ChangeStamp | None, of_row: ChangeStamp | None) -> tuple[TraceAct, ...]:
    """Return what was done to characters; what was done to their whole row is enough."""
    if of_row:
        is_other = own is not None and own.who != of_row.who
        return (TraceAct(of_row, True), TraceAct(own)) if own and is_other else (TraceAct(of_row, True),)
    return (TraceAct(own),) if own else ()


class StreamUnit(NamedTuple):
    """A paragraph, or a row of a table with the ends of its cells: a stretch of the text of a stream."""

    start: int
    end: int
    row: tuple[int, int] | None = None
    cells: tuple[int, ...] = ()


class Flow(NamedTuple):
    """A text with marks, its units, and the paragraph of the file that each stretch of it is from.

    `removed` are the offsets at which stretches begin and end that someone removed with a trace.
    """

    text: str
    units: tuple[StreamUnit, ...]
    origins: tuple[tuple[int, int], ...]  # where a stretch begins, and its paragraph
    removed: tuple[int, ...] = ()


def flow_of(atoms: Iterable[Atom]) -> Flow:
    """Return a stream with all that was added left out, and all that was removed kept."""
    texts: list[str] = []
    origins: list[tuple[int, int]] = []
    units: list[StreamUnit] = []
    cells: list[int] = []
    removed: list[int] = []
    row: tuple[int, int] | None = None
    start = at = 0
    for atom in atoms:
        if atom.added:
            continue
        if at > start and row != atom.row:
            units.append(StreamUnit(start, at, row, tuple(cells)))
            start, cells = at, []
        row = atom.row
        texts.append(atom.text)
        if not origins or origins[-1][1] != atom.paragraph:
            origins.append((at, atom.paragraph))
        if atom.removed:
            removed += (at, at + len(atom.text))
        at += len(atom.text)
        if atom.text == CELL:
            cells.append(at)
        elif atom.is_mark and not row:
            units.append(StreamUnit(start, at))
            start = at
    if at > start:
        units.append(StreamUnit(start, at, row, tuple(cells)))
    return Flow("".join(texts), tuple(units), tuple(origins), tuple(removed))
