"""Traditional characters in fields, told by the rule that tells them in text."""

from __future__ import annotations

from collections.abc import Iterator

from replydesk.letter.kinds import Kind
from replydesk.reply.rules.shapes.shape import Fault
from replydesk.reply.rules.words.typing import traditional_spots


def traditional_faults(text: str, kind: Kind) -> Iterator[Fault]:
    """Yield the traditional characters of a field."""
    for spot in traditional_spots(text):
        words = text[spot.begin : spot.end]
        yield Fault(words, spot.right or "", f"“{words}”是繁体字")
