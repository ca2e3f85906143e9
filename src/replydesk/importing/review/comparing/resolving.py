"""The paragraphs of a stream with some changes taken, and where its remarks are then."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from typing import NamedTuple

from replydesk.importing.review.comparing.flow import PARAGRAPH, Atom
from replydesk.importing.review.comparing.grouping import DecidedAtom
from replydesk.importing.review.model import (
    BOOKMARK,
    DocAnchor,
    DocCell,
    DocComment,
    KeptText,
    PlacedComment,
    ResolvedParagraph,
    ReviewFile,
)

_MOST = 50  # atoms looked at for what stands instead of a remark's words


def resolve(
    base: ReviewFile, theirs: ReviewFile, atoms: Sequence[DecidedAtom], accepted: Set[int]
) -> tuple[ResolvedParagraph, ...]:
    """Return the paragraphs of a stream with the changes of these ids taken."""
    placing = _Placing()
    rows = list(_paragraphs(atoms, accepted, placing))
    found = list(_resolved(base, theirs, rows))
    placed = placing.comments(theirs.comments, [len(each.text) for each in found])
    return tuple(
        replace(each, comments=tuple(placed[number])) if number in placed else each
        for number, each in enumerate(found)
    )


def _paragraphs(atoms: Sequence[DecidedAtom], accepted: Set[int], placing: _Placing) -> Iterator[list[Atom]]:
    """Yield the atoms of each paragraph; its text ends at a mark, and where another cell begins."""
    pending: list[Atom] = []
    length = number = 0
    for settled in atoms:
        atom = settled.atom
        is_there = settled.is_there(accepted)
        if is_there and pending and pending[-1].cell != atom.cell:
            yield pending
            pending, length, number = [], 0, number + 1
        placing.note(settled, number, length, is_there=is_there)
        if not is_there:
            continue
        pending.append(atom)
        length += 0 if atom.is_mark else len(atom.text)
        if atom.is_mark:
            yield pending
            pending, length, number = [], 0, number + 1
    if pending:
        yield pending


def _resolved(
    base: ReviewFile, theirs: ReviewFile, rows: Sequence[list[Atom]]
) -> Iterator[ResolvedParagraph]:
    claimed = {atom.base for row in rows for atom in row if not atom.is_mark and atom.base >= 0}
    seen: set[int] = set()
    cells = _CellCount()
    for row in rows:
        text = [atom for atom in row if not atom.is_mark]
        bases = list(dict.fromkeys(atom.base for atom in text if atom.base >= 0))
        mark = row[-1]
        if not bases and mark.is_mark and mark.base >= 0 and mark.base not in claimed:
            bases = [mark.base]
        is_rest = bool(bases) and bases[0] in seen
        seen.update(bases)
        own = _paragraph_of(base, theirs, row, bases if not is_rest else [])
        yield ResolvedParagraph(
            "".join([atom.text for atom in text]),
            tuple(bases),
            is_rest,
            _bookmark(base, bases),
            *own,
            cells.next(row),
            tuple(_kept(text)),
        )


def _paragraph_of(
    base: ReviewFile, theirs: ReviewFile, row: Sequence[Atom], bases: Sequence[int]
) -> tuple[str, int, str]:
    """Return style, level and number of a paragraph: those of the base, or of the file if it is new."""
    if bases:
        paragraph = base.paragraphs[bases[0]]
    else:
        number = next((atom.paragraph for atom in row if atom.paragraph >= 0), -1)
        paragraph = theirs.paragraphs[number] if number >= 0 else base.paragraphs[row[0].base]
    return paragraph.style, paragraph.level, paragraph.number


def _bookmark(base: ReviewFile, bases: Sequence[int]) -> str:
    """Return the name of the first base's first block, "" if there is none."""
    marks = base.paragraphs[bases[0]].bookmarks if bases else ()
    names = sorted((mark.start, mark.name) for mark in marks if mark.name.startswith(BOOKMARK))
    return names[0][1] if names else ""


def _kept(text: Sequence[Atom]) -> Iterator[KeptText]:
    """Yield the stretches of a paragraph that are from the base."""
    at = 0
    last: KeptText | None = None
    for atom in text:
        if atom.base >= 0:
            new = KeptText(at, at + len(atom.text), atom.base, atom.base_start)
            if (
                last
                and last.end == at
                and last.base == new.base
                and last.offset + at - last.start == new.offset
            ):
                last = last._replace(end=new.end)
            else:
                if last:
                    yield last
                last = new
        at += len(atom.text)
    if last:
        yield last


class _CellCount:
    """Counts tables, rows and columns of what is left of them."""

    def __init__(self) -> None:
        self._last: DocCell | None = None  # in the stream
        self._now: DocCell | None = None
        self._tables = -1

    def next(self, row: Sequence[Atom]) -> DocCell | None:
        """Return the cell of the next paragraph, None if it is in no table."""
        cell = row[0].cell
        is_last = bool(cell and not (row[-1].is_mark and row[-1].text == PARAGRAPH))
        if cell is None:
            self._last = self._now = None
            return None
        last, now = self._last, self._now
        if not last or not now or last.table != cell.table:
            self._tables += 1
            now = DocCell(self._tables, 0, cell.column)
        elif last.row != cell.row:
            now = DocCell(now.table, now.row + 1, cell.column)
        elif now.is_last:
            now = now._replace(column=max(cell.column, now.column + 1))
        self._last, self._now = cell, now._replace(is_last=is_last)
        return self._now


