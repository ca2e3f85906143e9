"""The looks of the text against itself."""

from __future__ import annotations

from replydesk.reply.rules.rule import Look
from replydesk.reply.rules.within import (
    figures,
    growth,
    items,
    mixed,
    names,
    pairs,
    parts,
    phrases,
    placeholders,
    series,
    shares,
    sums,
    tables,
    twice,
)

LOOKS: tuple[Look, ...] = (
    *twice.LOOKS,
    *pairs.LOOKS,
    *placeholders.LOOKS,
    *phrases.LOOKS,
    *mixed.LOOKS,
    *series.LOOKS,
    *items.LOOKS,
    *sums.LOOKS,
    *parts.LOOKS,
    *shares.LOOKS,
    *growth.LOOKS,
    *tables.LOOKS,
    *names.LOOKS,
    *figures.LOOKS,
)
