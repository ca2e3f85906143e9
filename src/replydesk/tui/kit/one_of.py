"""A choice among a few words, wrapped to the width: ● 代表建议  ○ 政协提案."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from rich.cells import cell_len
from rich.text import Text
from textual.events import Click, Key, Paste
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from replydesk.tui.command import bindings
from replydesk.tui.commands import IN_CHOICE
from replydesk.tui.kit.wrapping import Wrapped

_GAP = 2
_MARKED = "● "  # before a word; a word of several lines is indented as far


def find_typed(words: Sequence[str], at: int, typed: str) -> int | None:
    """Return the index of the word that typing leads to from the one at `at`, None if it leads nowhere.

    A single figure counts the words from 1. Else it is the next word that is what was typed, begins with it,
    or has it somewhere; the present one stays if more than one character of it was typed.
    """
    if typed.isdecimal() and len(typed) == 1 and 0 < int(typed) <= len(words):
        return int(typed) - 1
    start = at if len(typed) > 1 else at + 1
    order = [(start + by) % len(words) for by in range(len(words))]
    wanted = typed.casefold()
    whole = (index for index in order if words[index].casefold() == wanted)
    begun = (index for index in order if words[index].casefold().startswith(wanted))
    inside = (index for index in order if wanted in words[index].casefold())
    return next(chain(whole, begun, inside), None)


class TypedWord:
    """The characters typed so far to find a word; one that fits no word starts a new word."""

    def __init__(self) -> None:
        self._typed = ""

    def clear(self) -> None:
        """Start a new word with the next character."""
        self._typed = ""

    def find(self, words: Sequence[str], at: int, character: str) -> int | None:
        """Return the index of the word that one more character leads to, None if there is none."""
        for typed in (self._typed + character, character):
            if (found := find_typed(words, at, typed)) is not None:
                self._typed = typed
                return found
        self._typed = ""
        return None


class OneOf(Widget, can_focus=True):
    """A choice of one among a few words, by arrow keys, space bar or click, or by typing some of it.

    Marks show the choice, not colours: Textual's radio buttons differ in colour alone.
    """

    BINDINGS = bindings(IN_CHOICE)
    chosen = reactive(0)

    class Changed(Message):
        """Another word was chosen."""

        def __init__(self, chooser: OneOf) -> None:
            super().__init__()
            self.chooser = chooser

        @property
        def control(self) -> OneOf:
            return self.chooser

    def __init__(self, words: Sequence[str], *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._words = tuple(words)
        self._typed = TypedWord()

    @property
    def word(self) -> str:
        """Return the chosen word."""
        return self._words[self.chosen]

    def show(self, words: Sequence[str], word: str) -> None:
        """Offer these words with one chosen; no message is posted."""
        before, self._words = self._words, tuple(words)
        self.chosen = self._words.index(word) if word in self._words else 0
        self.refresh(layout=self._words != before)

    def render(self) -> Text:
        lines = (line for row in self._rows(self.size.width) for line in self._lines(row, self.size.width))
        return Text("\n", no_wrap=True).join(lines)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return sum(len(self._lines(row, width)) for row in self._rows(width))

    def _lines(self, row: Sequence[int], width: int) -> list[Text]:
        """Return the lines of a row: one, unless its only word is longer than that."""
        text = Text("  ").join(map(self._label, row))
        if text.cell_len <= width or width < len(_MARKED):
            return [text]
        return list(Wrapped(text, len(_MARKED)).lines(text, width))

    def _label(self, index: int) -> Text:
        here = index == self.chosen
        style = ("bold reverse" if self.has_focus else "bold") if here else "dim"
        return Text(self._marked_word(index), style)

    def _marked_word(self, index: int) -> str:
        return f"{'●' if index == self.chosen else '○'} {self._words[index]}"

    def _rows(self, width: int) -> list[list[int]]:
        """Return the indexes of the words of each line."""
        rows: list[list[int]] = [[]]
        at = 0
        for index in range(len(self._words)):
            wide = cell_len(self._marked_word(index))
            if at and at + wide > width:
                rows.append([])
                at = 0
            rows[-1].append(index)
            at += wide + _GAP
        return rows

    def on_focus(self) -> None:
        self.refresh()

    def on_blur(self) -> None:
        self._typed.clear()
        self.refresh()

    def on_key(self, event: Key) -> None:
        """Choose by typing."""
        if event.character and event.is_printable and event.key != "space":
            event.stop()
            self._type(event.character)

    def on_paste(self, event: Paste) -> None:
        """Choose by a part of a word, as an input method hands it over; leave other text to the screen."""
        text = "".join(event.text.split())
        if text and any(text in word for word in self._words):
            event.stop()
            for character in text:
                self._type(character)

    def _type(self, character: str) -> None:
        if (found := self._typed.find(self._words, self.chosen, character)) is not None:
            self._choose(found)

    def on_click(self, event: Click) -> None:
        width, at = self.size.width, 0
        lines = [row for row in self._rows(width) for _ in self._lines(row, width)]
        for index in lines[event.y] if event.y < len(lines) else ():
            at += cell_len(self._marked_word(index)) + _GAP
            if event.x < at or cell_len(self._marked_word(index)) > width:
                self._choose(index)
                return

    def action_choose(self, by: int) -> None:
        """Choose the next or the previous word."""
        self._typed.clear()
        self._choose((self.chosen + by) % len(self._words))

    def _choose(self, index: int) -> None:
        if index != self.chosen:
            self.chosen = index
            self.post_message(self.Changed(self))
