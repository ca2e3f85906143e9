"""A choice among a few words, wrapped to the width: ● 代表建议  ○ 政协提案."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from rich.text import Text
from textual.events import Click
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from replydesk.tui.command import bindings
from replydesk.tui.commands import IN_CHOICE
from replydesk.tui.kit.wrapping import Wrapped

_GAP = 2
_MARKED = "● "  # before a word; a word of several lines is indented as far


class OneOf(Widget, can_focus=True):
    """A choice of one among a few words, by arrow keys, space bar or click.

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
        self.refresh()

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
        self._choose((self.chosen + by) % len(self._words))

    def _choose(self, index: int) -> None:
        if index != self.chosen:
            self.chosen = index
            self.post_message(self.Changed(self))
