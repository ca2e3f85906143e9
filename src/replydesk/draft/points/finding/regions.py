"""The stretches of an original that ask, each with the units in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from replydesk.draft.points.finding.units import TextUnit
from replydesk.draft.points.finding.vocabulary import LONGEST_LEAD
from replydesk.draft.points.finding.words import (
    announces_asking,
    announces_reasons,
    asks_at_all,
    asks_strongly,
    begins_asking,
    ends_asking,
    is_asking_heading,
    is_closing,
    may_begin_asking,
)


@dataclass
class AskingRegion:
    """Units that ask, after a heading or lead-in (`is_announced`), or from a sentence that asks itself."""

    is_announced: bool
    units: list[TextUnit] = field(default_factory=list)
    last: dict[str, int] = field(default_factory=dict)  # the last number of each style in it

    def add(self, unit: TextUnit) -> None:
        """Add a unit."""
        self.units.append(unit)
        if unit.style:
            self.last[unit.style] = unit.number


def regions_of(units: Sequence[TextUnit], *, hopes: bool = False) -> list[AskingRegion]:
    """Return the regions of an original in order; with `hopes` also those that 希望 or 请 begins."""
    found: list[AskingRegion] = []
    outside: dict[str, int] = {}
    region: AskingRegion | None = None
    closed = -1  # the paragraph that closes the text
    for unit, after in zip(units, (*units[1:], None), strict=False):
        closed = unit.paragraph if unit.is_first and is_closing(unit.text) else closed
        if unit.paragraph == closed:
            region = None
            continue
        if region and _ends(region, unit, outside):
            region = None
        if not region and found and unit.is_first and _is_item(unit, found[-1]):
            region = found[-1]
        begins = _begins(unit, region, hopes=hopes)
        if begins is None and after and _leads_to(unit, after):
            begins = AskingRegion(is_announced=True)
        if begins:
            region = begins
            found.append(region)
        elif region:
            region.add(unit)
            continue
        if unit.style and not (begins and begins.units):
            outside[unit.style] = unit.number
    return [each for each in found if each.units]


def _begins(unit: TextUnit, region: AskingRegion | None, *, hopes: bool) -> AskingRegion | None:
    """Return the region that a unit begins, None if it begins none; a sentence that asks is in it."""
    is_line = unit.is_whole
    if announces_asking(unit.text, is_line=is_line) and not _is_item(unit, region):
        return AskingRegion(is_announced=True)
    if region:
        return None
    is_asking = asks_strongly(unit.text) or (hopes and asks_at_all(unit.text))
    is_asking = is_asking or (bool(unit.style) and is_line and is_asking_heading(unit.text))
    if not is_asking:
        return None
    begun = AskingRegion(is_announced=False)
    begun.add(unit)
    return begun


def _leads_to(unit: TextUnit, after: TextUnit) -> bool:
    """Return True for a sentence on what is asked for, right before the first item of a list."""
    is_lead = not unit.style and bool(after.style) and after.number == 1 and len(unit.text) <= LONGEST_LEAD
    return is_lead and ends_asking(unit.text)


def _is_item(unit: TextUnit, region: AskingRegion | None) -> bool:
    """Return True if a unit is one of the list of a region: its number counts on."""
    if not region or not unit.style:
        return False
    return region.last.get(unit.style) == unit.number - 1 and bool(region.last)


def _ends(region: AskingRegion, unit: TextUnit, outside: dict[str, int]) -> bool:
    if not unit.is_first:
        return _is_next_outside(region, unit, outside)
    if announces_reasons(unit.text, is_line=unit.is_whole) and not _is_item(unit, region):
        return True
    if _is_next_outside(region, unit, outside):
        return True
    is_list = bool(region.last)
    if region.is_announced or is_list or unit.style:
        return False
    return not (may_begin_asking(unit.text) or begins_asking(unit.text))


def _is_next_outside(region: AskingRegion, unit: TextUnit, outside: dict[str, int]) -> bool:
    """Return True if a unit counts on a list that the region is within."""
    if not unit.style or unit.number < 2 or _is_item(unit, region):
        return False
    return outside.get(unit.style) == unit.number - 1
