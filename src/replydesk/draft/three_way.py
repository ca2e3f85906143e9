"""Two changes of one text brought together by character; where both changed the same words, a clash.

A text is a row of paragraphs, each begun by one of `marks`, characters that occur nowhere else. A mark is a
boundary: words on both sides of it do not touch. Texts without marks are one paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from replydesk.draft.alignment import aligned
from replydesk.draft.likeness import OTHER, paired
from replydesk.text.char_diff import TextEdit, apply_text_edits, likeness, text_edits

_FIGURES = re.compile(
    r"[\dA-Za-z零〇一二三四五六七八九十百千万亿.．,，%％]+"
)  # one amount or name is one word
_ALIKE = 0.5  # share of equal characters from which two added paragraphs are one, worded twice


class Clash(NamedTuple):
    """A stretch that both sides changed, or that each changed beside the other's change."""

    base: str
    ours: str
    theirs: str


Piece = str | Clash


def merge_texts(base: str, ours: str, theirs: str, marks: str = "") -> tuple[Piece, ...]:
    """Return the merged text in pieces.

    No character is lost: what either side added is in a text or a clash, and so is what neither removed.
    """
    if ours in (base, theirs):
        return _joined([theirs])
    one, other = edits_of(base, ours, marks), edits_of(base, theirs, marks)
    new = _without_known(base, ours, other, marks)
    one = _without_known(base, theirs, one, marks) if new == other else one
    other = _without_doubled(one, new, marks)
    one, other = _with_moved(one, other, base, marks)
    other, one = _with_moved(other, one, base, marks)
    was, *now = (set(paragraphs_of(text, marks)) for text in (base, ours, theirs))
    gone = _GoneParagraphs(was - now[0], was - now[1])
    pieces: list[Piece] = []
    at = 0
    groups = list(_groups(one, other, base, marks))
    nexts = [*(group[0].edit.start for group in groups[1:]), len(base)]
    for group, following in zip(groups, nexts, strict=True):
        start, end = _whole_figures(group, base, at, following)
        pieces += [base[at:start], *_settled(group, base[start:end], start, marks, gone)]
        at = end
    return _joined([*pieces, base[at:]])


def edits_of(base: str, other: str, marks: str = "") -> list[TextEdit]:
    """Return the replacements that turn one text into another, equal paragraphs kept whole."""
    if not marks:
        return _close(text_edits(base, other, near=0), base, marks)
    found: list[TextEdit] = []
    old, new = (paragraphs_of(text, marks) for text in (base, other))
    starts = [0, *accumulate(map(len, old))]
    moved = set(old) & set(new)
    for is_same, i, j, k, l in aligned(old, new):  # noqa: E741
        for a, b, c, d in [] if is_same else paired(old[i:j], new[k:l], moved):
            before, after = "".join(old[i + a : i + b]), "".join(new[k + c : k + d])
            edits = _close(text_edits(before, after, near=0), before, marks)
            found += [TextEdit(x + starts[i + a], y + starts[i + a], added) for x, y, added in edits]
    return found


def paragraphs_of(text: str, marks: str) -> list[str]:
    """Return the paragraphs of a text, each with its mark."""
    return [each for each in re.split(f"(?=[{re.escape(marks)}])", text) if each] if marks else [text]


def _close(edits: Sequence[TextEdit], before: str, marks: str) -> list[TextEdit]:
    """Return edits with those joined between which little is equal: a rewritten sentence is one edit."""
    found: list[TextEdit] = []
    for each in edits:
        edit = _at_boundary(each, before, marks)
        while found and _is_close(found[-1], edit, before[found[-1].end : edit.start], marks):
            last = found.pop()
            edit = TextEdit(last.start, edit.end, last.added + before[last.end : edit.start] + edit.added)
        found.append(edit)
    return found


