"""Judging of the draft on a screen after each change, once for all panes; beside the typing if it is slow."""

from __future__ import annotations

import time
from collections.abc import Callable

from textual.timer import Timer

from replydesk.draft.model import Draft
from replydesk.reply.judged import Judged, judge
from replydesk.reply.stock import Stock
from replydesk.tui.kit.background import Background
from replydesk.tui.writing.host import JudgingHost

REPAINT_AFTER = 0.05  # seconds from a change to the new page
SLOW = 0.05  # seconds of judging from which a draft is judged beside the typing


class Judging:
    """The last judgement of the draft on a screen, and the next one that is due.

    `show` is called when a change has been judged, `begun` when it is being judged beside the typing.
    """

    def __init__(self, screen: JudgingHost, show: Callable[[], None], begun: Callable[[], None]) -> None:
        self._screen = screen
        self._show = show
        self._begun = begun
        self.is_slow = False  # judging takes longer than a key may wait
        self._due: Timer | None = None
        self._draft: Draft | None = None  # being judged beside the typing
        self._thread = Background()
        # without the draft's name: the first frame does not compare its number
        self.judged = judge(screen.session.draft, screen.stock)

    @property
    def is_beside(self) -> bool:
        """Return True while a draft is being judged beside the typing."""
        return self._draft is not None

    @property
    def is_due(self) -> bool:
        """Return True while the last change is not judged."""
        return self._due is not None or self.is_beside

    def judge(self, draft: Draft | None = None) -> Judged:
        """Judge the current draft, or the given one in its place."""
        screen = self._screen
        return judge(draft or screen.session.draft, screen.stock, screen.desk.key(screen.session.path))

    def schedule(self) -> None:
        """Judge and show soon: a change was made."""
        if self._due is None:
            self._due = self._screen.set_timer(REPAINT_AFTER, self._fall_due)

    def run(self) -> None:
        """Judge the current draft now, without showing it."""
        if self._due is not None:
            self._due.stop()
            self._due = None
        self.judged = self._timed(self._screen.session.draft)

    def catch_up(self) -> None:
        """Judge and show now what is due: a command needs the findings of the current draft."""
        if self.is_due:
            self.run()
            self._show()

    def end(self) -> None:
        """End the thread when its work is done."""
        self._thread.end()

    def _fall_due(self) -> None:
        if not self._screen.display:
            self._due = None  # being removed: some of its widgets are gone
        elif self.is_slow:
            self._judge_beside()
        else:
            self.run()
            self._show()

    def _judge_beside(self) -> None:
        """Judge the current draft in a thread while keys are taken in; one draft at a time."""
        self._due = None
        if self.is_beside:
            return
        self._draft = draft = self._screen.session.draft
        stock = self._screen.stock
        self._begun()

        def judged(result: object, error: BaseException | None) -> None:
            self._screen.call_later(self._judged_beside, draft, stock, result, error)

        self._thread.later(lambda: self._timed(draft), judged)

    def _judged_beside(self, draft: Draft, stock: Stock, result: object, error: BaseException | None) -> None:
        """Show a judged draft, or judge the current one if it has changed meanwhile."""
        self._draft = None
        if error is not None:
            raise error
        if not self._screen.display:
            return
        if draft is not self._screen.session.draft or stock is not self._screen.stock:
            if self._due is None and self.judged.reply.draft is not self._screen.session.draft:
                self.schedule()
            return
        assert isinstance(result, Judged)
        self.judged = result
        self._show()

    def _timed(self, draft: Draft) -> Judged:
        """Judge a draft, and note whether that takes long."""
        began = time.perf_counter()
        judged = self.judge(draft)
        self.is_slow = time.perf_counter() - began > SLOW
        return judged
