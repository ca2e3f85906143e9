"""Points in lists that nothing announces: lists whose items ask themselves."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from replydesk.draft.points.finding.items import AskedItem, items_of, list_items
from replydesk.draft.points.finding.regions import regions_of
from replydesk.draft.points.finding.units import TextUnit
from replydesk.draft.points.finding.words import (
    announces_reasons,
    asks_at_all,
    asks_within,
    begins_asking,
    is_asking_heading,
    is_closing,
    is_title,
    may_begin_asking,
    names_lack,
    should_be_done,
    tells_of_lack,
    tells_who_should,
    urges,
)

_LEAST_ITEMS = 3  # of a list that nothing announces


def asking_items(units: Sequence[TextUnit], found: Sequence[AskedItem]) -> Iterator[AskedItem]:
    """Yield the points found, or else those of lists whose items ask, or of sentences that do."""
    lists = list(_lists(units))
    heads = {id(item.head) for item in found}
    headed = [each for each in lists if _is_headed(each, heads)]
    if headed:
        inside = {id(unit) for each in headed for item in each for unit in item.units}
        yield from (item for each in headed for item in each)
        yield from (item for item in found if id(item.head) not in inside)
        return
    found = found or _items_asking(lists) or _last_list(units, lists)
    found = found or [item for region in regions_of(units, hopes=True) for item in items_of(region)]
    yield from found or _sentences(units)


def _is_headed(items: Sequence[AskedItem], heads: Collection[int]) -> bool:
    """Return True for a list whose lines ask themselves, so that what asks below them explains them.

    `heads` are the ids of the first units of what was found.
    """
    if len(items) < 2 or any(id(item.head) in heads for item in items):
        return False
    texts = [item.head.text for item in items]
    if any(announces_reasons(text, is_line=True) for text in texts):
        return False
    if any(names_lack(text) or (tells_of_lack(text) and not begins_asking(text)) for text in texts):
        return False
    asks = sum(map(may_begin_asking, texts))
    return 2 * asks > len(items) and all(item.head.is_first for item in items)


def _sentences(units: Sequence[TextUnit]) -> Iterator[AskedItem]:
    """Yield sentences that say who should do something, or paragraphs that begin with what to do."""
    goes_on = -1  # the paragraph of a clause that asked and ended with ；
    for unit in units:
        if is_closing(unit.text) or is_title(unit.text):
            continue
        is_asked = unit.is_first and begins_asking(unit.text) and asks_within(unit.text)
        is_asked = is_asked or should_be_done(unit.text) or _asks(unit.text)
        if is_asked or unit.paragraph == goes_on:
            yield AskedItem((unit,))
            goes_on = unit.paragraph if unit.text.endswith(("；", ";")) else -1
        else:
            goes_on = -1


def _asks(text: str) -> bool:
    return asks_at_all(text) or tells_who_should(text)


def _lists(units: Sequence[TextUnit]) -> Iterator[list[AskedItem]]:
    """Yield the lists of the outermost style, each as its items."""
    first = next((row for row, each in enumerate(units) if each.style), None)
    if first is None:
        return
    current: list[AskedItem] = []
    for item in list_items(units[first:]):
        if current and item.head.number <= current[-1].head.number and item.head.style != "bullet":
            yield current
            current = []
        current.append(item)
    if current:
        yield current


def _last_list(units: Sequence[TextUnit], lists: Sequence[list[AskedItem]]) -> list[AskedItem]:
    """Return the items of the last list if they are lines that tell of no lack, below some text."""
    items = lists[-1] if lists else []
    if len(items) < _LEAST_ITEMS or not all(item.head.is_first for item in items):
        return []
    above = [unit for unit in units if unit.paragraph < items[0].head.paragraph]
    texts = [item.head.text for item in items]
    if not above or announces_reasons(above[-1].text, is_line=above[-1].is_whole):
        return []
    lacks = sum(tells_of_lack(text) or announces_reasons(text, is_line=True) for text in texts)
    return [] if 3 * lacks > len(items) else items


def _items_asking(lists: Sequence[Sequence[AskedItem]]) -> list[AskedItem]:
    """Return the items of lists that ask; of the last list, in which one expects them, more."""
    *others, last = lists or [()]
    return [*(item for each in others for item in _asking(each)), *_asking_last(last)]


def _asking_last(items: Sequence[AskedItem]) -> Sequence[AskedItem]:
    """Return the items of the last list: all of them if most say what must be done, else those that ask."""
    asking = list(_asking(items))
    urging = [each for each in items if urges(each.head.text) or each in asking]
    return items if asking and 2 * len(urging) > len(items) else asking


def _asking(items: Sequence[AskedItem]) -> Iterator[AskedItem]:
    """Yield the items of a list that ask, if it has some: reasons may be before them."""
    for item in items:
        text = item.head.text
        if announces_reasons(text, is_line=item.head.is_whole):
            continue
        asks = begins_asking(text) or is_asking_heading(text) or tells_who_should(text)
        if asks and not (tells_of_lack(text) and not asks_within(text)):
            yield item
