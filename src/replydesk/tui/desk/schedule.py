"""The schedule by which the desk is read, searched and listed: in short slices between keys."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from textual.timer import Timer

from replydesk.text.errors import UserError
from replydesk.tui.desk.desk_reader import DeskReader
from replydesk.tui.desk.desk_search import DeskSearch
from replydesk.tui.desk.draft_list import DraftList
from replydesk.tui.kit.host import TimedHost

AT_ONCE = 0.03  # seconds of reading before the list is first shown

SLICE, PAUSE = 0.012, 0.02  # seconds of reading, and of pauses in which keys are handled

STALE = 0.5  # seconds for which the list may lag behind what was read

CALM = 0.3  # seconds after a key in the filter without reading or sorting: the next key must not wait

WATCH = 2.0  # seconds between looks at the folder

REST = 50  # the pause before the next look, as a multiple of the duration of the last


class ListedDesk(TimedHost, Protocol):
    """A host that lists the drafts of a desk as far as they have been read and searched."""

    @property
    def reader(self) -> DeskReader: ...
    @property
    def search(self) -> DeskSearch: ...
    @property
    def drafts(self) -> DraftList: ...
    def refresh_stock(self) -> bool: ...
    def sort(self, at: Path | None = None) -> None: ...
    def list_found(self, at: Path | None = None) -> None: ...


class DeskWatch:
    """Runs reader and search of a desk's screen while nobody types; then watches the folder."""

    _reading: Timer

    def __init__(self, screen: ListedDesk) -> None:
        self._screen = screen
        self._reader = screen.reader
        self._search = screen.search
        self._is_stale, self._list_again = False, 0.0
        self._has_changed, self._looked_from, self._look_again = True, 0.0, 0.0
        self._calm_until = 0.0
        self.has_rested = False

    @property
    def is_reading(self) -> bool:
        """Return True while drafts are still to be read or searched."""
        return not (self._reader.is_done and self._search.is_done)

    @property
    def is_busy(self) -> bool:
        """Return True while drafts are still to be read, searched, listed or compared."""
        return self.is_reading or self._is_stale or self._has_changed

    def begin(self) -> None:
        """Find the drafts, and watch them from now on."""
        self._reading = self._screen.set_interval(PAUSE, self.read_on, pause=True)
        self._screen.set_interval(WATCH, self.look)
        self._see()

    def pause(self) -> None:
        """Stop reading while another screen is on top."""
        self._reading.pause()

    def resume(self) -> None:
        """Continue reading."""
        self._reading.resume()

    def read(self, at: Path | None = None) -> None:
        """Start reading what has changed, one draft first."""
        self._see(at)
        self.read_first(at)

    def read_first(self, at: Path | None = None) -> None:
        """Read one draft, and those in view as far as there is time."""
        self._reader.step(self._first(at), AT_ONCE)
        self._has_changed = True

    def typed(self) -> None:
        """Continue the search after a key in the filter, and delay all else until no more keys come."""
        self._calm_until = self._reader.now() + CALM
        self._reading.resume()

    def listed(self) -> None:
        """Record that the list shows all that has been read."""
        self._is_stale, self._list_again = False, self._reader.now() + STALE

    def _see(self, at: Path | None = None) -> None:
        """Find the drafts; later, only those that have changed."""
        reader = self._reader
        try:
            reader.look_at(at) if at and reader.entries else reader.look()
        except UserError as error:
            self._screen.say(str(error), is_trouble=True)

    def _first(self, at: Path | None = None) -> list[Path]:
        seen = [entry.path for entry in self._screen.drafts.in_sight()]
        return [at, *seen] if at and at in self._reader.entries else seen

    def look(self) -> None:
        """Start looking for changes of the folder, if nothing else is being read."""
        now = self._reader.now()
        if not self._screen.is_active or not self._reader.is_done or now < self._look_again:
            return
        self._looked_from = now
        self._screen.refresh_stock()
        self._reader.begin_to_look()
        self._reading.resume()

    def read_on(self) -> None:
        """Read and search for one slice; the timer is paused when nothing is left.

        Reading and listing take turns: a key waits for one of them at most.
        """
        now = self._reader.now()
        if now < self._calm_until:
            if self._search.step(SLICE):
                self._screen.list_found()
            return
        if self._is_stale and now >= self._list_again:
            self._screen.sort()
            return
        is_news = self._read_slice()
        self._has_changed |= is_news
        self._is_stale |= is_news | self._search.step(SLICE)
        if not self.is_reading:
            self._list_again = 0.0
            if not self._is_stale:
                self._rest()

    def _read_slice(self) -> bool:
        """Read for one slice; return True if there is something new to list."""
        there = len(self._reader.entries)
        try:
            changed = self._reader.step(self._first(), SLICE)
        except UserError as error:
            self._screen.say(str(error), is_trouble=True)
            changed = []
        for entry in changed:
            self._screen.drafts.change(entry)
        return bool(changed) or len(self._reader.entries) != there

    def _rest(self) -> None:
        """Pause now that all is read; the more drafts there are, the longer."""
        self._reading.pause()
        self.has_rested = True
        now = self._reader.now()
        self._look_again = now + REST * (now - self._looked_from) if self._looked_from else now
        self._looked_from = 0.0
        if self._has_changed:
            self.compare()
        self._has_changed = False

    def compare(self) -> None:
        """Start looking for number clashes, now that all drafts are read."""
        try:
            self._reader.begin_to_compare()
            self._reading.resume()
        except UserError as error:
            self._screen.say(str(error), is_trouble=True)
