"""A table as it was read: sheets of rows of texts, whatever file they came from."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Merge:
    """A merged cell: its first and last row (1-based, as the table program counts) and column (0-based)."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class ListSheet:
    """One sheet. `rows[0]` is row 1; a row ends with its last cell that is not blank.

    A cell is stripped text without characters that no document may hold; a number is written without
    needless decimals, a day as 2026-03-15. `name` is "" for a text file, which has one sheet only.
    `from_1904` says which day a serial number counts from.
    """

    name: str
    rows: tuple[tuple[str, ...], ...] = ()
    merges: tuple[Merge, ...] = ()
    from_1904: bool = False

    def place(self, row: int) -> str:
        """A row as a clerk finds it again."""
        return f"工作表“{self.name}”第 {row} 行" if self.name else f"第 {row} 行"


def letter(column: int) -> str:
    """The letters of a column, 0 for A."""
    name = ""
    while column >= 0:
        column, rest = divmod(column, 26)
        name = chr(ord("A") + rest) + name
        column -= 1
    return name
