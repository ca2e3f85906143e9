"""The looks of titles of laws and regulations."""

from __future__ import annotations

from replydesk.reply.rules.laws import titles
from replydesk.reply.rules.rule import Look

LOOKS: tuple[Look, ...] = (*titles.LOOKS,)
