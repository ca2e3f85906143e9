"""Selection of matches in the fields of an editor."""

from __future__ import annotations

from textual.widgets.input import Selection
from textual.widgets.text_area import Selection as TextSelection

from replydesk.reply.find_replace import Match
from replydesk.tui.writing.editors.fields import LineField, TextField


def mark_in_line(field: LineField, match: Match) -> LineField:
    """Select a match in a field of one line."""
    field.selection = Selection(match.start, match.end)
    return field


def mark_in_text(field: TextField, match: Match) -> TextField:
    """Select a match in a field that holds the text of its place and nothing else."""
    return _mark(field, match.start, match.end)


def mark_on_row(field: TextField, match: Match, row: int) -> TextField:
    """Select a match on a row, behind the row's number or mark."""
    lines = field.text.split("\n")
    if row >= len(lines):
        return field
    lead = len(lines[row]) - len(match.text) if lines[row].endswith(match.text) else 0
    begin = sum(len(line) + 1 for line in lines[:row]) + lead
    return _mark(field, begin + match.start, begin + match.end)


def row_of(field: TextField, paragraph: int) -> int:
    """Return the row of a paragraph; blank rows do not count as paragraphs."""
    filled = (row for row, line in enumerate(field.text.split("\n")) if line.strip())
    return next((row for number, row in enumerate(filled) if number == paragraph), 0)


def _mark(field: TextField, start: int, end: int) -> TextField:
    places = []
    for offset in (start, end):
        before = field.text[:offset]
        places.append((before.count("\n"), len(before.rpartition("\n")[2])))
    field.selection = TextSelection(*places)
    field.scroll_cursor_visible(center=True)
    return field
