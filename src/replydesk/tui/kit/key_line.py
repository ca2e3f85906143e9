"""A line of commands with their keys, in a fixed order; a click runs one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import cast

from textual.content import Content
from textual.events import Click
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget

from replydesk.tui.command import Command, remapped
from replydesk.tui.key_names import key_name
from replydesk.tui.kit.host import Program

_GAP = 2


class KeyLine(Widget):
    """Commands side by side, wrapped to the width; `aside` is said before the command of an index."""

    class Clicked(Message):
        """A command was clicked."""

        def __init__(self, command: Command) -> None:
            super().__init__()
            self.command = command

    def __init__(
        self,
        commands: Sequence[Command],
        *,
        id: str | None = None,  # noqa: A002 - Textual's name
        aside: tuple[int, str] = (-1, ""),
    ) -> None:
        super().__init__(id=id)
        self._commands = tuple(commands)
        self._aside = aside

    def offer(self, commands: Sequence[Command]) -> None:
        """Show other commands."""
        if self._commands != tuple(commands):
            self._commands = tuple(commands)
            self.refresh(layout=True)

    def render(self) -> Content:
        rows = [Content("  ").join(label for label, _, _ in row) for row in self._rows(self.size.width)]
        return Content("\n").join(rows)

    def get_content_width(self, container: Size, viewport: Size) -> int:
        return sum(label.cell_length + _GAP for label, _ in self._labels()) - _GAP

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._rows(width))

    def on_click(self, event: Click) -> None:
        place = event.get_content_offset(self)
        rows = self._rows(self.size.width)
        if place is None or place.y >= len(rows):
            return
        for label, start, command in rows[place.y]:
            if start <= place.x < start + label.cell_length:
                self.post_message(self.Clicked(command))

    def _rows(self, width: int) -> list[list[tuple[Content, int, Command]]]:
        rows: list[list[tuple[Content, int, Command]]] = [[]]
        at = 0
        for label, command in self._labels():
            if at and at + label.cell_length > width:
                rows.append([])
                at = 0
            rows[-1].append((label, at, command))
            at += label.cell_length + _GAP
        return rows

    def _labels(self) -> Iterator[tuple[Content, Command]]:
        at, aside = self._aside
        for index, command in enumerate(remapped(self._commands, cast(Program, self.app).keymap)):
            key = (key_name(command.keys), "bold $text-accent")
            yield Content.assemble(aside if index == at else "", key, " ", command.name), command
