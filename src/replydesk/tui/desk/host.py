"""The protocol of the desk's screen for its commands."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Protocol

from replydesk.desk.desk_folder import Desk
from replydesk.desk.reviews import Reviewing
from replydesk.tui.desk.desk_reader import DeskReader
from replydesk.tui.desk.draft_list import DraftList
from replydesk.tui.desk.unit_memory import UnitMemory
from replydesk.tui.kit.host import TimedHost


class DeskHost(TimedHost, Protocol):
    """A host with the drafts of a desk: their list, reader and reviewing."""

    @property
    def desk(self) -> Desk: ...
    @property
    def reader(self) -> DeskReader: ...
    @property
    def reviewing(self) -> Reviewing: ...
    @property
    def units(self) -> UnitMemory: ...
    @property
    def drafts(self) -> DraftList: ...
    def work_done(self, paths: Iterable[Path]) -> None: ...
    def read_all(self, at: Path | None = None) -> None: ...
    def open(self, path: Path) -> None: ...
