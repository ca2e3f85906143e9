"""Marks of wrong words on printed pages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from rich.text import Text
from textual.widget import Widget

from replydesk.draft.remarks.reading import open_remarks
from replydesk.letter.source_map import LetterSpot, words_printed_at
from replydesk.reply.judged import Judged
from replydesk.reply.wrong_words import MOST_MARKED
from replydesk.tui.kit.remark_target import is_typed
from replydesk.tui.kit.word_marks import REMARKED, WordMark, mark_at, mark_style

if TYPE_CHECKING:
    from replydesk.layout.pages import Pages, Row
    from replydesk.letter.model import Letter

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
    """Return the marks of wrong words and of remarks on the page, by the block of the letter they are in."""
    letter, draft = judged.reply.letter, judged.reply.draft
    found: dict[int, list[WordMark]] = {}
    for place, words in judged.marked_words.items():
        for each in words:
            if at := words_printed_at(letter, draft, LetterSpot(place, each.begin), each.words):
                found.setdefault(at.block, []).append(mark_at(at.offset, each))
    for remark in open_remarks(draft):
        if not remark.is_lost and not is_typed(draft, remark.anchor.place):
            for block in _blocks_of(letter, remark.anchor.place.key):
                found.setdefault(block, []).extend(_ends(letter.blocks[block].text))
    return {block: tuple(marks) for block, marks in found.items()}


def _blocks_of(letter: Letter, key: str) -> list[int]:
    """Return the blocks of a field that is filled in."""
    return [index for index, block in enumerate(letter.blocks) if block.place.key == key and block.text]


def _ends(text: str) -> list[WordMark]:
    """Return the marks of a text with a remark, of a long one at both ends."""
    last = len(text) - 1
    spans = [(0, last + 1)] if last < MOST_MARKED else [(0, 1), (last, last + 1)]
    return [WordMark(begin, end, REMARKED) for begin, end in spans]
