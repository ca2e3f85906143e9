"""The characters of the draft that are selected in a field."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from textual.widget import Widget

from replydesk.draft.model import Draft
from replydesk.draft.place import Place, text_at
from replydesk.tui.writing.editors.fields import LineField, TextField


class Selected(NamedTuple):
    """A place, and the characters of its text that are selected; none of them if only the cursor is there.

    Without `span` the field has no characters to be chosen from, as a list of words.
    """

    place: Place
    span: tuple[int, int] | None = None


def selected_in(field: Widget | None, place_of: Callable[[int], Place], draft: Draft) -> Selected:
    """Return what is selected in a field; `place_of` a row is the place written there."""
    if isinstance(field, LineField):
        place = place_of(0)
        return Selected(place, _within(draft, place, field.value, *sorted(field.selection)))
    if not isinstance(field, TextField):
        return Selected(place_of(0))
    (top, first), (bottom, last) = sorted(field.selection)
    place, row = place_of(top), field.document[top]
    return Selected(place, _within(draft, place, row, first, last if bottom == top else len(row)))


def selected_in_lines(field: TextField, place: Place) -> Selected:
    """Return what is selected in a field that holds the text of its place, line breaks and all."""
    offsets = [_offset(field, *location) for location in sorted(field.selection)]
    return Selected(place, (offsets[0], offsets[1]))


def _offset(field: TextField, row: int, column: int) -> int:
    return sum(len(field.document[each]) + 1 for each in range(row)) + column


def _within(draft: Draft, place: Place, shown: str, start: int, end: int) -> tuple[int, int]:
    """Return offsets into a line as offsets into its text, which has no number or mark before it."""
    text = text_at(draft, place) or ""
    lead = max(shown.rfind(text), 0) if text else 0
    first, last = (min(max(at - lead, 0), len(text)) for at in (start, end))
    return first, last
