"""The looks of the shape of each field."""

from __future__ import annotations

from replydesk.reply.rules.rule import Look

LOOKS: tuple[Look, ...] = ()
