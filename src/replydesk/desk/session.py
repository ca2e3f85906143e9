"""One draft being written: its states, and its file, kept up without a question ever asked.

The session knows what was written; the keeper brings it to the disk. What takes time is handed out as jobs
that touch nothing of the session, so that they can be done beside the typing, one after the other.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from replydesk.desk import desk_folder, files, sidecar
from replydesk.desk.draft_store import RESCUE, Keeper, is_free, open_keeper
from replydesk.desk.journal import JournalWorth
from replydesk.desk.undo import History
from replydesk.desk.versions import SET_ASIDE
from replydesk.draft.file import parse_draft
from replydesk.draft.model import Draft
from replydesk.text.errors import UserError

__all__ = ["RESCUE", "Change", "Session", "recover"]

Change = Callable[[Draft], Draft]

Job = Callable[[], None]
"""Something to be done on the disk. Raises UserError."""


class Session:
    """The writing of one draft. `theirs` is what another program has made of its file, if it has."""

    def __init__(self, keeper: Keeper, history: History, saved: Draft) -> None:
        self.keeper = keeper
        self.history = history
        self._saved = saved
        self.theirs: desk_folder.Stored | None = None
        self.recovered = ""  # when the last state was written that a crash has left, "" without a crash

    @classmethod
    def open(cls, stored: desk_folder.Stored, home: Path | None = None, who: str = "") -> Session:
        """Open a draft for writing, in the state a crash has left it in. `who` is shown to others."""
        keeper, found = open_keeper(stored, home or Path.home(), who)
        if found is None:
            return cls(keeper, History(stored.draft), stored.draft)
        is_same = found.verdict is JournalWorth.SAME
        draft = stored.draft if is_same else parse_draft(found.journal.text).draft
        session = cls(keeper, History(draft, found.journal), stored.draft)
        session.recovered = "" if is_same else found.journal.when
        session.theirs = stored if found.verdict is JournalWorth.CLASH else None
        return session

    @property
    def path(self) -> Path:
        """The draft's file."""
        return self.keeper.path

    @property
    def draft(self) -> Draft:
        """The draft as it is now."""
        return self.history.draft

    @property
    def is_saved(self) -> bool:
        """Whether the file holds the draft as it is now."""
        return self._saved == self.draft

    def apply(self, change: Change, place: str, now: float) -> bool:
        """Change the draft; whether it is another one now. `place` and `now` as for `History`."""
        before = self.draft
        self.history.record(change(before), place, now)
        return self.draft is not before

    def recording(self, clock: datetime) -> Job | None:
        """The job of writing down in the journal what was typed since; None if nothing was."""
        events = self.history.news()
        if not events:
            return None
        whole = self.history.journal(when=_told(clock))
        keeper = self.keeper
        return lambda: keeper.record(events, whole)

    def saving(self, clock: datetime, why: str = "") -> tuple[Draft, Job]:
        """The draft, and the job of writing its file; `saved` is to be told when it has been done."""
        draft, text, keeper = self.draft, self.history.text, self.keeper
        return draft, lambda: keeper.save(draft, text, clock, why=why)

    def saved(self, draft: Draft) -> None:
        """The file holds a draft now."""
        self._saved = draft

    def save(self, clock: datetime, why: str = "") -> None:
        """Write the draft if it has changed, or if there is a reason to. Raises UserError, ChangedOnDisk."""
        if self.is_saved and not why:
            return
        if job := self.recording(clock):
            job()
        if self.is_saved:
            self.keeper.mark(self.history.text, clock, why)
            return
        draft, job = self.saving(clock, why)
        job()
        self.saved(draft)

    def changed_elsewhere(self, theirs: desk_folder.Stored, clock: datetime, now: float) -> bool:
        """Another program has changed the file: take it over if nothing is unsaved here; whether it was.

        Else both wait side by side for `settle_…`.
        """
        if theirs.draft == self.draft or self.is_saved:
            self._take_over(theirs, clock, now)
            return True
        self.theirs = theirs
        return False

    def _take_over(self, theirs: desk_folder.Stored, clock: datetime, now: float) -> None:
        self.keeper.accept(theirs, clock)
        self.history.record(theirs.draft, "", now)
        self._saved, self.theirs = theirs.draft, None

    def settle_theirs(self, clock: datetime, now: float) -> None:
        """Go on with what the other program wrote; what was written here is a version and can be redone."""
        if self.theirs is not None:
            self.keeper.mark(self.history.text, clock, SET_ASIDE)
            self._take_over(self.theirs, clock, now)

    def settle_ours(self, clock: datetime) -> None:
        """Write this draft over the other program's, which stays as a version. Raises UserError."""
        if self.theirs is not None:
            self.keeper.accept(self.theirs, clock)
            self._saved, self.theirs = self.theirs.draft, None
        self.save(clock)

    def settle_both(self, clock: datetime) -> str:
        """Write this draft to a file of its own and go on there; what to tell the clerk. Raises UserError."""
        draft, whole = self.draft, self.history.journal(when=_told(clock))
        path = self.keeper.save_beside(draft, self.history.text, whole, clock)
        self._saved, self.theirs = draft, None
        return f"这份稿子在别处改过了，您的改动另存为“{path.name}”，两份都在"

    def keep(self, clock: datetime) -> str:
        """Save before the program ends, or rescue what cannot be saved; what to tell the clerk.

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
            path = self.keeper.rescue(self.history.text, clock)
            self._saved = self.draft
            return f"原处存不上，稿子存到了：{path}"

    def close(self, clock: datetime) -> None:
        """Let go of the draft."""
        whole = self.history.journal(when=_told(clock))
        self.keeper.close(whole, is_saved=self.is_saved and self.theirs is None)


def _told(clock: datetime) -> str:
    return f"{clock:%Y-%m-%d %H:%M:%S}"


def recover(drafts: Path, home: Path, who: str, clock: datetime) -> list[str]:
    """Save what a crash has left unsaved of the drafts of a folder; what to tell the clerk of each.

    One that was changed meanwhile is left to be settled when it is opened.
    """
    sidecar.sweep(drafts)
    told = []
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
                told.append(f"{name}（别处也改过，打开后请选用哪一份）")
            elif recovered:
                session.save(clock)
                told.append(f"{name}（到 {recovered.partition(' ')[2]}）")
            session.close(clock)
        except UserError:
            continue
    return told
