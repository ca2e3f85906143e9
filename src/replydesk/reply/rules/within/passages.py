"""Words found in typed texts, as findings by part; sentences and clauses of a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from replydesk.draft.locations import Edit
from replydesk.draft.model import Key, Part
from replydesk.draft.place import Place, attachment_number
from replydesk.reply.findings import Finding, Hit, Level
from replydesk.reply.rules.in_text import with_spots
from replydesk.reply.rules.rule import Rule, Spot

_SHOWN = 16  # characters of the words that a message quotes


class FoundWords(NamedTuple):
    """Words found wrong: their place, its text, offsets, and what they should be, None if not known."""

    place: Place
    text: str
    begin: int
    end: int
    right: str | None = None

    @property
    def words(self) -> str:
        """Return the words."""
        return self.text[self.begin : self.end]

    @property
    def hit(self) -> Hit:
        """Return them as a hit of a finding."""
        return Hit(self.place, self.words, self.begin, self.right or "")


class Sentence(NamedTuple):
    """A sentence or clause of a text: where it begins, and its words."""

    begin: int
    words: str


def field_of(place: Place) -> Key | Part:
    """Return the field of the form at which findings of a place are listed."""
    if attachment_number(place.key) is not None:
        return Key.ATTACHMENTS
    return Key(place.key) if place.key in set(Key) - set(Part) else Part(place.key)


def shortened(words: str) -> str:
    """Return words as a message quotes them."""
    return words if len(words) <= _SHOWN else f"{words[: _SHOWN - 4]}……"


def findings_by_part(rule: Rule, found: Iterable[FoundWords]) -> Iterator[Finding]:
    """Yield one finding of a rule for each part, with all its words."""
    by_key: dict[str, list[FoundWords]] = {}
    for each in found:
        by_key.setdefault(each.place.key, []).append(each)
    for of_key in by_key.values():
        yield finding(rule, of_key)


def finding(
    rule: Rule,
    found: Sequence[FoundWords],
    message: str = "",
    *,
    also: Iterable[FoundWords] = (),
    level: Level | None = None,
) -> Finding:
    """Return a finding for words of one part; `also` are the words that they contradict or repeat."""
    count = f"等 {len(found)} 处" if len(found) > 1 else ""
    part = found[0].place.key if attachment_number(found[0].place.key) is not None else ""
    said = f"{part}{message or rule.message}：“{shortened(found[0].words)}”{count}"
    return rule.found(
        field_of(found[0].place),
        said,
        hits=(each.hit for each in (*found, *dict.fromkeys(also))),
        fix=tuple(_edits(rule, found)),
        level=level,
    )


def _edits(rule: Rule, found: Iterable[FoundWords]) -> Iterator[Edit]:
    by_place: dict[tuple[Place, str], list[Spot]] = {}
    for place, text, begin, end, right in found:
        if right is not None:
            by_place.setdefault((place, text), []).append(Spot(rule, begin, end, right))
    for (place, text), spots in by_place.items():
        yield Edit(place, text, with_spots(text, spots))


def sentences(text: str) -> Iterator[Sentence]:
    """Yield the sentences of a text, with their end marks; 。 inside quotation marks ends one too."""
    for found in re.finditer("[^。！？；\n]+[。！？；]?[”’）]?", text):
        yield Sentence(found.start(), found[0])


def last_clause(text: str) -> str:
    """Return what stands behind the last comma or stronger mark of a text."""
    return text[max(text.rfind(mark) for mark in "，。；、") + 1 :]
