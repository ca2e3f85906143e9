"""The versions of a draft on the disk: an append-only file, thinned when its draft is opened.

It is found by the draft's name. After a rename outside the program it is found by content: a version file
whose draft is gone, and which holds the new draft's content, is adopted. The versions of a deleted draft
stay; `orphaned` lists them, and a new draft of the same name finds them again.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from pathlib import Path

from replydesk.desk import append_file, sidecar
from replydesk.desk.files import write_whole
from replydesk.desk.locks import locked
from replydesk.desk.versions import (
    OPENED,
    WHOLE_EVERY,
    Version,
    format_version,
    format_versions,
    make_version,
    parse_versions,
    read_versions,
    repeats,
    thin,
)
from replydesk.text.errors import UserError

THIN_AT_LEAST = 20  # versions to drop that make rewriting the file worth it
LARGEST = 64_000_000  # bytes of such a file; 500 versions of 4,000 characters take 180,000
TAIL = 200_000  # bytes at the file's end searched for the last version: adding one takes constant time


class VersionFile:
    """The versions of one draft."""

    def __init__(self, draft: Path) -> None:
        self._draft = draft
        self.path = sidecar.path_of(draft, sidecar.HISTORY)
        self._extent = append_file.Extent()
        self._last: Version | None = None
        self._since_whole = 0

    def read(self) -> list[Version]:
        """Return all versions, oldest first. Raises UserError."""
        return self._read()[0]

    def _read(self) -> tuple[list[Version], int]:
        """Return all versions, and how many lines cannot be read."""
        return read_versions(append_file.read_from(self.path, 0, LARGEST)[0])

    def add(self, version: Version) -> None:
        """Add a version, unless it repeats the last one for no new reason. Raises UserError."""
        with locked(self.path.parent):
            is_known = append_file.extent_of(self.path) == self._extent
            torn = b"" if is_known else self._read_last(version.digest)
            last = self._last
            if last is not None and repeats(last, version):
                return
            before = last if self._since_whole < WHOLE_EVERY else None
            data = torn + format_version(version, before)
            if not append_file.extent_of(self.path).size:
                write_whole(self.path, data)
                self._extent = append_file.extent_of(self.path)
            else:
                self._extent = append_file.append(self.path, data, settled=version.is_milestone)
            self._since_whole = self._since_whole + 1 if before else 1
            self._last = version

    def _read_last(self, digest: str) -> bytes:
        """Read the last version; return the bytes that end an incomplete last line."""
        if append_file.extent_of(self.path).size > LARGEST or self.path.is_symlink():
            sidecar.set_aside(self.path)
        elif not append_file.extent_of(self.path).size:
            self._adopt(digest)
        start = max(append_file.extent_of(self.path).size - TAIL, 0)
        data, self._extent = append_file.read_from(self.path, start, LARGEST)
        versions = parse_versions(data)
        self._last = versions[-1] if versions else None
        self._since_whole = WHOLE_EVERY  # begin with a whole text: others may thin the lines before
        return b"" if not data or data.endswith(b"\n") else b"\n"

    def _adopt(self, digest: str) -> None:
        """Take over the versions of a draft that was renamed to this one."""
        for path in sidecar.orphans(self._draft.parent):
            with suppress(UserError):
                if any(
                    each.digest == digest
                    for each in parse_versions(append_file.read_from(path, 0, LARGEST)[0])
                ):
                    sidecar.rename(path, self.path)
                    return

    def begin(self, version: Version) -> None:
        """Make sure that the draft as it was opened is the last version. Raises UserError."""
        if append_file.extent_of(self.path) != self._extent or self._last is None:
            with locked(self.path.parent):
                self._read_last(version.digest)
        if self._last is None or self._last.digest != version.digest:
            self.add(version)

    def thin(self, now: datetime) -> None:
        """Drop versions that are too old and too many. Raises UserError."""
        with locked(self.path.parent):
            every, lost = self._read()
            if lost:  # rewriting the file would drop the lines that cannot be read
                return
            kept = thin(every, now) if every else every
            if len(every) - len(kept) >= THIN_AT_LEAST:
                write_whole(self.path, format_versions(kept))
                self._extent = append_file.Extent()


def note_change(
    path: Path, before: str, after: str, when: datetime, why: str, who: str, why_before: str = OPENED
) -> None:
    """Keep the texts of a file before and after a change that one person made at once. Never fails.

    Who wrote the text before is not known, unless it is the last version already.
    """
    with suppress(UserError, OSError):
        versions = VersionFile(path)
        first = make_version(before, when, why_before)
        if why_before == OPENED:
            versions.begin(first)
        else:
            versions.add(first)
        versions.add(make_version(after, when, why, who))


def orphaned(drafts: Path) -> list[Path]:
    """Return the drafts of a folder that are gone but have versions, under their old names."""
    return [drafts / f"{path.name.removesuffix(sidecar.HISTORY)}md" for path in sidecar.orphans(drafts)]
