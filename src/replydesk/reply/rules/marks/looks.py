"""The looks of punctuation and numerals."""

from __future__ import annotations

from replydesk.reply.rules.marks import (
    days,
    enumerations,
    figures,
    misused,
    odd_figures,
    pairs_of_marks,
    ranges,
    repeated,
    stray,
)
from replydesk.reply.rules.rule import Look

LOOKS: tuple[Look, ...] = (
    *repeated.LOOKS,
    *enumerations.LOOKS,
    *ranges.LOOKS,
    *figures.LOOKS,
    *days.LOOKS,
    *pairs_of_marks.LOOKS,
    *stray.LOOKS,
    *odd_figures.LOOKS,
    *misused.LOOKS,
)
