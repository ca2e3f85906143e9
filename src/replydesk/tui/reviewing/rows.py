"""The rows of a review: changes by person, those without tracking last, comments, and notes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import NamedTuple

from replydesk.importing.review.model import DocComment, ReviewChange, ReviewKind
from replydesk.tui.reviewing.brought import Brought

UNTRACKED = "没有记修订的改动"
COMMENTS = "批注，都收进稿子"
REMARKS = "读的时候看到的"

QUOTED = 24  # characters of a quotation on a row
BEFORE = 10  # characters quoted of what stands before a change
# kinds that need no name beside what was removed and added
_PLAIN = (ReviewKind.INSERTED, ReviewKind.DELETED, ReviewKind.REPLACED)
_SIGNS = str.maketrans({"\r": "¶", "\n": "¶", "\t": " "})  # ends of paragraphs and cells


class ReviewRow(NamedTuple):
    """A row: a heading, a change, a comment or a note; `text` is the heading or the note."""

    text: str = ""
    change: ReviewChange | None = None
    comment: DocComment | None = None
    is_heading: bool = False


def rows_of(plan: Brought) -> tuple[ReviewRow, ...]:
    """Return all rows; persons come in the order of their first changes."""
    return (*_changes(plan), *_comments(plan), *_notes(plan))


def _changes(plan: Brought) -> Iterator[ReviewRow]:
    by_person: dict[str, list[ReviewChange]] = {}
    for each in plan.changes:
        by_person.setdefault(each.who, []).append(each)
    untracked = by_person.pop("", [])
    for who, changes in [*by_person.items(), *([(UNTRACKED, untracked)] if untracked else [])]:
        yield ReviewRow(f"{who}　{len(changes)} 处", is_heading=True)
        yield from (ReviewRow(change=each) for each in changes)


def _comments(plan: Brought) -> Iterator[ReviewRow]:
    if plan.comments:
        yield ReviewRow(f"{COMMENTS}　{len(plan.comments)} 条", is_heading=True)
        yield from (ReviewRow(comment=each) for each in plan.comments)


def _notes(plan: Brought) -> Iterator[ReviewRow]:
    if plan.notes:
        yield ReviewRow(f"{REMARKS}　{len(plan.notes)} 条", is_heading=True)
        yield from (ReviewRow(str(each)) for each in plan.notes)


def change_words(change: ReviewChange, limit: int = QUOTED) -> str:
    """Return a change in a few words: 删“三百万元”增“320万元”."""
    parts = []
    if change.kind in _PLAIN:
        parts += [f"删{_quoted(change.removed, limit)}"] if change.removed else []
        parts += [f"增{_quoted(change.added, limit)}"] if change.added else []
    else:
        words = (change.added or change.removed).strip("\r\n")
        parts += [f"{change.kind}{_quoted(words, limit) if words else behind(change)}"]
        parts += [f"删{_quoted(change.removed, limit)}"] if change.added and change.removed else []
    return "".join(parts) or change.kind


def behind(change: ReviewChange) -> str:
    """Return the words that a change of nothing but a paragraph mark stands behind: ，在“目前，”后面."""
    words = plain_words(change.before)[-BEFORE:]
    return f"，在“{words}”后面" if words else ""


def plain_words(text: str) -> str:
    """Return changed words on one line, with the ends of paragraphs as marks."""
    return text.translate(_SIGNS)


def comment_words(comment: DocComment, words: str) -> str:
    """Return a comment on one line, with the words it is on."""
    answers = f"（答复 {len(comment.replies)} 条）" if comment.replies else ""
    state = "〔已解决〕" if comment.is_resolved else ""
    said = " ".join(comment.text.split())
    return f"{state}{_quoted(words, 10) if words else ''}{comment.who or '没有署名'}：{said}{answers}"


def time_words(when: datetime | None, *, is_short: bool = True) -> str:
    """Return a time as the clerk reads it, "" if it is unknown."""
    if when is None:
        return ""
    return f"{when:%m-%d %H:%M}" if is_short else f"{when.year}年{when.month}月{when.day}日 {when:%H:%M}"


def people_of(changes: Sequence[ReviewChange]) -> list[str]:
    """Return who made changes, in the order of the first ones."""
    return list(dict.fromkeys(each.who for each in changes if each.who))


def _quoted(text: str, limit: int) -> str:
    words = plain_words(text)
    return f"“{words if len(words) <= limit else words[:limit] + '……'}”"
