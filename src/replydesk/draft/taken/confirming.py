"""Confirming figures that were taken over: each is one change."""

from __future__ import annotations

from collections.abc import Iterable

from replydesk.draft.field_lines import with_more_lines
from replydesk.draft.model import Draft, Key
from replydesk.draft.place import Place
from replydesk.draft.taken.lines import ConfirmedLine, format_taken_line, taker_name
from replydesk.draft.taken.model import StaleMark
from replydesk.draft.taken.reading import stale_marks
from replydesk.draft.workflow import VerdictBy


def confirm(draft: Draft, mark: str, by: VerdictBy) -> Draft:
    """Return the draft with the open mark of an id confirmed, and any other on the same words."""
    marks = stale_marks(draft)
    one = next((each for each in marks if each.id == mark), None)
    if one is None:
        return draft
    return _with_confirmed(draft, (each for each in marks if each.anchor == one.anchor), by)


def confirm_all(draft: Draft, place: Place, by: VerdictBy) -> Draft:
    """Return the draft with all open marks of the text at a place confirmed."""
    return _with_confirmed(draft, (each for each in stale_marks(draft) if each.anchor.place == place), by)


def mark_at(draft: Draft, place: Place, offset: int) -> StaleMark | None:
    """Return the open mark at an offset of the text at a place, also right behind it; None without one."""
    here = [each for each in stale_marks(draft) if each.anchor.place == place]
    on_it = (each for each in here if each.anchor.start <= offset < each.anchor.end)
    behind = (each for each in here if each.anchor.end == offset)
    return next(on_it, next(behind, None))


def next_mark(draft: Draft, place: Place, offset: int) -> StaleMark | None:
    """Return the first open mark behind an offset of the text at a place, else the first one of all."""
    from replydesk.draft.taken.placing import place_order

    marks = stale_marks(draft)
    here = place_order(place), offset
    later = (each for each in marks if (place_order(each.anchor.place), each.anchor.start) > here)
    return next(later, marks[0] if marks else None)


def _with_confirmed(draft: Draft, marks: Iterable[StaleMark], by: VerdictBy) -> Draft:
    when = by.when.replace(second=0, microsecond=0, tzinfo=None)
    lines = [format_taken_line(ConfirmedLine(each.id, when, taker_name(by.who))) for each in marks]
    return with_more_lines(draft, Key.TAKEN, lines)
