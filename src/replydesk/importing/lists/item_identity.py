"""Which item a draft or a row of a list is about, so that nothing is drafted twice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, TypeVar

from replydesk.draft.model import Draft, Key
from replydesk.letter.facts import bare_number, bare_title, kind_of, proposers
from replydesk.text.full_width import normalized_without_spaces

Where = TypeVar("Where")


@dataclass(frozen=True, slots=True)
class Item:
    """What tells one item from another: texts in one spelling, "" for what is not known."""

    kind: str
    session: str
    number: str
    subject: str
    proposer: str


def item_of(draft: Draft) -> Item:
    """The item a draft answers."""
    first = next(iter(proposers(draft)), "")
    known = (draft.get(Key.SESSION), draft.get(Key.ITEM_NUMBER), draft.get(Key.SUBJECT))
    return make_item(kind_of(draft).name, *known, first)


def make_item(kind: str, session: str, number: str, subject: str, proposer: str) -> Item:
    """An item of texts as typed. 0033 and 33 are one number, 第十四届 and 十四届 one session."""
    bare = normalized_without_spaces(bare_number(number))
    return Item(
        kind,
        _session(session),
        (bare.lstrip("0") or "0") if bare.isdecimal() else bare,
        normalized_without_spaces(bare_title(subject)),
        normalized_without_spaces(proposer),
    )


@lru_cache(256)
def _session(text: str) -> str:
    return normalized_without_spaces(text).replace("人民代表大会", "人大").replace("第", "")


class Items(Generic[Where]):
    """Items and where each was met first.

    Two are the same by kind, session and number; where one of them has no session, by kind, number and
    subject; where one has no number, by kind, subject and the first of its proposers.
    """

    def __init__(self) -> None:
        self._places: dict[tuple[str, ...], Where] = {}

    def add(self, item: Item, where: Where) -> None:
        """Note where an item is; the first place holds."""
        for mark in _marks(item):
            self._places.setdefault(mark, where)

    def find(self, item: Item) -> Where | None:
        """Where the same item is, None if it has not been met."""
        return next((self._places[mark] for mark in _asked(item) if mark in self._places), None)


def _marks(item: Item) -> Iterator[tuple[str, ...]]:
    """What an item is found by later."""
    if item.number:
        yield "number", item.kind, item.session, item.number
        yield "any session", item.kind, item.number, item.subject
        if not item.session:
            yield "no session", item.kind, item.number, item.subject
    if item.subject:
        yield "any number", item.kind, item.subject, item.proposer
        if not item.number:
            yield "no number", item.kind, item.subject, item.proposer


def _asked(item: Item) -> Iterator[tuple[str, ...]]:
    """The marks of items that are the same as this one."""
    if item.number:
        yield "number", item.kind, item.session, item.number
        yield "no session" if item.session else "any session", item.kind, item.number, item.subject
    yield "no number" if item.number else "any number", item.kind, item.subject, item.proposer
