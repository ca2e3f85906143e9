"""One known mistake in a clean reply: what it is, where it stands, and what stood there before."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import NamedTuple

from replydesk.draft.model import Draft
from replydesk.draft.place import Place, text_at
from replydesk.reply.findings import Level


class Spot(NamedTuple):
    """Words of a text of the draft: from `begin` to before `end`; equal offsets where something is lost."""

    place: Place
    begin: int
    end: int


class Planted(NamedTuple):
    """A clean reply, and the same reply with one mistake in it.

    `spots` are where it may be told: the wrong words first, then what they contradict, where either of them
    may be the wrong one. `also_right` are further texts that the first place may rightly have. `files` are
    the names of the draft's file before and after, if they are told.
    """

    before: Draft
    after: Draft
    spots: tuple[Spot, ...]
    also_right: tuple[str, ...] = ()
    files: tuple[str, str] | None = None

    @property
    def place(self) -> Place:
        """Return the place of the wrong words."""
        return self.spots[0].place

    @property
    def words(self) -> str:
        """Return the wrong words, "" where something is lost."""
        _, begin, end = self.spots[0]
        return (text_at(self.after, self.place) or "")[begin:end]

    @property
    def right_texts(self) -> tuple[str, ...]:
        """Return the texts that the place may rightly have, the one before the mistake first."""
        return (text_at(self.before, self.place) or "", *self.also_right)


# Puts a mistake into a draft, by chance; None if the draft has no place for it.
Plant = Callable[[Draft, Random], Planted | None]


@dataclass(frozen=True)
class Kind:
    """A kind of mistake: what is done, the least level it should have, and whether a program can mend it."""

    id: str
    section: str  # of issue 16, part 2
    does: str
    level: Level
    is_mended: bool
    plant: Plant
