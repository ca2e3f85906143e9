"""The looks at one text alone: run on every typed text, kept while it stays, gathered by rule and part."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache, partial
from itertools import zip_longest
from typing import NamedTuple

from replydesk.draft.locations import Edit
from replydesk.draft.model import Key, Part
from replydesk.draft.place import Place, attachment_number
from replydesk.reply.findings import Finding, Hit, shown_hits
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
    found: dict[tuple[Rule, str, str, str], list[tuple[Place, str, Spot]]] = {}
    for place, text, sort in _texts(case):
        for spot in filter(partial(keep, text), _spots(_together(looks, sort), text)):
            key = spot.rule, place.key, spot.message, spot.remedy
            found.setdefault(key, []).append((place, text, spot))
    for (rule, part, message, remedy), spots in found.items():
        yield _finding(rule, part, message, remedy, spots)


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


def _finding(
    rule: Rule, part: str, message: str, remedy: str, spots: list[tuple[Place, str, Spot]]
) -> Finding:
    hits = [
        Hit(place, text[spot.begin : spot.end], spot.begin, spot.right or "") for place, text, spot in spots
    ]
    is_attached = attachment_number(part) is not None
    said = f"{part if is_attached else ''}{message or rule.message}：{shown_hits(spots[0][1], hits)}"
    return rule.found(
        Key.ATTACHMENTS if is_attached else Part(part),
        said,
        remedy,
        hits=hits,
        fix=tuple(_edits(spots)),
    )


def _edits(spots: Iterable[tuple[Place, str, Spot]]) -> Iterator[Edit]:
    """Yield an edit for each text with spots that can be put right."""
    of_place: dict[Place, tuple[str, list[Spot]]] = {}
    for place, text, spot in spots:
        if spot.right is not None:
            of_place.setdefault(place, (text, []))[1].append(spot)
    for place, (text, known) in of_place.items():
        yield Edit(place, text, with_spots(text, known))


def with_spots(text: str, spots: Iterable[Spot]) -> str:
    """Return a text with spots put right; one that overlaps an earlier one is left."""
    parts, at = [], 0
    for spot in sorted(spots, key=lambda each: each.begin):
        if spot.right is not None and spot.begin >= at:
            parts += [text[at : spot.begin], spot.right]
            at = spot.end
    return "".join((*parts, text[at:]))
