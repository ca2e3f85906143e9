"""The rules of the bodies and names that a list or a clerk puts into a draft."""

from __future__ import annotations

from collections.abc import Iterator

from replydesk.draft.model import Key
from replydesk.letter.addressees import odd_in_name
from replydesk.letter.facts import DraftFacts
from replydesk.letter.model import HEADINGS, Letter, Role
from replydesk.reply.findings import Finding, Level
from replydesk.text.body_names import is_named_in

_TEXT = (Role.BODY, Role.LEAD, Role.CELL, Role.CELL_HEAD, *HEADINGS)  # of a letter, without its frame


def consulted_rule(facts: DraftFacts, letter: Letter) -> Iterator[Finding]:
    """Check that a reply names each assisting body in its text, because only it answers the deputy.

    Short forms count; who assists answers nobody.
    """
    bodies = facts.draft.names(Key.CONSULTED)
    if not bodies or facts.kind.to_lead:
        return
    text = "".join(block.text for block in letter.blocks if block.role in _TEXT)
    unnamed = [body for body in bodies if not is_named_in(body, text)]
    if unnamed:
        message = f"答复里没有写到“{'”“'.join(unnamed)}”"
        remedy = "会办单位的意见要告诉代表、委员，请在开头语里写“经商……”，或在正文里写明"
        yield Finding(Level.HINT, Key.CONSULTED, message, remedy)


def names_rule(facts: DraftFacts) -> Iterator[Finding]:
    """Check that nothing but names stands where those who are addressed are named."""
    for key in (Key.PROPOSERS, Key.JOINT):
        for name in facts.draft.names(key):
            if odd := odd_in_name(name):
                message = f"“{name}”里有{odd}，会照样印出来"
                yield Finding(Level.HINT, key, message, "只写姓名或单位、界别、代表团的名称；别的请删去")
