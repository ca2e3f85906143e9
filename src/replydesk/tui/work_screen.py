"""What the screens of the workbench have in common: commands listed, help, leaving."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import wraps
from typing import ClassVar, TypeVar, cast

from rich.text import Text
from textual import on
from textual.binding import Binding
from textual.dom import DOMNode
from textual.widgets import Input, TextArea

from replydesk.tui.command import Command, bindings, remapped
from replydesk.tui.commands import EVERYWHERE, every_command
from replydesk.tui.helping import KEYS_WIDE, NAMES_WIDE, Focused, focused_part, help_of
from replydesk.tui.host import Program
from replydesk.tui.key_line import KeyLine
from replydesk.tui.key_names import all_keys, key_name
from replydesk.tui.quick_screen import QuickScreen
from replydesk.tui.status import StatusLine

SMALLEST = (80, 24)
"""The smallest window, in cells."""

TOO_SMALL = f"窗口太小：请放大到至少 {SMALLEST[0]} 列、{SMALLEST[1]} 行"

TWO_PANES, PAGE_BESIDE, THREE_PANES = 100, 116, 160
"""Columns from which two panes stand side by side (the steps and the editor), from which the editor and the
page do, the steps being a line above them, and from which all three do."""

AT_REST = 0.1
"""Seconds after which everything stands in its place in a window that was pulled."""


_Screen = TypeVar("_Screen", bound="WorkScreen")


def asks(command: Callable[[_Screen], Awaitable[None]]) -> Callable[[_Screen], None]:
    """A command that has dialogs come up: keys typed before one stands there are for it, and wait."""

    @wraps(command)
    def begin(screen: _Screen) -> None:
        async def run() -> None:
            try:
                await command(screen)
            finally:
                screen.is_ready = True

        screen.is_ready = False
        screen.run_worker(run())

    return begin


class WorkScreen(QuickScreen):
    """A screen with commands of its own beside those that hold everywhere."""

    COMMANDS_HERE: ClassVar[tuple[Command, ...]] = ()
    BINDINGS = [
        *bindings(EVERYWHERE),
        Binding("tab", "behind_keys('focus_next')", show=False, priority=True),
        Binding("shift+tab", "behind_keys('focus_previous')", show=False, priority=True),
    ]
    HORIZONTAL_BREAKPOINTS = [
        (0, "-tiny"),
        (SMALLEST[0], "-narrow"),
        (TWO_PANES, "-broad"),
        (PAGE_BESIDE, "-medium"),
        (THREE_PANES, "-wide"),
    ]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (SMALLEST[1], "-high"), (34, "-tall")]

    def __init__(self) -> None:
        super().__init__()
        self._is_ready = True

    @property
    def is_ready(self) -> bool:
        """True if input is for what is on the screen now; until then it waits."""
        return self._is_ready

    @is_ready.setter
    def is_ready(self, is_ready: bool) -> None:
        self._is_ready = is_ready
        self.workbench.input.look_again()

    @property
    def commands(self) -> tuple[Command, ...]:
        """All commands of this screen."""
        return (*self.COMMANDS_HERE, *EVERYWHERE)

    @property
    def part(self) -> Focused | None:
        """The part that has the focus."""
        nodes = self.focused.ancestors_with_self if self.focused else ()
        return focused_part(node for node in nodes if node not in (self, self.app))

    @property
    def available(self) -> dict[Command, DOMNode]:
        """All commands that can be given now, those of the part in focus first, and who carries them out."""
        mine = dict(self.part.commands) if self.part else {}
        said = {(command.name, command.keys) for command in mine}
        others = [each for each in self.commands if (each.name, each.keys) not in said]
        return mine | {each: self._target(each.action) for each in others if each not in mine}

    def key(self, command: str) -> str:
        """The key of a command, by its id, as a clerk reads it."""
        keymap = self.workbench.keymap
        return key_name(next(each.keys for each in remapped(every_command(), keymap) if each.id == command))

    def help_text(self) -> Text:
        """What the help screen says."""
        here = tuple(each for each in self.commands if each not in EVERYWHERE)
        return help_of(self.part, here, EVERYWHERE, self.workbench.keymap)

    def action_help(self) -> None:
        """Show the keys of this screen."""
        from replydesk.tui.dialogs import Read

        self.app.push_screen(Read("帮助", self.help_text(), KEYS_WIDE + NAMES_WIDE))

    def action_commands(self) -> None:
        """List the commands that can be given now and run the one picked."""
        from replydesk.tui.dialogs import Choice, Pick

        available = list(self.available.items())
        shown = remapped(tuple(command for command, _ in available), self.workbench.keymap)
        choices = [Choice(f"{each.name}　{each.help}", all_keys(each.keys)) for each in shown]

        async def run(index: int | None) -> None:
            if index is not None:
                command, target = available[index]
                await self.app.run_action(command.action, target)

        self.app.push_screen(Pick("命令", choices, name="commands"), run)

    def action_settings(self) -> None:
        """Show where the settings stand and what is in force."""
        from replydesk.tui.settings_dialog import SettingsDialog

        self.app.push_screen(SettingsDialog(self.workbench))

    @on(KeyLine.Given)
    async def _given(self, event: KeyLine.Given) -> None:
        action = event.command.action
        await self.app.run_action(action, self._target(action))

    def on_resize(self) -> None:
        """Keep in view what has the focus, however the window is pulled."""
        if self.focused:
            self.call_after_refresh(self.focused.scroll_visible, animate=False, immediate=True)
            self.set_timer(AT_REST, self._place_cursor)

    def _place_cursor(self) -> None:
        """Put the terminal's own cursor, where an input method opens its window, to that of the text.

        Textual does so when a key is pressed, not when the text has moved.
        """
        if isinstance(self.focused, Input | TextArea):
            self.app.cursor_position = self.focused.cursor_screen_offset
            self.focused.refresh()

    async def action_behind_keys(self, action: str) -> None:
        """Run an action where it is defined: on the screen, a part of it, or the program."""
        await self.app.run_action(action, self._target(action))

    def _target(self, action: str) -> DOMNode:
        """What carries an action out: a widget of this screen, the screen or the program."""
        name = f"action_{action.partition('(')[0]}"
        nodes = (self, self.app, *self.query("Outline, FindBar"))
        found: DOMNode = next(node for node in nodes if hasattr(node, name))
        return found

    @property
    def workbench(self) -> Program:
        """The program."""
        return cast(Program, self.app)

    def say(self, message: str, *, is_trouble: bool = False) -> None:
        """Say something on the status line."""
        self.query_one(StatusLine).say(message, is_trouble=is_trouble)
