"""The looks of people and posts."""

from __future__ import annotations

from replydesk.reply.rules.people import roster
from replydesk.reply.rules.rule import Look

LOOKS: tuple[Look, ...] = (*roster.LOOKS,)
