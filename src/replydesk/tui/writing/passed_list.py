"""The list of what is passed over in a draft, by itself or by its unit; each line can be taken back."""

from __future__ import annotations

from collections.abc import Callable

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import Input, Label, OptionList, Static
from textual.widgets.option_list import Option

from replydesk.tui.kit.dialogs import ListDialog
from replydesk.tui.kit.entry_field import entry_field
from replydesk.tui.kit.wrapping import Wrapped
from replydesk.tui.writing.check_lines import PassedLine

_KEYS = "Delete（或 F6）收回这一条，以后还查   Esc 返回"


class PassedList(ListDialog[None]):
    """What is passed over, filtered by typing; Delete takes a line back."""

    BINDINGS = [Binding("delete,f6", "take_back", priority=True), ("f8", "dismiss_nothing")]

    def __init__(
        self, passed: Callable[[], list[PassedLine]], take_back: Callable[[PassedLine], str]
    ) -> None:
        super().__init__(name="passed")
        self._passed = passed
        self._take_back = take_back
        self._lines = passed()
        self._shown: list[PassedLine] = []

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Label("", classes="title")
            yield entry_field("键入文字查找")
            yield OptionList()
            yield Static("", classes="hint")

    def on_mount(self) -> None:
        self._show()

    @on(Input.Changed)
    def _typed(self) -> None:
        self._show()

    def _show(self, at: int = 0, message: str = "") -> None:
        wanted = self.query_one(Input).value.strip()
        self._shown = [line for line in self._lines if wanted in line.text or wanted in line.aside]
        options = self.query_one(OptionList)
        options.clear_options()
        for line in self._shown:
            text = Text(line.text).append(f"　{line.aside}", style="dim")
            options.add_option(Option(Wrapped(text, hang=2)))
        options.highlighted = min(at, len(self._shown) - 1) if self._shown else None
        self.query_one(".title", Label).update(f"略过的：{len(self._lines)} 条")
        self.query_one(".hint", Static).update(Text(f"{message}\n{_KEYS}" if message else _KEYS))

    def action_take_back(self) -> None:
        """Have the selected line found again."""
        at = self.query_one(OptionList).highlighted
        if at is None or at >= len(self._shown):
            return
        message = self._take_back(self._shown[at])
        self._lines = self._passed()
        self._show(at, message)
