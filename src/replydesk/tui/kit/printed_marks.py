"""Marks of wrong words on printed pages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from rich.text import Text
from textual.widget import Widget

from replydesk.letter.source_map import LetterSpot, words_printed_at
from replydesk.reply.judged import Judged
from replydesk.tui.kit.word_marks import WordMark, mark_at, mark_style

if TYPE_CHECKING:
    from replydesk.layout.pages import Pages, Row

# The marks by the block of the letter they are in
PrintedMarks = Mapping[int, tuple[WordMark, ...]]


def mark_words(pages: Pages, drawn: Text, row: Row, words: PrintedMarks, widget: Widget) -> Text:
    """Return a row as drawn with its wrong words marked in the styles of a widget."""
    from replydesk.render import terminal

    for line in row:
        for begin, end, look in words.get(line.block, ()):
            if cells := terminal.cells_of(pages, row, line.block, begin, end):
                drawn.stylize(mark_style(widget, look), *terminal.characters_at(drawn.plain, cells))
    return drawn


def printed_marks(judged: Judged) -> dict[int, tuple[WordMark, ...]]:
    """Return the marks of wrong words on the page, by the block of the letter they are in."""
    letter, draft = judged.reply.letter, judged.reply.draft
    found: dict[int, list[WordMark]] = {}
    for place, words in judged.wrong_words.items():
        for each in words:
            if at := words_printed_at(letter, draft, LetterSpot(place, each.begin), each.words):
                found.setdefault(at.block, []).append(mark_at(at.offset, each))
    return {block: tuple(marks) for block, marks in found.items()}
