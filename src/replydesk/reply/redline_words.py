"""The changes of a 花脸稿 in words: who, when, how many."""

from __future__ import annotations

from datetime import datetime

from replydesk.draft.change_text import name_of
from replydesk.letter.redline import Redline
from replydesk.letter.redline_parts import LetterChange, Tally, tallies


def counts_of(redline: Redline) -> tuple[str, ...]:
    """Return a line for each person: 张某某 05-28 16:40：改 3 处，删 5 字，增 8 字."""
    return tuple(f"{name_of(each.who)}{_times(each)}：{_counts(each)}" for each in tallies(redline))


def _times(tally: Tally) -> str:
    ends = dict.fromkeys(_time(each) for each in (tally.first, tally.last) if each)
    return f" {' 至 '.join(ends)}" if ends else ""


def _time(when: datetime) -> str:
    return f"{when:%m-%d %H:%M}"


def _counts(tally: Tally) -> str:
    removed = f"，删 {tally.removed} 字" if tally.removed else ""
    added = f"，增 {tally.added} 字" if tally.added else ""
    return f"改 {tally.changes} 处{removed}{added}"


def change_words(change: LetterChange) -> str:
    """Return who made a change, and when: 张某某　05-28 16:40."""
    return f"{name_of(change.who)}{f'　{_time(change.when)}' if change.when else ''}"


def what_changed(redline: Redline, change: LetterChange) -> tuple[str, str]:
    """Return what a change removed and added, in words; "" for nothing."""
    if change.is_break:
        is_added = redline.breaks[change.block].is_added
        return ("", "在这里分段") if is_added else ("这里的分段，并成一段", "")
    return change.removed, change.added
