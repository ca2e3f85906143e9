"""The elements of the official page, measured in prints."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from replydesk.layout.sheet import SHEETS

from .elements import Element
from .prints import Print


@dataclass(frozen=True, slots=True)
class Measured:
    """The value farthest from the wanted one in all prints on a sheet, and the print it is from."""

    wanted: float
    value: float
    where: str

    @property
    def difference(self) -> float:
        return self.value - self.wanted


def measured(element: Element, prints: Iterable[Print], sheet: str) -> Measured:
    """Measure an element in all prints on a sheet."""
    wanted = element.wanted_on(SHEETS[sheet])
    values = [
        (value, page.name) for page in prints if page.sheet.name == sheet for value in element.measure(page)
    ]
    if not values:
        raise AssertionError(f"no print on {sheet} has: {element.name}")
    value, where = max(values, key=lambda found: abs(found[0] - wanted))
    return Measured(wanted, value, where)
