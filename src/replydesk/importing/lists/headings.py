"""Search for the headings of a sheet, among title rows, and for its columns."""

from __future__ import annotations

from dataclasses import dataclass

from replydesk.importing.lists.columns import ListColumn, columns, worth
from replydesk.importing.lists.sheets import ListSheet

HEAD_ROWS = 40  # Rows from the top of a sheet that are searched for headings


@dataclass(frozen=True, slots=True)
class Headings:
    """The columns of a sheet, and the row (1-based) at which its items begin."""

    sheet: str
    columns: tuple[ListColumn, ...]
    begin: int

    def __str__(self) -> str:
        name = f"工作表“{self.sheet}”" if self.sheet else "清单"
        used = [f"{each} → {each.field}" for each in self.columns if each.field]
        return f"{name}从第 {self.begin} 行起：{'，'.join(used)}"


def find_headings(sheet: ListSheet) -> Headings | None:
    """Return the one or more rows of headings that fill the most fields; None if there are none."""
    best: tuple[int, int, int] = (0, 0, 0)
    for at in range(min(HEAD_ROWS, len(sheet.rows))):
        if sum(map(bool, sheet.rows[at])) < 2:
            continue  # a title
        depth = max((each.bottom - each.top + 1 for each in sheet.merges if each.top == at + 1), default=1)
        for rows in (1, 2) if depth < 2 else (min(depth, 3, len(sheet.rows) - at),):
            if any(cell.isdecimal() for row in sheet.rows[at + 1 : at + rows] for cell in row):
                continue  # a row with a number is an item, also if 主办 stands under a body's name
            best = max(best, (worth(_columns(sheet, at, rows)), -rows, -at))
    if not best[0]:
        return None
    rows, at = -best[1], -best[2]
    return Headings(sheet.name, _columns(sheet, at, rows), at + rows + 1)


def _columns(sheet: ListSheet, at: int, rows: int) -> tuple[ListColumn, ...]:
    """Return the columns under some rows of headings; the lowest row is separate, those above are joined."""
    if rows == 1:
        return columns(sheet.rows[at])
    block = [list(row) for row in sheet.rows[at : at + rows]]
    width = max(map(len, block), default=0)
    for row in block:
        row += [""] * (width - len(row))
    lower = next((row for row in reversed(block[1:]) if any(row)), [""] * width)
    upper = block[0]
    for column in range(1, width):
        if lower[column] and not upper[column]:
            upper[column] = upper[column - 1]
    return columns(upper, lower)
