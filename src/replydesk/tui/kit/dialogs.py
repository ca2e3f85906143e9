"""Dialogs over a screen: a list to pick from, a text to read or to confirm."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.events import Key
from textual.screen import ModalScreen
from textual.widgets import Input, Label, OptionList, Static
from textual.widgets.option_list import Option

from replydesk.tui.commands import EVERYWHERE
from replydesk.tui.kit.entry_field import entry_field
from replydesk.tui.kit.quick_screen import ClosesOnce
from replydesk.tui.kit.wrapping import Wrapped

MOST_SHOWN = 500  # choices shown at once; more take long to lay out

_Result = TypeVar("_Result")


def _dialog_action(action: str) -> str:
    """Return the action that a command available everywhere has in a dialog."""
    return f"app.{action}" if action in ("leave", "turn_colours") else f"instead({action!r})"


class Dialog(ModalScreen[_Result | None], ClosesOnce[_Result | None]):
    """A screen over another one; Esc closes it, commands available everywhere work here, too."""

    CSS_PATH = Path(__file__).with_name("dialogs.tcss")  # a bare name is looked for beside each subclass
    BINDINGS = [
        Binding("escape", "dismiss_nothing"),
        *(
            Binding(each.keys, _dialog_action(each.action), id=each.id, priority=True)
            for each in EVERYWHERE
            if each.keys
        ),
    ]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (34, "-tall")]

    async def action_dismiss_nothing(self) -> None:
        """Close without a result."""
        self.dismiss(None)

    async def action_instead(self, action: str) -> None:
        """Close, and run a command on the screen below; only close if that command opened this dialog."""
        below = self.app.screen_stack[-2]
        self.dismiss(None)
        if isinstance(below, Dialog):
            below.call_later(below.action_instead, action)
        elif self.name != action:
            below.call_later(below.run_action, f"screen.{action}")


class ListDialog(Dialog[_Result]):
    """A dialog with a search field and a list that it filters."""

    def on_key(self, event: Key) -> None:
        """Move in the list with the arrow keys while the field has the focus."""
        options = self.query_one(OptionList)
        if event.key in ("down", "up") and self.query_one(Input).has_focus:
            options.action_cursor_down() if event.key == "down" else options.action_cursor_up()


@dataclass(frozen=True, slots=True)
class Choice:
    """A line of a list: its text, and a remark in a quieter colour."""

    text: str
    aside: str = ""


class Pick(ListDialog[int]):
    """A list filtered by typing; returns the index of the choice, None if cancelled.

    Choices that begin with the text come first. `what` names one: where none has the text, that is said.
    """

    def __init__(
        self,
        title: str,
        choices: Sequence[Choice],
        footer: str = "回车选用   Esc 返回",
        *,
        name: str | None = None,
        what: str = "一项",
    ) -> None:
        super().__init__(name=name)
        self._title = title
        self._choices = choices
        self._what = what
        self._footer = footer
        self._shown: list[int] = []

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Label(self._title, classes="title")
            yield entry_field("键入文字查找")
            yield OptionList()
            yield Static(self._footer, classes="hint")

    def on_mount(self) -> None:
        self._show("")
        self.call_after_refresh(self._keep_height)

    def _keep_height(self) -> None:
        """Keep the height of the whole list while it is filtered."""
        options = self.query_one(OptionList)
        options.styles.height = max(options.size.height, 1)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self._show(event.value.strip())

    def _show(self, typed: str) -> None:
        options = self.query_one(OptionList)
        options.clear_options()
        wanted = typed.casefold()
        self._shown = [
            index
            for index, choice in enumerate(self._choices)
            if wanted in choice.text.casefold() or wanted in choice.aside.casefold()
        ]
        self._shown.sort(key=lambda index: not self._choices[index].text.casefold().startswith(wanted))
        left = len(self._shown) - MOST_SHOWN
        for index in self._shown[:MOST_SHOWN]:
            choice = self._choices[index]
            line = Text(choice.text)
            if choice.aside:
                line.append(f"　{choice.aside}", style="dim")
            options.add_option(Option(Wrapped(line, hang=2)))
        if left > 0:
            more = Text(f"还有 {left} 个没有列出；键入几个字缩小")
            options.add_option(Option(Wrapped(more, hang=2), disabled=True))
        if wanted and not self._shown:
            none = f"没有“{typed}”这样的{self._what}；退格改几个字再找"
            options.add_option(Option(Wrapped(Text(none), hang=2), disabled=True))
        options.highlighted = 0 if self._shown else None

    @on(Input.Submitted)
    def _entered(self) -> None:
        highlighted = self.query_one(OptionList).highlighted
        if highlighted is not None:
            self.dismiss(self._shown[highlighted])

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(self._shown[event.option_index])


class _TextDialog(Dialog[_Result]):
    """A text in a box that scrolls; wrapped lines are indented by `hang` cells."""

    def __init__(self, title: str, text: Text, keys: str, hang: int, name: str) -> None:
        super().__init__(name=name)
        self._title = title
        self._text = Wrapped(text, hang)
        self._keys = keys

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Label(self._title, classes="title")
            with VerticalScroll():
                yield Static(self._text)
            yield Static(self._keys, classes="hint")

    def on_mount(self) -> None:
        self.query_one(VerticalScroll).focus()


class Read(_TextDialog[None]):
    """A text to read."""

    BINDINGS = [Binding("enter,q", "dismiss_nothing")]

    def __init__(self, title: str, text: Text, hang: int = 0) -> None:
        super().__init__(title, text, "↑↓ 翻看   Esc 返回", hang, "help")


class Agree(_TextDialog[bool]):
    """A text to read before something is done: Enter agrees, Esc does not."""

    BINDINGS = [("enter", "agree")]

    def __init__(self, title: str, text: Text, keys: str, hang: int = 0) -> None:
        super().__init__(title, text, keys, hang, "agree")

    async def action_agree(self) -> None:
        """Close and agree."""
        self.dismiss(True)
