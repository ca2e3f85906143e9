"""The comments of a returned copy as remarks of the draft: each on its words, none twice.

Comments that are remarks of ours, exported, are known by who wrote what; answers to them become answers to
the remarks. A comment whose words are not in the draft is put on those it had, and stands at the end as lost.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import NamedTuple

from replydesk.desk.review_comments import comments_of
from replydesk.draft.model import Draft, Key
from replydesk.draft.place import Place, text_at
from replydesk.draft.remarks.actions import add_remark, remark_with, settle_remark
from replydesk.draft.remarks.lines import parse_line, signed_name
from replydesk.draft.remarks.merging import merge_remarks
from replydesk.draft.remarks.model import Outcome, Remark
from replydesk.draft.remarks.reading import lines_of, open_remarks, remarks_of
from replydesk.draft.workflow import VerdictBy
from replydesk.importing.review.base.review_base import ReviewBase
from replydesk.importing.review.drafting.to_draft import BackDraft
from replydesk.importing.review.model import DocComment, ResolvedParagraph
from replydesk.text.characters import one_line

_EMPTY = "（没有写意见）"
QUOTES = "审阅稿是："  # in a note that quotes what it is about
_LEADING_QUOTE = re.compile(
    "(?:（对“.*”）)?", re.DOTALL
)  # what a remark may have before a comment's own words
_MOST_QUOTED = 40  # characters of words that are quoted since the draft has them in no text


class ReturnedComment(NamedTuple):
    """A comment, the id of the remark of ours that it is, "" for a new one, and the words it is on."""

    comment: DocComment
    remark: str
    words: str


class Returned(NamedTuple):
    """A draft made of a returned copy, and the paragraphs it was made of."""

    back: BackDraft
    paragraphs: Sequence[ResolvedParagraph]


def own_remarks(base: ReviewBase) -> dict[tuple[str, str], str]:
    """Return the ids of the remarks that were exported, by who wrote them and what their comments say."""
    remarks = open_remarks(base.draft)
    made = comments_of(remarks, base.letter, base.draft).made
    return {said(each.who, each.text): one.id for one, each in zip(remarks, made, strict=True)}


def said(who: str, text: str) -> tuple[str, str]:
    """Return what a comment says in a form that programs keep."""
    return one_line(who), _squeezed(text)


def with_comments(
    draft: Draft,
    comments: Iterable[ReturnedComment],
    states: Sequence[Callable[[], Returned]],
    by: VerdictBy,
    version: str,
) -> Draft:
    """Return the draft with comments as remarks.

    `states` make drafts of the file in which its words are sought: with the changes taken, with all, with
    none.
    """
    lacking: list[DocComment] = []
    words: dict[str, str] = {}
    for each in comments:
        number = each.remark or _known(draft, each.comment, by)
        if number and remark_with(draft, number):
            draft = _with_answers(draft, number, each.comment, by)
        else:
            lacking.append(each.comment)
            words[each.comment.id] = each.words
    for is_last, state in ((number == len(states) - 1, each) for number, each in enumerate(states)):
        if lacking:
            draft, lacking = _with_remarks(draft, lacking, state(), by, version, anywhere=is_last)
    for comment in lacking:
        text = _quoting(words[comment.id], comment.text) if words[comment.id] else comment.text
        changed = add_remark(draft, Place(Key.TITLE), 0, 0, text or _EMPTY, _by(comment, by), version)
        draft = _with_answers(changed, _added(draft, changed), comment, by)
    return draft


def _with_remarks(
    draft: Draft,
    comments: Sequence[DocComment],
    state: Returned,
    by: VerdictBy,
    version: str,
    *,
    anywhere: bool,
) -> tuple[Draft, list[DocComment]]:
    """Return the draft with the comments whose words are in a state of the file, and the other comments."""
    carrier = replace(
        state.back.draft, fields=tuple(each for each in state.back.draft.fields if each[0] != Key.REMARKS)
    )
    left = []
    for comment in comments:
        changed = _with_remark(carrier, comment, state, by, version, anywhere=anywhere)
        if changed is carrier:
            left.append(comment)
        carrier = changed
    return merge_remarks(draft, carrier), left


def _with_remark(
    carrier: Draft, comment: DocComment, state: Returned, by: VerdictBy, version: str, *, anywhere: bool
) -> Draft:
    stretch = _stretch(comment.id, state.paragraphs)
    if stretch is None or (stretch[1] == stretch[2] and not anywhere):
        return carrier
    number, start, end = stretch
    spot = state.back.spot(number, start, end)
    text, words = comment.text, state.paragraphs[number].text[start:end]
    if spot is None:
        return carrier
    place, first, last = spot.place, spot.start, spot.end
    typed = text_at(carrier, place) or ""
    if words and typed[first:last] != words:
        at = typed.find(words)
        if at >= 0:
            first, last = at, at + len(words)
        else:
            text, first, last = (
                _quoting(words, text),
                (first if first < last else 0),
                (last if first < last else 0),
            )
    after = add_remark(carrier, place, first, last, text or _EMPTY, _by(comment, by), version)
    return _with_answers(after, _added(carrier, after), comment, by)


def _added(before: Draft, after: Draft) -> str:
    """Return the id of the remark that was added last, "" if none was."""
    new = lines_of(after)[len(lines_of(before)) :]
    line = parse_line(new[-1]) if new else None
    return line.id if line else ""


def _stretch(comment: str, paragraphs: Sequence[ResolvedParagraph]) -> tuple[int, int, int] | None:
    """Return the longest stretch of a comment: the paragraph's number, start and end."""
    found = [
        (number, each.start, each.end)
        for number, paragraph in enumerate(paragraphs)
        for each in paragraph.comments
        if each.id == comment
    ]
    return max(found, key=lambda each: each[2] - each[1]) if found else None


