"""The desk's screen as the commands given on it see it."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from replydesk.desk.desk_folder import Desk
from replydesk.desk.reviews import Reviewing
from replydesk.tui.desk.desk_reader import DeskReader
from replydesk.tui.desk.draft_list import DraftList
from replydesk.tui.kit.host import Host


class DeskHost(Host, Protocol):
    """A host with the drafts of a desk: their list, what has been read of them, and their verdicts."""

    @property
    def desk(self) -> Desk: ...
    @property
    def reader(self) -> DeskReader: ...
    @property
    def reviewing(self) -> Reviewing: ...
    @property
    def drafts(self) -> DraftList: ...
    def read_all(self, at: Path | None = None) -> None: ...
    def open(self, path: Path) -> None: ...
