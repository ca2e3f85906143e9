"""A selection of drafts: by state, by kind, or by a text in what identifies them."""

from __future__ import annotations

from collections.abc import Iterable
from fnmatch import fnmatchcase
from typing import NamedTuple

from replydesk.draft.kept import kept_words
from replydesk.draft.model import Draft, Key
from replydesk.letter.facts import lead_bodies, proposers
from replydesk.letter.kinds import KINDS, Kind, kind_of, kinds_named

STATES = ("可签发", "草稿", "有误")  # the values of `findings.state`
_KIND_WORDS = {word: kinds_named(word) for kind in KINDS for word in (*kind.names, kind.noun)}
_SEARCHED = (Key.DOCUMENT_NUMBER, Key.ITEM_NUMBER, Key.SUBJECT)


class Selection(NamedTuple):
    """Conditions of three sorts; one of each sort given must hold. Without any, all drafts are selected."""

    states: tuple[str, ...] = ()
    kinds: tuple[Kind, ...] = ()
    texts: tuple[str, ...] = ()

    @classmethod
    def of(cls, words: Iterable[str]) -> Selection:
        """Parse words as typed: states, kinds (建议, 会办意见), and anything else as texts to search for."""
        typed = [word.strip() for word in words if word.strip()]
        states = tuple(word for word in typed if word in STATES)
        kinds = tuple(kind for word in typed for kind in _KIND_WORDS.get(word, ()))
        return cls(states, kinds, tuple(word for word in typed if word not in (*STATES, *_KIND_WORDS)))

    @property
    def is_by_state(self) -> bool:
        """Return True if only states are given, so that drafts need not be read."""
        return not self.kinds and not self.texts

    def takes(self, name: str, draft: Draft) -> bool:
        """Return True if a draft is selected by its file's name and fields."""
        return (not self.kinds or kind_of(draft) in self.kinds) and (
            not self.texts or any(_has(text, name, draft) for text in self.texts)
        )

    def takes_state(self, state: str) -> bool:
        """Return True if drafts of a state are selected."""
        return not self.states or state in self.states


def _has(text: str, name: str, draft: Draft) -> bool:
    """Search a draft's name, number, recipients, subject and kept fields; * and ? are for the whole name."""
    if "*" in text or "?" in text:
        return fnmatchcase(name, text)
    searched = (name, *map(draft.get, _SEARCHED), *proposers(draft), *lead_bodies(draft), kept_words(draft))
    return any(text in each for each in searched)
