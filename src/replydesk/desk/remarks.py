"""Remarks put on a draft that is not open here: its file is written only if nobody changed it meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from replydesk.desk import append_file, desk_folder, files
from replydesk.desk.version_file import VersionFile
from replydesk.desk.versions import OPENED, REMARKED, Version
from replydesk.draft.model import Draft
from replydesk.draft.remarks.merging import merge_remarks
from replydesk.text.dates import local_time
from replydesk.text.errors import UserError

_TRIES = 20  # at a file that others write at the same time


def put_remark(
    path: Path, make: Callable[[Draft], Draft], clock: datetime, seen: Draft | None = None
) -> desk_folder.Stored:
    """Write what `make` adds to the remarks of a draft into its file; return the file as it is then.

    `seen` is the draft as the reader has it before him, by default that of the file: what is made of it is
    found again in the file as it is. The states before and after are kept as versions. Raises UserError if
    the file is gone or cannot be written, ChangedOnDisk if others do not leave it alone.
    """
    for turn in range(_TRIES):
        stored = desk_folder.read_draft(path)
        draft = merge_remarks(stored.draft, make(seen or stored.draft))
        if draft == stored.draft:
            return stored
        written = local_time(append_file.extent_of(path).written / 1e9)
        try:
            desk_folder.save_draft(path, draft, stored.digest)
        except files.ChangedOnDisk:
            if turn + 1 == _TRIES:
                raise
            continue
        before = files.decode(stored.data, path)[0]
        _keep(path, _version(before, min(written, clock), OPENED), _version_of(draft, clock))
        break
    return desk_folder.read_draft(path)


def _keep(path: Path, before: Version, after: Version) -> None:
    """Keep both states as versions. Never fails."""
    with suppress(UserError, OSError):
        versions = VersionFile(path)
        versions.begin(before)
        versions.add(after)


def _version_of(draft: Draft, when: datetime) -> Version:
    return _version(desk_folder.encode_draft(draft).decode(), when, REMARKED)


def _version(text: str, when: datetime, why: str) -> Version:
    return Version(when.replace(microsecond=0), why, files.digest(text.encode("utf-8")), text)
