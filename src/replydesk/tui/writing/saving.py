"""Saves the draft of a screen: soon into the journal, at a pause into the file, never with a question.

The session says what to write, a thread writes it; this module decides when, and what the clerk reads of it.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import partial

from textual.timer import Timer

from replydesk.desk import desk_folder, files
from replydesk.desk.session import Session
from replydesk.draft.authorship import DraftState
from replydesk.draft.file import format_draft
from replydesk.draft.model import Draft
from replydesk.draft.remarks.merging import differs_in_review_only, remarks_added
from replydesk.draft.workflow import with_workflow_of, workflow_state
from replydesk.text.errors import UserError
from replydesk.tui.kit.background import Background
from replydesk.tui.kit.host import TimedHost

RECORD_AFTER = 0.2  # seconds from the first unrecorded key to the journal

SAVE_AFTER = 1.0  # seconds from the last key to the saved file

SAVE_AT_LEAST = 10.0  # seconds after which the file is saved during typing if there is a journal

SAVE_AGAIN_AFTER = 10.0  # seconds from a failed save to the next try

TIDY_AFTER = 20.0  # seconds from opening a draft to thinning its versions, which must not delay typing

WATCH = 2.0  # seconds between looks at the file for changes by other programs

TAKEN_OVER = "别处改过这份稿子，已换成新的；Ctrl+Z 可以回到原来的"
GONE = "文件被移走、改名或删了，已在原处重新存上"
PUT_OFF = "别处也改了这份稿子，还没有存；按 F8 选用哪一份"


class Saving:
    """Keeps the file of a draft up to date while its screen is open."""

    def __init__(
        self, screen: TimedHost, session: Session, refill: Callable[[], None], show_facts: Callable[[], None]
    ) -> None:
        """`refill` shows a draft that was not typed here, `show_facts` shows `save_state` again."""
        self.session = session
        self._screen = screen
        self._refill = refill
        self._show_facts = show_facts
        self._background = Background()
        self._record_timer: Timer | None = None
        self._save_timer: Timer | None = None
        self._pending_jobs = 0
        self._is_closed = False
        self._unsaved_since = 0.0
        self._has_failed = self._is_refuged = self._is_put_off = False
        self.saved_at = ""

    @property
    def is_busy(self) -> bool:
        """Return True while something is being written."""
        return self._pending_jobs > 0

    @property
    def save_state(self) -> str:
        """Return the save state for the status line."""
        if self.session.theirs is not None:
            return PUT_OFF
        if not self.session.is_saved:
            return "正在写……"
        return f"已存 {self.saved_at}" if self.saved_at else ""

    def begin(self) -> str:
        """Start to look after the draft; return a message for the clerk who opened it."""
        self._screen.set_interval(WATCH, self._look)
        self._screen.set_timer(TIDY_AFTER, self._tidy)
        if not self.session.is_saved:
            self._save_after(SAVE_AFTER)
        if self.session.theirs is not None:
            self._screen.call_after_refresh(self.ask)
        if aside := self.session.store.set_aside:
            more = f"等 {len(aside)} 个文件" if len(aside) > 1 else ""
            return f"上次写作的记录读不懂，没有用它，留在 {aside[0]}{more}"
        if self.session.recovered:
            return f"上次没有正常退出，已恢复到 {self.session.recovered.partition(' ')[2]}"
        if who := self.session.store.elsewhere:
            return f"这份稿子正在别处打开（{who}）；两边都能写，谁的也不会盖掉谁的"
        return ""

    def changed(self) -> None:
        """Schedule a changed draft for the journal, and for the file when the clerk pauses."""
        if self._record_timer is None:
            self._record_timer = self._screen.set_timer(RECORD_AFTER, self._record_typing)
        now = time.monotonic()
        self._unsaved_since = self._unsaved_since or now
        least = SAVE_AT_LEAST if self.session.store.has_journal else SAVE_AFTER
        self._save_after(min(SAVE_AFTER, max(self._unsaved_since + least - now, 0.01)))

    def record_now(self) -> None:
        """Write what was typed to the journal before anything is computed from it."""
        if self._record_timer is not None:
            self._record_timer.stop()
            self._record_timer = None
        if job := self.session.journal_job(self._screen.workbench.clock()):
            self._background.do(job)
            self._recorded(None)

    def save(self, why: str = "") -> bool:
        """Save now, as a version if there is a reason; return True if the draft is safe in its file."""
        if self.session.theirs is not None:
            self.ask()
            return False
        before = self.session.draft
        try:
            clock = self._screen.workbench.clock()
            self._background.do(lambda: self.session.save(clock, why))
        except files.ChangedOnDisk:
            self._compare(self._background.do(lambda: self.session.store.read_if_changed(anyway=True)))
            self.ask()
            return False
        except UserError as error:
            self._failed(error)
            return False
        self._show_merged(before)
        self._saved()
        return True

    def keep_states(self, states: Iterable[DraftState], why: str) -> None:
        """Keep states that others made as versions, each with its author."""
        clock, store = self._screen.workbench.clock(), self.session.store
        texts = [(each.who, format_draft(each.draft)) for each in states]

        def add() -> None:
            for who, text in texts:
                store.add_authored(text, clock, why, who)

        self._background.do(add)

    def keep(self) -> str:
        """Save before leaving, if need be to the clerk's home, and close; return a message for the clerk.

        Raises UserError if the draft can be written nowhere. Any thread may call it, at any point.
        """
        clock = self._screen.workbench.clock()

        def let_go() -> str:
            if self._is_closed:
                return ""
            message = self.session.save_or_rescue(clock)
            self.session.close(clock)
            self._is_closed = True
            return message

        message = self._background.do(let_go)
        self._background.end()
        return message

    def put_by(self) -> None:
        """Write all that was typed to the journal, beside what the thread is at, should that hang."""
        if not self._is_closed:
            self.session.put_by(self._screen.workbench.clock())

    def let_go(self) -> None:
        """Close the draft as it is, unless that is done; unsaved text stays in the journal."""
        if not self._is_closed:
            self._is_closed = True
            clock = self._screen.workbench.clock()
            self._background.do(lambda: self.session.close(clock))
            self._background.end()

    def settle(self, choice: str) -> None:
        """Continue with “ours”, “theirs” or “both” of two drafts, "" to ask later; none is lost."""
        self._is_put_off = not choice
        clock, now = self._screen.workbench.clock(), time.monotonic()
        session = self.session
        message = ""
        try:
            if choice == "theirs":
                self._background.do(lambda: session.settle_theirs(clock, now))
                message = f"用了别处的；您的在历史版本里{'，Ctrl+Z 也可以回来' * session.can_undo}"
            elif choice == "ours":
                self._background.do(lambda: session.settle_ours(clock))
                message = "留了您的，已存；别处的在历史版本里"
            elif choice == "both":
                message = self._background.do(lambda: session.settle_both(clock))
        except UserError as error:
            self._failed(error)
            return
        if message:
            self._refill()
            self._saved()
            self._screen.say(message)

    def ask(self) -> None:
        """Show both drafts side by side, unless a dialog is open."""
        if self.session.theirs is not None and self._screen.is_active:
            from replydesk.tui.writing.conflict_screen import ConflictScreen

            ours, theirs = self.session.draft, self.session.theirs.draft
            self._screen.app.push_screen(ConflictScreen(self.session.path.stem, ours, theirs, self.settle))

    def _record_typing(self) -> None:
        self._record_timer = None
        if job := self.session.journal_job(self._screen.workbench.clock()):
            self._later(job, self._recorded)

    def _recorded(self, _: object) -> None:
        refuge = self.session.store.rescue_folder
        if refuge and not self._is_refuged:
            self._screen.say(f"原处写不进去，正在写的先记在：{refuge}", is_trouble=True)
        self._is_refuged = bool(refuge)

    def _tidy(self) -> None:
        if self.session.is_saved and not self._pending_jobs:
            self._later(partial(self.session.store.thin_versions, self._screen.workbench.clock()))
        else:
            self._screen.set_timer(TIDY_AFTER, self._tidy)

    def _save_after(self, seconds: float) -> None:
        if self._save_timer is not None:
            self._save_timer.stop()
        self._save_timer = self._screen.set_timer(seconds, self._save_soon)

    def _save_soon(self) -> None:
        """Save the file, unless a conflict must be settled first."""
        self._save_timer = None
        if self.session.theirs is not None:
            if not self._is_put_off:
                self.ask()
        elif self._pending_jobs:
            self._save_after(RECORD_AFTER)
        elif not self.session.is_saved:
            self._record_typing()
            draft, job = self.session.save_job(self._screen.workbench.clock())
            self._later(job, partial(self._saved_as, draft))

    def _saved_as(self, draft: Draft, _: object) -> None:
        self.session.note_saved(draft)
        self._saved()

    def _saved(self) -> None:
        """Record and report that the file has been written."""
        self.saved_at = f"{self._screen.workbench.clock():%H:%M}"
        self._unsaved_since = 0.0
        if self.session.store.was_gone:
            self._screen.say(f"{GONE}：{self.session.path.name}", is_trouble=True)
        elif self._has_failed:
            self._screen.say(f"存上了：{self.session.path.name}")
        self._has_failed = False
        self._show_facts()

    def _failed(self, error: UserError) -> None:
        """Report a failed save and schedule another; a file changed elsewhere leads to a question."""
        self._show_facts()
        if isinstance(error, files.ChangedOnDisk):
            self._look(anyway=True)
            return
        refuge = self.session.store.rescue_folder
        kept = f"；正在写的先记在 {refuge}" if refuge else ""
        message = str(error).removeprefix(f"{self.session.path}：")
        self._screen.say(f"没有存上：{message}{kept}", is_trouble=True)
        self._has_failed = True
        self._save_after(SAVE_AGAIN_AFTER)

    def _look(self, *, anyway: bool = False) -> None:
        if anyway or not self._pending_jobs:
            self._later(lambda: self.session.store.read_if_changed(anyway=anyway), self._compare)

    def _compare(self, theirs: object) -> None:
        if not isinstance(theirs, desk_folder.Stored):
            return
        clock, now = self._screen.workbench.clock(), time.monotonic()
        before = self.session.draft
        if self._background.do(lambda: self.session.take_change(theirs, clock, now)):
            self._show_merged(before)
            if not self.session.is_saved:
                self._save_after(SAVE_AFTER)
        else:
            self._is_put_off = False
            self._show_facts()
            self._save_after(SAVE_AFTER)

    def _show_merged(self, before: Draft) -> None:
        """Show what another program changed, if it changed anything."""
        if self.session.draft != before:
            self._refill()
            self._screen.say(_taken_over(before, self.session.draft))

    def _later(self, job: Callable[[], object], done: Callable[[object], None] | None = None) -> None:
        """Run a job in the thread; `done` is called here with its result unless it failed."""
        self._pending_jobs += 1

        def done_in_thread(result: object, error: BaseException | None) -> None:
            self._screen.call_later(self._done, done, result, error)

        self._background.later(job, done_in_thread)

    def _done(
        self, done: Callable[[object], None] | None, result: object, error: BaseException | None
    ) -> None:
        self._pending_jobs -= 1
        if isinstance(error, UserError):
            self._failed(error)
        elif error is not None:
            raise error
        elif done is not None:
            with suppress(UserError):
                done(result)


def _taken_over(before: Draft, now: Draft) -> str:
    """Return the message about another program's change: where the draft stands, who put remarks on it."""
    parts = []
    if with_workflow_of(now, before) is not now:
        parts.append(f"这份稿子在别处办过，现在是“{workflow_state(now).word}”")
    if added := remarks_added(before, now):
        parts.append(f"{'、'.join(dict.fromkeys(each.who for each in added))}加了 {len(added)} 条批注")
    if not differs_in_review_only(before, now):
        return f"{'；'.join(parts)}，已换成新的" if parts else TAKEN_OVER
    return "；".join(parts) or "批注在别处有答复"
