"""The 花脸稿 (redline): two states of a letter as one text, with what was removed and added, and by whom.

What differs is found between the first and the last state; the states between them tell who removed and
added it. The merged letter is laid out and printed as any other.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import accumulate, groupby
from typing import NamedTuple

from replydesk.letter.block_pairs import BlockPair, alike, paired_blocks
from replydesk.letter.model import Block, Letter, Role, Span
from replydesk.text.char_diff import TextEdit, text_edits

# In names of files, in the head of each page, and the bookmark and keyword by which such a file is known
REDLINE = "花脸稿"
REDLINE_HEAD = f"{REDLINE}　只看改了哪些，不是正式文件"  # the line at the head of each page

REWRITTEN = 0.3  # a paragraph with less in common is struck out whole, and the new one put behind it


class LetterStep(NamedTuple):
    """A state of the letter: who made it, and when; of the first state neither matters."""

    letter: Letter
    who: str = ""
    when: datetime | None = None


class RedlineMark(NamedTuple):
    """Characters of a merged block that were added or removed."""

    start: int
    end: int
    is_added: bool
    who: str = ""
    when: datetime | None = None


@dataclass(frozen=True)
class Redline:
    """A merged letter: removed and added text are both in its blocks.

    `marks` are the removed and added characters by block, in order. `whole` are the blocks that were added or
    removed with their paragraph (a row of a table: all its cells); their characters have marks as well.
    `breaks` are blocks of which only the end was: it divides them from the next block, and without it both
    are one.
    """

    letter: Letter
    marks: Mapping[int, tuple[RedlineMark, ...]] = field(default_factory=dict)
    whole: Mapping[int, RedlineMark] = field(default_factory=dict)
    breaks: Mapping[int, RedlineMark] = field(default_factory=dict)


def redline(steps: Sequence[LetterStep]) -> Redline:
    """Return what became of the first state's letter in the last one's; one state at least."""
    sessions = _sessions(steps)
    letters = [step.letter for step in sessions]
    first, last = letters[0], letters[-1]
    merger = _Merger(_Side.of(first), _Side.of(last), _walk(letters), sessions)
    merged = [block for pair in paired_blocks(first.blocks, last.blocks) for block in merger.merged(pair)]
    names = tuple(dict.fromkeys((*last.names, *first.names)))
    return Redline(
        replace(last, blocks=tuple(each.block for each in merged), names=names),
        {at: each.marks for at, each in enumerate(merged) if each.marks},
        {at: each.end for at, each in enumerate(merged) if each.end and each.is_whole},
        {at: each.end for at, each in enumerate(merged) if each.end and not each.is_whole},
    )


def _sessions(steps: Sequence[LetterStep]) -> list[LetterStep]:
    """Return the first state, and of the others the last of each person's in a row on one day."""
    found = [steps[0]]
    for _, group in groupby(steps[1:], key=lambda step: (step.who, step.when and step.when.date())):
        *_, last = group
        found.append(last)
    return found


def _edits(before: str, after: str) -> tuple[TextEdit, ...]:
    """Return the replacements of paragraphs with their ends; one for all but the end if little is left."""
    if before != after and alike(before, after) < REWRITTEN:
        return (TextEdit(0, len(before) - 1, after[:-1]),)
    return tuple(_whole_numbers(before, text_edits(before, after)))


def _whole_numbers(before: str, edits: Sequence[TextEdit]) -> list[TextEdit]:
    """Return replacements with numbers and words replaced whole: 12 by 18, not its 2 by an 8."""
    found: list[TextEdit] = []
    for number, (start, end, added) in enumerate(edits):
        removed = before[start:end]
        least = edits[number - 1].end if number else 0
        most = edits[number + 1].start if number + 1 < len(edits) else len(before)
        first, last = start, end
        if _is_of_number(removed[:1]) or _is_of_number(added[:1]):
            while first > least and _is_of_number(before[first - 1]):
                first -= 1
        if _is_of_number(removed[-1:]) or _is_of_number(added[-1:]):
            while last < most and _is_of_number(before[last]):
                last += 1
        edit = TextEdit(first, last, before[first:start] + added + before[end:last])
        if found and edit.start <= found[-1].end:  # both are of one number
            one = found.pop()
            edit = TextEdit(one.start, edit.end, one.added + edit.added[one.end - edit.start :])
        found.append(edit)
    return found


