"""The looks of words."""

from __future__ import annotations

from collections.abc import Iterator

from replydesk.reply.findings import Finding, Level, Ruling
from replydesk.reply.rules.in_text import find_in_texts
from replydesk.reply.rules.rule import Case, DraftLook, Look, Spot, TextLook
from replydesk.reply.rules.words import (
    blended,
    doubled,
    fixed,
    idioms,
    in_context,
    lists,
    lost,
    nearly,
    particles,
    redundant,
    typing,
)
from replydesk.reply.rules.words.own import LOOK as OWN_LOOK
from replydesk.reply.rules.words.protected import Protected

# The surer ones first: what one tells, those after it leave alone.
_PARTS = (
    fixed.LOOK,
    idioms.LOOK,
    in_context.LOOK,
    redundant.LOOK,
    typing.LOOK,
    doubled.LOOK,
    nearly.LOOK,
    lost.LOOK,
    particles.LOOK,
    blended.LOOK,
)
_UNSURE = frozenset(
    rule.id for look in (nearly.LOOK, lost.LOOK, particles.LOOK, blended.LOOK) for rule in look.rules
)


def _once(text: str) -> Iterator[Spot]:
    """Yield what is wrong in a text, each character once."""
    taken = bytearray(len(text))
    for part in _PARTS:
        for spot in part.look(text):
            if not any(taken[spot.begin : spot.end]):
                taken[spot.begin : spot.end] = b"\1" * (spot.end - spot.begin)
                yield spot


def read_lists() -> Iterator[None]:
    """Read the lists and make their tables (0.2 s) before the first draft does; yield between them."""
    for part in _PARTS:
        list(part.look(""))
        yield


_IN_TEXTS = TextLook(tuple(dict.fromkeys(rule for part in _PARTS for rule in part.rules)), _once)


def _words(case: Case) -> Iterator[Finding]:
    for each in find_in_texts(case, (_IN_TEXTS,), Protected(case).leaves):
        if each.rule == nearly.ANOTHER.id and not _is_backed(each, case):
            each = each._replace(level=Level.HINT)
        yield _as_ruling(each) if each.rule in _UNSURE else each


def _is_backed(finding: Finding, case: Case) -> bool:
    """Return True if the word that is meant is one of the commonest, or the letter has it elsewhere.

    Others may be words of a trade that no list has: 灰口管, 井室.
    """
    word = finding.hits[0].right
    return len(word) > 2 or word in lists.staples() or any(word in text for _, text in case.texts)


def _as_ruling(finding: Finding) -> Finding:
    """Return a finding whose change is offered, but not made along with all others: it may be a name."""
    right = finding.hits[0].right
    rulings = (Ruling(f"改为“{right}”", finding.fix),) if finding.fix else ()
    return finding._replace(fix=(), rulings=rulings)


LOOKS: tuple[Look, ...] = (DraftLook(_IN_TEXTS.rules, _words), OWN_LOOK)
