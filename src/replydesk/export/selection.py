"""Which drafts of many are meant: by state, by kind, or by a text in what identifies them."""

from __future__ import annotations

from collections.abc import Iterable
from fnmatch import fnmatchcase
from typing import NamedTuple

from replydesk.draft.model import Draft, Key
from replydesk.letter.facts import KINDS, Kind, kind_of, proposers

STATES = ("可签发", "草稿", "有误")
"""The states of `findings.state`."""

_KIND_WORDS = {word: kind for kind in KINDS for word in (kind.name, kind.noun)}
_SEARCHED = (Key.DOCUMENT_NUMBER, Key.ITEM_NUMBER, Key.SUBJECT)


class Selection(NamedTuple):
    """What is asked for: of each sort of condition one must hold; nothing asked is everything."""

    states: tuple[str, ...] = ()
    kinds: tuple[Kind, ...] = ()
    texts: tuple[str, ...] = ()

    @classmethod
    def of(cls, words: Iterable[str]) -> Selection:
        """Words as typed: a state, a kind (建议, 提案), and everything else as a text to search for."""
        typed = [word.strip() for word in words if word.strip()]
        states = tuple(word for word in typed if word in STATES)
        kinds = tuple(_KIND_WORDS[word] for word in typed if word in _KIND_WORDS)
        return cls(states, kinds, tuple(word for word in typed if word not in (*STATES, *_KIND_WORDS)))

    @property
    def is_by_state(self) -> bool:
        """Whether the states are all that counts, so that drafts need not be looked into."""
        return not self.kinds and not self.texts

    def takes(self, name: str, draft: Draft) -> bool:
        """Whether a draft is meant, as far as its file's name and its fields say."""
        return (not self.kinds or kind_of(draft) in self.kinds) and (
            not self.texts or any(_has(text, name, draft) for text in self.texts)
        )

    def takes_state(self, state: str) -> bool:
        """Whether drafts of a state are meant."""
        return not self.states or state in self.states


def _has(text: str, name: str, draft: Draft) -> bool:
    """Whether a text is in a draft's name, number, recipients or subject; * and ? are for its whole name."""
    if "*" in text or "?" in text:
        return fnmatchcase(name, text)
    searched = (name, *map(draft.get, _SEARCHED), *proposers(draft))
    return any(text in each for each in searched)
