"""What a unit keeps for its check: its own words, and the people it names with their posts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple


class OwnWord(NamedTuple):
    """A word of a unit's list: what is written, what it should be, and texts around it that make it right."""

    wrong: str
    right: str = ""
    unless: tuple[str, ...] = ()


class PostHeld(NamedTuple):
    """A line of a unit's roster: who held a post, from which day to which; None if it is not said."""

    name: str
    post: str
    begin: date | None = None
    end: date | None = None


@dataclass(frozen=True)
class UnitLists:
    """The lists of a desk, in the order of their files."""

    words: tuple[OwnWord, ...] = ()
    roster: tuple[PostHeld, ...] = ()
