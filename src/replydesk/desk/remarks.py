"""Remarks put on a draft that is not open here: its file is written only if nobody changed it meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from replydesk.desk import desk_folder, files
from replydesk.desk.version_file import note_change
from replydesk.desk.versions import REMARKED
from replydesk.draft.model import Draft
from replydesk.draft.remarks.merging import merge_remarks

_TRIES = 20  # at a file that others write at the same time


def put_remark(
    path: Path,
    make: Callable[[Draft], Draft],
    clock: datetime,
    seen: Draft | None = None,
    who: str = "",
) -> desk_folder.Stored:
    """Write what `make` adds to the remarks of a draft into its file; return the file as it is then.

    `seen` is the draft as the reader has it before him, by default that of the file: what is made of it is
    found again in the file as it is. The states before and after are kept as versions, the later one with
    `who` as its author. Raises UserError if the file is gone or cannot be written, ChangedOnDisk if others do
    not leave it alone.
    """
    for turn in range(_TRIES):
        stored = desk_folder.read_draft(path)
        draft = merge_remarks(stored.draft, make(seen or stored.draft))
        if draft == stored.draft:
            return stored
        try:
            desk_folder.save_draft(path, draft, stored.digest)
        except files.ChangedOnDisk:
            if turn + 1 == _TRIES:
                raise
            continue
        before, after = (
            files.decode(each, path)[0] for each in (stored.data, desk_folder.encode_draft(draft))
        )
        note_change(path, before, after, clock, REMARKED, who)
        break
    return desk_folder.read_draft(path)
