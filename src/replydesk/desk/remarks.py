"""Remarks written into the file of a draft that is not open here."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from replydesk.desk import desk_folder
from replydesk.draft.model import Draft


def put_remark(path: Path, make: Callable[[Draft], Draft]) -> None:
    """Change the remarks of a draft in its file. Raises UserError."""
    stored = desk_folder.read_draft(path)
    desk_folder.save_draft(path, make(stored.draft), stored.digest)
