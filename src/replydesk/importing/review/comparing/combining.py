"""The stream of a file and of its base as one: what differs without a trace is added or removed by nobody."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from replydesk.importing.review.comparing.flow import (
    CELL,
    PARAGRAPH,
    Atom,
    Flow,
    StreamUnit,
    TraceAct,
    atoms_of,
    flow_of,
)
from replydesk.importing.review.comparing.pairing import Group, groups
from replydesk.importing.review.model import BOOKMARK, ChangeStamp, DocCell, DocParagraph, ReviewFile
from replydesk.text.char_diff import text_edits

_UNTRACKED = TraceAct(ChangeStamp(""))
_UNTRACKED_ROW = TraceAct(ChangeStamp(""), is_row=True)
_MOVED = 6  # the least characters of a paragraph that is taken for moved if it is missing here and new there


class Mismatch(NamedTuple):
    """A replacement in the text of the base: stretches of both texts, and how it is noted."""

    start: int
    end: int
    other_start: int
    other_end: int
    removed: TraceAct = _UNTRACKED
    added: TraceAct = _UNTRACKED


def combined(base: ReviewFile, theirs: ReviewFile) -> list[Atom]:
    """Return the stream of a file, with all that is missing of the base put in where it was.

    The characters that were not added are exactly those of the base, in its order.
    """
    ours = tuple(atom._replace(added=(), removed=()) for atom in atoms_of(base.paragraphs) if not atom.added)
    stream = list(atoms_of(theirs.paragraphs))
    before, after = flow_of(ours), flow_of(stream)
    differences: Sequence[Mismatch] = ()
    if before.text != after.text:
        differences = _differences(before, after, _marked(base, before, theirs, after))
    woven = list(_woven(stream, _stretches(ours, differences)))
    return _in_cells(woven, stream)


def _marked(base: ReviewFile, before: Flow, theirs: ReviewFile, after: Flow) -> dict[int, list[int]]:
    """Return the file's units that each base unit's bookmark is in."""
    ours, others = _units_of_names(base.paragraphs, before), _units_of_names(theirs.paragraphs, after)
    found: dict[int, list[int]] = {}
    for name, units in ours.items():
        if len(units) == 1 and name in others:
            found.setdefault(units[0], []).extend(others[name])
    return {unit: list(dict.fromkeys(places)) for unit, places in found.items()}


def _units_of_names(paragraphs: Sequence[DocParagraph], flow: Flow) -> dict[str, list[int]]:
    """Return the units that each block's bookmark is in."""
    starts = [unit.start for unit in flow.units]
    units: dict[int, int] = {}
    for at, origin in flow.origins:
        units.setdefault(origin, bisect_right(starts, at) - 1)
    found: dict[str, list[int]] = {}
    for number, paragraph in enumerate(paragraphs):
        if number in units:
            for mark in paragraph.bookmarks:
                if mark.name.startswith(BOOKMARK):
                    found.setdefault(mark.name, []).append(units[number])
    return found


def _differences(before: Flow, after: Flow, marked: Mapping[int, Sequence[int]]) -> list[Mismatch]:
    found: list[Mismatch] = []
    singles: list[Group] = []
    for group in groups(before, after, marked):
        if group.has_both:
            found += _within(before, after, group)
        else:
            singles.append(group)
    found += _singles(before, after, singles)
    return sorted(found)


def _within(before: Flow, after: Flow, group: Group) -> Iterator[Mismatch]:
    """Yield the differences of paragraphs, or of the cells of two rows."""
    ours, others = before.units[group.start : group.end], after.units[group.other_start : group.other_end]
    if not ours[0].row:
        yield from _edits(before, after, (ours[0].start, ours[-1].end), (others[0].start, others[-1].end))
        return
    at, by = ours[0].start, others[0].start
    for end, other_end in zip(ours[0].cells, others[0].cells, strict=True):
        yield from _edits(before, after, (at, end - 1), (by, other_end - 1))
        at, by = end, other_end


