"""The unit's past replies as the screens ask for them: in a thread of its own, the last question first."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from replydesk.draft.model import Draft
from replydesk.draft.original import Original
from replydesk.past.model import PastHit, PastReply, SameItem
from replydesk.tui.kit.background import Background


class PastMemory(Protocol):
    """The index of past replies."""

    def similar(self, draft: Draft, original: Original | None, points: tuple[str, ...]) -> tuple[PastHit, ...]: ...
    def to_words(self, text: str) -> tuple[PastHit, ...]: ...
    def same_item(self, draft: Draft, original: Original | None) -> tuple[SameItem, ...]: ...
    def text_of(self, reply: PastReply) -> Draft: ...
    @property
    def state_words(self) -> str: ...
