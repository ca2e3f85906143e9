"""Append-only files: read incrementally, and appended to."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from replydesk.desk.files import disk_errors, read_part, sync_folder
from replydesk.desk.regular_file import check_regular

MOST = 200_000_000  # bytes read of such a file at once; a register of 1,000,000 lines is half of it
_FLAGS = (
    "O_BINARY",
    "O_NOFOLLOW",
    "O_NONBLOCK",
    "O_NOCTTY",
    "O_CLOEXEC",
    "O_NOINHERIT",
)
_APPEND = os.O_WRONLY | os.O_APPEND | os.O_CREAT
for _flag in _FLAGS:
    _APPEND |= getattr(os, _flag, 0)


class Extent(NamedTuple):
    """The identity of a file, its size in bytes, and when it was last written (ns); all 0 if none."""

    inode: int = 0
    size: int = 0
    written: int = 0


def read_from(path: Path, start: int, most: int = MOST) -> tuple[bytes, Extent]:
    """Return the bytes of a file from `start` on, and its extent; nothing if there is no file.

    Raises UserError, also for more than `most` bytes.
    """
    with disk_errors(path):
        try:
            data, state = read_part(path, start, most, "程序写的文件")
            return data, _extent_of(state)
        except FileNotFoundError:
            return b"", Extent()


def append(path: Path, data: bytes, *, settled: bool = True) -> Extent:
    """Append bytes to a file; a partial write is undone. Raises UserError.

    `settled` waits until the disk has them. With several writers the caller holds a lock. A link is refused:
    in a shared folder it could lead to any file of the clerk's.
    """
    with disk_errors(path):
        with os.fdopen(os.open(path, _APPEND, 0o666), "ab", buffering=0) as file:
            check_regular(path, os.fstat(file.fileno()).st_mode)
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


def cut(path: Path, size: int) -> None:
    """Shorten a file to so many bytes, on the disk when it returns. Raises DiskError."""
    with disk_errors(path), path.open("r+b", buffering=0) as file:
        file.truncate(size)
        os.fsync(file.fileno())


def _extent(handle: int) -> Extent:
    return _extent_of(os.fstat(handle))


def _extent_of(status: os.stat_result) -> Extent:
    return Extent(status.st_ino, status.st_size, status.st_mtime_ns)


def extent_of(path: Path) -> Extent:
    """Return the extent of a file now; all 0 if it cannot be seen."""
    with suppress(OSError):
        return _extent_of(path.stat())
    return Extent()
