"""The screens that come up over another: a list to pick from, a text to read, a new draft's name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Input, Label, OptionList, Static
from textual.widgets.option_list import Option

_CLOSE = Binding("escape", "dismiss_nothing", "返回", key_display="Esc")


@dataclass(frozen=True, slots=True)
class Choice:
    """One line of a list: its text, and what is said of it in a quieter colour."""

    text: str
    aside: str = ""


class Pick(ModalScreen[int | None]):
    """A list that is filtered as one types. Gives the index of the choice, None for none."""

    BINDINGS = [_CLOSE]

    def __init__(self, title: str, choices: Sequence[Choice], footer: str = "回车选用   Esc 返回") -> None:
        super().__init__()
        self._title = title
        self._choices = choices
        self._footer = footer
        self._shown: list[int] = []

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Label(self._title, classes="title")
            field = Input(placeholder="键入文字查找", compact=True)
            field.cursor_blink = False
            yield field
            yield OptionList()
            yield Static(self._footer, classes="hint")

    def on_mount(self) -> None:
        self._show("")

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self._show(event.value.strip())

    def _show(self, wanted: str) -> None:
        options = self.query_one(OptionList)
        options.clear_options()
        self._shown = [
            index
            for index, choice in enumerate(self._choices)
            if wanted in choice.text or wanted in choice.aside
        ]
        for index in self._shown:
            choice = self._choices[index]
            options.add_option(Option(Text(choice.text).append(f"　{choice.aside}", style="dim")))
        options.highlighted = 0 if self._shown else None

    @on(Input.Submitted)
    def _entered(self) -> None:
        highlighted = self.query_one(OptionList).highlighted
        if highlighted is not None:
            self.dismiss(self._shown[highlighted])

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(self._shown[event.option_index])

    def on_key(self, event: object) -> None:
        """Arrow keys move in the list while the text field has the focus."""
        key = getattr(event, "key", "")
        options = self.query_one(OptionList)
        if key in ("down", "up") and self.query_one(Input).has_focus:
            options.action_cursor_down() if key == "down" else options.action_cursor_up()

    def action_dismiss_nothing(self) -> None:
        self.dismiss(None)


class Read(ModalScreen[None]):
    """A text to read."""

    BINDINGS = [_CLOSE, Binding("f1,enter,q", "dismiss_nothing", show=False)]

    def __init__(self, title: str, text: Text) -> None:
        super().__init__()
        self._title = title
        self._text = text

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Label(self._title, classes="title")
            with VerticalScroll():
                yield Static(self._text)
            yield Static("↑↓ 翻看   Esc 返回", classes="hint")

    def action_dismiss_nothing(self) -> None:
        self.dismiss(None)


class NewDraft(ModalScreen[tuple[str, str] | None]):
    """Asks for the name and the unit of a new draft. Gives both, None for none."""

    BINDINGS = [_CLOSE]

    def __init__(self, name: str, units: Sequence[str]) -> None:
        super().__init__()
        self._free_name = name
        self._units = units

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog small"):
            yield Label("新建答复", classes="title")
            yield Label("稿子名称（就是文件名）", classes="name")
            field = Input(value=self._free_name, compact=True)
            field.cursor_blink = False
            yield field
            if self._units:
                yield Label("单位", classes="name")
                yield OptionList(*self._units)
            yield Static("回车新建   Tab 到单位，↑↓ 选   Esc 返回", classes="hint")

    @on(Input.Submitted)
    @on(OptionList.OptionSelected)
    def _entered(self) -> None:
        unit = ""
        if self._units:
            unit = self._units[self.query_one(OptionList).highlighted or 0]
        self.dismiss((self.query_one(Input).value.strip() or self._free_name, unit))

    def action_dismiss_nothing(self) -> None:
        self.dismiss(None)
