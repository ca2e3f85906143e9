"""The draft as the screen of past replies needs it: where to write, taking over, undoing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple, Protocol

from replydesk.draft.lines import DraftLine
from replydesk.draft.place import Place
from replydesk.past.model import PastHit, PastReply, SameItem

if TYPE_CHECKING:
    from replydesk.past.past import Past


class PastPlace(NamedTuple):
    """A place that taken words may go to, and its name."""

    place: Place
    words: str


class PastFound(NamedTuple):
    """The replies that a question found."""

    hits: tuple[PastHit, ...] = ()
    same: tuple[SameItem, ...] = ()


class PastActs(Protocol):
    """The draft for which past replies are looked at."""

    @property
    def subject(self) -> str: ...
    @property
    def place(self) -> PastPlace: ...
    def places(self) -> Sequence[PastPlace]: ...
    def aim(self, place: Place) -> None: ...
    def find(self, past: Past, words: str) -> PastFound: ...
    def take(
        self, lines: Sequence[DraftLine], reply: PastReply, *, is_sentence: bool
    ) -> tuple[str, bool]: ...
    def undo(self) -> str: ...
