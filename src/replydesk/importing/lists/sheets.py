"""A table as read from any kind of file: sheets of rows of texts."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Merge:
    """A merged cell: its first and last row (1-based, as in the table program) and column (0-based)."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class ListSheet:
    """One sheet. `rows[0]` is row 1; a row ends with its last filled cell.

    A cell is stripped text without characters forbidden in documents; a number is written without needless
    decimals, a day as 2026-03-15. `name` is "" for a text file, which has only one sheet. `from_1904` is True
    if serial numbers of days count from 1904. `part` names the columns of one of several tables beside each
    other.
    """

    name: str
    rows: tuple[tuple[str, ...], ...] = ()
    merges: tuple[Merge, ...] = ()
    from_1904: bool = False
    part: str = ""

    def place(self, row: int) -> str:
        """Return the description of a row for the clerk."""
        where = f"第 {row} 行" + (f"（{self.part}）" if self.part else "")
        return f"工作表“{self.name}”{where}" if self.name else where


def letter(column: int) -> str:
    """Return the letters of a column, A for 0."""
    name = ""
    while column >= 0:
        column, rest = divmod(column, 26)
        name = chr(ord("A") + rest) + name
        column -= 1
    return name
