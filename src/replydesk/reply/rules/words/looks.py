"""The looks of words."""

from __future__ import annotations

from collections.abc import Iterator

from replydesk.reply.findings import Finding, Ruling
from replydesk.reply.rules.in_text import find_in_texts
from replydesk.reply.rules.rule import Case, DraftLook, Look
from replydesk.reply.rules.words import doubled, fixed, nearly, particles, typing
from replydesk.reply.rules.words.own import LOOK as OWN_LOOK
from replydesk.reply.rules.words.protected import Protected

_SURE = (fixed.LOOK, doubled.LOOK, typing.LOOK)
_UNSURE = (nearly.LOOK, particles.LOOK)


def _sure(case: Case) -> Iterator[Finding]:
    return find_in_texts(case, _SURE, Protected(case).leaves)


def _unsure(case: Case) -> Iterator[Finding]:
    """Yield findings whose change is offered, but not made along with all others: it may be a name."""
    for each in find_in_texts(case, _UNSURE, Protected(case).leaves):
        right = each.hits[0].right
        yield each._replace(fix=(), rulings=(Ruling(f"改为“{right}”", each.fix),) if each.fix else ())


LOOKS: tuple[Look, ...] = (
    DraftLook(tuple(rule for look in _SURE for rule in look.rules), _sure),
    DraftLook(tuple(rule for look in _UNSURE for rule in look.rules), _unsure),
    OWN_LOOK,
)
