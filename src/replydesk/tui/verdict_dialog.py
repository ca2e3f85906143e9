"""Asks for the reason of a verdict before it is given."""

from __future__ import annotations

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, Label, Static

from replydesk.tui.dialogs import Dialog
from replydesk.tui.status import Words
from replydesk.tui.wrapping import Wrapped


class AskReason(Dialog[str]):
    """What is going to be done, and a line for the reason, which it gives; None if it is not to be done."""

    def __init__(self, title: str, text: str, asked: str, *, required: bool) -> None:
        super().__init__(name="verdict")
        self._title = title
        self._text = text
        self._asked = asked
        self._required = required

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Label(self._title, classes="title")
            yield Static(Wrapped(Text(f"{self._text}\n")))
            field = Input(placeholder=self._asked, compact=True)
            field.cursor_blink = False
            yield field
            yield Words(classes="findings")
            yield Static(f"回车{self._title[:2]}   Esc 不办", classes="hint")

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        reason = event.value.strip()
        if reason or not self._required:
            self.dismiss(reason)
        else:
            self.query_one(Words).show(Text("请写明理由，拟稿人照着改"))
