"""What the rules of words leave alone: titles, quotations, names, words of the suggestion and the unit."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import lru_cache

from replydesk.draft.model import Draft, Key
from replydesk.draft.place import field_text
from replydesk.letter.profile import Profile
from replydesk.reply.rules.rule import Case, Spot

_QUOTED_ROW = "《[^《》]{1,200}》|“[^“”]{1,200}”|‘[^‘’]{1,200}’"
_LONGEST_NAME = 40  # characters of a name that is looked for
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
        self._names = frozenset(name for name in _names(case) if 1 < len(name) <= _LONGEST_NAME)
        self._sizes = sorted(set(map(len, self._names)))
        roster = {each.name for each in case.lists.roster if 2 < len(each.name) <= _LONGEST_NAME}
        self._masked = frozenset(masked for name in roster for masked in _masked(name))
        self._roster_sizes = sorted(set(map(len, roster)))

    def leaves(self, text: str, spot: Spot) -> bool:
        """Return True if a spot of a text may be told."""
        words = text[spot.begin : spot.end]
        if len(words) > 1 and words in self._subject:
            return False
        return not (
            _is_quoted(text, spot) or self._is_in_name(text, spot) or self._is_in_misspelt_name(text, spot)
        )

    def _is_in_name(self, text: str, spot: Spot) -> bool:
        """Return True if a spot and a name share a character."""
        return any(
            text[begin : begin + size] in self._names
            for size in self._sizes
            for begin in range(max(spot.begin - size + 1, 0), spot.end)
        )

    def _is_in_misspelt_name(self, text: str, spot: Spot) -> bool:
        """Return True if a spot lies in a misspelt name of the roster: another rule tells it."""
        return any(
            masked in self._masked
            for size in self._roster_sizes
            for begin in range(max(spot.end - size, 0), spot.begin + 1)
            for masked in _masked(text[begin : begin + size])
        )


def _masked(name: str) -> Iterator[str]:
    """Yield a name with each of its characters, one at a time, as any."""
    for at in range(len(name)):
        yield f"{name[:at]}?{name[at + 1 :]}"


def _is_quoted(text: str, spot: Spot) -> bool:
    """Return True if a spot and a title or quotation share a character."""
    spans = quoted(text)
    at = bisect_left(spans, (spot.end,)) - 1
    return at >= 0 and spans[at][1] > spot.begin


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
