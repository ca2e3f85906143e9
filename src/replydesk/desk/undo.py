"""Undo and redo: the states of a draft, and the place of each change.

A history can continue from a journal: states read back are kept as changes only, and each is rebuilt from the
next when undo reaches it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from replydesk.desk.journal import Event, Journal, Move, Put, UndoStep
from replydesk.draft.file import format_draft, parse_draft
from replydesk.draft.model import Draft
from replydesk.text.delta import Delta, difference

MERGE_WITHIN = 1.0  # seconds; closer changes in one place are undone together
MERGE_AT_MOST = 5.0  # seconds of steady typing undone at once
MAX_STEPS = 1000


@dataclass(slots=True)
class _State:
    """One state: the place changed, the draft unless only read back, the step once it is formatted."""

    place: str
    draft: Draft | None
    step: UndoStep | None = None


class History:
    """The states of one draft (frozen, so shared); their numbers stay when the oldest are dropped.

    `keep` returns a state gone to with what no undoing may take from the state that is left.
    """

    def __init__(self, draft: Draft, journal: Journal | None = None) -> None:
        """Begin with a draft, or continue a journal whose present state is the draft."""
        self.keep: Callable[[Draft, Draft], Draft] = lambda _, draft: draft
        self.is_rewritten = False  # a state was amended: the journal must be written whole
        self._base = journal.base if journal else draft_text(draft)
        self._first = journal.first if journal else 0
        self._at = journal.at - self._first if journal else 0
        steps = journal.steps if journal else ()
        self._states = [_State("", None), *(_State(step.place, None, step) for step in steps)]
        self._states[self._at].draft = draft
        self._last = ("", float("-inf"))
        self._began = float("-inf")
        self._news: list[tuple[int, Draft | None, _State | None]] = []
        self._texts: list[tuple[Draft, str]] = []

    @property
    def draft(self) -> Draft:
        """Return the present draft."""
        draft = self._states[self._at].draft
        assert draft is not None
        return draft

    @property
    def text(self) -> str:
        """Return the text of the present draft's file, formatted once for journal, file and versions."""
        return self._text(self.draft)

    def record(self, draft: Draft, place: str, now: float) -> None:
        """Make `draft` the present one; `place` is where it was changed, `now` is in seconds."""
        if draft == self.draft:
            return
        before, when = self._last
        del self._states[self._at + 1 :]
        goes_on = place and place == before and now - when <= MERGE_WITHIN and self._at
        if goes_on and now - self._began <= MERGE_AT_MOST:
            self._states[self._at] = _State(place, draft)
        else:
            self._states.append(_State(place, draft))
            self._at += 1
            self._began = now
        self._last = (place, now)
        self._note(self._at)
        if len(self._states) > MAX_STEPS:
            self._forget(len(self._states) - MAX_STEPS)

    def amend(self, draft: Draft) -> None:
        """Put `draft` in the place of the present state; the states before and after stay."""
        here = self._states[self._at]
        if draft == here.draft:
            return
        self.pending_events()
        before = self._neighbour(self._at - 1)
        after = self._neighbour(self._at + 1)
        here.draft, self.is_rewritten = draft, True
        if before is not None and before.draft is not None:
            here.step = self._difference(here.place, before.draft, draft)
        else:  # the oldest state, or one whose journal is broken before it
            self._forget(self._at)
            self._base = self._text(draft)
        if after is not None and after.draft is not None:
            after.step = self._difference(after.place, draft, after.draft)
        else:
            del self._states[self._at + 1 :]

    def _neighbour(self, at: int) -> _State | None:
        """Return the state right before or after the present one, its draft rebuilt if it can be."""
        if not 0 <= at < len(self._states):
            return None
        state, is_earlier = self._states[at], at < self._at
        step = self._states[self._at].step if is_earlier else state.step
        if state.draft is None and step:
            state.draft = self._rebuilt(step.delta.reversed if is_earlier else step.delta)
        return state

    def _difference(self, place: str, before: Draft, after: Draft) -> UndoStep:
        return UndoStep(place, difference(self._text(before), self._text(after)))

    def end_merging(self) -> None:
        """Let the next change be undone by itself."""
        self._last = ("", float("-inf"))

    @property
    def can_undo(self) -> bool:
        """Return True if there is a state to go back to."""
        return self._at > 0

    def forget_earlier(self) -> None:
        """Make the present state the oldest one."""
        self._forget(self._at)

    def undo(self) -> str | None:
        """Go back one state; return the place that changed, None if there is nothing to undo."""
        if self._at == 0:
            return None
        here, before = self._states[self._at], self._states[self._at - 1]
        if before.draft is None and here.step:
            before.draft = self._rebuilt(here.step.delta.reversed)
            if before.draft is None:
                return None
        self._move(-1)
        return here.place

    def redo(self) -> str | None:
        """Go forward one state; return the place that changed, None if there is nothing to redo."""
        if self._at + 1 == len(self._states):
            return None
        after = self._states[self._at + 1]
        if after.draft is None and after.step:
            after.draft = self._rebuilt(after.step.delta)
            if after.draft is None:
                return None
        self._move(1)
        return after.place

    def _rebuilt(self, change: Delta) -> Draft | None:
        """Return the draft before or after a change; None if the change does not fit, in a bad journal."""
        try:
            return parse_draft(change.applied(self._text(self.draft))).draft
        except ValueError:
            return None

    def pending_events(self) -> list[Event]:
        """Return the events since the last call, for the journal."""
        events: list[Event] = []
        for at, before, state in self._news:
            events.append(Move(at) if state is None else Put(at, self._step(state, before)))
        self._news.clear()
        return events

    def journal(self, file: str = "", known: str = "", when: str = "") -> Journal:
        """Return all states as a journal; pending news are included in it."""
        self.pending_events()
        steps = tuple(state.step for state in self._states[1:] if state.step)
        return Journal(file, known, self._base, self._first, steps, self._first + self._at, when)

    def _note(self, at: int) -> None:
        """Queue the state for the journal; consecutive replacements are merged."""
        number = self._first + at
        if self._news and self._news[-1][0] == number and self._news[-1][2] is not None:
            self._news.pop()
        self._news.append((number, self._states[at - 1].draft, self._states[at]))

    def _step(self, state: _State, before: Draft | None) -> UndoStep:
        """Return the change that made a state from the one before it."""
        if state.step is None:
            assert state.draft is not None and before is not None
            state.step = self._difference(state.place, before, state.draft)
        return state.step

    def _text(self, draft: Draft) -> str:
        """Return the text of a draft; the last two are cached."""
        for known, text in self._texts:
            if known is draft:
                return text
        self._texts = [*self._texts[-1:], (draft, text := draft_text(draft))]
        return text

    def _forget(self, count: int) -> None:
        for _, before, state in self._news:
            if state is not None:
                self._step(state, before)
        for state in self._states[1 : count + 1]:
            self._base = state.step.delta.applied(self._base) if state.step else self._base
        del self._states[:count]
        self._at -= count
        self._first += count

    def _move(self, by: int) -> None:
        left = self.draft
        self._at += by
        self.end_merging()
        self._news.append((self._first + self._at, None, None))
        self.amend(self.keep(left, self.draft))


def draft_text(draft: Draft) -> str:
    """Return the text of a draft's file, encodable in UTF-8."""
    text = format_draft(draft)
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")
