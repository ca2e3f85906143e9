"""Files that only grow: read from where one left off, lines put behind their end."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from replydesk.desk.files import disk_errors, sync_folder


class Extent(NamedTuple):
    """Which file it is, how many bytes it has, and when it was last written (ns); all 0 for none."""

    inode: int = 0
    size: int = 0
    written: int = 0


def read_from(path: Path, start: int) -> tuple[bytes, Extent]:
    """The bytes of a file from `start` on, and what the file is; nothing where there is none."""
    with disk_errors(path):
        try:
            with path.open("rb") as file:
                file.seek(start)
                data = file.read()
                return data, _extent(file.fileno())
        except FileNotFoundError:
            return b"", Extent()


def append(path: Path, data: bytes, *, settled: bool = True) -> Extent:
    """Put bytes behind the end of a file; what was written in part is taken back. Raises UserError.

    `settled` waits until the disk has them. Where several programs write, the caller holds a lock.
    """
    with disk_errors(path):
        with path.open("ab", buffering=0) as file:
            size = _extent(file.fileno()).size
            try:
                left = memoryview(data)
                while left:
                    left = left[file.write(left) :]
                if settled:
                    os.fsync(file.fileno())
            except BaseException:
                with suppress(OSError):
                    os.ftruncate(file.fileno(), size)
                raise
            extent = _extent(file.fileno())
        if settled and size == 0:
            sync_folder(path.parent)
        return extent


def _extent(handle: int) -> Extent:
    status = os.fstat(handle)
    return Extent(status.st_ino, status.st_size, status.st_mtime_ns)


def extent_of(path: Path) -> Extent:
    """Which file is there now, how long, and when it was written; all 0 for none that can be seen."""
    with suppress(OSError):
        status = path.stat()
        return Extent(status.st_ino, status.st_size, status.st_mtime_ns)
    return Extent()
