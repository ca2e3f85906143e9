"""Points in lists that nothing announces: lists whose items ask themselves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from replydesk.draft.points.finding.items import Item, items_of, list_items
from replydesk.draft.points.finding.regions import regions_of
from replydesk.draft.points.finding.units import Unit
from replydesk.draft.points.finding.words import (
    announces_reasons,
    asks_at_all,
    asks_within,
    begins_asking,
    is_asking_heading,
    is_closing,
    is_title,
    tells_of_lack,
    tells_who_should,
)


def asking_items(units: Sequence[Unit], found: Sequence[Item]) -> Iterator[Item]:
    """Yield the points found, or else those of lists whose items ask, or of sentences that do."""
    found = found or [item for each in _lists(units) for item in _asking(each)]
    found = found or [item for region in regions_of(units, hopes=True) for item in items_of(region)]
    if found:
        yield from found
        return
    for unit in units:
        if is_closing(unit.text) or is_title(unit.text):
            continue
        if asks_at_all(unit.text) or tells_who_should(unit.text):
            yield Item((unit,))


def _lists(units: Sequence[Unit]) -> Iterator[list[Item]]:
    """Yield the lists of the outermost style, each as its items."""
    first = next((row for row, each in enumerate(units) if each.style), None)
    if first is None:
        return
    current: list[Item] = []
    for item in list_items(units[first:]):
        if current and item.head.number <= current[-1].head.number:
            yield current
            current = []
        current.append(item)
    if current:
        yield current


def _asking(items: Sequence[Item]) -> Iterator[Item]:
    """Yield the items of a list that ask, if it has some: reasons may be before them."""
    for item in items:
        text = item.head.text
        if announces_reasons(text, is_line=item.head.is_whole):
            continue
        asks = begins_asking(text) or is_asking_heading(text) or tells_who_should(text)
        if asks and not (tells_of_lack(text) and not asks_within(text)):
            yield item