def _edits(before: Flow, after: Flow, ours: tuple[int, int], others: tuple[int, int]) -> Iterator[Mismatch]:
    """Yield the differences of two stretches; those with little between them are one, as one reads them."""
    moved = others[0] - ours[0]
    last: Mismatch | None = None
    for edit in text_edits(before.text[slice(*ours)], after.text[slice(*others)], near=0):
        at = ours[0] + edit.start
        each = Mismatch(at, ours[0] + edit.end, at + moved, at + moved + len(edit.added))
        moved += len(edit.added) - (edit.end - edit.start)
        if last and _is_one(after, last, each):
            last = last._replace(end=each.end, other_end=each.other_end)
            continue
        if last:
            yield last
        last = each
    if last:
        yield last


def _is_one(after: Flow, one: Mismatch, other: Mismatch) -> bool:
    """Return True if fewer characters are between two differences than they change.

    They must not be removed with a trace, else that change would no longer be about them.
    """
    start, end = one.other_end, other.other_start
    place = bisect_right(after.removed, start)
    is_removed = place % 2 == 1 or (place < len(after.removed) and after.removed[place] < end)
    return end - start <= min(_size(one), _size(other)) and not (
        is_removed or PARAGRAPH in after.text[start:end]
    )


def _size(difference: Mismatch) -> int:
    return max(difference.end - difference.start, difference.other_end - difference.other_start)


def _singles(before: Flow, after: Flow, singles: Sequence[Group]) -> Iterator[Mismatch]:
    """Yield the units that are missing or new; one that is missing here and new there was moved."""
    missing: dict[str, int | None] = {}
    for group in singles:
        for unit in before.units[group.start : group.end]:
            text = before.text[unit.start : unit.end]
            missing[text] = None if text in missing or len(text) < _MOVED else unit.start
    new = [
        after.text[unit.start : unit.end]
        for group in singles
        for unit in after.units[group.other_start : group.other_end]
    ]
    moves = {
        text: f"\0{place}" for text, place in missing.items() if place is not None and new.count(text) == 1
    }
    for group in singles:
        at, by = _place(before, group.start), _place(after, group.other_start)
        for unit in before.units[group.start : group.end]:
            act = _act(unit, moves.get(before.text[unit.start : unit.end], ""))
            yield Mismatch(unit.start, unit.end, by, by, removed=act)
        for unit in after.units[group.other_start : group.other_end]:
            act = _act(unit, moves.get(after.text[unit.start : unit.end], ""))
            yield Mismatch(at, at, unit.start, unit.end, added=act)


def _place(flow: Flow, unit: int) -> int:
    return flow.units[unit].start if unit < len(flow.units) else len(flow.text)


def _act(unit: StreamUnit, move: str) -> TraceAct:
    if unit.row:
        return _UNTRACKED_ROW
    return _UNTRACKED._replace(stamp=ChangeStamp("", None, move)) if move else _UNTRACKED


class _WovenPart(NamedTuple):
    """Characters of both texts, of the base's only (missing), or of the file's only (new)."""

    size: int
    of_base: Atom | None  # with these characters only
    is_missing: bool = False
    act: TraceAct = _UNTRACKED


def _stretches(ours: Sequence[Atom], differences: Sequence[Mismatch]) -> Iterator[_WovenPart]:
    """Yield both texts as stretches in order, each within one atom of the base."""
    taker = _Taker(ours)
    for each in differences:
        yield from (_WovenPart(len(atom.text), atom) for atom in taker.up_to(each.start))
        yield from (_WovenPart(len(atom.text), atom, True, each.removed) for atom in taker.up_to(each.end))
        if each.other_end > each.other_start:
            yield _WovenPart(each.other_end - each.other_start, None, act=each.added)
    yield from (_WovenPart(len(atom.text), atom) for atom in taker.up_to(None))


