"""Two people's remarks on one draft, merged: none is lost."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from replydesk.draft.anchors.moving import AnchorMove
from replydesk.draft.field_lines import line_digest, with_more_lines, with_odd_value_of
from replydesk.draft.model import Draft, Key, Value
from replydesk.draft.remarks.lines import AnswerLine, RemarkLine, format_line, parse_line
from replydesk.draft.remarks.model import Remark
from replydesk.draft.remarks.moving import RemarkMove
from replydesk.draft.remarks.reading import lines_of, remarks_of

_MARK = 4  # hexadecimal digits added to the id of a remark if another one has it


def merge_remarks(ours: Draft, theirs: Draft) -> Draft:
    """Return our draft with all remarks and answers of theirs that it lacks, on the same words.

    Of a remark in both, the place is ours.
    """
    ours = with_odd_value_of(ours, theirs, Key.REMARKS)
    have = frozenset(lines_of(ours))
    lacking = [line for line in lines_of(theirs) if line not in have]
    if not lacking:
        return ours
    added = list(dict.fromkeys(_added(lacking, ours, RemarkMove(AnchorMove(theirs, ours)))))
    return with_more_lines(ours, Key.REMARKS, (line for line in added if line not in have))


def differs_in_review_only(one: Draft, other: Draft) -> bool:
    """Return True if two drafts have the same text and fields, apart from stage, verdicts and remarks."""
    return replace(one, fields=_letter_fields(one)) == replace(other, fields=_letter_fields(other))


def _letter_fields(draft: Draft) -> tuple[tuple[str, Value], ...]:
    return tuple(each for each in draft.fields if not each[0].startswith(_OF_REVIEW))


_OF_REVIEW = (Key.STAGE, Key.REVIEWS, Key.REMARKS)  # begin also the names under which odd values are kept


def remarks_added(before: Draft, after: Draft) -> tuple[Remark, ...]:
    """Return the remarks of the later draft that the earlier one has not."""
    known = {(each.id, *_said(each)) for each in remarks_of(before)}
    return tuple(each for each in remarks_of(after) if (each.id, *_said(each)) not in known)


def line_keys(draft: Draft) -> frozenset[str]:
    """Return the keys of a draft's lines of 批注: a remark keeps its key when its words move."""
    return frozenset(map(_key, lines_of(draft)))


def with_kept_lines(draft: Draft, other: Draft, keys: Collection[str]) -> Draft:
    """Return a draft with those lines of another one that have these keys, and what they answer."""
    kept = [line for line in lines_of(other) if _key(line) in keys]
    if line_keys(draft).issuperset(map(_key, kept)):
        return draft
    ids = {each.id for line in kept if isinstance(each := parse_line(line), AnswerLine)}
    heads = [
        line
        for line in lines_of(other)
        if isinstance(each := parse_line(line), RemarkLine) and each.id in ids
    ]
    return merge_remarks(draft, other.with_field(Key.REMARKS, (*heads, *kept)))


def _key(line: str) -> str:
    parsed = parse_line(line)
    return repr((parsed.id, *_said(parsed))) if isinstance(parsed, RemarkLine) else line


def _added(lacking: list[str], ours: Draft, move: RemarkMove) -> Iterable[str]:
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
            moved = move.line(each)
            is_same = moved is None and here == each.id
            yield line if is_same else format_line((moved or each)._replace(id=here))


def _id_here(line: RemarkLine, known: dict[str, RemarkLine]) -> str:
    """Return the id of a remark of theirs among ours."""
    if line.id not in known or _said(line) == _said(known[line.id]):
        return line.id
    return line.id + line_digest(repr(_said(line)))[:_MARK]


def _said(line: RemarkLine | Remark) -> tuple[object, ...]:
    return line.when, line.who, line.text, line.proposed


def new_id(draft: Draft, *parts: object) -> str:
    """Return an id of four or more hexadecimal digits that no line of the draft has."""
    taken = {each.id for line in lines_of(draft) if (each := parse_line(line))}
    whole, turn = "", 0
    while True:
        whole += line_digest(repr((*parts, turn)))
        free = (whole[:count] for count in range(4, 17) if whole[:count] not in taken)
        if found := next(free, ""):
            return found
        whole, turn = "", turn + 1
