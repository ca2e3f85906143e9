"""The changes of a redline (花脸稿): taken, refused, counted, listed in order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from itertools import groupby
from typing import NamedTuple

from replydesk.letter.model import Block, Letter, Span
from replydesk.letter.redline import Redline, RedlineMark


class LetterChange(NamedTuple):
    """A change of a block by one person: what touches is one; `start` to `end` are in the merged block.

    `is_break`: only the end of the paragraph was added (it was divided) or removed (it was joined).
    """

    block: int
    start: int
    end: int
    removed: str
    added: str
    who: str
    when: datetime | None
    is_break: bool = False


class Tally(NamedTuple):
    """The changes of one person: how many, the characters removed and added, the first and the last time."""

    who: str
    changes: int
    removed: int
    added: int
    first: datetime | None
    last: datetime | None


def changes_in(redline: Redline) -> tuple[LetterChange, ...]:
    """Return the changes in the order of the letter."""
    found: list[LetterChange] = []
    for at, block in enumerate(redline.letter.blocks):
        for mark in redline.marks.get(at, ()):
            last = found[-1] if found else None
            if last and (last.block, last.end, last.who) == (at, mark.start, mark.who):
                found[-1] = _with(last, mark, block.text)
            else:
                start = LetterChange(at, mark.start, mark.start, "", "", mark.who, mark.when)
                found.append(_with(start, mark, block.text))
        if end := redline.breaks.get(at):
            found.append(LetterChange(at, end.end, end.end, "", "", end.who, end.when, is_break=True))
    return tuple(found)


def _with(change: LetterChange, mark: RedlineMark, text: str) -> LetterChange:
    """Return a change with the characters of a mark behind it."""
    words = text[mark.start : mark.end]
    removed, added = ("", words) if mark.is_added else (words, "")
    when = max(filter(None, (change.when, mark.when)), default=None)
    return change._replace(
        end=mark.end, removed=change.removed + removed, added=change.added + added, when=when
    )


def tallies(redline: Redline) -> tuple[Tally, ...]:
    """Return the changes by person, in the order in which they come first in the letter."""
    changes = changes_in(redline)
    found = []
    for who in dict.fromkeys(change.who for change in changes):
        own = [change for change in changes if change.who == who]
        times = sorted(filter(None, (change.when for change in own)))
        removed, added = (sum(map(len, texts)) for texts in zip(*(each[3:5] for each in own), strict=True))
        found.append(
            Tally(who, len(own), removed, added, *((times[0], times[-1]) if times else (None, None)))
        )
    return tuple(found)


def accepted(redline: Redline) -> Letter:
    """Return the letter with all changes: the last state."""
    return settled(redline, lambda mark: True).letter


def of_person(redline: Redline, who: str) -> Redline:
    """Return the redline of one person's changes; those of others count as made."""
    return settled(redline, lambda mark: None if mark.who == who else True)


def settled(redline: Redline, take: Callable[[RedlineMark], bool | None]) -> Redline:
    """Return the redline with changes made (True) or unmade (False); None leaves one as it is."""
    blocks: list[Block] = []
    marks: dict[int, tuple[RedlineMark, ...]] = {}
    whole: dict[int, RedlineMark] = {}
    breaks: dict[int, RedlineMark] = {}
    is_open = False  # the block before has lost its end: the next one goes on in it
    for at, block in enumerate(redline.letter.blocks):
        end = redline.whole.get(at)
        if end and take(end) not in (None, end.is_added):
            continue
        block, kept = _settled(block, redline.marks.get(at, ()), take)
        if is_open:
            lead = len(blocks[-1].text)
            block = replace(block, spans=_joined((*blocks[-1].spans, *block.spans)), place=blocks[-1].place)
            moved = (mark._replace(start=mark.start + lead, end=mark.end + lead) for mark in kept)
            kept = (*marks.pop(len(blocks) - 1, ()), *moved)
            blocks.pop()
        is_open = False
        if not block.text and block.cell and at in redline.marks:  # a cell that was filled or emptied
            continue
        if kept:
            marks[len(blocks)] = kept
        if end and take(end) is None:
            whole[len(blocks)] = end._replace(end=len(block.text))
        if (own := redline.breaks.get(at)) and (taken := take(own)) is None:
            breaks[len(blocks)] = own._replace(end=len(block.text))
        elif own:
            is_open = taken is not own.is_added
        blocks.append(block)
    return Redline(replace(redline.letter, blocks=tuple(blocks)), marks, whole, breaks)


def _settled(
    block: Block, marks: Iterable[RedlineMark], take: Callable[[RedlineMark], bool | None]
) -> tuple[Block, tuple[RedlineMark, ...]]:
    """Return a block without the characters that its settled marks drop, and the marks that are left."""
    dropped: list[tuple[int, int]] = []
    left: list[RedlineMark] = []
    gone = 0
    for mark in marks:
        taken = take(mark)
        if taken is None:
            left.append(mark._replace(start=mark.start - gone, end=mark.end - gone))
        elif taken is not mark.is_added:
            dropped.append((mark.start, mark.end))
            gone += mark.end - mark.start
    return (replace(block, spans=tuple(_without(block, dropped))) if dropped else block), tuple(left)


def _without(block: Block, dropped: Iterable[tuple[int, int]]) -> Iterator[Span]:
    """Yield the spans of a block without some stretches of it."""
    spans = []
    at = 0
    stretches = list(dropped)
    for span in block.spans:
        text, begin = "", 0
        for start, end in stretches:
            first, last = max(start - at, 0), min(end - at, len(span.text))
            if first < last:
                text, begin = text + span.text[begin:first], last
        spans.append(Span(text + span.text[begin:], span.role))
        at += len(span.text)
    return iter(_joined(spans))


def _joined(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return spans with those of one role in a row joined, and without empty ones."""
    groups = groupby((span for span in spans if span.text), key=lambda span: span.role)
    return tuple(Span("".join(span.text for span in group), role) for role, group in groups)
