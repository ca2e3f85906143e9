"""The original beside what a screen shows: seen or not, in focus or not, filled from its file."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Protocol

from textual.widget import Widget

from replydesk.desk.originals import read_original_of
from replydesk.draft.model import Draft
from replydesk.letter.original_fields import differences
from replydesk.text.errors import UserError
from replydesk.tui.kit.host import Host
from replydesk.tui.originals.original_pane import OriginalPane
from replydesk.tui.originals.point_spots import point_spots

SHOWN = "with-original"  # the class of a screen on which the original is to be seen


class RoomyHost(Host, Protocol):
    """A screen with room for an original."""

    @property
    def size(self) -> Any: ...
    @property
    def focused(self) -> Widget | None: ...
    def query_one(self, selector: str) -> Any: ...
    def has_class(self, *names: str) -> bool: ...
    def set_class(self, add: bool, *class_names: str) -> object: ...


class OriginalBeside:
    """The original on a screen; its pane is built when it is first wanted."""

    def __init__(self, screen: RoomyHost) -> None:
        self._room = screen
        self._pane: OriginalPane | None = None

    @property
    def is_shown(self) -> bool:
        """Return True if the original is to be seen."""
        return self._room.has_class(SHOWN)

    @property
    def has_focus(self) -> bool:
        """Return True if the focus is in the original."""
        focused = self._room.focused
        return self._pane is not None and focused is not None and self._pane in focused.ancestors


def show_original(pane: OriginalPane, path: Path, draft: Draft, without: str) -> None:
    """Show the original of a draft, `without` if it has none, or why it cannot be read."""
    try:
        original = read_original_of(path)
    except UserError as error:
        pane.show(None, without=f"原件读不了：{error}")
        return
    if original is None:
        pane.show(None, without=without)
    else:
        pane.show(original, differences(draft, original), point_spots(draft, original))