def _quoting(words: str, text: str) -> str:
    """Return a remark that names its words, which the draft has in no text of its own."""
    cut = f"{words[:_MOST_QUOTED]}{'…' * (len(words) > _MOST_QUOTED)}"
    return f"（对“{one_line(cut)}”）{text or _EMPTY}"


def _known(draft: Draft, comment: DocComment, by: VerdictBy) -> str:
    """Return the id of the remark that a comment has become before, "" if there is none."""
    when = _minute(_by(comment, by).when)
    who, text = signed_name(comment.who), _squeezed(comment.text) or _EMPTY
    for each in remarks_of(draft):
        has = _squeezed(each.text)
        is_it = has.endswith(text) and _LEADING_QUOTE.fullmatch(has.removesuffix(text))
        if each.who == who and (each.when == when or not comment.when) and is_it:
            return each.id
    return ""


def _with_answers(draft: Draft, number: str, comment: DocComment, by: VerdictBy) -> Draft:
    """Return the draft with the answers to a comment that its remark lacks, and its being settled."""
    for reply in comment.replies:
        remark = remark_with(draft, number)
        stamp = VerdictBy(reply.who, reply.when or by.when)
        is_said = not reply.text.strip() or (remark and _has_answer(remark, stamp, reply.text))
        if remark and not is_said:
            draft = settle_remark(draft, number, Outcome.REPLIED, stamp, reply.text).draft
    remark = remark_with(draft, number) if comment.is_resolved else None
    if remark and remark.is_open and not _was_reopened(remark):
        last = comment.replies[-1] if comment.replies else None
        stamp = VerdictBy(last.who if last else comment.who, (last.when if last else comment.when) or by.when)
        draft = settle_remark(draft, number, Outcome.MENDED, stamp).draft
    return draft


def _was_reopened(remark: Remark) -> bool:
    return remark.outcome is Outcome.REOPENED


def _has_answer(remark: Remark, stamp: VerdictBy, text: str) -> bool:
    """Return True if somebody has answered this already, whenever: the file may have no time."""
    mine = [each for each in remark.answers if each.who == signed_name(stamp.who)]
    return any(_squeezed(each.text) == _squeezed(text) for each in mine)


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _by(comment: DocComment, by: VerdictBy) -> VerdictBy:
    return VerdictBy(comment.who, comment.when or by.when)


def _minute(when: datetime) -> datetime:
    return when.replace(second=0, microsecond=0, tzinfo=None)


class NotedWords(NamedTuple):
    """Words of a draft that something is noted at: where they are, or were a moment ago."""

    place: Place
    words: str = ""
    start: int = 0


def with_note(draft: Draft, at: NotedWords, text: str, by: VerdictBy, proposed: str | None = None) -> Draft:
    """Return the draft with a remark on words, on all of their text if they are not there; never twice."""
    if any(_is_same_note(each, at, text, by) for each in remarks_of(draft)):
        return draft
    typed = text_at(draft, at.place) or ""
    is_there = typed.startswith(at.words, at.start) and at.words
    start = at.start if is_there else typed.find(at.words) if at.words else -1
    stretch = (start, start + len(at.words)) if start >= 0 else (0, 0)
    return add_remark(draft, at.place, *stretch, text, by, "", proposed if start >= 0 else None)


def _is_same_note(remark: Remark, at: NotedWords, text: str, by: VerdictBy) -> bool:
    """Return True if a remark notes the same on the same words, or says the same of words that it quotes."""
    has, new = _squeezed(remark.text), _squeezed(text)
    end = new.partition(QUOTES)[2] or new  # what is quoted before may be other words now
    is_there = remark.anchor.words == at.words or (remark.anchor.place == at.place and not at.words)
    says = has.endswith(end) if is_there else QUOTES in text and has.endswith(new)
    return remark.who == signed_name(by.who) and says
