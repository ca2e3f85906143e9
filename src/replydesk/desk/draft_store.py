"""The files of an open draft: the draft, its journal, its versions, and its lock.

A store is used by one thread at a time. It writes in the order of its calls: the draft's file never holds a
state that the journal does not have yet.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from replydesk.desk import append_file, desk_folder, files, locks, sidecar
from replydesk.desk.journal import (
    Event,
    Journal,
    JournalWorth,
    compare_with_file,
    format_events,
    format_journal,
    format_saved,
    parse_journal,
)
from replydesk.desk.version_file import VersionFile
from replydesk.desk.versions import ELSEWHERE, OPENED, RECOVERED, Version, make_version, reasons
from replydesk.draft.model import Draft
from replydesk.draft.size import size_trouble
from replydesk.text.characters import file_name
from replydesk.text.dates import local_time, naive_time
from replydesk.text.errors import UserError

RESCUE = "答复工作台-未存上的稿子"  # the folder in the clerk's home for what cannot be kept in its place
LARGEST = 1_000_000  # bytes of a journal; a larger one is rewritten without superseded lines
MOST = 64_000_000  # bytes of a journal that is read; one that would be larger is written without undo


class FoundJournal(NamedTuple):
    """A journal that continues a draft's undo history, and its worth."""

    journal: Journal
    worth: JournalWorth
    path: Path


