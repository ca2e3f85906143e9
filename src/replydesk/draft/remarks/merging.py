"""Two people's remarks on one draft, merged: none is lost."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from hashlib import blake2b

from replydesk.draft.model import Draft, Key, Nested
from replydesk.draft.remarks.lines import AnswerLine, RemarkLine, format_line, parse_line
from replydesk.draft.remarks.moving import Move, moved_line
from replydesk.draft.remarks.reading import lines_of

ORIGINAL = f"{Key.REMARKS}原文"  # the field that keeps a 批注 that is neither text nor list
_MARK = 4  # hexadecimal digits added to the id of a remark if another one has it


def merge_remarks(ours: Draft, theirs: Draft) -> Draft:
    """Return our draft with all remarks and answers of theirs that it lacks, on the same words.

    Of a remark in both, the place is ours.
    """
    ours = _with_odd_value(ours, theirs)
    have = frozenset(lines_of(ours))
    lacking = [line for line in lines_of(theirs) if line not in have]
    if not lacking:
        return ours
    added = list(dict.fromkeys(_added(lacking, ours, Move(theirs, ours))))
    return with_remark_lines(ours, [line for line in added if line not in have])


def with_remark_lines(draft: Draft, lines: Iterable[str]) -> Draft:
    """Return the draft with more lines of 批注; a value that has no lines is kept beside it."""
    added = tuple(lines)
    if not added:
        return draft
    value = draft.raw(Key.REMARKS)
    if isinstance(value, Nested):
        draft = replace(draft, fields=(*draft.fields, (ORIGINAL, value)))
    return draft.with_field(Key.REMARKS, (*lines_of(draft), *added))


def _with_odd_value(ours: Draft, theirs: Draft) -> Draft:
    value = theirs.raw(Key.REMARKS)
    if not isinstance(value, Nested) or any(value == each for _, each in ours.fields):
        return ours
    if ours.raw(Key.REMARKS) is None:
        return ours.with_field(Key.REMARKS, value)
    return replace(ours, fields=(*ours.fields, (ORIGINAL, value)))


def _added(lacking: list[str], ours: Draft, move: Move) -> Iterable[str]:
    """Yield the lines to add; a remark whose id another of ours has, and its answers, get a longer one."""
    known = {each.id: each for line in lines_of(ours) if isinstance(each := parse_line(line), RemarkLine)}
    parsed = [(line, parse_line(line)) for line in lacking]
    ids = {each.id: _id_here(each, known) for _, each in parsed if isinstance(each, RemarkLine)}
    for line, each in parsed:
        if each is None:
            yield line
            continue
        here = ids.get(each.id, each.id)
        if isinstance(each, AnswerLine):
            yield line if here == each.id else format_line(each._replace(id=here))
        elif here not in known:
            moved = moved_line(each, move)
            is_same = moved is None and here == each.id
            yield line if is_same else format_line((moved or each)._replace(id=here))


def _id_here(line: RemarkLine, known: dict[str, RemarkLine]) -> str:
    """Return the id of a remark of theirs among ours."""
    if line.id not in known or _said(line) == _said(known[line.id]):
        return line.id
    return line.id + _digest(repr(_said(line)))[:_MARK]


def _said(line: RemarkLine) -> tuple[object, ...]:
    return line.when, line.who, line.text, line.proposed


def new_id(draft: Draft, *parts: object) -> str:
    """Return an id of four or more hexadecimal digits that no line of the draft has."""
    taken = {each.id for line in lines_of(draft) if (each := parse_line(line))}
    whole, turn = "", 0
    while True:
        whole += _digest(repr((*parts, turn)))
        free = (whole[:count] for count in range(4, 17) if whole[:count] not in taken)
        if found := next(free, ""):
            return found
        whole, turn = "", turn + 1


def _digest(text: str) -> str:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
