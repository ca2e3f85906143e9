"""Chinese lines in a text area, broken as Chinese lines are broken.

Textual wraps at spaces: a paragraph without any is one word, one with a number in it breaks before the
number, and commas begin lines. The function it wraps by is replaced for the whole program; it is
private, so a test watches it and Textual is pinned.
"""

from __future__ import annotations

from typing import Any

from rich.cells import get_character_cell_size
from textual.document import _wrapped_document

from replydesk.layout.breaking import may_break


def wrap_offsets(text: str, width: int, *_: Any, **__: Any) -> list[int]:
    """Where a line of text is wrapped to a width in cells, as offsets into it."""
    offsets: list[int] = []
    start = used = 0
    for at, char in enumerate(text):
        cells = get_character_cell_size(char)
        if used + cells > width and at > start:
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


def install() -> None:
    """Wrap all text areas of the program this way."""
    setattr(_wrapped_document, "compute_wrap_offsets", wrap_offsets)  # noqa: B010 - it is private