def _is_of_number(character: str) -> bool:
    return character.isascii() and (character.isalnum() or character in tuple(".%"))


END = "\n"  # the end of a block, as a character of the letter; a block is one line


class _Side(NamedTuple):
    """One state of the letter, each block with its end; `starts` are the blocks' offsets, and the length."""

    blocks: Sequence[Block]
    starts: Sequence[int]

    @classmethod
    def of(cls, letter: Letter) -> _Side:
        starts = accumulate((len(block.text) + 1 for block in letter.blocks), initial=0)
        return cls(letter.blocks, tuple(starts))

    def text(self, indexes: Sequence[int]) -> str:
        """Return the text of some blocks with their ends."""
        return "".join(f"{self.blocks[at].text}{END}" for at in indexes)

    def start(self, indexes: Sequence[int]) -> int:
        """Return the offset of the first of some blocks."""
        return self.starts[indexes[0]] if indexes else 0

    def spans(self, indexes: Sequence[int]) -> list[Span]:
        """Return the spans of some blocks; the end of a block is one."""
        return [span for at in indexes for span in (*self.blocks[at].spans, Span(END, self.blocks[at].role))]


class _Past(NamedTuple):
    """The steps in which each character of the first state was removed, of the last one added; 0: unknown."""

    removed: Sequence[int]
    added: Sequence[int]


def _walk(letters: Sequence[Letter]) -> _Past:
    """Return in which steps the characters of the first state went, and those of the last one came."""
    before = _Side.of(letters[0])
    removed = [0] * before.starts[-1]
    # the characters of the present state: their offsets in the first one, or less than 0: their step
    ids: Sequence[int] = range(before.starts[-1])
    for step, letter in enumerate(letters[1:], 1):
        if before.blocks == letter.blocks:
            continue
        after = _Side.of(letter)
        now = [-step] * after.starts[-1]
        for pair in paired_blocks(before.blocks, after.blocks):
            start, end = before.start(pair.old), before.start(pair.old) + len(before.text(pair.old))
            kept = _edited(ids[start:end], _edits(before.text(pair.old), after.text(pair.new)), step, removed)
            now[after.start(pair.new) : after.start(pair.new) + len(kept)] = kept
        before, ids = after, now
    return _Past(removed, [max(-each, 0) for each in ids])


def _edited(ids: Sequence[int], edits: Sequence[TextEdit], step: int, removed: list[int]) -> Sequence[int]:
    """Return the characters of paragraphs after a step's edits, and note those that it removed."""
    if not edits:
        return ids
    kept: list[int] = []
    at = 0
    for start, end, added in edits:
        kept += ids[at:start]
        for number in ids[start:end]:
            if number >= 0:
                removed[number] = step
        kept += [-step] * len(added)
        at = end
    return [*kept, *ids[at:]]


class _Piece(NamedTuple):
    """A run of characters in the face of a role: kept (0), removed (-1) or added (1).

    `at` is its offset in the first state if it was removed, else in the last one.
    """

    text: str
    role: Role
    state: int
    at: int


class _Merged(NamedTuple):
    """A block of the merged letter, its marks, and the mark of its end."""

    block: Block
    marks: tuple[RedlineMark, ...]
    end: RedlineMark | None
    is_whole: bool


