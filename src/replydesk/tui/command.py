"""A command: what a clerk can do, the keys for it, and how Textual is told."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from textual.binding import Binding, BindingType

from replydesk.tui.key_names import key_name

Keymap = Mapping[str, str]  # the keys of commands that have others than declared, by the commands' ids


@dataclass(frozen=True, slots=True)
class Command:
    """One thing a clerk can do. `action` is a Textual action; the first of `keys` is shown.

    A command with `priority` holds on the whole screen, whatever is being typed. `place` is the screen, or
    the part of it, where it holds; `what` its name in English, where the action does not tell it; `instead`
    the id of the screen's command whose keys it has while its part is in use.
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
        """What the command is remapped by: where it holds and what it does, as in draft.next-step."""
        name, _, given = self.action.rpartition(".")[2].partition("(")
        what = self.what or re.sub(r"\W", "", given) or name
        return f"{self.place}.{what}".removeprefix(".").replace("_", "-")

    @property
    def binding(self) -> Binding:
        """The command as a key binding, with an id by which it can be remapped."""
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
    """The commands of a place."""
    return tuple(replace(command, place=place) for command in commands)


def remapped(commands: tuple[Command, ...], keymap: Keymap) -> tuple[Command, ...]:
    """The commands with the keys they have here."""
    if not keymap:
        return commands
    given = (keymap.get(each.id) or keymap.get(each.instead) or each.keys for each in commands)
    return tuple(replace(each, keys=keys) for each, keys in zip(commands, given, strict=True))


def bindings(commands: tuple[Command, ...]) -> list[BindingType]:
    """The key bindings of some commands."""
    return [command.binding for command in commands]
