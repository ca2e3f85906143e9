"""All kinds of mistakes that are planted, and the planting of one by its seed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from random import Random
from typing import NamedTuple

from tests.support.planting.kinds import (
    attachments,
    dates,
    fields,
    itself,
    laws,
    marks,
    numerals,
    record,
    words,
)
from tests.support.planting.model import Kind, Planted
from tests.support.planting.pool import Clean

KINDS: tuple[Kind, ...] = (
    *record.KINDS,
    *fields.KINDS,
    *itself.KINDS,
    *marks.KINDS,
    *numerals.KINDS,
    *words.KINDS,
    *laws.KINDS,
    *dates.KINDS,
    *attachments.KINDS,
)


class Case(NamedTuple):
    """A mistake of a kind in a clean reply."""

    kind: Kind
    clean: Clean
    planted: Planted


def cases_of(kind: Kind, pool: Sequence[Clean], variants: int, seed: int = 0) -> Iterator[Case]:
    """Yield some mistakes of a kind, each in another reply if enough have a place for it.

    No two of them are the same words in the same reply.
    """
    random = Random(f"{kind.id} {seed}")
    order, seen, made = list(pool), set(), 0
    for _ in range(_ROUNDS):
        random.shuffle(order)
        for clean in order:
            if made == variants:
                return
            planted = kind.plant(clean.draft, random)
            if planted and (again := (id(clean), planted.after)) not in seen:
                seen.add(again)
                made += 1
                yield Case(kind, clean, planted)


_ROUNDS = 3  # how often the replies are gone through for variants
