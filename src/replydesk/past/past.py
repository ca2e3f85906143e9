"""The memory of a desk: its past replies, found by likeness, words, and the same suggestion."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from replydesk.desk.desk_folder import Desk
from replydesk.desk.settings import Settings
from replydesk.draft.model import Draft
from replydesk.draft.original import Original
from replydesk.past.model import PastHit, PastReply, PastState, SameItem

MOST = 20  # hits returned unless asked otherwise


class Past:
    """The past replies of a desk and of the folders in the settings (旧复文件夹).

    Safe to use from several threads. A question takes up to 50 ms with 10,000 replies, the first one of a
    program 0.3 s more: ask in the background, never for a key. Nothing raises but `text_of`.
    """

    @classmethod
    def open(cls, desk: Desk, settings: Settings | None = None) -> Past:
        """Open the memory of a desk, an empty one if there is none yet. Never raises; reads no draft."""
        raise NotImplementedError

    def similar(
        self,
        draft: Draft,
        original: Original | None = None,
        points: Sequence[str] = (),
        *,
        own: Path | None = None,
        most: int = MOST,
    ) -> tuple[PastHit, ...]:
        """Return the replies most like a suggestion, best first: by its title, its text and its points.

        `own` is the file of the draft, which is not found itself. Without an original, what the draft says
        so far counts, too.
        """
        raise NotImplementedError

    def to_words(self, text: str, *, own: Path | None = None, most: int = MOST) -> tuple[PastHit, ...]:
        """Return the replies that fit some words best, with the paragraphs that do."""
        raise NotImplementedError

    def same_item(
        self, draft: Draft, original: Original | None = None, *, own: Path | None = None
    ) -> tuple[SameItem, ...]:
        """Return the replies to the same suggestion in another year or by other people, likest first."""
        raise NotImplementedError

    def text_of(self, reply: PastReply) -> Draft:
        """Read a reply's file again. Raises UserError if it is gone, or cannot be read."""
        raise NotImplementedError

    @property
    def state(self) -> PastState:
        """Return how far the memory is built, as known now; cheap."""
        raise NotImplementedError

    def upkeep(
        self,
        progress: Callable[[PastState], None] = lambda _: None,
        should_stop: Callable[[], bool] = lambda: False,
    ) -> PastState:
        """Read what is new, changed or gone, in this thread; return the state at the end. Never raises.

        What was read stays read when it is stopped.
        """
        raise NotImplementedError

    def close(self) -> None:
        """Close the memory; it answers nothing any more."""
        raise NotImplementedError
