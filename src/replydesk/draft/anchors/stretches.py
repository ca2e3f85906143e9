"""Where a stretch of a text is after edits of the text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from replydesk.text.char_diff import TextEdit

_AROUND = 8  # characters more than twice a stretch, up to which what replaces it with others is taken for it
_KEPT_LEAST = 0.4  # share of its characters that a stretch keeps through several edits


class Stretch(NamedTuple):
    """The characters `start` to `end` of a text."""

    start: int
    end: int


def moved_stretch(edits: Sequence[TextEdit], start: int, end: int) -> Stretch | None:
    """Return where a stretch is after the edits, None if its characters are gone.

    What replaces characters within it belongs to it; what is inserted right before or behind it does not.
    """
    by = 0
    for edit in edits:
        if edit.start <= start and end <= edit.end:
            return _replaced(edit, by, start, end)
        by += _growth(edit)
    gone = [max(min(edit.end, end) - max(edit.start, start), 0) for edit in edits]
    kept = end - start - sum(gone)
    is_scattered = sum(map(bool, gone)) > 1 and kept < _KEPT_LEAST * (end - start)
    begin, over = _start(edits, start), _end(edits, end)
    return None if is_scattered or begin >= over else Stretch(begin, over)


def _replaced(edit: TextEdit, by: int, start: int, end: int) -> Stretch | None:
    """Return what replaced a whole stretch, None if nothing did, or with much around it."""
    is_wide = edit.end - edit.start > 2 * (end - start) + _AROUND
    begin = edit.start + by
    return Stretch(begin, begin + len(edit.added)) if edit.added and not is_wide else None


def _start(edits: Sequence[TextEdit], start: int) -> int:
    by = 0
    for edit in edits:
        if edit.start > start or edit.start == start < edit.end:
            break
        if edit.end > start:
            return edit.start + by + len(edit.added)
        by += _growth(edit)
    return start + by


def _end(edits: Sequence[TextEdit], end: int) -> int:
    by = 0
    for edit in edits:
        if edit.start >= end:
            break
        if edit.end > end:
            return edit.start + by
        by += _growth(edit)
    return end + by


def _growth(edit: TextEdit) -> int:
    return len(edit.added) - (edit.end - edit.start)
