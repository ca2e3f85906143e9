"""Who changed what: the first and the last state of a draft as one text, every change with its author. Pure.

The states between are walked one by one: what was added meanwhile and removed again is not shown, and text
that was moved keeps its author.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from datetime import datetime
from itertools import groupby
from typing import NamedTuple

from replydesk.draft.diff import ChangeCount, ChangeKind, draft_paragraphs
from replydesk.draft.line_pairs import LineGroup, grouped
from replydesk.draft.model import Draft
from replydesk.text.char_diff import text_edits

PUT_BACK = 6  # characters of a removed text that was put back, at least
MOST_WALKED = 10_000_000  # characters of states that are walked one by one, about a second
RESTORED = 0.5  # the share of a removed or added text that must be equal to be taken for restored


class DraftState(NamedTuple):
    """A state of a draft: who made it, and when; of the first state neither matters."""

    draft: Draft
    who: str = ""
    when: datetime | None = None


class AuthoredPiece(NamedTuple):
    """Characters of the merged text; those of both states have no author."""

    text: str
    kind: ChangeKind = ChangeKind.SAME
    who: str = ""
    when: datetime | None = None


class AuthoredLine(NamedTuple):
    """A paragraph of the merged text.

    Its `end` is a line feed, added where a paragraph was divided, removed where two were joined.
    """

    pieces: tuple[AuthoredPiece, ...]
    end: AuthoredPiece

    @property
    def text(self) -> str:
        """Return all characters, removed ones among them."""
        return "".join(piece.text for piece in self.pieces)

    @property
    def kind(self) -> ChangeKind | None:
        """Return what became of the paragraph as a whole; None if only a part of it was changed."""
        kinds = {piece.kind for piece in (*self.pieces, self.end)}
        return kinds.pop() if len(kinds) == 1 else None

    @property
    def changes(self) -> Iterator[AuthoredPiece]:
        """Yield what was added and removed, the end among it."""
        return (piece for piece in (*self.pieces, self.end) if piece.kind is not ChangeKind.SAME)


class _ChangedRun(NamedTuple):
    """Characters with the state that added them and the one that removed them; None: the first, none."""

    text: str
    added: int | None = None
    removed: int | None = None


# A line of the present state: its characters and end, and what was removed before them
_Block = list[_ChangedRun]


def attributed(states: Sequence[DraftState], skipped: Container[str] = ()) -> tuple[AuthoredLine, ...]:
    """Return the paragraphs and fields of the first and the last state as one text, in order.

    `skipped` are fields left out. Without what was added, the text is the first state; without what was
    removed, it is the last one. Of very many long states only the last of each person's in a row is one: the
    time of a change is not as exact then.
    """
    rows = [draft_paragraphs(state.draft, skipped) for state in states]
    if rows[0] == rows[-1]:
        return tuple(AuthoredLine((AuthoredPiece(row),), AuthoredPiece("\n")) for row in rows[0])
    if sum(len(line) for row in rows for line in row) > MOST_WALKED:
        numbers = _last_of_each(states)
        states, rows = [states[at] for at in numbers], [rows[at] for at in numbers]
    walk = _Walk(rows[0])
    for number, row in enumerate(rows[1:], 1):
        walk.go_on(row, number)
    return tuple(_lines(_restored(walk.runs), states))


def _last_of_each(states: Sequence[DraftState]) -> list[int]:
    """Return the first state, and of the others the last of each person's in a row, by index."""
    last = len(states) - 1
    return [0, *(at for at in range(1, len(states)) if at == last or states[at].who != states[at + 1].who)]


