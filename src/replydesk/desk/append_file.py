"""Append-only files: read incrementally, and appended to."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from replydesk.desk.files import disk_errors, sync_folder


class Extent(NamedTuple):
    """The identity of a file, its size in bytes, and when it was last written (ns); all 0 if none."""

    inode: int = 0
    size: int = 0
    written: int = 0


def read_from(path: Path, start: int) -> tuple[bytes, Extent]:
    """Return the bytes of a file from `start` on, and its extent; nothing if there is no file."""
    with disk_errors(path):
        try:
            with path.open("rb") as file:
                file.seek(start)
                data = file.read()
                return data, _extent(file.fileno())
        except FileNotFoundError:
            return b"", Extent()


def append(path: Path, data: bytes, *, settled: bool = True) -> Extent:
    """Append bytes to a file; a partial write is undone. Raises UserError.

    `settled` waits until the disk has them. With several writers the caller holds a lock.
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
    """Return the extent of a file now; all 0 if it cannot be seen."""
    with suppress(OSError):
        status = path.stat()
        return Extent(status.st_ino, status.st_size, status.st_mtime_ns)
    return Extent()
