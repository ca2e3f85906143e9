"""Undo and redo: the drafts that were, and where each change was made."""

from __future__ import annotations

from replydesk.draft import Draft

MERGE_WITHIN = 1.0
"""Changes in one place no further apart than this, in seconds, are undone together."""

MERGE_AT_MOST = 5.0
"""Seconds of steady typing that one undo takes back."""

MAX_STEPS = 1000


class History:
    """The states of one draft, the present one among them. Drafts are frozen, so states are shared."""

    def __init__(self, draft: Draft) -> None:
        self._states: list[tuple[Draft, str]] = [(draft, "")]
        self._at = 0
        self._last = ("", float("-inf"))
        self._began = float("-inf")

    @property
    def draft(self) -> Draft:
        """The present draft."""
        return self._states[self._at][0]

    def record(self, draft: Draft, place: str, now: float) -> None:
        """Make `draft` the present one; `place` says where it was changed, `now` is in seconds."""
        if draft == self.draft:
            return
        before, when = self._last
        del self._states[self._at + 1 :]
        goes_on = place and place == before and now - when <= MERGE_WITHIN and self._at
        if goes_on and now - self._began <= MERGE_AT_MOST:
            self._states[self._at] = (draft, place)
        else:
            self._states.append((draft, place))
            self._began = now
        del self._states[:-MAX_STEPS]
        self._at = len(self._states) - 1
        self._last = (place, now)

    def undo(self) -> str | None:
        """Go back one state; the place that changed, None if there is nothing to undo."""
        if self._at == 0:
            return None
        place = self._states[self._at][1]
        self._move(-1)
        return place

    def redo(self) -> str | None:
        """Go forward one state; the place that changed, None if there is nothing to redo."""
        if self._at + 1 == len(self._states):
            return None
        self._move(1)
        return self._states[self._at][1]

    def _move(self, by: int) -> None:
        self._at += by
        self._last = ("", float("-inf"))
