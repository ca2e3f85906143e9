"""The dialog in which a clerk chooses the columns of the desk's list, and their order."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Label, OptionList, Static
from textual.widgets.option_list import Option

from replydesk.tui.command import bindings
from replydesk.tui.commands import IN_COLUMNS
from replydesk.tui.desk.columns import NAMES, SUBJECT, columns_in_use, possible_columns
from replydesk.tui.desk.host import DeskHost
from replydesk.tui.kit.dialogs import Dialog
from replydesk.tui.kit.key_line import KeyLine


async def choose_columns(screen: DeskHost, used: Sequence[str]) -> bool:
    """Let the clerk choose the list's columns, and remember them; return True if they have changed.

    `used` are the columns with values, of those not every desk needs.
    """
    before = screen.workbench.settings.columns
    own = await screen.app.push_screen_wait(ColumnsDialog(before, used, screen.drafts.room))
    if own is None or own == before:
        return False
    fault = screen.workbench.remember_columns(own)
    said = "栏目已经换好" if own else "栏目照原样"
    screen.say(f"{said}；{fault}" if fault else said, is_trouble=bool(fault))
    return True


class ColumnsDialog(Dialog[tuple[str, ...]]):
    """Lists all columns, those shown first; returns the names of the chosen ones, () for the usual ones."""

    BINDINGS = bindings(IN_COLUMNS)

    def __init__(self, own: Sequence[str], used: Sequence[str], width: int) -> None:
        """Choose for columns of some width in cells; `own` were chosen before, `used` have values."""
        super().__init__(name="columns")
        self._used = tuple(used)
        self._width = width
        self._is_own = bool(own)
        self._shown = set(own or columns_in_use((), used).names)
        self._names = possible_columns(own, used)

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Label("列表的栏目，从左到右", classes="title")
            yield OptionList()
            yield KeyLine(IN_COLUMNS)
            yield Static("回车照这样显示，以后也这样   Esc 不改", classes="hint")

    def on_mount(self) -> None:
        self._list(0)
        self.query_one(OptionList).focus()

    def _list(self, at: int) -> None:
        """Show the columns as they are now, with the cursor on one of them."""
        options = self.query_one(OptionList)
        own = self._own()
        fitting = {column.name for column, _ in columns_in_use(own, self._used).fitted(self._width)}
        options.clear_options()
        options.add_options([Option(self._line(name, fitting)) for name in self._names])
        options.highlighted = at

    def _line(self, name: str, fitting: set[str]) -> Text:
        is_shown = name in self._shown
        text = Text(f"{'●' if is_shown else '○'} {name}")
        if is_shown and name not in (*NAMES, *self._used):
            text.append("　这里的稿子没有这一栏", "dim")
        elif is_shown and name not in fitting:
            text.append("　窗口再宽些才放得下", "dim")
        return text

    def _own(self) -> tuple[str, ...]:
        """Return the columns chosen, () while they are the usual ones."""
        return tuple(name for name in self._names if name in self._shown) if self._is_own else ()

    @property
    def _at(self) -> int:
        return self.query_one(OptionList).highlighted or 0

    def action_switch(self) -> None:
        """Show the column under the cursor, or show it no more; 案由 stays, as it takes the rest."""
        name = self._names[self._at]
        if name != SUBJECT:
            self._is_own = True
            self._shown ^= {name}
            self._list(self._at)

    def action_shift(self, by: int) -> None:
        """Move the column under the cursor to the left or to the right."""
        at, to = self._at, self._at + by
        if 0 <= to < len(self._names):
            self._is_own = True
            self._names[at], self._names[to] = self._names[to], self._names[at]
            self._list(to)

    def action_reset(self) -> None:
        """Choose the usual columns again."""
        self._is_own = False
        self._shown = set(columns_in_use((), self._used).names)
        self._names = possible_columns((), self._used)
        self._list(0)

    @on(OptionList.OptionSelected)
    def _agreed(self) -> None:
        self.dismiss(self._own())

    @on(KeyLine.Clicked)
    async def _run_clicked(self, event: KeyLine.Clicked) -> None:
        await self.run_action(event.command.action)
