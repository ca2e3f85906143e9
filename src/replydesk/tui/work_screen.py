"""What the screens of the workbench have in common: commands listed, help, leaving."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from rich.text import Text
from textual.dom import DOMNode
from textual.screen import Screen

from replydesk.tui.commands import EVERYWHERE, Command, all_keys, bindings
from replydesk.tui.dialogs import Choice, Pick, Read
from replydesk.tui.status import StatusLine

if TYPE_CHECKING:
    from replydesk.tui.app import Workbench

SMALLEST = (80, 24)
"""The smallest window, in cells."""


class WorkScreen(Screen[None]):
    """A screen with commands of its own beside those that hold everywhere."""

    COMMANDS_HERE: ClassVar[tuple[Command, ...]] = ()
    BINDINGS = bindings(EVERYWHERE)
    HORIZONTAL_BREAKPOINTS = [(0, "-tiny"), (SMALLEST[0], "-narrow"), (116, "-medium"), (150, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (SMALLEST[1], "-high"), (34, "-tall")]

    @property
    def commands(self) -> tuple[Command, ...]:
        """All commands that can be given here."""
        return (*self.COMMANDS_HERE, *EVERYWHERE)

    def help_text(self) -> Text:
        """What the help screen says."""
        text = Text()
        for command in self.commands:
            text.append(f"{all_keys(command.keys):　<14}", style="bold")
            text.append(f" {command.name}　{command.help}\n")
        return text

    def action_help(self) -> None:
        """Show the keys of this screen."""
        self.app.push_screen(Read("帮助", self.help_text()))

    def action_commands(self) -> None:
        """List the commands of this screen and run the one picked."""
        choices = [Choice(f"{each.name}　{each.help}", all_keys(each.keys)) for each in self.commands]

        async def run(index: int | None) -> None:
            if index is not None:
                action = self.commands[index].action
                await self.app.run_action(action, self._target(action))

        self.app.push_screen(Pick("命令", choices), run)

    def action_behind_keys(self, action: str) -> None:
        """Run an action when all keys typed so far have been taken in.

        A key that is a command comes straight to the screen; those typed before it may still wait
        at the field they were typed into.
        """
        (self.focused or self).call_later(self.app.run_action, action, self._target(action))

    def _target(self, action: str) -> DOMNode:
        """What carries an action out: a widget of this screen, the screen or the program."""
        name = f"action_{action.partition('(')[0]}"
        nodes = (self, self.app, *self.query("Outline"))
        found: DOMNode = next(node for node in nodes if hasattr(node, name))
        return found

    @property
    def workbench(self) -> Workbench:
        """The program."""
        return cast("Workbench", self.app)

    def say(self, message: str, *, is_trouble: bool = False) -> None:
        """Say something on the status line."""
        self.query_one(StatusLine).say(message, is_trouble=is_trouble)
