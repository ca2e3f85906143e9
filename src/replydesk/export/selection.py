"""A selection of drafts: by state, by kind, or by a text in what identifies them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from fnmatch import fnmatchcase
from typing import NamedTuple

from replydesk.draft.kept import kept_words
from replydesk.draft.model import Draft, Key
from replydesk.draft.stages import STATE_WORDS
from replydesk.draft.workflow import workflow_state
from replydesk.letter.facts import lead_bodies, proposers
from replydesk.letter.kinds import KINDS, Kind, kind_of, kinds_named

STATES = ("可签发", "草稿", "有误")  # the values of `findings.state`
CHANGED = "改过"  # of a draft whose letter has changed since it was passed
STAGES = (*STATE_WORDS, CHANGED)
_KIND_WORDS = {word: kinds_named(word) for kind in KINDS for word in (*kind.names, kind.noun)}
_SEARCHED = (Key.DOCUMENT_NUMBER, Key.ITEM_NUMBER, Key.SUBJECT)


class Selection(NamedTuple):
    """Conditions of four sorts; one of each sort given must hold. Without any, all drafts are selected."""

    states: tuple[str, ...] = ()
    kinds: tuple[Kind, ...] = ()
    texts: tuple[str, ...] = ()
    stages: tuple[str, ...] = ()

    @classmethod
    def of(cls, words: Iterable[str]) -> Selection:
        """Parse words as typed: states, stages, kinds (建议, 会办意见), and texts to search for."""
        typed = [word.strip() for word in words if word.strip()]
        states = tuple(word for word in typed if word in STATES)
        kinds = tuple(kind for word in typed for kind in _KIND_WORDS.get(word, ()))
        stages = tuple(word for word in typed if word in STAGES)
        texts = tuple(word for word in typed if word not in (*STATES, *STAGES, *_KIND_WORDS))
        return cls(states, kinds, texts, stages)

    @property
    def is_by_state(self) -> bool:
        """Return True if only states are given, so that drafts need not be read."""
        return not (self.kinds or self.texts or self.stages)

    def takes(self, name: str, draft: Draft, is_changed: Callable[[], bool] = lambda: False) -> bool:
        """Return True if a draft is selected by its file's name and fields.

        `is_changed` is asked whether its letter has changed since it was passed, if that is to be known.
        """
        return (
            (not self.kinds or kind_of(draft) in self.kinds)
            and (not self.texts or any(_has(text, name, draft) for text in self.texts))
            and (not self.stages or self._takes_stage(draft, is_changed))
        )

    def _takes_stage(self, draft: Draft, is_changed: Callable[[], bool]) -> bool:
        return workflow_state(draft).word in self.stages or (CHANGED in self.stages and is_changed())

    def takes_state(self, state: str) -> bool:
        """Return True if drafts of a state are selected."""
        return not self.states or state in self.states


def _has(text: str, name: str, draft: Draft) -> bool:
    """Search a draft's name, number, recipients, subject and kept fields; * and ? are for the whole name."""
    if "*" in text or "?" in text:
        return fnmatchcase(name, text)
    searched = (name, *map(draft.get, _SEARCHED), *proposers(draft), *lead_bodies(draft), kept_words(draft))
    return any(text in each for each in searched)
