"""Selection of matches in the fields of an editor, and marks of wrong words in them."""

from __future__ import annotations

from collections.abc import Iterable

from textual.widgets.input import Selection
from textual.widgets.text_area import Selection as TextSelection

from replydesk.draft.place import Place
from replydesk.reply.find_replace import Match
from replydesk.reply.wrong_words import WordsByPlace
from replydesk.tui.kit.word_marks import LineMarks, WordMark, marks_of
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


def paragraph_on(field: TextField, row: int) -> int:
    """Return the paragraph on a row, that above a blank one; the inverse of `row_of`."""
    return max(sum(bool(field.document[each].strip()) for each in range(row + 1)) - 1, 0)


def marks_in_lines(
    field: TextField, texts: Iterable[tuple[Place, str]], words: WordsByPlace
) -> dict[str, tuple[WordMark, ...]]:
    """Return the marks of a field that holds a text a line, in this order, behind its number or mark."""
    lines = (line for line in field.document.lines if line.strip()) if words else ()
    return {
        line: marks_of(words[place], text, len(line.rstrip()) - len(text))
        for line, (place, text) in zip(lines, texts, strict=False)  # not alike while one types
        if place in words and line.rstrip().endswith(text)
    }


def marks_in_field(text: str, words: WordsByPlace, place: Place) -> LineMarks:
    """Return the marks of a field that holds the text of its place and nothing else."""
    found: dict[str, tuple[WordMark, ...]] = {}
    begin = 0
    for line in text.split("\n") if place in words else ():
        inside = [
            each._replace(begin=each.begin - begin)
            for each in words[place]
            if each.begin >= begin and each.is_in(text)
        ]
        found[line] = marks_of(inside, line)
        begin += len(line) + 1
    return found


def _mark(field: TextField, start: int, end: int) -> TextField:
    places = []
    for offset in (start, end):
        before = field.text[:offset]
        places.append((before.count("\n"), len(before.rpartition("\n")[2])))
    field.selection = TextSelection(*places)
    field.scroll_cursor_visible(center=True)
    return field
