"""Wordings with slots: what a wording tells of the item goes into the truth."""

from __future__ import annotations

import re
from itertools import pairwise
from random import Random

from tests.support.corpus.item import Item
from tests.support.corpus.truth import Truth


def told(truth: Truth, item: Item, wording: str, **more: str) -> str:
    """Return a wording with its slots filled; the session, number and subject it names go to the truth."""
    if "{session}" in wording:
        truth.session = item.session
    if "{number}" in wording:
        truth.item_number = item.number
    if "{subject}" in wording:
        truth.subject = item.subject
    slots = {
        "session": item.session,
        "number": item.number,
        "subject": item.subject,
        "noun": item.noun,
        "you": item.you,
        "we": item.we,
        "member": item.member,
        "body": item.body,
        "place": item.place,
        "rank": item.rank,
        "year": str(item.year),
        "congress": "政协提案" if item.is_proposal else "人大建议",
        **more,
    }
    filled = re.sub(r"\{(\w+)\}", lambda match: slots[match[1]], wording)
    return filled.replace("期间期间", "期间").replace("期间上", "期间")


def gapped(random: Random, text: str, rate: float = 0.3) -> str:
    """Return the text with blanks inside, as copies from a typeset page have them."""
    out = text[:1]
    for before, char in pairwise(text):
        near = before.isdigit() != char.isdigit()
        blank = random.random() < (rate * 1.6 if near else rate * 0.5)
        out += random.choice((" ", " ", "  ")) * blank + char
    return out
