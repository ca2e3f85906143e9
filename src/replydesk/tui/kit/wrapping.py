"""Line wrapping by the rules of Chinese.

Textual wraps at spaces: a paragraph without any is one word, a number in it forces a break, and commas begin
lines. Lists wrap by `Wrapped`, text areas by `wrap_offsets`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from rich import cells
from rich.console import Console, ConsoleOptions
from rich.measure import Measurement
from rich.text import Text

from replydesk.layout.line_breaks import may_break

# characters that may not be two cells wide
_NOT_TWO_CELLS = re.compile(r"[^\u4e00-\u9fff\u3001-\u3029\uff01-\uff5e]")


def wrap_offsets(text: str, width: int, *_: Any, **__: Any) -> list[int]:
    """Return the offsets at which a line of text is wrapped to a width in cells."""
    offsets: list[int] = []
    start, length = 0, len(text)
    while (over := _first_beyond(text, start, width)) < length:
        start = _break_before(text, start, over)
        offsets.append(start)
    return offsets


def _first_beyond(text: str, start: int, width: int) -> int:
    """Return the first character after `start` that does not fit on a row begun there.

    As many characters as there is room for wide ones always fit; only the others of these are measured.
    """
    at = start + max(width // 2, 1)
    if at >= len(text):
        return len(text)
    room = width - 2 * (at - start)
    if others := _NOT_TWO_CELLS.findall(text, start, at):
        room += 2 * len(others) - sum(map(cells.get_character_cell_size, others))
    while at < len(text) and (room := room - cells.get_character_cell_size(text[at])) >= 0:
        at += 1
    return at


def _break_before(text: str, start: int, at: int) -> int:
    """Return the last possible break up to `at`; `at` if there is none."""
    for place in range(at, start, -1):
        if text[place] != " " and may_break(text, place):
            return place
    return at


@dataclass(frozen=True, slots=True)
class Wrapped:
    """A text for a list or a label, wrapped as Chinese; further lines are indented by `hang` cells."""

    text: Text
    hang: int = 0

    def __rich_console__(self, _: Console, options: ConsoleOptions) -> Iterator[Text]:
        for paragraph in self.text.split(allow_blank=True):
            yield from self.lines(paragraph, options.max_width)

    def __rich_measure__(self, _: Console, options: ConsoleOptions) -> Measurement:
        wide = max(line.cell_len for line in self.text.split(allow_blank=True))
        return Measurement(min(2, wide), wide).clamp(max_width=options.max_width)

    def lines(self, paragraph: Text, width: int) -> Iterator[Text]:
        """Yield the lines of a paragraph in a width in cells."""
        first, *rest = paragraph.divide(wrap_offsets(paragraph.plain, width)[:1])
        yield Text(no_wrap=True, overflow="crop").append_text(first)
        for more in rest:
            for line in more.divide(wrap_offsets(more.plain, max(width - self.hang, 2))):
                yield Text(" " * self.hang, no_wrap=True, overflow="crop").append_text(line)


@dataclass(frozen=True, slots=True)
class Tailed:
    """A text wrapped as `Wrapped`, with words at its end that stay together where they fit on a line."""

    text: Text
    tail: Text
    hang: int = 0

    def __rich_console__(self, _: Console, options: ConsoleOptions) -> Iterator[Text]:
        width = options.max_width
        *lines, last = Wrapped(self.text, self.hang).lines(self.text, width)
        yield from lines
        if last.cell_len + self.tail.cell_len <= width:
            yield last.append_text(self.tail)
        else:
            yield last
            tail = Text(" " * self.hang).append_text(self.tail)
            yield from Wrapped(tail, self.hang).lines(tail, width)

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        return Wrapped(self.text.copy().append_text(self.tail)).__rich_measure__(console, options)


def cut(text: Text, cells: int) -> Text:
    """Return the text in at most so many cells, ending in … if it is cut."""
    if text.cell_len <= cells:
        return text
    text = text.copy()
    text.truncate(max(cells - 1, 0))
    text.rstrip()
    return text.append("…")
