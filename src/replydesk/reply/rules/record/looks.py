"""The looks of the record against the text."""

from __future__ import annotations

from replydesk.reply.rules.rule import Look

LOOKS: tuple[Look, ...] = ()