class DraftStore:
    """The files of one open draft. Made by `open_store`."""

    def __init__(
        self,
        stored: desk_folder.Stored,
        extent: append_file.Extent,
        hold: sidecar.Hold,
        home: Path,
        who: str,
        author: str = "",
    ) -> None:
        """`who` is shown to others who open the draft, `author` is noted with the versions."""
        self.path = stored.path
        self.known: str | None = stored.digest
        self.elsewhere = hold.elsewhere
        self.was_gone = False  # the file was missing when it was last written
        self._hold = hold
        self._home = home
        self._who = who
        self._author = author
        self._unsaved_by = self._journal_by = author  # who typed what the file lacks, as known and as written
        self._saved = stored.draft
        self._journal: Path | None = None
        self._versions = VersionFile(stored.path)
        self._extent = extent
        opened = local_time(self._extent.written / 1e9)
        self.set_aside: list[Path] = []  # journals that cannot be used, under their new names
        self.opened = make_version(_text_of(stored), opened, OPENED)
        self._before = [self.opened]  # versions before the first one made here

    @property
    def has_journal(self) -> bool:
        """Return True if typing is journaled on the disk."""
        return self._journal is not None

    @property
    def rescue_folder(self) -> Path | None:
        """Return the folder in the clerk's home with the journal, if it cannot be kept beside the draft."""
        journal = self._journal
        return journal.parent if journal and journal.parent.name == RESCUE else None

    def append_events(self, events: list[Event], whole: Journal) -> None:
        """Append events to the journal on disk; `whole` is the journal including them. Never fails."""
        if self._unsaved_by != self._author:
            self._unsaved_by = ""
        if self._journal is None or self.rescue_folder or self._journal_by != self._unsaved_by:
            self.write_journal(whole)
            return
        data = format_events(events, whole.when)
        try:
            extent = append_file.append(self._journal, data)
        except UserError:
            self.write_journal(whole)
            return
        if extent.size == len(data) or extent.size > LARGEST:  # the file was removed, or has grown long
            self.write_journal(whole)

    def write_journal(self, whole: Journal) -> None:
        """Rewrite the journal: beside the draft, else in the clerk's home, else nowhere. Never fails."""
        before, self._journal = self._journal, None
        self._journal_by = self._unsaved_by
        whole = whole._replace(file=str(self.path.absolute()), known=self.known or "", who=self._journal_by)
        data = format_journal(whole)
        if len(data) > MOST:
            data = format_journal(whole._replace(base=whole.text, first=whole.at, steps=()))
        number = max(self._hold.number, 1)
        here = sidecar.path_of(self.path, sidecar.WRITING, number)
        there = sidecar.path_of(self.path, sidecar.WRITING, number, self._home / RESCUE)
        if not self._hold.number and self._hold.elsewhere:  # too many have it open
            here = there
        for path in (here, there):
            with suppress(UserError):
                files.write_whole(path, data)
                self._journal = path
                break
        if self._journal and before and before != self._journal:
            sidecar.remove(before)

    def save(self, draft: Draft, text: str, clock: datetime, *, why: str = "") -> None:
        """Write the text of a draft to its file, and keep it as a version.

        Raises ChangedOnDisk, and writes nothing, if another program has changed it; UserError if it cannot
        be written.
        """
        is_gone = append_file.extent_of(self.path) == append_file.Extent()
        self.known = desk_folder.put_draft(self.path, text.encode("utf-8"), self.known)
        self.was_gone = is_gone
        self._extent = append_file.extent_of(self.path)
        with suppress(UserError):
            if self._journal is not None:
                append_file.append(self._journal, format_saved(self.known))
        whys = "、".join(filter(None, (reasons(self._saved, draft), why)))
        self._saved = draft
        self._unsaved_by = self._author
        self.add_version(text, clock, whys, is_written_here=True)

    def add_version(self, text: str, clock: datetime, why: str, *, is_written_here: bool = False) -> None:
        """Keep the text of a state as a version, for these reasons. Never fails."""
        self._add(make_version(text, clock, why, self._author if is_written_here else ""))

    def add_authored(self, text: str, clock: datetime, why: str, who: str) -> None:
        """Keep a text that somebody else made, "" if nobody knows who, as a version. Never fails."""
        self._add(make_version(text, clock, why, who))

    def read_if_changed(self, *, anyway: bool = False) -> desk_folder.Stored | None:
        """Return the content if another program changed it; `anyway` looks in any case. Never fails."""
        extent = append_file.extent_of(self.path)
        if extent == self._extent and not anyway:
            return None
        self._extent = extent
        try:
            stored = desk_folder.read_draft(self.path)
        except UserError:
            return None
        return stored if stored.digest != self.known else None

    def accept(self, theirs: desk_folder.Stored, clock: datetime) -> None:
        """Accept another program's content: keep it as a version, and let it be overwritten."""
        self._add(make_version(_text_of(theirs), clock, ELSEWHERE))
        self.known, self._saved = theirs.digest, theirs.draft
        with suppress(UserError):
            if self._journal is not None:
                append_file.append(self._journal, format_saved(self.known))

    def save_beside(self, draft: Draft, text: str, whole: Journal, clock: datetime) -> Path:
        """Write the draft beside a file that another program changed; go on there. Raises UserError."""
        name = file_name(self.path.stem, f"（另存 {clock:%m月%d日%H时%M分%S秒}）")
        other, number = self.path.with_name(f"{name}.md"), 1
        while other.exists():
            number += 1
            other = self.path.with_name(f"{name}{number}.md")
        digest = desk_folder.put_draft(other, text.encode("utf-8"), None)
        if self._journal is not None:
            sidecar.remove(self._journal)
        self._hold.release()
        self._hold = sidecar.take_lock(other, self._who)
        self.path, self.known, self._journal, self._before = other, digest, None, []
        self._extent = append_file.extent_of(other)
        self._versions = VersionFile(other)
        self.write_journal(whole)
        self.add_version(text, clock, reasons(None, draft), is_written_here=True)
        return other

    def rescue(self, text: str, clock: datetime) -> Path:
        """Write a draft that cannot be saved in its place to the clerk's home. Raises UserError."""
        name = file_name(self.path.stem, f" {clock:%Y%m%d-%H%M%S}")
        path = self._home / RESCUE / f"{name}.md"
        desk_folder.put_draft(path, text.encode("utf-8"), None)
        return path

    def close(self, whole: Journal, *, is_saved: bool) -> None:
        """Release the draft; if all is saved, its undo history is kept for the next time."""
        if is_saved and self._journal is not None:
            with suppress(UserError):
                if self._hold.number == 1:
                    journal = whole._replace(file=str(self.path.absolute()), known=self.known or "")
                    undo = sidecar.path_of(self.path, sidecar.UNDO)
                    data = format_journal(journal)
                    files.write_whole(undo, data if len(data) <= MOST else b"", settled=False)
                sidecar.remove(self._journal)
        self._journal = None
        self._hold.release()

    def versions(self) -> list[Version]:
        """Return all readable versions, oldest first. Never fails."""
        try:
            return self._versions.read()
        except UserError:
            return []

    def thin_versions(self, clock: datetime) -> None:
        """Thin the versions."""
        with suppress(UserError, OSError):
            if append_file.extent_of(self._versions.path).size:
                self._versions.thin(clock)

    def _add(self, version: Version) -> None:
        """Add a version; before the first one, the draft as it was when opened, and what was recovered."""
        with suppress(UserError, OSError):
            for each in self._before:
                self._versions.begin(each._replace(when=min(each.when, version.when)))
            self._before = []
            self._versions.add(version)

    def note_recovered(self, journal: Journal) -> None:
        """Note that the draft goes on from a journal whose state was never saved, and who typed that."""
        self._unsaved_by = journal.who
        if journal.who != self._author:
            self._before.append(_unsaved(journal))


