"""What pure functions say beside their value: a note for the clerk, never an exception."""

from __future__ import annotations

from typing import NamedTuple


class Note(NamedTuple):
    """One remark in Chinese: what was met and what to do. `line` is 1-based, 0 for no line."""

    text: str
    line: int = 0

    def __str__(self) -> str:
        return f"第 {self.line} 行：{self.text}" if self.line else self.text
