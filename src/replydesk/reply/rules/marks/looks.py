"""The looks of punctuation and numerals."""

from __future__ import annotations

from replydesk.reply.rules.marks import repeated
from replydesk.reply.rules.rule import Look

LOOKS: tuple[Look, ...] = (*repeated.LOOKS,)
