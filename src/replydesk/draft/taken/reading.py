"""The figures that a draft has from past replies, and what of 旧复 cannot be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from replydesk.draft.field_lines import field_lines
from replydesk.draft.model import Draft, Key, Nested
from replydesk.text.characters import one_line
from replydesk.text.note import Note

if TYPE_CHECKING:
    from replydesk.draft.taken.model import StaleMark, TakenFrom

STALE_RULE = "旧复没有核对"  # the id of the rule by which the check tells of stale figures

_NAMED_FIGURES = 3  # figures named in a message
_LONGEST_FIGURE = 20  # characters of each


def taken_lines_of(draft: Draft) -> tuple[str, ...]:
    """Return the lines of 旧复 as in the file, in a list or in a text."""
    return field_lines(draft, Key.TAKEN)


def marks_of(draft: Draft) -> tuple[StaleMark, ...]:
    """Return all figures taken over in the order of the letter, also those confirmed, changed or gone."""
    if not (lines := taken_lines_of(draft)):
        return ()
    from replydesk.draft.taken.placing import placed_marks  # most drafts have none

    return placed_marks(lines, draft)


def stale_marks(draft: Draft) -> tuple[StaleMark, ...]:
    """Return the figures taken over that nobody has confirmed or changed, in the order of the letter."""
    return tuple(each for each in marks_of(draft) if each.is_open)


def sources_of(draft: Draft) -> tuple[TakenFrom, ...]:
    """Return the past replies that words were taken over from, in the order of the lines."""
    if not (lines := taken_lines_of(draft)):
        return ()
    from replydesk.draft.taken.placing import sources_in

    return tuple(dict.fromkeys(each.source for each in sources_in(lines).values()))


def count_stale(marks: tuple[StaleMark, ...]) -> str:
    """Return the number of figures to be confirmed and the first of them; "" if there are none."""
    if not marks:
        return ""
    named = "；".join(map(_said_of, marks[:_NAMED_FIGURES])) + "……" * (len(marks) > _NAMED_FIGURES)
    return f"有 {len(marks)} 处取自旧复的内容没有核对（{named}）"


def _said_of(mark: StaleMark) -> str:
    words = one_line(mark.words)
    return words if len(words) <= _LONGEST_FIGURE else f"{words[:_LONGEST_FIGURE]}……"


def taken_notes(draft: Draft) -> tuple[Note, ...]:
    """Return notes on what of 旧复 cannot be read and is kept as it is."""
    value = draft.raw(Key.TAKEN)
    if not value:
        return ()
    from replydesk.draft.taken import placing  # most drafts have none

    if isinstance(value, Nested):
        return (Note(placing.NESTED_TAKEN),)
    return tuple(placing.unread_notes(taken_lines_of(draft)))
