"""Marks of words in fields and on pages: wrong ones underlined, stale ones twice, with a remark reversed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from rich.highlighter import Highlighter
from rich.style import Style
from rich.text import Text
from textual.widget import Widget
from textual.widgets import Input

from replydesk.reply.findings import Level
from replydesk.reply.wrong_words import WrongWords

_LOOKS: dict[Level | None, str] = {  # the component class of a level, None of a remark
    Level.ERROR: "words--error",
    Level.SUSPECTED: "words--suspected",
    Level.HINT: "words--hint",
    Level.OPEN: "words--hint",
    Level.INFO: "words--hint",
    None: "words--remark",
}
REMARKED = _LOOKS[None]
STALE = "words--stale"  # the look of what was taken over and is not confirmed
PICKED = "words--picked"  # the look of words pointed at
WORD_LOOKS = frozenset((*_LOOKS.values(), STALE))


class WordMark(NamedTuple):
    """Characters of a text that are marked, and the component class of their look."""

    begin: int
    end: int
    look: str


# Marks by the text of the line they are in: they move with it, and are gone when it changes.
LineMarks = Mapping[str, tuple[WordMark, ...]]


def marks_of(words: Iterable[WrongWords], text: str, lead: int = 0) -> tuple[WordMark, ...]:
    """Return the marks of words that a text still has, behind `lead` characters of its line."""
    return tuple(mark_at(lead + each.begin, each) for each in words if each.is_in(text))


def mark_at(begin: int, words: WrongWords) -> WordMark:
    """Return the mark of words that begin at a character of a text."""
    look = STALE if words.is_stale else _LOOKS[words.level]
    return WordMark(begin, begin + len(words.words), look)


def mark_style(widget: Widget, look: str) -> Style:
    """Return the style of a look on a widget that has `WORD_LOOKS` among its component classes."""
    return widget.get_component_rich_style(look, partial=True)


class LineMarker(Highlighter):
    """Marks the words of a field of one line, as long as it has the text they were found in."""

    def __init__(self, field: Input) -> None:
        self._field = field
        self.marks: LineMarks = {}

    def highlight(self, text: Text) -> None:
        """Put the marks on the text of the field."""
        for mark in self.marks.get(self._field.value, ()):  # as typed; `text` has signs for controls
            text.stylize(mark_style(self._field, mark.look), mark.begin, mark.end)
