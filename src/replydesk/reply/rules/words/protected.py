"""What the rules of words leave alone: titles, quotations, names, words of the suggestion and the unit."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from replydesk.draft.model import Draft, Key
from replydesk.draft.place import field_text
from replydesk.letter.profile import Profile
from replydesk.reply.rules.rule import Case, Spot

_QUOTED_ROW = "《[^《》]{1,200}》|“[^“”]{1,200}”|‘[^‘’]{1,200}’"
# Fields whose names, of people, places and bodies, may be made of any characters.
_NAMED = (
    Key.UNIT,
    Key.PROPOSERS,
    Key.JOINT,
    Key.CONSULTED,
    Key.LEAD_BODY,
    Key.SIGNER,
    Key.CONTACT,
    Key.OFFICE,
    Key.SIGNATURE,
    Key.CC,
)


class Protected:
    """The words of a draft that are not judged."""

    def __init__(self, case: Case) -> None:
        """Gather them from the record, the unit's profile and its lists."""
        self._subject = case.draft.get(Key.SUBJECT)
        self._roster = frozenset(each.name for each in case.lists.roster if len(each.name) > 2)
        self._names = tuple(dict.fromkeys(name for name in _names(case) if len(name) > 1))

    def leaves(self, text: str, spot: Spot) -> bool:
        """Return True if a spot of a text may be told."""
        words = text[spot.begin : spot.end]
        if len(words) > 1 and words in self._subject:
            return False
        if any(begin < spot.end and end > spot.begin for begin, end in quoted(text)):
            return False
        if any(_is_nearly(name, text, spot) for name in self._roster):
            return False
        first, last = max(spot.begin - 20, 0), spot.end + 20
        around = text[first:last]
        return not any(
            begin < spot.end - first and begin + len(name) > spot.begin - first
            for name in self._names
            if (begin := around.find(name)) >= 0
        )


def _is_nearly(name: str, text: str, spot: Spot) -> bool:
    """Return True if a spot lies in a misspelt name of the roster: another rule tells that."""
    size = len(name)
    rows = (text[at : at + size] for at in range(max(spot.end - size, 0), spot.begin + 1))
    return any(len(row) == size and sum(a != b for a, b in zip(row, name, strict=True)) == 1 for row in rows)


def _names(case: Case) -> Iterator[str]:
    yield from _of_record(case.draft)
    yield from _of_profile(case.profile)
    yield from (each.name for each in case.lists.roster)
    yield from (each.right for each in case.lists.words)


def _of_record(draft: Draft) -> Iterator[str]:
    for key in _NAMED:
        yield from re.findall(r"[^\s、，；,;（）()]+", field_text(draft, key))


def _of_profile(profile: Profile) -> Iterable[str]:
    return profile.name, profile.short_name, profile.contact, profile.letterhead


@lru_cache(maxsize=1024)
def quoted(text: str) -> tuple[tuple[int, int], ...]:
    """Return the offsets of titles in 《》 and of quotations."""
    return tuple(found.span() for found in re.finditer(_QUOTED_ROW, text))
