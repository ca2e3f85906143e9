"""The type of an element of the official page, and the sizes of the page."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from replydesk.layout.sheet import SQUARE, Sheet
from tests.referee.pdf import MM_PER_POINT
from tests.referee.prints import MM_PER_TWIP, Print

TOLERANCE_MM = 0.5
EXACT_MM = 0.05  # for what is itself a fraction of a millimetre, or a count

PAPER_WIDTH_MM, PAPER_END_MM = 210.0, 297.0  # 5.1
TYPE_TOP_MM, TYPE_END_MM = 37.0, 262.0  # 5.2.1: upper white 37 mm, type area 225 mm high
TYPE_LEFT_MM, TYPE_RIGHT_MM = 28.0, 184.0  # 5.2.1: left white 28 mm, type area 156 mm wide
TYPE_WIDTH_MM = TYPE_RIGHT_MM - TYPE_LEFT_MM
CENTRE_MM = (TYPE_LEFT_MM + TYPE_RIGHT_MM) / 2
SQUARE_MM = SQUARE * MM_PER_TWIP  # one character of 3号, condensed to fill the measure
SIZE_4_MM = 14 * MM_PER_POINT  # one character of 4号


@dataclass(frozen=True, slots=True)
class Element:
    """One measured number of the official page, a row of the report."""

    name: str
    clause: str  # of GB/T 9704-2012, or "practice"
    wanted: float | Callable[[Sheet], float]  # in `unit`
    measure: Callable[[Print], Iterable[float]]  # returns every value in a print
    how: str  # how it is measured, unless the name says so
    unit: str = "mm"
    tolerance: float = TOLERANCE_MM
    format: str = ""  # 信函 or 文件, "" for both

    def wanted_on(self, sheet: Sheet) -> float:
        return self.wanted(sheet) if callable(self.wanted) else self.wanted


def pitch(sheet: Sheet) -> float:
    """Return the height of a row (mm)."""
    return sheet.line * MM_PER_TWIP


def rows(number: float) -> Callable[[Sheet], float]:
    """Return a function for the height of `number` rows (mm)."""
    return lambda sheet: number * pitch(sheet)


def fills(sheet: Sheet) -> bool:
    """Return True if glyphs, not rows, end on the edges of the type area (撑满版心)."""
    return sheet.top * MM_PER_TWIP < TYPE_TOP_MM - TOLERANCE_MM