class _Merger:
    """Merges the blocks of the first and the last state."""

    def __init__(self, first: _Side, last: _Side, past: _Past, steps: Sequence[LetterStep]) -> None:
        self.first = first
        self.last = last
        self.past = past
        self.steps = steps

    def merged(self, pair: BlockPair) -> Iterator[_Merged]:
        """Yield the merged blocks of a pair; several only if paragraphs were divided or joined."""
        olds = [self.first.blocks[at] for at in pair.old]
        news = [self.last.blocks[at] for at in pair.new]
        pieces: list[_Piece] = []
        at = 0
        for piece in self._pieces(pair):
            if piece.text != END:
                pieces.append(piece)
                continue
            base = (news or olds)[min(at, len(news or olds) - 1)]
            cell = base.cell._replace(table=pair.table, row=pair.row) if base.cell else None
            block = Block(base.role, _spans(pieces), base.place, cell)
            ends = [] if pair.is_part else list(self._marks([piece]))
            end = ends[0]._replace(start=0, end=len(block.text)) if ends else None
            yield _Merged(block, tuple(self._marks(pieces)), end, not (olds and news))
            pieces, at = [], at + (piece.state >= 0)

    def _pieces(self, pair: BlockPair) -> Iterator[_Piece]:
        """Yield the pieces of a pair in order, ends by themselves; what replaces something is behind it."""
        old, new = self.first.spans(pair.old), self.last.spans(pair.new)
        start, begin = self.first.start(pair.old), self.last.start(pair.new)
        if not pair.old or not pair.new:
            yield from (*_cut(old, 0, None, -1, start), *_cut(new, 0, None, 1, begin))
            return
        before, after = self.first.text(pair.old), self.last.text(pair.new)
        at = by = 0
        for first, last, added in (*_edits(before, after), TextEdit(len(before), len(before), "")):
            kept = first - at
            olds, news = _cut(old, at, first, -1, start), _cut(new, by, by + kept, 0, begin)
            yield from _kept(list(olds), list(news))
            by += kept
            yield from _cut(old, first, last, -1, start)
            yield from _cut(new, by, by + len(added), 1, begin)
            at, by = last, by + len(added)

    def _marks(self, pieces: Sequence[_Piece]) -> Iterator[RedlineMark]:
        """Yield the marks of pieces that make up a block; those that touch, of one step, are one."""
        found: list[tuple[int, int, int, int]] = []
        at = 0
        for piece in pieces:
            for count, step in self._steps(piece):
                if found and found[-1][1:] == (at, piece.state, step):
                    found.append((found.pop()[0], at + count, piece.state, step))
                else:
                    found.append((at, at + count, piece.state, step))
                at += count
        for start, end, state, step in found:
            made = self.steps[step or len(self.steps) - 1]
            if state:
                yield RedlineMark(start, end, state > 0, made.who, made.when)

    def _steps(self, piece: _Piece) -> Iterator[tuple[int, int]]:
        """Yield the numbers of characters of a piece in a row that one step changed, and the step."""
        if not piece.state:
            yield len(piece.text), 0
            return
        steps = self.past.added if piece.state > 0 else self.past.removed
        for step, group in groupby(_filled(steps[piece.at : piece.at + len(piece.text)])):
            yield len(list(group)), step


def _filled(steps: Sequence[int]) -> list[int]:
    """Return the steps of a row of characters; those not known are taken from the character beside them."""
    filled = list(steps)
    known = next(filter(None, filled), 0)
    for at, step in enumerate(filled):
        known = filled[at] = step or known
    return filled


def _cut(spans: Sequence[Span], start: int, end: int | None, state: int, base: int) -> Iterator[_Piece]:
    """Yield characters of some spans as pieces; the offset of the first span is `base`."""
    at = 0
    for span in spans:
        size = len(span.text)
        first, last = max(start - at, 0), size if end is None else min(end - at, size)
        if first < last:
            yield _Piece(span.text[first:last], span.role, state, base + at + first)
        at += size


def _kept(olds: Sequence[_Piece], news: Sequence[_Piece]) -> Iterator[_Piece]:
    """Yield characters that both states have; where their face has changed they are removed and added."""
    if [each[:2] for each in olds] == [each[:2] for each in news]:
        yield from news
        return
    pairs = zip(_characters(olds), _characters(news), strict=True)
    for is_same, group in groupby(
        pairs, key=lambda pair: pair[0].role is pair[1].role or pair[0].text == END
    ):
        before, after = zip(*group, strict=True)
        yield from after if is_same else (*before, *(each._replace(state=1) for each in after))


def _characters(pieces: Sequence[_Piece]) -> Iterator[_Piece]:
    for piece in pieces:
        for at, character in enumerate(piece.text):
            yield piece._replace(text=character, at=piece.at + at)


def _spans(pieces: Sequence[_Piece]) -> tuple[Span, ...]:
    """Return pieces as spans, those of one role in a row joined."""
    groups = groupby(pieces, key=lambda piece: piece.role)
    return tuple(Span("".join(piece.text for piece in group), role) for role, group in groups)
