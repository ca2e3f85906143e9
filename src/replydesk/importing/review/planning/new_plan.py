"""A new plan: what a returned copy brings to a draft as it is now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from replydesk.desk.desk_folder import Desk
from replydesk.desk.review_copies import review_copy
from replydesk.desk.version_file import VersionFile
from replydesk.desk.versions import READ_BACK, Version
from replydesk.draft.file import parse_draft
from replydesk.draft.lines import draft_lines
from replydesk.draft.model import Draft
from replydesk.draft.remarks.merging import differs_in_review_only
from replydesk.draft.workflow import VerdictBy
from replydesk.importing.review.base.finding import base_text
from replydesk.importing.review.base.review_base import review_base
from replydesk.importing.review.comparing.changes import changes_of
from replydesk.importing.review.model import DocComment, ReviewChange, ReviewFile, ReviewRefused
from replydesk.importing.review.planning.plan import ReviewPlan
from replydesk.importing.review.reading.returned_file import ReturnedFile
from replydesk.importing.review.reading.review_file import read_review
from replydesk.importing.review.remarks.from_comments import ReturnedComment, own_remarks, said
from replydesk.reply.stock import Stock
from replydesk.text.errors import UserError
from replydesk.text.note import Note


def plan_review(file: ReturnedFile, place: Desk, path: Path, ours: Draft, by: VerdictBy) -> ReviewPlan:
    """Return what a returned copy brings to a draft as it is now. Raises ReviewRefused, UserError.

    `path` is the draft's file, where the versions are found of which one was sent out.
    """
    sent_out = parse_draft(base_text(file.content, place, path)).draft
    mark = file.why.rpartition("、")[2]
    versions = VersionFile(path).read()
    at = next((n for n in reversed(range(len(versions))) if mark in versions[n].why.split("、")), -1)
    if at < 0:
        return plan_of(file, sent_out, place.stock, ours, by)
    plan = plan_of(file, sent_out, place.stock, ours, by, versions[at].when)
    after, later = parse_draft(versions[at].text).draft, versions[at + 1 :]
    while at and versions[at - 1].why == READ_BACK:  # the changes of one person of several
        at -= 1
    if not at or not _took_all(plan, versions[at - 1], after):
        return plan
    before = parse_draft(versions[at - 1].text).draft
    states = (ours, *(parse_draft(each.text).draft for each in later))
    is_undone = any(differs_in_review_only(each, before) for each in states)
    return replace(plan, was_taken=True, has_all=not is_undone, _made={})


def _took_all(plan: ReviewPlan, before: Version, after: Draft) -> bool:
    """Return True if all of a file was taken of a version: then its clashes were noted."""
    then = replace(plan, ours=parse_draft(before.text).draft, _made={})
    return draft_lines(then.result(then.every, {})) == draft_lines(after)


def plan_of(
    file: ReturnedFile,
    sent_out: Draft,
    stock: Stock,
    ours: Draft,
    by: VerdictBy,
    read_before: datetime | None = None,
) -> ReviewPlan:
    """Return what a returned copy brings to a draft; `sent_out` was exported. Raises ReviewRefused."""
    content = file.content
    try:
        sent = read_review(review_copy(sent_out, stock, content.draft, content.version).data)
    except UserError as error:
        raise ReviewRefused(f"当时导出的审阅稿做不出来，没有读回：{error}") from error
    base = review_base(sent_out, stock, sent)
    own = own_remarks(base)
    before = {said(each.who, each.text): each for each in sent.comments}
    returned = [
        ReturnedComment(each, own.get(said(each.who, each.text), ""), _words(content, each))
        for each in content.comments
        if _is_news(each, before.get(said(each.who, each.text)))
    ]
    changes = changes_of(sent, content)
    notes = _notes(content, changes)
    if read_before:
        notes.append(Note(f"这个文件 {read_before:%Y-%m-%d %H:%M} 读回过；已经收进来的不会再收"))
    return ReviewPlan(file, ours, base, stock, by, changes, tuple(returned), tuple(notes), read_before)


def _is_news(comment: DocComment, sent: DocComment | None) -> bool:
    """Return True unless a comment is one of ours that nobody answered or settled."""
    return sent is None or bool(comment.replies) or comment.is_resolved != sent.is_resolved


def _words(file: ReviewFile, comment: DocComment) -> str:
    texts = (file.paragraphs[each.paragraph].text[each.start : each.end] for each in comment.where)
    return " ".join(filter(None, texts))


def _notes(file: ReviewFile, changes: Sequence[ReviewChange]) -> list[Note]:
    untracked = sum(not each.who for each in changes)
    notes = list(file.notes)
    if untracked:
        how = "没有开修订" if not file.has_tracked else "有的地方没有用修订"
        notes.insert(0, Note(f"对方改的时候{how}，有 {untracked} 处是和导出时的稿子对比出来的，看不出谁改的"))
    elif not file.is_tracking:
        notes.insert(0, Note("文件里的修订开关关了；已和导出时的稿子对比过，没有漏下的改动"))
    return notes
