"""One draft being written: its states, and its file, kept up without a question ever asked.

If the file was changed by another program, or cannot be written, the text goes to a file of its own and
the clerk is told; nothing is overwritten and nothing is lost.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from replydesk import desk, disk
from replydesk.characters import file_name
from replydesk.draft import Draft
from replydesk.history import History

RESCUE = "答复工作台-未存上的稿子"
"""The folder in the clerk's home to which drafts go that cannot be saved in their place."""

Change = Callable[[Draft], Draft]


class Session:
    """The writing of one draft."""

    def __init__(self, stored: desk.Stored) -> None:
        self.path = stored.path
        self.history = History(stored.draft)
        self._saved = stored.draft
        self._digest: str | None = stored.digest

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

    def save(self, clock: datetime) -> str:
        """Write the draft if it has changed; what to tell the clerk, "" for nothing.

        A file changed elsewhere is left alone: from then on the draft lives in a file beside it.
        Raises DeskError if it cannot be written.
        """
        if self.is_saved:
            return ""
        told = ""
        try:
            self._digest = desk.save(self.path, self.draft, self._digest)
        except disk.ChangedOnDisk:
            name = file_name(self.path.stem, f"（另存 {clock:%m月%d日%H时%M分%S秒}）")
            other = self.path.with_name(f"{name}.md")
            self._digest = desk.save(other, self.draft)
            self.path = other
            told = f"这份稿子在别处改过了，您的改动另存为“{self.path.name}”，两份都在"
        self._saved = self.draft
        return told

    def keep(self, home: Path, clock: datetime) -> str:
        """Save, or rescue what cannot be saved; what to tell the clerk, "" for nothing.

        Raises DeskError if the draft can be written nowhere.
        """
        try:
            return self.save(clock)
        except disk.DeskError:
            return f"原处存不上，稿子存到了：{self.rescue(home, clock)}"

    def rescue(self, home: Path, clock: datetime) -> Path:
        """Write a draft that cannot be saved in its place to the clerk's home. Raises DeskError."""
        name = file_name(self.path.stem, f" {clock:%Y%m%d-%H%M%S}")
        path = home / RESCUE / f"{name}.md"
        desk.save(path, self.draft)
        self._saved = self.draft
        return path
