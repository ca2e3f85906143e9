"""The end of the letter: signatures, date, and the room for the seal or stamp put on them (7.3.5)."""

from __future__ import annotations

from collections.abc import Sequence

from replydesk.layout.lines import Typesetter, width_in_twips
from replydesk.layout.pages import Line, Row
from replydesk.layout.setup import Setup
from replydesk.layout.sheet import DATE_RIGHT, SEAL, SEAL_GAP, SEALS_APART, SIGNATURE_RIGHT, SQUARE, STAMP
from replydesk.letter.model import Letter, Role
from replydesk.letter.print_options import Seal

# Blank lines above the signature if there is room for them (7.3.5.2, 7.3.5.3; with a seal: practice).
GAPS = {Seal.SEALED: SEAL_GAP, Seal.BARE: 1, Seal.STAMP: 2}
_AT_EDGE = 2 * SQUARE  # Twips between a long name and the right edge (practice)


def signature_rows(letter: Letter, setter: Typesetter) -> list[Row]:
    """Return the rows of signatures and date; if one is too long for its place, all become plain lines.

    A 花脸稿 may have two dates, one struck out: those behind the first have rows of their own.
    """
    setup = setter.setup
    names, dates = letter.places(Role.SIGNATURE, Role.POST), letter.places(Role.DATE)
    places = [(letter.blocks[index], index) for index in names + dates]
    rows = [setter.rows(block.text, block.role, index) for block, index in places]
    if any(len(each) > 1 for each in rows):
        return [row for each in rows for row in each]
    place = {Seal.SEALED: _sealed, Seal.BARE: _bare, Seal.STAMP: _stamped}[setup.seal]
    others = [_at(letter, date, _left_of_date(letter, date, setup)) for date in dates[1:]]
    return place(letter, setup, names, dates[0] if dates else None) + others


def _left_of_date(letter: Letter, date: int, setup: Setup) -> int:
    return setup.sheet.measure - DATE_RIGHT - _width(letter, date, setup)


def _at(letter: Letter, index: int, left: int) -> Row:
    return (Line(index, 0, len(letter.blocks[index].text), max(left, 0)),)


def _width(letter: Letter, index: int | None, setup: Setup) -> int:
    if index is None:
        return 0
    return width_in_twips(letter.blocks[index].text, letter.blocks[index].role, setup)


def _sealed(letter: Letter, setup: Setup, names: Sequence[int], date: int | None) -> list[Row]:
    """Place the date 4 characters from the right, the last name centred on it, others left (7.3.5.1)."""
    measure = setup.sheet.measure
    widths = [_width(letter, index, setup) for index in names]
    across = _width(letter, date, setup)
    centre = measure - DATE_RIGHT - (across or (widths[-1] if widths else 0)) // 2
    if widths:
        centre = min(centre, measure - _AT_EDGE - widths[-1] // 2)  # a long name moves the date, not out
    apart = max([SEAL + SEALS_APART, *(each + SQUARE for each in widths)])
    columns = max((centre - max([SEAL, *widths]) // 2) // apart + 1, 1) if len(names) > 1 else 1
    rows: list[Row] = []
    for start in range(0, len(names), columns):
        if rows:
            rows += [()] * _rows_between_seals(setup)
        group = range(start, min(start + columns, len(names)))
        places = [centre - apart * (len(group) - 1 - place) for place in range(len(group))]
        spots = zip(group, places, strict=True)
        rows.append(tuple(_at(letter, names[i], place - widths[i] // 2)[0] for i, place in spots))
    return rows + ([_at(letter, date, centre - across // 2)] if date is not None else [])


def _rows_between_seals(setup: Setup) -> int:
    """Return the blank rows between two rows of names, so that their seals do not touch."""
    return -(-(SEAL + SEALS_APART) // setup.sheet.line) - 1


def _bare(letter: Letter, setup: Setup, names: Sequence[int], date: int | None) -> list[Row]:
    """Place the name 2 characters from the right, the date 2 right of the name's beginning (7.3.5.2)."""
    edge = setup.sheet.measure - SIGNATURE_RIGHT
    widths = [_width(letter, index, setup) for index in names]
    across = _width(letter, date, setup)
    longest = max(widths, default=0)
    left = edge - longest if across <= longest else edge - across - SIGNATURE_RIGHT
    rows = [_at(letter, index, left + longest - each) for index, each in zip(names, widths, strict=True)]
    if date is not None:
        rows.append(_at(letter, date, min(left + SIGNATURE_RIGHT, setup.sheet.measure - across)))
    return rows


def _stamped(letter: Letter, setup: Setup, names: Sequence[int], date: int | None) -> list[Row]:
    """Place the post 2 characters left of the stamp (4 from the right), the date below (7.3.5.3)."""
    stamp = setup.sheet.measure - DATE_RIGHT - STAMP
    rows = [_at(letter, i, stamp - 2 * SQUARE - _width(letter, i, setup)) for i in names] or [()]
    if date is not None:
        rows += [(), _at(letter, date, _left_of_date(letter, date, setup))]
    return rows