class _Walk:
    """The merged text on the way from the first state to the last."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        self._blocks: list[_Block] = [[_ChangedRun(f"{line}\n")] for line in lines]
        self._rest: _Block = []  # what was removed behind the last line

    @property
    def runs(self) -> list[_ChangedRun]:
        """Return the whole merged text."""
        return [run for block in (*self._blocks, self._rest) for run in block]

    def go_on(self, lines: Sequence[str], number: int) -> None:
        """Go on to the next state, given its number."""
        if lines == self._lines:
            return
        groups = list(grouped(self._lines, lines))
        moved = self._moved(groups, lines)
        blocks: list[_Block] = []
        left: _Block = []  # what was removed, and not yet put before a line
        for group in groups:
            before = self._blocks[group.start : group.end]
            if group.is_same:
                blocks += [[*left, *before[0]], *before[1:]]
                left = []
                continue
            runs = [run for block in before for run in block]
            text = "".join(f"{line}\n" for line in lines[group.other_start : group.other_end])
            if not before and group.other_start in moved:
                changed: _Block = [
                    _copied(run, number) for run in moved[group.other_start] if run.removed is None
                ]
            else:
                changed = list(_edited(runs, text, number))
            made, left = _split([*left, *changed])
            blocks += made
        self._lines, self._blocks, self._rest = lines, blocks, [*left, *self._rest]

    def _moved(self, groups: Sequence[LineGroup], lines: Sequence[str]) -> dict[int, _Block]:
        """Return the added lines, by index, that were removed elsewhere, each with what it was made of."""
        gone: dict[str, list[int]] = {}
        for group in groups:
            if not group.is_same and group.other_start == group.other_end:
                for at in range(group.start, group.end):
                    gone.setdefault(self._lines[at], []).append(at)
        found: dict[int, _Block] = {}
        for group in groups:
            if not group.is_same and group.start == group.end and group.other_end - group.other_start == 1:
                line = lines[group.other_start]
                if gone.get(line):
                    found[group.other_start] = self._blocks[gone[line].pop(0)]
        return found


def _copied(run: _ChangedRun, number: int) -> _ChangedRun:
    """Return a moved run: who added it stays, else it was the one who moved it."""
    return _ChangedRun(run.text, run.added or number)


def _edited(runs: Sequence[_ChangedRun], after: str, number: int) -> Iterator[_ChangedRun]:
    """Yield runs whose present text was changed by a state."""
    before = "".join(run.text for run in runs if run.removed is None)
    edits = iter(text_edits(before, after, near=0))  # nobody gets a character that was there
    edit = next(edits, None)
    at = 0  # in the present text before the change
    for run in runs:
        if run.removed is not None:
            yield run
            continue
        start, end = at, at + len(run.text)
        while at < end:
            if edit is None or edit.start >= end:
                yield run._replace(text=run.text[at - start :])
                at = end
                break
            if edit.start > at:
                yield run._replace(text=run.text[at - start : edit.start - start])
                at = edit.start
            stop = min(edit.end, end)
            if stop > at and run.added is None:
                yield run._replace(text=run.text[at - start : stop - start], removed=number)
            at = stop
            if at == edit.end:
                if edit.added:
                    yield _ChangedRun(edit.added, number)
                edit = next(edits, None)
    if edit is not None and edit.added:
        yield _ChangedRun(edit.added, number)


def _split(runs: Iterable[_ChangedRun]) -> tuple[list[_Block], _Block]:
    """Return runs as the present lines, and what was removed behind the last of them."""
    blocks: list[_Block] = []
    left: _Block = []
    for run in runs:
        if run.removed is not None or "\n" not in run.text:
            left.append(run)
            continue
        *whole, rest = run.text.split("\n")
        for text in whole:
            blocks.append([*left, run._replace(text=f"{text}\n")])
            left = []
        left = [run._replace(text=rest)] if rest else []
    return blocks, left


def _restored(runs: Sequence[_ChangedRun]) -> Iterator[_ChangedRun]:
    """Yield runs, with what was removed and put back beside it as unchanged."""
    for is_kept, group in groupby(runs, key=lambda run: run.added is None and run.removed is None):
        region = list(group)
        removed = [run for run in region if run.removed is not None]
        added = [run for run in region if run.added is not None]
        if is_kept or not removed or not added:
            yield from region
        else:
            yield from _without_restored(region, removed, added)


def _without_restored(
    region: Sequence[_ChangedRun], removed: Sequence[_ChangedRun], added: Sequence[_ChangedRun]
) -> Iterator[_ChangedRun]:
    before, after = ("".join(run.text for run in runs) for runs in (removed, added))
    edits = text_edits(before, after)
    same = len(before) - sum(edit.end - edit.start for edit in edits)
    least = min(len(before), len(after))
    if same < max(RESTORED * least, min(least, PUT_BACK)):
        yield from region
        return
    at = by = 0
    for start, end, text in edits:
        yield from _kept(before[at:start])
        by += start - at
        yield from _cut(removed, start, end)
        yield from _cut(added, by, by + len(text))
        at, by = end, by + len(text)
    yield from _kept(before[at:])


def _kept(text: str) -> Iterator[_ChangedRun]:
    if text:
        yield _ChangedRun(text)


def _cut(runs: Sequence[_ChangedRun], start: int, end: int) -> Iterator[_ChangedRun]:
    """Yield the characters `start` to `end` of runs."""
    at = 0
    for run in runs:
        if text := run.text[max(start - at, 0) : max(end - at, 0)]:
            yield run._replace(text=text)
        at += len(run.text)


def _lines(runs: Iterable[_ChangedRun], states: Sequence[DraftState]) -> Iterator[AuthoredLine]:
    """Yield the lines of a merged text; each of its ends is one, removed or not."""
    pieces: list[AuthoredPiece] = []
    for run in runs:
        piece = _piece(run, states)
        *whole, rest = run.text.split("\n")
        for text in whole:
            yield AuthoredLine(_joined([*pieces, piece._replace(text=text)]), piece._replace(text="\n"))
            pieces = []
        pieces.append(piece._replace(text=rest))
    assert not any(piece.text for piece in pieces)  # every line has an end


def _piece(run: _ChangedRun, states: Sequence[DraftState]) -> AuthoredPiece:
    number = run.removed if run.removed is not None else run.added
    if number is None:
        return AuthoredPiece(run.text)
    kind = ChangeKind.REMOVED if run.removed is not None else ChangeKind.ADDED
    return AuthoredPiece(run.text, kind, states[number].who, states[number].when)


def _joined(pieces: Iterable[AuthoredPiece]) -> tuple[AuthoredPiece, ...]:
    """Return pieces without empty ones, those that differ in their text only as one."""
    filled = (piece for piece in pieces if piece.text)
    return tuple(
        AuthoredPiece("".join(piece.text for piece in group), *rest)
        for rest, group in groupby(filled, key=lambda piece: piece[1:])
    )


def of_person(lines: Iterable[AuthoredLine], who: str) -> tuple[AuthoredLine, ...]:
    """Return lines with the changes of one person only: what others have added is unchanged text.

    What others have removed is left out.
    """
    found = []
    for line in lines:
        pieces = [
            piece if piece.kind is ChangeKind.SAME or piece.who == who else AuthoredPiece(piece.text)
            for piece in line.pieces
            if piece.kind is not ChangeKind.REMOVED or piece.who == who
        ]
        is_others = line.end.kind is not ChangeKind.SAME and line.end.who != who
        if is_others and line.end.kind is ChangeKind.REMOVED and not pieces:
            continue
        found.append(AuthoredLine(_joined(pieces), AuthoredPiece("\n") if is_others else line.end))
    return tuple(found)


def people_in(lines: Iterable[AuthoredLine]) -> dict[str, ChangeCount]:
    """Return who changed something, in the order of the text, and how many characters each."""
    found: dict[str, ChangeCount] = {}
    for line in lines:
        for piece in line.changes:
            before = found.get(piece.who, ChangeCount())
            count, is_added = len(piece.text.strip("\n")), piece.kind is ChangeKind.ADDED
            more = (count, 0) if is_added else (0, count)
            found[piece.who] = ChangeCount(before.added + more[0], before.removed + more[1])
    return found


def changed_rows(lines: Sequence[AuthoredLine], around: int = 1) -> list[AuthoredLine | None]:
    """Return the paragraphs that differ with `around` neighbours on each side; None for each gap."""
    near = {
        at
        for number, each in enumerate(lines)
        if each.kind is not ChangeKind.SAME
        for at in range(number - around, number + around + 1)
    }
    shown: list[AuthoredLine | None] = []
    for number, each in enumerate(lines):
        if number in near:
            shown.append(each)
        elif not shown or shown[-1] is not None:
            shown.append(None)
    return shown
