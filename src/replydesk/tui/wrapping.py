"""Chinese lines in a text area, broken as Chinese lines are broken.

Textual wraps at spaces: a paragraph without any is one word, one with a number in it breaks before the
number, and commas begin lines. The function it wraps by is replaced for the whole program; it is
private, so a test watches it and Textual is pinned.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from rich.cells import get_character_cell_size
from rich.console import Console, ConsoleOptions
from rich.measure import Measurement
from rich.text import Text
from textual.document import _wrapped_document

from replydesk.layout.breaking import may_break


def wrap_offsets(text: str, width: int, *_: Any, **__: Any) -> list[int]:
    """Where a line of text is wrapped to a width in cells, as offsets into it."""
    offsets: list[int] = []
    start = used = 0
    for at, char in enumerate(text):
        cells = get_character_cell_size(char)
        while used + cells > width and at > start:
            start = _break_before(text, start, at)
            offsets.append(start)
            used = sum(map(get_character_cell_size, text[start:at]))
        used += cells
    return offsets


def _break_before(text: str, start: int, at: int) -> int:
    """The last place up to `at` where the line may break; `at` when there is none."""
    for place in range(at, start, -1):
        if text[place] != " " and may_break(text, place):
            return place
    return at


@dataclass(frozen=True, slots=True)
class Wrapped:
    """A text for a list or a label, broken as Chinese lines are; a paragraph's further lines hang."""

    text: Text
    hang: int = 0

    def __rich_console__(self, _: Console, options: ConsoleOptions) -> Iterator[Text]:
        for paragraph in self.text.split(allow_blank=True):
            yield from self._lines(paragraph, options.max_width)

    def __rich_measure__(self, _: Console, options: ConsoleOptions) -> Measurement:
        wide = max(line.cell_len for line in self.text.split(allow_blank=True))
        return Measurement(min(2, wide), wide).clamp(max_width=options.max_width)

    def _lines(self, paragraph: Text, width: int) -> Iterator[Text]:
        first, *rest = paragraph.divide(wrap_offsets(paragraph.plain, width)[:1])
        yield Text(no_wrap=True, overflow="crop").append_text(first)
        for more in rest:
            for line in more.divide(wrap_offsets(more.plain, max(width - self.hang, 2))):
                yield Text(" " * self.hang, no_wrap=True, overflow="crop").append_text(line)


def install() -> None:
    """Wrap all text areas of the program this way."""
    setattr(_wrapped_document, "compute_wrap_offsets", wrap_offsets)  # noqa: B010 - it is private
