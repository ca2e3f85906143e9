"""Asks where a point is to be divided: a mark is moved through its text."""

from __future__ import annotations

import re

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Label, Static

from replydesk.tui.kit.dialogs import Dialog
from replydesk.tui.kit.wrapping import Wrapped

_CLAUSE_END = re.compile(
    r"[，、；。,;：:？！](?!$)|(?<!^)(?=[一二三四五六七八九十]是)|(?<!^)(?=[（(][一二三四五六七八九十\d]{1,3}[）)])"
)


class SplitDialog(Dialog[int]):
    """Shows both parts of a text; returns the offset at which it is divided, None if it is not."""

    BINDINGS = [
        ("enter", "divide"),
        ("left", "move(-1)"),
        ("right", "move(1)"),
        ("up", "move_clause(-1)"),
        ("down,space", "move_clause(1)"),
        ("home", "move(-100000)"),
        ("end", "move(100000)"),
    ]

    def __init__(self, number: int, text: str) -> None:
        super().__init__(name="split-point")
        self._number = number
        self._text = text
        self._places = clause_ends(text)
        strong = [each for each in self._places if text[each - 1] in "；;。"]
        self._at = middle(strong or self._places, len(text))

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Label(f"把第 {self._number} 条拆成两条", classes="title")
            with VerticalScroll(can_focus=False):
                yield Static(id="parts")
            yield Static("↑↓ 到前后一个停顿   ←→ 移一个字   回车拆开   Esc 不拆", classes="hint")

    def on_mount(self) -> None:
        self._show()

    def _show(self) -> None:
        text = Text("前一条：", "bold").append(self._text[: self._at], "not bold").append("▏", "not bold")
        text.append("\n后一条：").append(self._text[self._at :], "not bold")
        self.query_one("#parts", Static).update(Wrapped(text, hang=8))

    def action_move(self, by: int) -> None:
        """Move the mark by some characters; both parts keep at least one."""
        self._at = max(min(self._at + by, len(self._text) - 1), min(1, len(self._text)))
        self._show()

    def action_move_clause(self, by: int) -> None:
        """Move the mark to the next (1) or the previous (-1) end of a clause."""
        if by > 0:
            self._at = next((each for each in self._places if each > self._at), self._at)
        else:
            self._at = next((each for each in reversed(self._places) if each < self._at), self._at)
        self._show()

    def action_divide(self) -> None:
        """Close with the place of the mark."""
        self.dismiss(self._at)


def clause_ends(text: str) -> list[int]:
    """Return the offsets behind the marks that end clauses, and before numbers like 二是."""
    return sorted({found.end() for found in _CLAUSE_END.finditer(text)} - {0, len(text)})


def middle(places: list[int], length: int) -> int:
    """Return the place nearest to the middle of a text of some length, the middle if there is none."""
    return min(places, key=lambda each: abs(2 * each - length), default=max(length // 2, min(1, length)))
