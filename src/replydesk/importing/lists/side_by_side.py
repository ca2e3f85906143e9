"""Tables beside each other on one sheet, with the same headings: two items in a row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from replydesk.draft.model import Key
from replydesk.importing.lists.columns import ListColumn
from replydesk.importing.lists.headings import Headings
from replydesk.importing.lists.sheets import ListSheet, letter

_SHORTEST = 2  # columns of a table that is repeated


def tables_beside(sheet: ListSheet, headings: Headings) -> Iterator[tuple[ListSheet, Headings]]:
    """Yield the tables of a sheet: itself, or those beside each other, each without the others' cells."""
    found = headings.columns
    start, width = _repeated(found)
    if not width:
        yield sheet, headings
        return
    count = (len(found) - start) // width
    blocks = [found[start + at * width : start + (at + 1) * width] for at in range(count)]
    shared = (*found[:start], *found[start + count * width :])
    for block in blocks:
        others = {each.at for beside in blocks if beside is not block for each in beside}
        first, last = block[0].at, block[-1].at
        part = replace(
            sheet,
            rows=tuple(
                _without(row, others if at >= headings.begin - 1 else set())
                for at, row in enumerate(sheet.rows)
            ),
            merges=tuple(each for each in sheet.merges if each.left not in others),
            part=f"{letter(first)}—{letter(last)} 列",
        )
        own = [each.at for each in block]
        part = replace(
            part, rows=tuple(_if_any(row, own, at < headings.begin - 1) for at, row in enumerate(part.rows))
        )
        columns = tuple(sorted((*shared, *block), key=lambda each: each.at))
        yield part, replace(headings, columns=columns)


def _repeated(found: Sequence[ListColumn]) -> tuple[int, int]:
    """Return where the first of several equal tables begins among the columns, and its width, 0 if none."""
    keys = [each.field or each.heading for each in found]
    for start in range(min(3, len(keys))):
        for width in range(_SHORTEST, (len(keys) - start) // 2 + 1):
            block = keys[start : start + width]
            if block == keys[start + width : start + 2 * width] and {Key.ITEM_NUMBER, Key.SUBJECT} & {*block}:
                return start, width
    return 0, 0


def _if_any(row: tuple[str, ...], columns: Sequence[int], is_above: bool) -> tuple[str, ...]:
    """Return a row, blank if one table ends above it and only a column that is shared has something."""
    return row if is_above or any(row[at] for at in columns if at < len(row)) else ()


def _without(row: tuple[str, ...], columns: set[int]) -> tuple[str, ...]:
    return tuple("" if at in columns else cell for at, cell in enumerate(row)) if columns else row