class _Place(NamedTuple):
    """Where an atom is in the resolved text, or would be if it were there."""

    paragraph: int
    offset: int
    size: int
    is_there: bool
    settled: DecidedAtom


class _Placing:
    """Where the characters of a file are in the resolved text."""

    def __init__(self) -> None:
        self._starts: dict[int, list[int]] = {}  # of a file's paragraph: where its atoms begin
        self._places: dict[int, list[_Place]] = {}
        self._worded: dict[int, list[int]] = {}  # the atoms of a paragraph that have characters there
        self._of_changes: dict[int, list[_Place]] = {}  # what each change added, or could have removed

    def note(self, settled: DecidedAtom, paragraph: int, offset: int, *, is_there: bool) -> None:
        """Note that an atom is at an offset of a resolved paragraph, or would be."""
        atom = settled.atom
        size = 0 if atom.is_mark else len(atom.text)
        place = _Place(paragraph, offset, size, is_there, settled)
        if is_there and size:
            for change in (*settled.needs, *settled.ends):
                self._of_changes.setdefault(change, []).append(place)
        if atom.paragraph < 0:
            return
        places = self._places.setdefault(atom.paragraph, [])
        if is_there and size:
            self._worded.setdefault(atom.paragraph, []).append(len(places))
        self._starts.setdefault(atom.paragraph, []).append(atom.start)
        places.append(place)

    def comments(
        self, comments: Sequence[DocComment], lengths: Sequence[int]
    ) -> dict[int, list[PlacedComment]]:
        """Return the remarks on each resolved paragraph, given the lengths of these."""
        found: dict[int, list[PlacedComment]] = {}
        for comment in comments:
            stretches = [each for where in comment.where for each in self._stretches(where, lengths)]
            worded = [each for each in stretches if each.end > each.start]
            worded = worded or [each for where in comment.where for each in self._instead(where)]
            for number, start, end in worded or stretches[:1]:
                found.setdefault(number, []).append(PlacedComment(comment.id, start, end))
        return found

    def _range(self, where: DocAnchor) -> tuple[int, int]:
        """Return the numbers of the first and last atom of a stretch in its paragraph."""
        starts = self._starts[where.paragraph]
        first = max(bisect_right(starts, where.start) - 1, 0)
        return first, max(bisect_left(starts, where.end) - 1, first)

    def _stretches(self, where: DocAnchor, lengths: Sequence[int]) -> Iterator[DocAnchor]:
        """Yield what a stretch of the file's text has become; an empty one if it is not there."""
        if where.paragraph not in self._starts or not lengths:
            return
        starts, places = self._starts[where.paragraph], self._places[where.paragraph]
        first, last = self._range(where)
        worded = self._worded.get(where.paragraph, [])
        low, high = bisect_left(worded, first), bisect_right(worded, last)
        if low >= high:
            yield _empty(places[first], lengths, where.start - starts[first])
            return
        first, last = worded[low], worded[high - 1]
        begin, end = places[first], places[last]
        at = begin.offset + max(where.start - starts[first], 0)
        until = end.offset + min(where.end - starts[last], end.size)
        for number in range(begin.paragraph, end.paragraph + 1):
            yield DocAnchor(
                number,
                at if number == begin.paragraph else 0,
                until if number == end.paragraph else lengths[number],
            )

    def _instead(self, where: DocAnchor) -> Iterator[DocAnchor]:
        """Yield the stretch that stands for words that are not there.

        It is what replaces them, what they would have replaced, or the place they were moved to.
        """
        if where.paragraph not in self._starts or where.end <= where.start:
            return
        first, last = self._range(where)
        places = self._places[where.paragraph][first : last + 1]
        changes = {change for each in places[:_MOST] for change in (*each.settled.needs, *each.settled.ends)}
        beside = [each for change in changes for each in self._of_changes.get(change, ())[:_MOST]]
        others = sorted({(each.paragraph, each.offset): each for each in beside}.items())
        if not others:
            return
        number, at = others[0][0]
        text = ""
        for (paragraph, offset), each in others:
            if paragraph == number and offset == at + len(text):
                text += each.settled.atom.text
        words = "".join(each.settled.atom.text for each in places)
        words = words[where.start - self._starts[where.paragraph][first] :][: where.end - where.start]
        found = text.find(words)
        start, size = (at + found, len(words)) if found >= 0 else (at, len(text))
        yield DocAnchor(number, start, start + size)


def _empty(place: _Place, lengths: Sequence[int], within: int) -> DocAnchor:
    """Return the place where words would be, at the end of the text if that is shorter."""
    offset = place.offset + min(max(within, 0), place.size if place.is_there else 0)
    number = min(place.paragraph, len(lengths) - 1)
    offset = min(offset, lengths[number]) if number == place.paragraph else lengths[number]
    return DocAnchor(number, offset, offset)
