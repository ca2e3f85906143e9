"""The looks of words."""

from __future__ import annotations

from replydesk.reply.rules.rule import Look

LOOKS: tuple[Look, ...] = ()
