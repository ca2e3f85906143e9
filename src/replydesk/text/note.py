"""Notes for the clerk that pure functions return beside their value instead of raising exceptions."""

from __future__ import annotations

from typing import NamedTuple


class Note(NamedTuple):
    """A remark in Chinese: the problem and the remedy. `line` is 1-based, 0 if it belongs to no line."""

    text: str
    line: int = 0

    def __str__(self) -> str:
        return f"第 {self.line} 行：{self.text}" if self.line else self.text
