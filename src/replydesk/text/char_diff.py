"""The differences of two texts by character, as replacements in order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from replydesk.text.delta import difference

CLOSE = 200_000_000  # pairs of characters compared one by one: about a second; of more texts a single edit


class TextEdit(NamedTuple):
    """A replacement: the characters `start` to `end` of the earlier text by `added`."""

    start: int
    end: int
    added: str


def text_edits(before: str, after: str, near: int = 1) -> tuple[TextEdit, ...]:
    """Return the replacements that turn `before` into `after`, in order.

    Edits with at most `near` equal characters between them are one: a word is replaced whole.
    """
    change = difference(before, after)
    if not change.removed and not change.added:
        return ()
    if len(change.removed) * len(change.added) > CLOSE:
        return (TextEdit(change.at, change.at + len(change.removed), change.added),)
    found: list[TextEdit] = []
    for start, end, added in _replacements(change.removed, change.added):
        edit = TextEdit(start + change.at, end + change.at, added)
        if found and edit.start - found[-1].end <= near:
            last = found.pop()
            edit = TextEdit(last.start, edit.end, last.added + before[last.end : edit.start] + edit.added)
        found.append(edit)
    return tuple(found)


def _replacements(before: str, after: str) -> Iterator[TextEdit]:
    if not before or not after:
        yield TextEdit(0, len(before), after)
        return
    from rapidfuzz.distance import Indel  # most commands compare nothing

    start = begin = 0
    for same in Indel.opcodes(before, after).as_matching_blocks():
        if start < same.a or begin < same.b:
            yield TextEdit(start, same.a, after[begin : same.b])
        start, begin = same.a + same.size, same.b + same.size


def apply_text_edits(before: str, edits: Iterable[TextEdit]) -> str:
    """Return a text with replacements made; they are in order and do not overlap."""
    pieces, at = [], 0
    for start, end, added in edits:
        pieces += [before[at:start], added]
        at = end
    return "".join([*pieces, before[at:]])


def moved_offset(edits: Iterable[TextEdit], offset: int, *, is_end: bool = False) -> int:
    """Return where an offset of the earlier text is in the later one.

    The offset of a removed character moves to the end of what replaces it. An offset at which text is
    inserted moves behind that text, unless it `is_end`: the end of a stretch, which does not grow.
    """
    moved = 0
    for start, end, added in edits:
        if start > offset or (is_end and start >= offset):
            break
        if offset >= end:
            moved += len(added) - (end - start)
        else:
            return start + moved + len(added)
    return offset + moved


def likeness(one: str, other: str) -> float:
    """Return the share of characters that two texts have in common, in order, from 0 to 1."""
    if one == other:
        return 1.0
    from rapidfuzz.distance import Indel  # most commands compare nothing

    return Indel.normalized_similarity(one, other)
