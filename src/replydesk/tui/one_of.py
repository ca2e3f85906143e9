"""A choice among a few words in one line: ● 代表建议  ○ 政协提案."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text
from textual.events import Click
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget


class OneOf(Widget, can_focus=True):
    """A few words of which one holds; the arrow keys and the space bar choose, a click does too.

    Marks tell which one, not colours: Textual's own radio buttons differ in colour alone.
    """

    BINDINGS = [("left", "choose(-1)"), ("right,space", "choose(1)")]
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
        """The word that holds."""
        return self._words[self.chosen]

    def show(self, words: Sequence[str], word: str) -> None:
        """Offer these words, of which one holds; nobody is told."""
        self._words = tuple(words)
        self.chosen = self._words.index(word) if word in self._words else 0
        self.refresh()

    def render(self) -> Text:
        text = Text(no_wrap=True)
        for index, word in enumerate(self._words):
            here = index == self.chosen
            style = ("bold reverse" if self.has_focus else "bold") if here else "dim"
            text.append(f"{'●' if here else '○'} {word}", style).append("  ")
        return text

    def on_focus(self) -> None:
        self.refresh()

    def on_blur(self) -> None:
        self.refresh()

    def on_click(self, event: Click) -> None:
        at = 0
        for index, word in enumerate(self._words):
            at += Text(f"● {word}  ").cell_len
            if event.x < at:
                self._choose(index)
                return

    def action_choose(self, by: int) -> None:
        """Choose the next word or the one before."""
        self._choose((self.chosen + by) % len(self._words))

    def _choose(self, index: int) -> None:
        if index != self.chosen:
            self.chosen = index
            self.post_message(self.Changed(self))
