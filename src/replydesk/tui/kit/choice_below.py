"""A dialog with a text to look through, and what to do about it below."""

from __future__ import annotations

from typing import TypeVar

from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.widgets import OptionList

from replydesk.tui.kit.dialogs import Dialog

_Result = TypeVar("_Result")


class TurnedDialog(Dialog[_Result]):
    """A text that scrolls by pages, whatever has the focus."""

    BINDINGS = [  # before a list or a field, which has these keys too
        Binding("pageup", "turn(-1)", priority=True),
        Binding("pagedown", "turn(1)", priority=True),
    ]

    def action_turn(self, by: int) -> None:
        """Scroll the text by a page."""
        text = self.query_one(VerticalScroll)
        text.scroll_relative(y=by * max(text.size.height - 1, 1), animate=False)


class ChoiceBelow(TurnedDialog[_Result]):
    """A text that scrolls by pages, and a list of choices below it, which has the focus."""

    def on_mount(self) -> None:
        options = self.query_one(OptionList)
        options.highlighted = 0
        options.focus()
