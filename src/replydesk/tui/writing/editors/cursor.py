"""The cursor of a field, and the character of the draft it stands before, both ways."""

from __future__ import annotations

from textual.widget import Widget

from replydesk.draft.model import Draft, Part
from replydesk.draft.place import Place, attachment_number
from replydesk.letter.source_map import Spot, typed_at
from replydesk.tui.writing.editors.fields import LineField, TextField

_PARTS = frozenset(Part)


def spot_at(place: Place, field: Widget | None, draft: Draft) -> Spot:
    """The character before which a field's cursor stands, of what a draft has at a place."""
    if isinstance(field, LineField):
        return Spot(place, len(field.value[: field.cursor_position].lstrip()))
    if not isinstance(field, TextField):
        return Spot(place)
    row, column = field.cursor_location
    if place.key in _PARTS:
        place = place._replace(paragraph=max(_paragraphs(field, row + 1) - 1, 0))
    elif not attachment_number(place.key):
        return Spot(place)
    return Spot(place, max(column - _lead(field.document[row], typed_at(draft, place)), 0))


def put_at(field: Widget, spot: Spot, draft: Draft) -> None:
    """Put a field's cursor before a character of what a draft has at a place."""
    if isinstance(field, LineField):
        field.cursor_position = min(spot.offset, len(field.value))
    elif isinstance(field, TextField):
        row = field.cursor_location[0]
        if spot.place.key in _PARTS:
            rows = range(field.document.line_count)
            row = next((each for each in rows if _paragraphs(field, each + 1) > spot.place.paragraph), row)
        field.move_cursor((row, _lead(field.document[row], typed_at(draft, spot.place)) + spot.offset))


def _paragraphs(field: TextField, rows: int) -> int:
    """How many paragraphs the first rows of a field are: blank ones are none."""
    return sum(bool(field.document[row].strip()) for row in range(rows))


def _lead(row: str, text: str) -> int:
    """How many characters of a row stand before its text: the number of an item, a heading's mark, blanks."""
    row, text = row.rstrip(), text.strip()
    return len(row) - len(text) if text and row.endswith(text) else 0
