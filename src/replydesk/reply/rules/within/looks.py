"""The looks of the text against itself."""

from __future__ import annotations

from replydesk.reply.rules.rule import Look
from replydesk.reply.rules.within import growth, pairs, placeholders, series, sums

LOOKS: tuple[Look, ...] = (*pairs.LOOKS, *placeholders.LOOKS, *series.LOOKS, *sums.LOOKS, *growth.LOOKS)
