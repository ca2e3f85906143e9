"""The looks at one text alone: run on every typed text, kept while it stays, gathered by rule and part."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache, partial
from itertools import zip_longest
from typing import NamedTuple

from replydesk.draft.place import Place, attachment_number
from replydesk.reply.findings import Finding, shown_hits
from replydesk.reply.rules.found_words import FoundWords, finding_that_says
from replydesk.reply.rules.rule import Case, Rule, Spot, TextLook
from replydesk.text.table_rows import is_row

LONGEST = 20_000  # characters of a text that are looked at; a paragraph of a letter has hundreds


def find_in_texts(
    case: Case, looks: tuple[TextLook, ...], keep: Callable[[str, Spot], bool] = lambda *_: True
) -> Iterator[Finding]:
    """Yield the findings of looks at single texts: one per rule and part, with all its words.

    Texts filled in from phrases are not looked at: their files have to be corrected. `keep` may leave out
    spots of a text, for what the rest of the draft says.
    """
    found: dict[tuple[Rule, str, str, str], list[FoundWords]] = {}
    for place, text, sort in _texts(case):
        for spot in filter(partial(keep, text), _spots(_together(looks, sort), text)):
            key = spot.rule, place.key, spot.message, spot.remedy
            words = FoundWords(place, text, spot.begin, spot.end, spot.right)
            found.setdefault(key, []).append(words)
    for (rule, _, message, remedy), of_part in found.items():
        said = _said(message or rule.message, of_part)
        yield finding_that_says(said, rule, of_part, remedy)


class _Sort(NamedTuple):
    """The sort of a text, by which looks apply to it or not; captions above tables count as rows."""

    is_heading: bool
    is_attached: bool
    is_row: bool


def _texts(case: Case) -> Iterator[tuple[Place, str, _Sort]]:
    """Yield the typed texts with their places and sorts."""
    texts = case.texts
    for (place, text), (next_place, after) in zip_longest(texts, texts[1:], fillvalue=(Place(""), "")):
        is_attached = attachment_number(place.key) is not None
        is_above_row = place.paragraph >= 0 and next_place.key == place.key and is_row(after)
        is_in_table = is_row(text) or (is_above_row and "。" not in text)
        yield place, text, _Sort(place.is_heading, is_attached, is_in_table)


class _Together:
    """Looks that apply to texts of a sort. The same object for the same looks: quick to find in a cache."""

    def __init__(self, looks: tuple[TextLook, ...], sort: _Sort) -> None:
        self.looks = tuple(look for look in looks if _applies(look, sort))


def _applies(look: TextLook, sort: _Sort) -> bool:
    fits = look.of_headings if sort.is_heading else look.of_paragraphs
    return fits and (look.of_attachments or not sort.is_attached) and (look.of_rows or not sort.is_row)


_together = lru_cache(maxsize=64)(_Together)


@lru_cache(maxsize=4096)  # on a keystroke all paragraphs but one are as they were
def _spots(together: _Together, text: str) -> tuple[Spot, ...]:
    begun = text[:LONGEST]
    found = (spot for look in together.looks for spot in look.look(begun))
    return tuple(found) if begun == text else tuple(spot for spot in found if spot.end < LONGEST)


def _said(message: str, found: list[FoundWords]) -> str:
    return f"{message}：{shown_hits(found[0].text, [each.hit for each in found])}"
