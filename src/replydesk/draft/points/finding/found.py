"""The points found in an original."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from replydesk.draft.original import Original
from replydesk.draft.points.finding.items import AskedItem, items_of
from replydesk.draft.points.finding.lists import asking_items
from replydesk.draft.points.finding.regions import regions_of
from replydesk.draft.points.finding.tables import table_items
from replydesk.draft.points.finding.units import TextUnit, units_of
from replydesk.draft.points.finding.words import lead_in
from replydesk.text.characters import has_words

_LONGEST = 200  # characters of a point's words; of more only its first sentences
_MOST = 100  # points of one original
_AT_ENDS = " \t\u3000；;。，,、：:"


class FoundPoint(NamedTuple):
    """A point as found: its words, and the stretch of a paragraph of the original that they are or begin."""

    text: str
    paragraph: int
    start: int
    end: int


def found_points(original: Original) -> tuple[FoundPoint, ...]:
    """Return what an original asks for, one by one, in its order."""
    texts = original.text
    items = [*table_items(texts), *_items(units_of(texts))]
    found = [point for item in items if (point := _point(item, texts))]
    return tuple(sorted(dict.fromkeys(found), key=lambda each: each[1:])[:_MOST])


def _items(units: Sequence[TextUnit]) -> Iterator[AskedItem]:
    """Yield the points of running text: those of its regions, else those of lists whose items ask."""
    regions = regions_of(units)
    found = [item for region in regions for item in items_of(region)]
    yield from asking_items(units, found)


def _point(item: AskedItem, texts: Sequence[str]) -> FoundPoint | None:
    """Return a point with the words of its first paragraph, None if they say nothing."""
    head = item.head
    units = [each for each in item.units if each.paragraph == head.paragraph]
    text = texts[head.paragraph]
    start, end = head.body + lead_in(head.text), units[-1].end
    while start < end and text[start] in _AT_ENDS:
        start += 1
    if not has_words(text[start:end]):
        return None
    kept = end
    if end - start > _LONGEST:
        kept = max((each.end for each in units if each.end - start <= _LONGEST), default=units[0].end)
    words = text[start:kept].rstrip(_AT_ENDS)
    return FoundPoint(words, head.paragraph, start, start + len(text[start:end].rstrip(_AT_ENDS)))
