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
from replydesk.desk.journal import Journal, JournalWorth
from replydesk.desk.undo import History
from replydesk.desk.versions import SET_ASIDE
from replydesk.draft.beside import merge_beside, with_review_of
from replydesk.draft.file import parse_draft
from replydesk.draft.model import Draft, Key
from replydesk.draft.moving import move_anchors
from replydesk.draft.remarks.merging import (
    differs_in_review_only,
    line_keys,
    with_kept_lines,
)
from replydesk.draft.workflow import with_workflow_of, without_stages
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
        self._others = line_keys(saved)  # lines of 批注 that were not made here: no undoing removes them
        history.keep = self._with_lines_of_others

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
        if found.worth is not JournalWorth.CLASH:
            session.history.amend(session._with_lines_of_others(stored.draft, draft))
        elif _is_reviewed_only(stored, found.journal):
            session._merge_found(stored, found.journal)
        else:
            session.theirs = stored
        return session

    def _merge_found(self, stored: desk_folder.Stored, journal: Journal) -> None:
        """Go on with what a crash left, and the stage, verdicts and remarks that the file got since."""
        before = self.draft
        self.history.amend(with_review_of(before, stored.draft, _last_known(journal)))
        if with_workflow_of(before, self.draft) is not before:
            self.history.forget_earlier()
        self.store.known = stored.digest
        self.store.write_journal(self.history.journal(when=journal.when))

    @property
    def path(self) -> Path:
        """Return the draft's file."""
        return self.store.path

    @property
    def draft(self) -> Draft:
        """Return the present draft."""
        return self.history.draft

    @property
    def version(self) -> str:
        """Return 8 hexadecimal digits of the digest of the file, by which remarks name what they are on."""
        return (self.store.known or "")[:8]

    @property
    def is_saved(self) -> bool:
        """Return True if the file holds the present draft."""
        return self._saved == self.draft

    def apply(self, change: Change, place: str, now: float) -> bool:
        """Change the draft; return True if it differs. `place` and `now` as for `History`."""
        before = self.draft
        after = move_anchors(before, change(before))
        self.history.record(self._with_lines_of_others(before, after), place, now)
        return self.draft is not before

    def _with_lines_of_others(self, left: Draft, draft: Draft) -> Draft:
        if left.raw(Key.REMARKS) == draft.raw(Key.REMARKS):
            return draft
        return with_kept_lines(draft, left, self._others)

    def _note_others(self, theirs: Draft) -> None:
        """Note the lines of 批注 that came from another program."""
        self._others |= line_keys(theirs) - line_keys(self._saved) - line_keys(self.draft)

    @property
    def can_undo(self) -> bool:
        """Return True if there is a change to undo."""
        return self.history.can_undo

    def journal_job(self, clock: datetime) -> Job | None:
        """Return the job that journals the typing since the last one; None if there was none."""
        events = self.history.pending_events()
        is_rewritten, self.history.is_rewritten = self.history.is_rewritten, False
        if not events and not (is_rewritten and self.store.has_journal):
            return None
        whole = self.history.journal(when=_timestamp(clock))
        store = self.store
        return lambda: store.write_journal(whole) if is_rewritten else store.append_events(events, whole)

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
        try:
            job()
        except files.ChangedOnDisk:
            theirs = self.store.read_if_changed(anyway=True)
            if theirs is None or not differs_in_review_only(theirs.draft, self._saved):
                raise
            self._merge(theirs, clock)
            draft, job = self.save_job(clock, why)
            job()
        self.note_saved(draft)

    def take_change(self, theirs: desk_folder.Stored, clock: datetime, now: float) -> bool:
        """Load another program's change and return True; if work is unsaved here, keep both instead.

        A change of nothing but stage, verdicts and remarks is merged with what is unsaved here.
        """
        if differs_in_review_only(theirs.draft, self._saved):
            self._merge(theirs, clock)
            return True
        if theirs.draft == self.draft or self.is_saved:
            self._take_over(theirs, theirs.draft, clock, now)
            return True
        self.theirs = theirs
        return False

    def _merge(self, theirs: desk_folder.Stored, clock: datetime) -> None:
        """Take another program's stage, verdicts and remarks in; this is no change to be undone."""
        before = self.draft
        merged = theirs.draft if self.is_saved else with_review_of(before, theirs.draft, self._saved)
        self._note_others(theirs.draft)
        self.history.amend(merged)
        self._write_journal(clock)
        self.store.accept(theirs, clock)
        self._saved, self.theirs = theirs.draft, None
        self._hold_to_verdicts(before, clock)

    def _take_over(self, theirs: desk_folder.Stored, draft: Draft, clock: datetime, now: float) -> None:
        """Go on with another program's content, as `draft` has it."""
        before = self.draft
        self._note_others(theirs.draft)
        self.store.accept(theirs, clock)
        self.history.record(draft, "", now)
        self._write_journal(clock)
        self._saved, self.theirs = theirs.draft, None
        self._hold_to_verdicts(before, clock)

    def _write_journal(self, clock: datetime) -> None:
        """Write the journal whole, if there is one."""
        if self.store.has_journal:
            self.history.is_rewritten = False
            self.store.write_journal(self.history.journal(when=_timestamp(clock)))

    def _hold_to_verdicts(self, before: Draft, clock: datetime) -> None:
        """Forget what could be undone if a verdict was given meanwhile: that would undo the verdict."""
        if with_workflow_of(before, self.draft) is not before:
            self.history.forget_earlier()
            self._write_journal(clock)

    def settle_theirs(self, clock: datetime, now: float) -> None:
        """Continue with the other program's content; the draft here becomes a version and can be redone.

        Its remarks, points and figures of past replies go on. Raises UserError if they cannot be saved.
        """
        if self.theirs is not None:
            self.store.add_version(self.history.text, clock, SET_ASIDE, is_written_here=True)
            self._take_over(self.theirs, merge_beside(self.theirs.draft, self.draft, self._saved), clock, now)
            self.save(clock)

    def settle_ours(self, clock: datetime) -> None:
        """Overwrite the other program's text, kept as a version; its verdicts, remarks and the like hold.

        Raises UserError.
        """
        if self.theirs is not None:
            before = self.draft
            self._note_others(self.theirs.draft)
            self.store.accept(self.theirs, clock)
            self.history.record(with_review_of(before, self.theirs.draft, self._saved), "", 0.0)
            self._saved, self.theirs = self.theirs.draft, None
            self._hold_to_verdicts(before, clock)
        self.save(clock)

    def settle_both(self, clock: datetime) -> str:
        """Write this draft to a new file and continue there; return a message. Raises UserError.

        The new file has what is beside the letter of both.
        """
        if self.theirs is not None:
            self._note_others(self.theirs.draft)
            self.history.amend(merge_beside(self.draft, self.theirs.draft, self._saved))
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


def _is_reviewed_only(stored: desk_folder.Stored, journal: Journal) -> bool:
    """Return True if a file is a state of a journal, apart from stage, verdicts and remarks."""
    letter = without_stages(stored.data)
    return any(without_stages(text.encode("utf-8", "replace")) == letter for text in journal.texts())


def _last_known(journal: Journal) -> Draft | None:
    """Return the state of a journal that its file held when it was last read or written."""
    known = (
        text for text in journal.texts() if files.digest(text.encode("utf-8", "replace")) == journal.known
    )
    return next((parse_draft(text).draft for text in known), None)


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
