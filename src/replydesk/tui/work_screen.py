"""What the screens of the workbench have in common: commands listed, help, leaving."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING, ClassVar, cast

from rich.cells import cell_len
from rich.text import Text
from textual import on
from textual.binding import Binding
from textual.dom import DOMNode
from textual.screen import Screen

from replydesk.tui.commands import EVERYWHERE, Command, all_keys, bindings
from replydesk.tui.dialogs import Choice, Pick, Read
from replydesk.tui.key_line import KeyLine
from replydesk.tui.status import StatusLine

if TYPE_CHECKING:
    from replydesk.tui.app import Workbench

SMALLEST = (80, 24)
"""The smallest window, in cells."""

TOO_SMALL = f"窗口太小：请放大到至少 {SMALLEST[0]} 列、{SMALLEST[1]} 行"

PATIENCE = 2.0
"""Seconds that keys wait for the command typed before them."""

KEYS_WIDE, NAMES_WIDE = 16, 12
"""Cells of the first two columns of the help."""


class WorkScreen(Screen[None]):
    """A screen with commands of its own beside those that hold everywhere."""

    COMMANDS_HERE: ClassVar[tuple[Command, ...]] = ()
    BINDINGS = [
        *bindings(EVERYWHERE),
        Binding("tab", "behind_keys('focus_next')", show=False, priority=True),
        Binding("shift+tab", "behind_keys('focus_previous')", show=False, priority=True),
    ]
    HORIZONTAL_BREAKPOINTS = [(0, "-tiny"), (SMALLEST[0], "-narrow"), (116, "-medium"), (150, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (SMALLEST[1], "-high"), (34, "-tall")]

    @property
    def commands(self) -> tuple[Command, ...]:
        """All commands that can be given here."""
        return (*self.COMMANDS_HERE, *EVERYWHERE)

    @property
    def moves(self) -> tuple[Command, ...]:
        """The keys that move in what is being written; only the help tells of them."""
        return ()

    def help_text(self) -> Text:
        """What the help screen says."""
        text = Text()
        for command in (*self.moves, *self.commands):
            keys, name = all_keys(command.keys), command.name
            text.append(keys + " " * (KEYS_WIDE - cell_len(keys)), style="bold")
            text.append(name + " " * (NAMES_WIDE - cell_len(name)) + command.help + "\n")
        return text

    def action_help(self) -> None:
        """Show the keys of this screen."""
        self.app.push_screen(Read("帮助", self.help_text(), KEYS_WIDE + NAMES_WIDE))

    def action_commands(self) -> None:
        """List the commands of this screen and run the one picked."""
        choices = [Choice(f"{each.name}　{each.help}", all_keys(each.keys)) for each in self.commands]

        async def run(index: int | None) -> None:
            if index is not None:
                action = self.commands[index].action
                await self.app.run_action(action, self._target(action))

        self.app.push_screen(Pick("命令", choices, name="commands"), run)

    @on(KeyLine.Given)
    async def _given(self, event: KeyLine.Given) -> None:
        action = event.command.action
        await self.app.run_action(action, self._target(action))

    async def action_behind_keys(self, action: str) -> None:
        """Run an action behind all keys typed so far and before any typed after it.

        A key that is a command comes straight to the program; those typed before it may still wait at
        the field they were typed into, and those typed after it are for the field it leads to.
        """
        done = asyncio.Event()

        async def run() -> None:
            try:
                await self.app.run_action(action, self._target(action))
            finally:
                done.set()

        (self.focused or self).call_later(run)
        with suppress(asyncio.TimeoutError):
            await asyncio.wait_for(done.wait(), PATIENCE)

    def _target(self, action: str) -> DOMNode:
        """What carries an action out: a widget of this screen, the screen or the program."""
        name = f"action_{action.partition('(')[0]}"
        nodes = (self, self.app, *self.query("Outline, FindBar"))
        found: DOMNode = next(node for node in nodes if hasattr(node, name))
        return found

    @property
    def workbench(self) -> Workbench:
        """The program."""
        return cast("Workbench", self.app)

    def say(self, message: str, *, is_trouble: bool = False) -> None:
        """Say something on the status line."""
        self.query_one(StatusLine).say(message, is_trouble=is_trouble)
