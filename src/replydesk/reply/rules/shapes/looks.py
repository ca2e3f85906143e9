"""The looks of the shape of each field."""

from __future__ import annotations

from replydesk.reply.rules.rule import Look
from replydesk.reply.rules.shapes import fields

LOOKS: tuple[Look, ...] = (*fields.LOOKS,)
