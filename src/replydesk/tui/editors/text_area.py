"""A text area that breaks Chinese lines as Chinese lines are broken.

Textual wraps at spaces: a paragraph without any is one word, one with a number in it breaks before the
number, and commas begin lines. The function it wraps by is replaced for the whole program; it is
private, so a test watches it and Textual is pinned.
"""

from __future__ import annotations

from typing import Any

from rich.cells import get_character_cell_size
from textual.binding import Binding
from textual.document import _wrapped_document
from textual.widgets import TextArea

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


setattr(_wrapped_document, "compute_wrap_offsets", wrap_offsets)  # noqa: B010 - it is private


class ReplyTextArea(TextArea):
    """A text area for paragraphs, one to a line. Undo is the draft's, not its own."""

    BINDINGS = [Binding("ctrl+z,ctrl+y", "ignore", show=False)]

    def __init__(self, *, id: str | None = None, placeholder: str = "") -> None:  # noqa: A002
        super().__init__(id=id, placeholder=placeholder, highlight_cursor_line=False)
        self.cursor_blink = False

    def show_text(self, text: str, *, is_other: bool = False) -> None:
        """Replace the whole text without telling anyone.

        The cursor goes to where the text differs from what it was, or to the beginning if it is
        another text altogether.
        """
        if text == self.text:
            return
        end = 0 if is_other or not self.text else _same(text[::-1], self.text[::-1])
        with self.prevent(TextArea.Changed):
            self.load_text(text)
        if end:
            before = text[: len(text) - end]
            self.move_cursor((before.count("\n"), len(before.rpartition("\n")[2])))

    def insert_paragraph(self, text: str) -> None:
        """Add a paragraph at the end, as if it were typed."""
        last = self.document.end
        self.replace(f"\n{text}" if self.text.strip() else text, last, last)


def _same(one: str, other: str) -> int:
    """How many characters two texts begin with in common."""
    both = zip(one, other, strict=False)
    return next((i for i, (a, b) in enumerate(both) if a != b), min(len(one), len(other)))