class _Taker:
    """Takes a stream in order, cut where needed."""

    def __init__(self, atoms: Sequence[Atom]) -> None:
        self._atoms = atoms
        self._number = 0
        self._offset = 0  # in the atom
        self._at = 0  # in the text

    def up_to(self, end: int | None) -> Iterator[Atom]:
        """Yield what is left of the stream up to an offset of its text, or to its end."""
        while self._number < len(self._atoms) and (end is None or self._at < end):
            atom = self._atoms[self._number]
            text = atom.text[self._offset : None if end is None else self._offset + end - self._at]
            yield atom._replace(text=text, start=atom.start + self._offset)
            self._at += len(text)
            self._offset += len(text)
            if self._offset == len(atom.text):
                self._number, self._offset = self._number + 1, 0


def _woven(stream: Sequence[Atom], stretches: Iterator[_WovenPart]) -> Iterator[Atom]:
    """Yield the atoms of a file, cut into stretches, and those of the base that are missing.

    `base` and `cell` of what is in the base are those there.
    """
    stretch = next(stretches, None)
    for atom in stream:
        if atom.added:
            yield atom
            continue
        text, start = atom.text, atom.start
        while text and stretch:
            if stretch.is_missing:
                yield _ghost(stretch, tuple(act for act in atom.removed if act.is_row))
                stretch = next(stretches, None)
                continue
            size = min(len(text), stretch.size)
            yield _known(atom._replace(text=text[:size], start=start), stretch)
            text, start = text[size:], start + size
            stretch = _rest(stretch, size) or next(stretches, None)
    while stretch:
        yield _ghost(stretch)
        stretch = next(stretches, None)


def _rest(stretch: _WovenPart, size: int) -> _WovenPart | None:
    """Return what is left of a stretch behind some characters, None if nothing is."""
    if size == stretch.size:
        return None
    of_base = stretch.of_base and stretch.of_base._replace(start=stretch.of_base.start + size)
    return stretch._replace(size=stretch.size - size, of_base=of_base)


def _ghost(stretch: _WovenPart, of_row: tuple[TraceAct, ...] = ()) -> Atom:
    """Return what is missing in the file; within a row it is also removed by who removed that."""
    assert stretch.of_base
    atom = stretch.of_base
    removed = (stretch.act,) if stretch.act.is_row or not atom.cell else (stretch.act, *of_row)
    return atom._replace(paragraph=-1, start=-1, removed=removed, base=atom.paragraph, base_start=atom.start)


def _known(atom: Atom, stretch: _WovenPart) -> Atom:
    """Return an atom of the file with its paragraph of the base, or as new."""
    if stretch.of_base:
        ours = stretch.of_base
        return atom._replace(cell=ours.cell, base=ours.paragraph, base_start=ours.start)
    return atom._replace(added=(stretch.act,))


def _in_cells(woven: Sequence[Atom], stream: Sequence[Atom]) -> list[Atom]:
    """Return the atoms in the cells of the base; rows and tables that it has not are numbered below 0."""
    places = {(atom.paragraph, atom.start): atom.cell for atom in stream if atom.text == CELL}
    known = _CellMap()
    for atom in woven:
        place = places.get((atom.paragraph, atom.start))
        if atom.text == CELL and atom.base >= 0 and place and atom.cell:
            known.note(place, atom.cell)
    return [
        atom if atom.base >= 0 or not atom.cell else atom._replace(cell=known.of(atom.cell)) for atom in woven
    ]


class _CellMap:
    """The cells, rows and tables of a file by those of the base."""

    def __init__(self) -> None:
        self._cells: dict[DocCell, DocCell] = {}
        self._rows: dict[tuple[int, int], DocCell] = {}
        self._tables: dict[int, int] = {}

    def note(self, place: DocCell, cell: DocCell) -> None:
        """Note that a cell of the file is one of the base."""
        self._cells.setdefault(place, cell)
        self._rows.setdefault(place[:2], cell)
        self._tables.setdefault(place.table, cell.table)

    def of(self, place: DocCell) -> DocCell:
        """Return the cell of the base that a cell of the file is; else one beside it, or in a new row."""
        if known := self._cells.get(place):
            return known
        if row := self._rows.get(place[:2]):
            return place._replace(table=row.table, row=row.row)
        return place._replace(table=self._tables.get(place.table, -1 - place.table), row=-1 - place.row)
