"""The elements of the official page, measured in prints."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from replydesk.layout.sheet import SHEETS
from replydesk.letter.print_options import Format
from tests.referee.elements import Element
from tests.referee.prints import Print


class Kind(NamedTuple):
    """A kind of print: a format on a sheet."""

    format: str
    sheet: str

    def __str__(self) -> str:
        return f"{self.format} {self.sheet}"


KINDS = tuple(Kind(form, sheet) for form in Format for sheet in SHEETS)


@dataclass(frozen=True, slots=True)
class Measured:
    """The value farthest from the wanted one in all prints of a kind, and its print."""

    wanted: float
    value: float
    where: str

    @property
    def difference(self) -> float:
        return self.value - self.wanted


def of_kind(prints: Iterable[Print], kind: Kind) -> list[Print]:
    """Return the prints of a kind."""
    return [page for page in prints if (page.format, page.sheet.name) == kind]


def kinds_of(element: Element) -> list[Kind]:
    """Return the kinds of print that have an element."""
    return [kind for kind in KINDS if element.format in ("", kind.format)]


def measured(element: Element, prints: Iterable[Print], kind: Kind) -> Measured:
    """Measure an element in all prints of a kind."""
    wanted = element.wanted_on(SHEETS[kind.sheet])
    values = [(value, page.name) for page in of_kind(prints, kind) for value in element.measure(page)]
    if not values:
        raise AssertionError(f"no print in {kind} has: {element.name}")
    value, where = max(values, key=lambda found: abs(found[0] - wanted))
    return Measured(wanted, value, where)
