"""The base of the actions of the reading screen; each group of actions is a module `*_actions.py`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from replydesk.desk import desk_folder
from replydesk.desk.reviews import Reviewing
from replydesk.reply.registers.agreement import Numbers
from replydesk.tui.kit.work_screen import WorkScreen
from replydesk.tui.reading.page_pair import PagePair
from replydesk.tui.reading.reading_facts import Reading
from replydesk.tui.reading.reading_remarks import ReadingRemarks


class ReadBase(WorkScreen):
    """A screen with some drafts, one of them shown as printed; its actions are added by subclasses."""

    remarks: ReadingRemarks

    def __init__(
        self, place: desk_folder.Desk, paths: Sequence[Path], at: Path, numbers: Numbers, reviewing: Reviewing
    ) -> None:
        super().__init__()
        self.desk = place
        self.paths = list(paths)
        self.index = self.paths.index(at)
        self.numbers = numbers
        self.reviewing = reviewing
        self.reading: Reading | None = None

    @property
    def path(self) -> Path:
        """Return the path of the current draft."""
        return self.paths[self.index]

    @property
    def pair(self) -> PagePair:
        """Return the view of the pages."""
        return self.query_one(PagePair)

    def load(self, page: int = 1) -> None:
        """Read the draft again and show it from a page on."""
        raise NotImplementedError

    def load_again(self) -> None:
        """Read the draft again and show the pages in sight."""
        self.load(self.pair.in_sight[0])
