"""The details of a review: a change, a comment with its answers, a note, the totals."""

from __future__ import annotations

from collections.abc import Sequence, Set

from rich.text import Text

from replydesk.importing.review.model import DocComment, ReviewChange
from replydesk.tui.reviewing.brought import Brought
from replydesk.tui.reviewing.decisions import NAMES, ChangeState, Decisions
from replydesk.tui.reviewing.rows import UNTRACKED, ReviewRow, behind, people_of, plain_words, time_words

CLASHES = "\n≠ 稿子里这几个字后来也改了；采纳的，写进稿子时再选用谁的"
REMOVED, ADDED = "strike", "underline"  # beside the words 删 and 增, which say it without colour


def row_details(row: ReviewRow, plan: Brought, decisions: Decisions, clashing: Set[int]) -> Text:
    """Return a row of a review in full; `clashing` are the ids of changes that our side made, too."""
    if row.change:
        text = _change(row.change, plan.where(row.change), decisions.of(row.change.id))
        return text.append(CLASHES if row.change.id in clashing else "")
    if row.comment:
        return _comment(row.comment, plan.words_of(row.comment))
    return Text(row.text)


def _change(change: ReviewChange, where: str, decision: ChangeState) -> Text:
    facts = [
        f"{decision.value.strip()} {NAMES[decision]}",
        change.kind,
        where,
        change.who or UNTRACKED,
        time_words(change.when, is_short=False),
    ]
    text = Text("　".join(filter(None, facts)), "bold")
    for name, words, style in (("删", change.removed, REMOVED), ("增", change.added, ADDED)):
        if words:
            text.append(f"\n{name}：").append(plain_words(words), style)
            text.append("" if words.strip("\r\n") else behind(change))
    return text


def _comment(comment: DocComment, words: str) -> Text:
    state = "已解决" if comment.is_resolved else ""
    facts = ["批注", comment.who or "没有署名", time_words(comment.when, is_short=False), state]
    text = Text("　".join(filter(None, facts)), "bold")
    if words:
        text.append(f"\n在“{words}”上")
    text.append(f"\n{comment.text}")
    for each in comment.replies:
        when = time_words(each.when)
        text.append(f"\n　{each.who or '没有署名'} {when}".rstrip() + f" 答：{each.text}")
    return text


def totals(plan: Brought) -> str:
    """Return what a file brings, in a few words."""
    people, untracked = people_of(plan.changes), sum(not each.who for each in plan.changes)
    counts = (
        (len(people), "人"),
        (len(plan.changes), f"处改动{f'（{untracked} 处没有记修订）' if untracked else ''}"),
        (len(plan.comments), "条批注"),
        (len(plan.notes), "条说明"),
    )
    return "，".join(f"{count} {what}" for count, what in counts if count) or "没有改动，也没有批注"


def progress(decisions: Decisions, changes: Sequence[ReviewChange]) -> str:
    """Return how many changes are taken, left and open."""
    counts = decisions.counts(each.id for each in changes)
    order = (ChangeState.TAKEN, ChangeState.LEFT, ChangeState.OPEN)
    return "　".join(f"{each.value.strip()} {NAMES[each]} {counts[each]}" for each in order)
