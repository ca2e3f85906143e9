"""Identity of the item that a draft or a row of a list is about, so that nothing is drafted twice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, TypeVar

from replydesk.draft.model import Draft, Key
from replydesk.letter.facts import bare_number, proposers
from replydesk.letter.item_order import plain_session
from replydesk.letter.kinds import kind_of
from replydesk.text.full_width import normalized_without_spaces
from replydesk.text.title_marks import bare_title, taken_out

Where = TypeVar("Where")


@dataclass(frozen=True, slots=True)
class Item:
    """The identity of an item: texts in a normal spelling, "" for unknown ones."""

    kind: str
    session: str
    number: str
    subject: str
    proposer: str


def item_of(draft: Draft) -> Item:
    """Return the item a draft answers."""
    first = next(iter(proposers(draft)), "")
    known = (draft.get(Key.SESSION), draft.get(Key.ITEM_NUMBER), draft.get(Key.SUBJECT))
    kind = kind_of(draft)
    return make_item(kind.base or kind.name, *known, first)


def make_item(kind: str, session: str, number: str, subject: str, proposer: str) -> Item:
    """Return an item of texts as typed. 0033 and 33 are one number, 第十四届 and 十四届 one session."""
    bare = normalized_without_spaces(bare_number(number))
    return Item(
        kind,
        _session(session),
        (bare.lstrip("0") or "0") if bare.isdecimal() else bare,
        normalized_without_spaces(taken_out(bare_title(subject))),
        normalized_without_spaces(proposer),
    )


_session = lru_cache(256)(plain_session)


class Items(Generic[Where]):
    """Items, each with the place where it was first seen.

    Two are the same by kind, session and number; if one of them has no session, by kind, number and subject;
    if one has no number, by kind, subject and first proposer.
    """

    def __init__(self) -> None:
        self._places: dict[tuple[str, ...], Where] = {}

    def add(self, item: Item, where: Where) -> None:
        """Record the place of an item, unless it already has one."""
        for key in _keys(item):
            self._places.setdefault(key, where)

    def find(self, item: Item) -> Where | None:
        """Return the place of the same item, None if it has not been added."""
        return next((self._places[key] for key in _matching_keys(item) if key in self._places), None)


def _keys(item: Item) -> Iterator[tuple[str, ...]]:
    """Yield the keys by which an item is found later."""
    if item.number:
        yield "number", item.kind, item.session, item.number
        yield "any session", item.kind, item.number, item.subject
        if not item.session:
            yield "no session", item.kind, item.number, item.subject
    if item.subject:
        yield "any number", item.kind, item.subject, item.proposer
        if not item.number:
            yield "no number", item.kind, item.subject, item.proposer


def _matching_keys(item: Item) -> Iterator[tuple[str, ...]]:
    """Yield the keys of items that are the same as this one."""
    if item.number:
        yield "number", item.kind, item.session, item.number
        yield "no session" if item.session else "any session", item.kind, item.number, item.subject
    yield "no number" if item.number else "any number", item.kind, item.subject, item.proposer
