"""Conversion between the cursor of a field and a character of the draft."""

from __future__ import annotations

from textual.widget import Widget

from replydesk.draft.model import Draft, Part
from replydesk.draft.place import Place, attachment_number
from replydesk.letter.source_map import LetterSpot, typed_at
from replydesk.tui.writing.editors.fields import LineField, TextField

_PARTS = frozenset(Part)


def spot_at(place: Place, field: Widget | None, draft: Draft) -> LetterSpot:
    """Return the character before which a field's cursor is, given the field's place in the draft."""
    if isinstance(field, LineField):
        return LetterSpot(place, len(field.value[: field.cursor_position].lstrip()))
    if not isinstance(field, TextField):
        return LetterSpot(place)
    row, column = field.cursor_location
    if place.key in _PARTS:
        place = place._replace(paragraph=max(_paragraphs(field, row + 1) - 1, 0))
    elif not attachment_number(place.key):
        return LetterSpot(place)
    return LetterSpot(place, max(column - _lead(field.document[row], typed_at(draft, place)), 0))


def put_at(field: Widget, spot: LetterSpot, draft: Draft) -> None:
    """Put a field's cursor before a character of the draft."""
    if isinstance(field, LineField):
        field.cursor_position = min(spot.offset, len(field.value))
    elif isinstance(field, TextField):
        row = field.cursor_location[0]
        if spot.place.key in _PARTS:
            rows = range(field.document.line_count)
            row = next((each for each in rows if _paragraphs(field, each + 1) > spot.place.paragraph), row)
        field.move_cursor((row, _lead(field.document[row], typed_at(draft, spot.place)) + spot.offset))


def _paragraphs(field: TextField, rows: int) -> int:
    """Return the number of paragraphs in the first rows of a field, blank rows excluded."""
    return sum(bool(field.document[row].strip()) for row in range(rows))


def _lead(row: str, text: str) -> int:
    """Return the characters before the text of a row: an item number, a heading mark, blanks."""
    row, text = row.rstrip(), text.strip()
    return len(row) - len(text) if text and row.endswith(text) else 0
