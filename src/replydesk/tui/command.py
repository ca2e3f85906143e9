"""A command of the workbench and its key binding."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from textual.binding import Binding, BindingType

from replydesk.tui.key_names import key_name

Keymap = Mapping[str, str]  # the keys of commands that have others than declared, by the commands' ids


@dataclass(frozen=True, slots=True)
class Command:
    """A command: its keys (the first is shown; "" for none), its Chinese name and help, its Textual action.

    A command with `priority` works on the whole screen while something is typed. `place` is the screen or
    part where it works; `what` its English name, where the action does not say it; `instead` the id of the
    screen's command whose keys it takes over while its part is in use.
    """

    keys: str
    name: str
    action: str
    help: str
    in_footer: bool = False
    priority: bool = True
    what: str = ""
    place: str = ""
    instead: str = ""

    @property
    def id(self) -> str:
        """Return the id by which keys are remapped: place and action, as in draft.next-step."""
        name, _, given = self.action.rpartition(".")[2].partition("(")
        what = self.what or re.sub(r"\W", "", given) or name
        return f"{self.place}.{what}".removeprefix(".").replace("_", "-")

    @property
    def binding(self) -> Binding:
        """Return the Textual key binding, with the id by which it can be remapped."""
        return Binding(
            self.keys,
            f"behind_keys({self.action!r})" if self.priority else self.action,
            self.name,
            show=self.in_footer,
            priority=self.priority,
            id=self.id,
            key_display=key_name(self.keys),
        )


def of(place: str, *commands: Command) -> tuple[Command, ...]:
    """Return the commands with their place set."""
    return tuple(replace(command, place=place) for command in commands)


def remapped(commands: tuple[Command, ...], keymap: Keymap) -> tuple[Command, ...]:
    """Return the commands with the keys of a key map."""
    if not keymap:
        return commands
    given = (keymap.get(each.id) or keymap.get(each.instead) or each.keys for each in commands)
    return tuple(replace(each, keys=keys) for each, keys in zip(commands, given, strict=True))


def bindings(commands: tuple[Command, ...]) -> list[BindingType]:
    """Return the key bindings of some commands; one without a key is run from the list of commands."""
    return [command.binding for command in commands if command.keys]
