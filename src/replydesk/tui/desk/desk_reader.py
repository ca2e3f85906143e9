"""Reads the drafts of a desk in short steps, the visible ones first."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from replydesk.desk import desk_folder
from replydesk.desk.listing import ListedDraft, entry_of, unread_entry, with_clashes, with_facts
from replydesk.desk.numbering import numbers_elsewhere, numbers_with
from replydesk.draft.document_number import DocumentNumber
from replydesk.reply.registers.agreement import Numbers, TypedNumber
from replydesk.reply.reply import make_reply
from replydesk.text.errors import UserError
from replydesk.tui.desk.preload import is_waiting_for_rules


class DeskReader:
    """Entries of all drafts of a desk, filled in step by step, and again when a file changes."""

    def __init__(self, place: desk_folder.Desk, timer: Callable[[], float] = time.perf_counter) -> None:
        self.entries: dict[Path, ListedDraft] = {}
        self._desk = place
        self.now = timer
        self._stamps: dict[str, tuple[int, int]] = {}
        self._seen: dict[str, tuple[int, int]] = {}
        self._looking: Iterator[tuple[str, tuple[int, int]]] | None = None
        self._comparing: Iterator[tuple[ListedDraft, ListedDraft]] | None = None
        self._typed: dict[str, TypedNumber] = {}
        self._unread: dict[Path, None] = {}
        self._without_facts: dict[Path, None] = {}

    @property
    def numbers(self) -> Numbers:
        """Return the numbers of all drafts read so far, and the registers as they are now."""
        return numbers_with(self._desk, {**numbers_elsewhere(self._desk), **self._typed})

    def begin_to_compare(self) -> None:
        """Start looking for number clashes, done in the following steps. Raises UserError."""
        numbers = self.numbers
        key = self._desk.key
        self._comparing = (
            (entry, with_clashes(entry, key(entry.path), numbers)) for entry in list(self.entries.values())
        )

    def _compare_on(self, end: float) -> list[ListedDraft]:
        """Compare until `end` at most; return the entries that have changed."""
        changed = []
        for before, after in self._comparing or ():
            if after is not before and self.entries.get(after.path) is before:
                self.entries[after.path] = after
                changed.append(after)
            if self.now() >= end:
                return changed
        self._comparing = None
        return changed

    @property
    def is_done(self) -> bool:
        """Return True if nothing is left to look at, read or compare."""
        return not (self._unread or self._without_facts or self._looking or self._comparing)

    def look(self) -> None:
        """Find the drafts that exist and those that have changed. Raises UserError."""
        self.begin_to_look()
        self._look_on(math.inf)
        self._unread = dict.fromkeys(sorted(self._unread))

    def look_at(self, path: Path) -> None:
        """Read one draft again, and start looking for changes of the others."""
        self._stamps.setdefault(path.name, (0, 0))
        self.entries.setdefault(path, unread_entry(path, 0))
        self._unread[path] = None
        self.begin_to_look()

    def begin_to_look(self) -> None:
        """Start the work of `look`, done in the following steps."""
        self._looking, self._seen = self._desk.stamps(), {}

    def _look_on(self, end: float) -> None:
        folder = self._desk.drafts_folder
        try:
            for name, stamp in self._looking or ():
                self._seen[name] = stamp
                if self._stamps.get(name) != stamp:
                    path = folder / name
                    self._stamps[name] = stamp
                    self._unread[path] = None
                    self.entries.setdefault(path, unread_entry(path, stamp[0] / 1e9))
                    if not path.is_symlink():  # the number is that of the draft it leads to
                        self._typed.setdefault(self._desk.key(path), TypedNumber())
                if self.now() >= end:
                    return
        except UserError:
            self._looking = None
            raise
        self._looking = None
        for name in self._stamps.keys() - self._seen.keys():
            del self._stamps[name]
            for known in (self.entries, self._unread, self._without_facts):
                known.pop(folder / name, None)
            self._typed.pop(self._desk.key(folder / name), None)

    def forget_facts(self) -> None:
        """Compute the facts of all drafts again: phrases or profiles have changed."""
        for path, entry in self.entries.items():
            if not entry.trouble:
                self._unread[path] = None

    def step(self, first: Iterable[Path], seconds: float) -> list[ListedDraft]:
        """Look and read for some seconds, `first` before the others; return the changed entries.

        Raises UserError if the folder cannot be read.
        """
        end = self.now() + seconds
        changed: dict[Path, ListedDraft] = {}
        for path in self._next(list(first)):
            changed[path] = entry = self.entries[path] = self._read(path)
            if self._desk.key(path) in self._typed:
                self._typed[self._desk.key(path)] = TypedNumber(entry.number, is_read=not entry.trouble)
            # Fill the parser's cache: opening a draft parses the numbers of all.
            DocumentNumber.parse(entry.number)
            if self.now() >= end:
                return list(changed.values())
        if self._looking is not None:
            self._look_on(end)
            return [*changed.values(), *([] if self._looking else self.step((), end - self.now()))]
        return [*changed.values(), *self._compare_on(end)]

    def _next(self, first: list[Path]) -> Iterator[Path]:
        """Yield the drafts in reading order: all texts before the facts of those out of view.

        `first` does not wait until all files have been looked at. Facts wait until the rules are loaded.
        """
        to_do = (self._unread,) if is_waiting_for_rules() else (self._unread, self._without_facts)
        for waiting in to_do:
            yield from [path for path in first if path in waiting]
        for waiting in to_do:
            while waiting and self._looking is None:
                yield next(iter(waiting))

    def _read(self, path: Path) -> ListedDraft:
        """Return a draft's entry: without facts at the first reading, with them at the second."""
        modified = self._stamps[path.name][0] / 1e9
        is_new = path in self._unread
        self._unread.pop(path, None)
        self._without_facts.pop(path, None)
        try:
            draft = desk_folder.read_draft(path).draft
        except UserError as error:
            return unread_entry(path, modified, str(error))
        stock = self._desk.stock
        if is_new:
            self._without_facts[path] = None
            return entry_of(path, modified, draft, stock.profile(draft))
        return with_facts(self.entries[path], make_reply(draft, stock), stock)
