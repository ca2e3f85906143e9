"""Changes of a stream: which additions and removals are one decision.

What one person added and removed without anything between is one change, but of several paragraphs each is
one. A move is one with both its ends, rows of a table that stand together are one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from itertools import accumulate, pairwise
from typing import NamedTuple

from replydesk.importing.review.comparing.flow import CELL, Atom, TraceAct
from replydesk.importing.review.model import ReviewChange, ReviewKind

_BEFORE = 12  # characters before a change that are shown with it

Key = tuple[str, str, bool]  # who did it, the name of a move, whether rows are changed


class DecidedAtom(NamedTuple):
    """An atom with the changes that must be taken for it to be there, and those that take it away."""

    atom: Atom
    needs: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()

    def is_there(self, accepted: Set[int]) -> bool:
        """Return True if the atom is in the text when these changes are taken."""
        return all(each in accepted for each in self.needs) and not any(
            each in accepted for each in self.ends
        )


class _Step(NamedTuple):
    """An act of one person on an atom."""

    at: int
    act: TraceAct
    is_added: bool


_Run = list[_Step]  # what belongs together, in order


class Grouped(NamedTuple):
    """The changes in the order of the stream, and its atoms with the changes they depend on."""

    changes: tuple[ReviewChange, ...]
    atoms: tuple[DecidedAtom, ...]


def grouped(stream: Sequence[Atom]) -> Grouped:
    """Return the changes of a stream."""
    runs = sorted(_changes(stream), key=lambda run: run[0].at)
    needs: dict[int, list[int]] = {}
    ends: dict[int, list[int]] = {}
    for number, run in enumerate(runs, 1):
        for step in run:
            (needs if step.is_added else ends).setdefault(step.at, []).append(number)
    settled = tuple(
        DecidedAtom(atom, tuple(needs.get(index, ())), tuple(ends.get(index, ())))
        for index, atom in enumerate(stream)
    )
    paragraphs = _paragraphs(stream)
    # what one change adds and removes again is never there: nobody needs to decide on it
    shown = ["" if {*each.needs} & {*each.ends} else _shown(each.atom) for each in settled]
    changes = (
        _change(number, run, stream, shown, paragraphs[run[0].at]) for number, run in enumerate(runs, 1)
    )
    return Grouped(tuple(each for each in changes if each.removed or each.added), settled)


def _changes(stream: Sequence[Atom]) -> Iterator[_Run]:
    """Yield the changes: runs cut where paragraphs end."""
    for (_, move, is_row), run in _runs(stream):
        if move or is_row:
            yield run
        else:
            yield from _cut(run, stream)


def _runs(stream: Sequence[Atom]) -> list[tuple[Key, _Run]]:
    """Return what each person did in one go: to atoms beside each other, in one cell, or by one move."""
    last: dict[Key, tuple[int, _Run]] = {}
    found: list[tuple[Key, _Run]] = []
    rows = list(
        accumulate(pairwise(stream), lambda count, two: count + (two[0].row != two[1].row), initial=0)
    )
    for index, atom in enumerate(stream):
        for step in _steps(index, atom):
            stamp = step.act.stamp
            key = (stamp.who, stamp.move, step.act.is_row)
            at, run = last.get(key, (-1, []))
            if not _goes_on(stream, rows, at, step):
                run = []
                found.append((key, run))
            run.append(step)
            last[key] = index, run
    return found


def _steps(index: int, atom: Atom) -> Iterator[_Step]:
    yield from (_Step(index, act, True) for act in atom.added)
    yield from (_Step(index, act, False) for act in atom.removed)


def _goes_on(stream: Sequence[Atom], rows: Sequence[int], at: int, step: _Step) -> bool:
    """Return True if what a person did to one atom belongs to what they did to an earlier one, `at`.

    `rows` counts the rows of tables, and what is between them, for each atom.
    """
    if at < 0 or step.act.stamp.move or at == step.at:
        return at >= 0
    before, atom = stream[at], stream[step.at]
    if step.act.is_row:
        is_next = rows[step.at] - rows[at] <= 1
        return bool(is_next and before.cell and atom.cell and before.cell.table == atom.cell.table)
    return at == step.at - 1 and before.cell == atom.cell and before.text != CELL


def _cut(run: _Run, stream: Sequence[Atom]) -> Iterator[_Run]:
    """Yield a run paragraph by paragraph: each with its own mark, or with the one before it."""
    marks = [at for at, step in enumerate(run) if stream[step.at].is_mark]
    first, last = run[0].at, run[-1].at
    is_last_mark, at_edge = stream[last].is_mark, _is_edge(stream, first)
    if not marks or (len(marks) == 1 and not is_last_mark and not at_edge and not _ends(stream, last)):
        yield run
        return
    begins = stream[first].is_mark and not at_edge
    with_next = begins or (not is_last_mark and _ends(stream, last))
    edges = sorted({0, *(at if with_next else at + 1 for at in marks), len(run)})
    parts = [run[start:end] for start, end in pairwise(edges)]
    if not (with_next or is_last_mark or at_edge):
        parts[-2:] = [parts[-2] + parts[-1]]
    yield from [run] if _is_replacement(parts, stream) else parts


def _is_replacement(parts: Sequence[_Run], stream: Sequence[Atom]) -> bool:
    """Return True if one paragraph was put for another."""
    return (
        len(parts) == 2
        and {_side(part) for part in parts} == {True, False}
        and all(any(stream[step.at].is_mark for step in part) for part in parts)
    )


def _side(run: _Run) -> bool | None:
    """Return True or False if a run only adds or only removes, None if it does both."""
    sides = {step.is_added for step in run}
    return sides.pop() if len(sides) == 1 else None


def _is_edge(stream: Sequence[Atom], index: int) -> bool:
    """Return True if a paragraph begins at an atom: behind a mark, in another cell, at the beginning."""
    if not 0 < index < len(stream):
        return True
    before = stream[index - 1]
    return before.is_mark or before.cell != stream[index].cell


def _ends(stream: Sequence[Atom], index: int) -> bool:
    """Return True if nothing but a mark follows an atom in its paragraph."""
    return index + 1 >= len(stream) or stream[index + 1].is_mark


def _shown(atom: Atom) -> str:
    return "\t" if atom.text == CELL else atom.text


def _change(
    number: int, run: _Run, stream: Sequence[Atom], shown: Sequence[str], paragraph: int
) -> ReviewChange:
    removed, added = (
        "".join(shown[step.at] for step in run if step.is_added is side) for side in (False, True)
    )
    times = [step.act.stamp.when for step in run if step.act.stamp.when]
    return ReviewChange(
        number,
        run[0].act.stamp.who,
        max(times, default=None),
        _kind(run, stream, removed, added),
        paragraph,
        removed,
        added,
        _text_before(stream, run[0].at),
    )


def _kind(run: _Run, stream: Sequence[Atom], removed: str, added: str) -> ReviewKind:
    act = run[0].act
    if act.is_row:
        return ReviewKind.TABLE
    if removed and added:
        return ReviewKind.MOVED if act.stamp.move else ReviewKind.REPLACED
    if not any(stream[step.at].is_mark for step in run):
        return ReviewKind.INSERTED if added else ReviewKind.DELETED
    first, last = run[0].at, run[-1].at
    is_whole = (stream[last].is_mark and _is_edge(stream, first)) or (
        stream[first].is_mark and _ends(stream, last)
    )
    if is_whole:
        return ReviewKind.NEW_PARAGRAPH if added else ReviewKind.GONE_PARAGRAPH
    return ReviewKind.SPLIT if added else ReviewKind.JOINED


def _paragraphs(stream: Sequence[Atom]) -> list[int]:
    """Return for each atom its paragraph of the file, or the next that is in the file."""
    found: list[int] = []
    following = max((atom.paragraph for atom in stream), default=-1) + 1
    for atom in reversed(stream):
        following = atom.paragraph if atom.paragraph >= 0 else following
        found.append(following)
    return found[::-1]


def _text_before(stream: Sequence[Atom], index: int) -> str:
    """Return some characters before an atom in its paragraph."""
    found = ""
    while len(found) < _BEFORE and not _is_edge(stream, index):
        index -= 1
        found = stream[index].text[-_BEFORE:] + found
    return found[-_BEFORE:]
