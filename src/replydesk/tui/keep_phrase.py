"""A passage as typed kept as a phrase of the unit: its name asked for, then written."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, Label, Static

from replydesk import disk
from replydesk.draft import Part
from replydesk.tui.dialogs import Dialog

if TYPE_CHECKING:
    from replydesk.tui.draft_screen import DraftScreen


class AskName(Dialog[str]):
    """Asks for the name of a new phrase. `trouble` is what was wrong with the one before."""

    def __init__(self, part: Part, lines: tuple[str, ...], name: str = "", trouble: str = "") -> None:
        super().__init__(name="ask-name")
        self._part = part
        self._lines = lines
        self._name = name
        self._trouble = trouble

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog small"):
            yield Label(f"存为{self._part}的套用语", classes="title")
            yield Static(Text("\n".join(self._lines), style="dim"), classes="kept")
            field = Input(value=self._name, placeholder="起个名字，如 分步实施", compact=True)
            field.cursor_blink = False
            yield field
            yield Static(Text(self._trouble), classes="findings")
            yield Static("回车存下   Esc 返回", classes="hint")

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        if name := event.value.strip():
            self.dismiss(name)


def keep(screen: DraftScreen, part: Part, lines: tuple[str, ...], name: str = "", trouble: str = "") -> None:
    """Ask for a name and keep the paragraphs under it, until that is done or given up."""

    def named(given: str | None) -> None:
        if not given:
            return
        try:
            kept = screen.desk.keep_phrase(part, given, lines)
        except disk.DeskError as error:
            keep(screen, part, lines, given, str(error))
            return
        screen.desk.refresh()
        screen.use_office(replace(screen.desk.office, numbers=screen.office.numbers))
        screen.say(f"已存为{part}的套用语“{kept}”")

    screen.app.push_screen(AskName(part, lines, name, trouble), named)
