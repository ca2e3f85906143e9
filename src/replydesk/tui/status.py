"""The line at the foot of a screen: what is in hand, and what has just happened."""

from __future__ import annotations

from rich.text import Text
from textual.widgets import Static


class StatusLine(Static):
    """The facts of what is in hand at the left; a message takes their place until the next change.

    Textual's own pop-up messages lose Chinese characters at the edges of what they cover.
    """

    def __init__(self) -> None:
        super().__init__(id="status")
        self._facts = ""
        self._message = ""

    def facts(self, text: str) -> None:
        """Show what is in hand."""
        self._facts = text
        self._show()

    def say(self, message: str, *, is_trouble: bool = False) -> None:
        """Say what has happened, "" to go back to the facts."""
        self._message = message
        self.set_class(is_trouble, "trouble")
        self._show()

    @property
    def message(self) -> str:
        """What is being said."""
        return self._message

    def _show(self) -> None:
        self.update(Text(self._message or self._facts, no_wrap=True, overflow="ellipsis"))
