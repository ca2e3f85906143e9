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
    """Yield the tables of a sheet: itself, or those beside each other, each without the others' cells.

    A row that is blank in all of them, but for columns that they share, is the first one's.
    """
    found = headings.columns
    start, width, count = _repeated(found)
    if not count:
        yield sheet, headings
        return
    blocks = [found[start + at * width : start + (at + 1) * width] for at in range(count)]
    columns = [{each.at for each in block} for block in blocks]
    shared = (*found[:start], *found[start + count * width :])
    for block, own in zip(blocks, columns, strict=True):
        others = set().union(*columns) - own
        part = replace(
            sheet,
            rows=tuple(
                row if at < headings.begin - 1 else _part(row, own, others, own is columns[0])
                for at, row in enumerate(sheet.rows)
            ),
            merges=tuple(each for each in sheet.merges if each.left not in others),
            part=f"{letter(block[0].at)}—{letter(block[-1].at)} 列",
        )
        yield part, replace(headings, columns=tuple(sorted((*shared, *block), key=lambda each: each.at)))


def _repeated(found: Sequence[ListColumn]) -> tuple[int, int, int]:
    """Return where the first of several equal tables begins among the columns, its width, and how many.

    All are 0 if there are no such tables.
    """
    keys = [each.field or each.heading for each in found]
    for start in range(min(3, len(keys))):
        for width in range(_SHORTEST, (len(keys) - start) // 2 + 1):
            block = keys[start : start + width]
            count = 1
            while keys[start + count * width : start + (count + 1) * width] == block:
                count += 1
            if count > 1 and {Key.ITEM_NUMBER, Key.SUBJECT} & {*block}:
                return start, width, count
    return 0, 0, 0


def _part(row: tuple[str, ...], own: set[int], others: set[int], is_first: bool) -> tuple[str, ...]:
    """Return what one of the tables has of a row, blank if it has ended above it."""
    has_own = any(cell for at, cell in enumerate(row) if at in own)
    has_others = any(cell for at, cell in enumerate(row) if at in others)
    if not has_own and (has_others or not is_first):
        return ()
    return tuple("" if at in others else cell for at, cell in enumerate(row))
