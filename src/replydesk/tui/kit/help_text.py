"""The help of a screen: the part in focus, the screen's commands, those available everywhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from rich.cells import cell_len
from rich.text import Text
from textual.dom import DOMNode

from replydesk.tui.command import Command, Keymap, remapped
from replydesk.tui.commands import PARTS, every_command
from replydesk.tui.key_names import all_keys
from replydesk.tui.kit.textual_privates import bound_ids

KEYS_WIDE, NAMES_WIDE = 16, 14  # cells of the first two columns of the help


class Focused(NamedTuple):
    """The part of a screen in focus: its name and purpose, its commands and the node that runs each."""

    place: str
    name: str
    purpose: str
    commands: tuple[tuple[Command, DOMNode], ...]


def focused_part(chain: Iterable[DOMNode]) -> Focused | None:
    """Return the part in focus, given the focused widget and its ancestors; None if there is none."""
    declared = {command.id: command for command in every_command()}
    found: dict[str, tuple[Command, DOMNode]] = {}
    place = ""
    for node in chain:
        bound = bound_ids(node)
        mine = [each for each in declared.values() if each.id in bound and each.place in PARTS]
        for command in mine:
            found.setdefault(command.id, (command, node))
        place = place or (mine[0].place if mine else "")
    return Focused(place, *PARTS[place], tuple(found.values())) if found else None


def build_help(
    part: Focused | None, here: tuple[Command, ...], everywhere: tuple[Command, ...], keymap: Keymap
) -> Text:
    """Return the help; each command is listed once."""
    text, listed = Text(), set[tuple[str, str]]()
    elsewhere = tuple(each for each in here if each.place in PARTS)
    groups = [("这一屏", tuple(each for each in here if each not in elsewhere)), ("到处都能用", everywhere)]
    if elsewhere:
        groups.append((f"{PARTS[elsewhere[0].place][0]}　光标在那里的时候", elsewhere))
    if part:
        commands = tuple(command for command, _ in part.commands)
        groups.insert(0, (f"{part.name}　{part.purpose}", commands))
    for title, commands in groups:
        rows = list(_not_listed(remapped(commands, keymap), listed))
        if rows:
            text.append(f"{title}\n", style="bold underline")
        for command in rows:
            keys, name = all_keys(command.keys), command.name
            text.append(aligned(keys, KEYS_WIDE), style="bold")
            text.append(aligned(name, NAMES_WIDE) + command.help + "\n")
    return text


def _not_listed(commands: tuple[Command, ...], listed: set[tuple[str, str]]) -> Iterator[Command]:
    for command in commands:
        if (command.name, command.keys) not in listed:
            listed.add((command.name, command.keys))
            yield command


def aligned(text: str, cells: int) -> str:
    """Return a text padded to a column of some cells."""
    return text + " " * max(cells - cell_len(text), 1)