def _text_of(stored: desk_folder.Stored) -> str:
    return files.decode(stored.data, stored.path)[0]


def open_store(
    stored: desk_folder.Stored, home: Path, who: str, author: str = ""
) -> tuple[DraftStore, FoundJournal | None]:
    """Lock a draft and find the journal to continue; other unsaved work of a crash becomes a version."""
    hold = sidecar.take_lock(stored.path, who)
    store = DraftStore(stored, append_file.extent_of(stored.path), hold, home, who, author)
    if hold.number > 1 or hold.elsewhere:
        return store, None
    held = [_read_journal(path, stored, store) for path in _abandoned_journals(stored.path, home)]
    found = sorted((each for each in held if each), key=lambda each: each.journal.when, reverse=True)
    best = next((each for each in found if each.worth in (JournalWorth.NEWER, JournalWorth.CLASH)), None)
    best = best or next((each for each in found if each.worth is JournalWorth.SAME), None)
    if best is not None and best.worth is not JournalWorth.SAME:
        store.note_recovered(best.journal)
    if best is not None and best.path != sidecar.path_of(stored.path, sidecar.UNDO):
        store.known = best.journal.known
        store.write_journal(best.journal)
    for each in found:
        if each is not best and each.worth in (JournalWorth.NEWER, JournalWorth.CLASH):
            store._add(_unsaved(each.journal))
        if each.path != store._journal and (each is not best or store._journal):
            sidecar.remove(each.path)
    return store, best


def _abandoned_journals(draft: Path, home: Path) -> list[Path]:
    """Return the journals of a draft that no other program has open."""
    folders = (draft.parent / sidecar.NAME, home / RESCUE)
    found = [path for folder in folders for path in sidecar.journals(folder, draft)]
    free = [each for each in found if sidecar.number_of(each) == 1 or is_free(draft, sidecar.number_of(each))]
    return [*free, sidecar.path_of(draft, sidecar.UNDO)]


def is_free(draft: Path, number: int = 1) -> bool:
    """Return True if no program holds the draft under a number."""
    with suppress(UserError):
        release = locks.hold(sidecar.path_of(draft, sidecar.LOCK, number))
        if release is None:
            return False
        release()
    return True


def _read_journal(path: Path, stored: desk_folder.Stored, store: DraftStore) -> FoundJournal | None:
    """Read a journal and its worth; None if there is none, or it is another draft's of the same name.

    One that cannot be used is set aside, and the store says so: this program will write one of its name.
    """
    with suppress(UserError, ValueError):
        data, extent = append_file.read_from(path, 0, MOST)
        if not extent.size:
            return None
        journal = parse_journal(data)
        if journal and path.parent.name == RESCUE and journal.file != str(stored.path.absolute()):
            return None
        if journal and not size_trouble(journal.text):
            text = journal.text.encode("utf-8", "replace")
            return FoundJournal(journal, compare_with_file(journal, stored.digest, files.digest(text)), path)
    with suppress(UserError):
        store.set_aside.append(sidecar.set_aside(path))
    return None


def _unsaved(journal: Journal) -> Version:
    try:
        when = naive_time(journal.when)
    except ValueError:
        when = datetime(1970, 1, 1)
    return make_version(journal.text, when, RECOVERED, journal.who)
