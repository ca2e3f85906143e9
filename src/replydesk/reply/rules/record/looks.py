"""The looks of the record against the text."""

from __future__ import annotations

from replydesk.reply.rules.record import item_number, item_session, item_title, kind_words, people
from replydesk.reply.rules.rule import Look

LOOKS: tuple[Look, ...] = (
    *item_session.LOOKS,
    *item_number.LOOKS,
    *item_title.LOOKS,
    *kind_words.LOOKS,
    *people.LOOKS,
)