def _is_close(one: TextEdit, other: TextEdit, between: str, marks: str) -> bool:
    if any(char in marks for char in between) or (not between and marks and other.added[:1] in marks):
        return False
    weight = min(max(each.end - each.start, len(each.added)) for each in (one, other))
    return len(between) <= max(1, weight // 2)


def _at_boundary(edit: TextEdit, before: str, marks: str) -> TextEdit:
    """Return an inserted or removed paragraph with the mark that begins it, not the one behind it."""
    start, end, added = edit
    if not start or (added and end > start):
        return edit
    last = (added or before[start:end])[-1:]
    if not last or last not in marks or before[start - 1] != last:
        return edit
    return TextEdit(start - 1, end - 1, last + added[:-1] if added else "")


class _SideEdit(NamedTuple):
    edit: TextEdit
    is_ours: bool


def _groups(
    ours: Sequence[TextEdit], theirs: Sequence[TextEdit], base: str, marks: str
) -> Iterator[list[_SideEdit]]:
    """Yield the edits of both sides in order, those that touch an edit of the other side together."""
    every = [_SideEdit(edit, True) for edit in ours] + [_SideEdit(edit, False) for edit in theirs]
    group: list[_SideEdit] = []
    for each in sorted(every, key=lambda side: _order(side.edit, marks)):
        facing = [side.edit for side in group if side.is_ours != each.is_ours]
        if group and not (facing and _touches(facing[-1], each.edit, base, marks)):
            yield group
            group = []
        group.append(each)
    if group:
        yield group


def _order(edit: TextEdit, marks: str) -> tuple[int, bool, bool]:
    """Return where an edit is made: of two at one place, what ends a paragraph before what begins one."""
    return edit.start, edit.end > edit.start, edit.added[:1] in marks if edit.added else False


def _touches(one: TextEdit, other: TextEdit, base: str, marks: str) -> bool:
    """Return True if two edits, the first not behind the second, change the same words or neighbours."""
    if one == other or other.start < one.end or (one.start == other.start and one.end == other.end):
        return one == other or not _is_split(one, other, base, marks)
    between = base[one.end : other.start]
    if between:
        return not any(char in marks for char in between) and (
            len(between) == 1 or bool(_FIGURES.fullmatch(between))
        )
    return not _is_split(one, other, base, marks)


def _is_split(one: TextEdit, other: TextEdit, base: str, marks: str) -> bool:
    """Return True if the boundary of a paragraph lies between two edits that meet."""
    if other.start < one.end:
        return False
    begins = other.added[:1] in marks if other.added else False
    if one.start == other.start and one.end == other.end:  # both insert: one ends, one begins a paragraph
        return begins and one.added[:1] not in marks
    if marks and _joins(other, base, marks):
        is_put = one.start == one.end and one.added[:1] in marks
        if is_put or (not one.added and base[one.start] in marks):
            return False  # a paragraph put between two that the other side joins, or taken away from them
    behind_mark = one.end > one.start and base[one.end - 1] in marks
    before_mark = base[other.start : other.start + 1] in marks if other.end > other.start else begins
    return bool(marks) and (behind_mark or before_mark)


def _joins(edit: TextEdit, base: str, marks: str) -> bool:
    """Return True if an edit takes away the boundary of a paragraph whose words stay."""
    has_mark = edit.start < edit.end and base[edit.start] in marks
    is_whole = base[edit.end : edit.end + 1] in marks or edit.end == len(base)
    return has_mark and not is_whole and edit.added[:1] not in (*marks,)


def _whole_figures(group: Sequence[_SideEdit], base: str, least: int, most: int) -> tuple[int, int]:
    """Return the stretch of some edits; of an amount that both sides changed, all of it.

    What both have made of 412 is 415 and 420, not 15 and 20. It is not wider than from `least` to `most`.
    """
    start, end = group[0].edit.start, max(each.edit.end for each in group)
    if len({side.is_ours for side in group}) < 2:
        return start, end
    added = [side.edit.added for side in group]
    if any(_is_figure(text[:1]) for text in (base[start:end], *added)):
        while start > least and _is_figure(base[start - 1]):
            start -= 1
    if any(_is_figure(text[-1:]) for text in (base[start:end], *added)):
        while end < most and _is_figure(base[end]):
            end += 1
    return start, end


def _is_figure(char: str) -> bool:
    return char.isascii() and (char.isalnum() or char == ".")


class _GoneParagraphs(NamedTuple):
    """The paragraphs of the base that each side has not: removed, or changed."""

    of_ours: Collection[str]
    of_theirs: Collection[str]


def _settled(
    group: Sequence[_SideEdit], before: str, start: int, marks: str, gone: _GoneParagraphs
) -> tuple[Piece, ...]:
    """Return what becomes of a stretch that one side or both changed."""
    ours, theirs = (
        _made([s.edit for s in group if s.is_ours is own], before, start) for own in (True, False)
    )
    if ours == theirs or all(side.is_ours for side in group):
        return (ours,)
    if not any(side.is_ours for side in group):
        return (theirs,)
    one_gone = "" in (ours, theirs) and marks and before[0] in marks
    if one_gone and (ours + theirs)[0] in marks and likeness(before, ours + theirs) < OTHER:
        return (ours or theirs,)  # both removed a paragraph, one added another where it was
    if not before and marks and ours[0] in marks and theirs[0] in marks:
        return tuple(_both_added(paragraphs_of(ours, marks), paragraphs_of(theirs, marks), gone))
    return (Clash(before, ours, theirs),)


def _both_added(ours: Sequence[str], theirs: Sequence[str], gone: _GoneParagraphs) -> Iterator[Piece]:
    """Yield the paragraphs that both sides added at one place: equal ones once, like ones as a clash."""
    for is_same, i, j, k, l in aligned(ours, theirs):  # noqa: E741
        if is_same:
            yield "".join(ours[i:j])
            continue
        for a, b, c, d in paired(ours[i:j], theirs[k:l]):
            yield from _one_or_both("".join(ours[i + a : i + b]), "".join(theirs[k + c : k + d]), gone)


def _one_or_both(ours: str, theirs: str, gone: _GoneParagraphs) -> Iterator[Piece]:
    """Yield a paragraph that both sides put at one place; one only moved has the other side's words."""
    if not (ours and theirs) or likeness(ours, theirs) < _ALIKE:
        yield from filter(None, (ours, theirs))
    elif theirs in gone.of_ours:
        yield ours
    elif ours in gone.of_theirs:
        yield theirs
    else:
        yield Clash("", ours, theirs)


def _made(edits: Sequence[TextEdit], before: str, start: int) -> str:
    return apply_text_edits(before, (TextEdit(a - start, b - start, added) for a, b, added in edits))


def _without_doubled(ours: Sequence[TextEdit], theirs: Sequence[TextEdit], marks: str) -> list[TextEdit]:
    """Return their edits without the paragraphs that ours add, too, if perhaps elsewhere."""
    added = {
        paragraph
        for edit in ours
        if edit.added[:1] in marks and edit.added
        for paragraph in paragraphs_of(edit.added, marks)
    }
    found = []
    for edit in theirs:
        is_new = edit.start == edit.end and edit.added[:1] in marks and edit not in ours
        texts = [each for each in paragraphs_of(edit.added, marks) if each not in added] if is_new else []
        if not is_new or texts:
            found.append(edit._replace(added="".join(texts)) if is_new else edit)
    return found


def _without_known(base: str, other: str, edits: Sequence[TextEdit], marks: str) -> list[TextEdit]:
    """Return edits without a paragraph taken away and put elsewhere, in words that the other side has, too.

    There another paragraph was moved instead, so that this one was only changed.
    """
    found = list(edits)
    new = set(paragraphs_of(other, marks)) - set(paragraphs_of(base, marks)) if marks else set()
    for put in [each for each in edits if each.start == each.end and each.added[:1] in marks]:
        if not new.issuperset(paragraphs_of(put.added, marks)):
            continue
        gone = [each for each in found if not each.added and base[each.start] in marks]
        alike = (each for each in gone if likeness(base[each.start : each.end], put.added) >= _ALIKE)
        if same := next(alike, None):
            found = [each for each in found if each not in (put, same)]
    return found


def _with_moved(
    moving: Sequence[TextEdit], others: Sequence[TextEdit], base: str, marks: str
) -> tuple[list[TextEdit], list[TextEdit]]:
    """Return both sides' edits, those within paragraphs that one side moved made where they are now."""
    moving, others = list(moving), list(others)
    for gone in [edit for edit in moving if marks and not edit.added and base[edit.start] in marks]:
        text = base[gone.start : gone.end]
        inner = [edit for edit in others if _is_within(edit, gone, marks)]
        place = next((i for i, edit in enumerate(moving) if _is_put(text, edit, marks)), -1)
        if not inner or place < 0 or base[gone.end : gone.end + 1] not in (*marks, ""):
            continue
        others = [edit for edit in others if edit not in inner]
        put = moving[place]
        moving[place] = put._replace(added=put.added.replace(text, _made(inner, text, gone.start), 1))
    return moving, others


def _is_put(text: str, edit: TextEdit, marks: str) -> bool:
    """Return True if an edit puts in a paragraph, or several, as they were elsewhere."""
    at = edit.added.find(text) if edit.start == edit.end else -1
    return at >= 0 and edit.added[at + len(text) : at + len(text) + 1] in (*marks, "")


def _is_within(edit: TextEdit, gone: TextEdit, marks: str) -> bool:
    """Return True if an edit changes only words of a removed paragraph."""
    ends = edit.start == edit.end == gone.end and edit.added[:1] not in marks
    return gone.start < edit.start and (edit.end <= gone.end) and (edit.start < gone.end or ends)


def _joined(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Return pieces with texts beside each other as one, without empty ones."""
    found: list[Piece] = []
    for each in pieces:
        if isinstance(each, str) and found and isinstance(found[-1], str):
            found[-1] += each
        elif each:
            found.append(each)
    return tuple(found)
