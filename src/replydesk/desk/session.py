"""The session of an open draft: its states and its file, saved without questions to the clerk.

The session holds the states; its store writes them to the disk. Slow work is returned as jobs that touch
nothing of the session, so that they can run beside the typing, one after the other.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from replydesk.desk import desk_folder, files, sidecar
from replydesk.desk.draft_store import RESCUE, DraftStore, is_free, open_store
from replydesk.desk.journal import JournalWorth
from replydesk.desk.undo import History
from replydesk.desk.versions import SET_ASIDE
from replydesk.draft.file import parse_draft
from replydesk.draft.model import Draft
from replydesk.draft.workflow import with_workflow_of
from replydesk.text.errors import UserError

__all__ = ["RESCUE", "Change", "Session", "recover"]

Change = Callable[[Draft], Draft]

Job = Callable[[], None]  # work on the disk; raises UserError


class Session:
    """The editing of one draft. `theirs` is another program's content of its file, if there is any."""

    def __init__(self, store: DraftStore, history: History, saved: Draft) -> None:
        self.store = store
        self.history = history
        self._saved = saved
        self.theirs: desk_folder.Stored | None = None
        self.recovered = ""  # when the last state was written that a crash has left, "" without a crash

    @classmethod
    def open(
        cls, stored: desk_folder.Stored, home: Path | None = None, who: str = "", author: str = ""
    ) -> Session:
        """Open a draft for editing, in the state a crash has left it in.

        `who` is shown to others meanwhile, `author` is noted with the versions.
        """
        store, found = open_store(stored, home or Path.home(), who, author)
        if found is None:
            return cls(store, History(stored.draft), stored.draft)
        is_same = found.worth is JournalWorth.SAME
        draft = stored.draft if is_same else parse_draft(found.journal.text).draft
        session = cls(store, History(draft, found.journal), stored.draft)
        session.recovered = "" if is_same else found.journal.when
        session.theirs = stored if found.worth is JournalWorth.CLASH else None
        return session

    @property
    def path(self) -> Path:
        """Return the draft's file."""
        return self.store.path

    @property
    def draft(self) -> Draft:
        """Return the present draft."""
        return self.history.draft

    @property
    def is_saved(self) -> bool:
        """Return True if the file holds the present draft."""
        return self._saved == self.draft

    def apply(self, change: Change, place: str, now: float) -> bool:
        """Change the draft; return True if it differs. `place` and `now` as for `History`."""
        before = self.draft
        self.history.record(change(before), place, now)
        return self.draft is not before

    @property
    def can_undo(self) -> bool:
        """Return True if there is a change to undo."""
        return self.history.can_undo

    def journal_job(self, clock: datetime) -> Job | None:
        """Return the job that journals the typing since the last one; None if there was none."""
        events = self.history.pending_events()
        if not events:
            return None
        whole = self.history.journal(when=_timestamp(clock))
        store = self.store
        return lambda: store.append_events(events, whole)

    def save_job(self, clock: datetime, why: str = "") -> tuple[Draft, Job]:
        """Return the draft, and the job that writes its file; call `note_saved` once it is done."""
        draft, text, store = self.draft, self.history.text, self.store
        return draft, lambda: store.save(draft, text, clock, why=why)

    def note_saved(self, draft: Draft) -> None:
        """Note that the file holds a draft now."""
        self._saved = draft

    def save(self, clock: datetime, why: str = "") -> None:
        """Write the draft if it has changed, or if there is a reason to. Raises UserError, ChangedOnDisk."""
        if self.is_saved and not why:
            return
        if job := self.journal_job(clock):
            job()
        if self.is_saved:
            self.store.add_version(self.history.text, clock, why)
            return
        draft, job = self.save_job(clock, why)
        job()
        self.note_saved(draft)

    def take_change(self, theirs: desk_folder.Stored, clock: datetime, now: float) -> bool:
        """Load another program's change and return True; if work is unsaved here, keep both instead."""
        if theirs.draft == self.draft or self.is_saved:
            self._take_over(theirs, clock, now)
            return True
        self.theirs = theirs
        return False

    def _take_over(self, theirs: desk_folder.Stored, clock: datetime, now: float) -> None:
        before = self.draft
        self.store.accept(theirs, clock)
        self.history.record(theirs.draft, "", now)
        self._saved, self.theirs = theirs.draft, None
        self._hold_to_verdicts(before, clock)

    def _hold_to_verdicts(self, before: Draft, clock: datetime) -> None:
        """If a verdict was given meanwhile, forget what could be undone: that would undo the verdict."""
        if with_workflow_of(before, self.draft) is not before:
            self.history.forget_earlier()
            if self.store.has_journal:
                self.store.write_journal(self.history.journal(when=_timestamp(clock)))

    def settle_theirs(self, clock: datetime, now: float) -> None:
        """Continue with the other program's content; the draft here becomes a version and can be redone."""
        if self.theirs is not None:
            self.store.add_version(self.history.text, clock, SET_ASIDE, is_written_here=True)
            self._take_over(self.theirs, clock, now)

    def settle_ours(self, clock: datetime) -> None:
        """Overwrite the other program's text, kept as a version; its verdicts hold. Raises UserError."""
        if self.theirs is not None:
            before = self.draft
            self.store.accept(self.theirs, clock)
            self.history.record(with_workflow_of(before, self.theirs.draft), "", 0.0)
            self._saved, self.theirs = self.theirs.draft, None
            self._hold_to_verdicts(before, clock)
        self.save(clock)

    def settle_both(self, clock: datetime) -> str:
        """Write this draft to a new file and continue there; return a message. Raises UserError."""
        draft, whole = self.draft, self.history.journal(when=_timestamp(clock))
        path = self.store.save_beside(draft, self.history.text, whole, clock)
        self._saved, self.theirs = draft, None
        return f"这份稿子在别处改过了，您的改动另存为“{path.name}”，两份都在"

    def save_or_rescue(self, clock: datetime) -> str:
        """Save before the program ends, or rescue the draft if it cannot be saved; return a message.

        Of a draft changed elsewhere both are kept. Raises UserError if it can be written nowhere.
        """
        try:
            if self.theirs is not None:
                return self.settle_both(clock)
            self.save(clock)
            return ""
        except files.ChangedOnDisk:
            return self.settle_both(clock)
        except UserError:
            path = self.store.rescue(self.history.text, clock)
            self._saved = self.draft
            return f"原处存不上，稿子存到了：{path}"

    def put_by(self, clock: datetime) -> None:
        """Write the journal whole, if the file does not hold the present draft: beside a job that hangs."""
        if not self.is_saved:
            self.store.write_journal(self.history.journal(when=_timestamp(clock)))

    def close(self, clock: datetime) -> None:
        """Release the draft."""
        whole = self.history.journal(when=_timestamp(clock))
        self.store.close(whole, is_saved=self.is_saved and self.theirs is None)


def _timestamp(clock: datetime) -> str:
    return f"{clock:%Y-%m-%d %H:%M:%S}"


def recover(drafts: Path, home: Path, who: str, clock: datetime) -> list[str]:
    """Save what a crash left in drafts of a folder, unless changed since; return a message for each."""
    sidecar.sweep(drafts)
    messages = []
    left = [*sidecar.journals(drafts / sidecar.NAME), *sidecar.journals(home / RESCUE)]
    names = {path.name.rpartition(".")[0] for path in left}
    for name in sorted(names):
        path = drafts / f"{name}.md"
        if not is_free(path):
            continue
        try:
            session = Session.open(desk_folder.read_draft(path), home, who)
            recovered = session.recovered
            if session.theirs is not None:
                messages.append(f"{name}（别处也改过，打开后请选用哪一份）")
            elif recovered:
                session.save(clock)
                messages.append(f"{name}（到 {recovered.partition(' ')[2]}）")
            session.close(clock)
        except UserError:
            continue
    return messages
