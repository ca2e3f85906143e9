"""Reads a file that came back from review: which draft it belongs to, and what it brings."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from replydesk.desk.desk_folder import Desk
from replydesk.draft.model import Draft
from replydesk.text.errors import UserError
from replydesk.tui.reviewing.brought import Brought

SUFFIXES = (".docx",)


class NotReadBack(UserError):
    """Why a file is not read back, with the remedy; `is_reply` if it could be imported as a reply."""

    def __init__(self, reason: str, *, is_reply: bool = True) -> None:
        super().__init__(reason)
        self.is_reply = is_reply


# Plans what a file brings to a draft at a path. Raises UserError.
ReadPlan = Callable[[Path, Desk, Path, Draft], Brought]


def read_plan(path: Path, place: Desk, draft_path: Path, draft: Draft) -> Brought:
    """Return what a file brings to a draft as it is now. Raises UserError."""
    raise NotReadBack("读回审阅稿还没有做好")


def draft_for(path: Path, place: Desk) -> Path:
    """Return the file of the draft that a review copy was made from. Raises UserError."""
    raise NotReadBack("读回审阅稿还没有做好")
