"""The base of all screens of the workbench: commands, help, settings, leaving."""

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
from replydesk.tui.key_names import all_keys, key_name
from replydesk.tui.kit.help_text import KEYS_WIDE, NAMES_WIDE, Focused, build_help, focused_part
from replydesk.tui.kit.host import Program
from replydesk.tui.kit.key_line import KeyLine
from replydesk.tui.kit.quick_screen import QuickScreen
from replydesk.tui.kit.status import StatusLine

SMALLEST = (80, 24)  # the smallest window: columns and lines

TOO_SMALL = f"窗口太小：请放大到至少 {SMALLEST[0]} 列、{SMALLEST[1]} 行"

# Columns from which steps and editor are side by side, from which editor and page are (steps in a line
# above), and from which all three are.
TWO_PANES, PAGE_BESIDE, THREE_PANES = 100, 116, 160

AT_REST = 0.1  # seconds after which a resized window has its final layout


_Screen = TypeVar("_Screen", bound="WorkScreen")


def opens_dialog(command: Callable[[_Screen], Awaitable[None]]) -> Callable[[_Screen], None]:
    """Mark a command that opens dialogs: keys typed before the dialog opens wait for it."""

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
    """A screen with its own commands beside those available everywhere."""

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
        """Return True if the screen takes input now; until then input waits."""
        return self._is_ready

    @is_ready.setter
    def is_ready(self, is_ready: bool) -> None:
        self._is_ready = is_ready
        self.workbench.input.look_again()

    @property
    def commands(self) -> tuple[Command, ...]:
        """Return all commands of this screen."""
        return (*self.COMMANDS_HERE, *EVERYWHERE)

    @property
    def part(self) -> Focused | None:
        """Return the part that has the focus, None if there is none."""
        nodes = self.focused.ancestors_with_self if self.focused else ()
        return focused_part(node for node in nodes if node not in (self, self.app))

    @property
    def available(self) -> dict[Command, DOMNode]:
        """Return all commands that can be run now, those of the focused part first, and the node of each."""
        mine = dict(self.part.commands) if self.part else {}
        listed = {(command.name, command.keys) for command in mine}
        others = [each for each in self.commands if (each.name, each.keys) not in listed]
        return mine | {each: self._target(each.action) for each in others if each not in mine}

    def key(self, command: str) -> str:
        """Return the key of a command, given its id, as a clerk reads it."""
        keymap = self.workbench.keymap
        return key_name(next(each.keys for each in remapped(every_command(), keymap) if each.id == command))

    def help_text(self) -> Text:
        """Return the text of the help."""
        here = tuple(each for each in self.commands if each not in EVERYWHERE)
        return build_help(self.part, here, EVERYWHERE, self.workbench.keymap)

    def action_help(self) -> None:
        """Show the help of this screen."""
        from replydesk.tui.kit.dialogs import Read

        self.app.push_screen(Read("帮助", self.help_text(), KEYS_WIDE + NAMES_WIDE))

    def action_commands(self) -> None:
        """List the commands that can be run now, and run the one picked."""
        from replydesk.tui.kit.dialogs import Choice, Pick

        available = list(self.available.items())
        shown = remapped(tuple(command for command, _ in available), self.workbench.keymap)
        choices = [Choice(f"{each.name}　{each.help}", all_keys(each.keys)) for each in shown]

        async def run(index: int | None) -> None:
            if index is not None:
                command, target = available[index]
                await self.app.run_action(command.action, target)

        self.app.push_screen(Pick("命令", choices, name="commands", what="命令"), run)

    def action_settings(self) -> None:
        """Show the settings in force and the path of their file."""
        from replydesk.tui.kit.settings_dialog import SettingsDialog

        self.app.push_screen(SettingsDialog(self.workbench))

    def action_rules(self) -> None:
        """Show the rules of the check."""
        from replydesk.tui.kit.dialogs import Read
        from replydesk.tui.kit.rules_text import HANG, rules_text

        self.app.push_screen(Read("检查规则", rules_text(), HANG))

    @property
    def unit(self) -> str:
        """Return the unit that one works for on this screen, as drafts name it; "" if there is none."""
        return ""

    def action_profile(self) -> None:
        """Show the unit profile to be changed, that of this screen's unit first."""
        self.workbench.edit_profile(self.unit)

    def profiles_changed(self) -> None:
        """Use profiles that have changed on the desk."""

    def put_away(self) -> str:
        """Save what is not saved yet before the program ends; return a message, "" if all is well."""
        return ""

    @on(KeyLine.Clicked)
    async def _run_clicked(self, event: KeyLine.Clicked) -> None:
        action = event.command.action
        await self.app.run_action(action, self._target(action))

    def on_resize(self) -> None:
        """Keep the focused widget visible."""
        if self.focused:
            self.call_after_refresh(self.focused.scroll_visible, animate=False, immediate=True)
            self.set_timer(AT_REST, self._place_cursor)

    def _place_cursor(self) -> None:
        """Move the terminal's cursor to the text cursor: input methods open their window there.

        Textual does so when a key is pressed, but not when the text has moved.
        """
        if isinstance(self.focused, Input | TextArea):
            self.app.cursor_position = self.focused.cursor_screen_offset
            self.focused.refresh()

    async def action_behind_keys(self, action: str) -> None:
        """Run an action on the node that defines it: the screen, a part of it, or the program."""
        await self.app.run_action(action, self._target(action))

    def _target(self, action: str) -> DOMNode:
        """Return the node that defines an action: the screen, the program, or a widget of the screen."""
        name = f"action_{action.partition('(')[0]}"
        parts = "Outline, FindBar, RemarkStrip, LineBar, PastList, ReplyText, OriginalText, PointList"
        nodes = (self, self.app, *self.query(parts))
        found: DOMNode = next(node for node in nodes if hasattr(node, name))
        return found

    @property
    def workbench(self) -> Program:
        """Return the program."""
        return cast(Program, self.app)

    @property
    def message(self) -> str:
        """Return the message on the status line, "" if there is none."""
        return self.query_one(StatusLine).message

    def say(self, message: str, *, is_trouble: bool = False) -> None:
        """Show a message on the status line."""
        self.query_one(StatusLine).say(message, is_trouble=is_trouble)
