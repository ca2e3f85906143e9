"""Regular files, opened for reading: whatever else lies behind a name is refused before it can block.

A folder is shared: a name in it may lead to a FIFO, a socket, a device, an endless file of `/proc`, or round
in a circle. Every file that others may have written is opened here, and read up to a limit.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

_AT_ONCE = 1 << 16  # bytes asked for at least, of a file whose size is not known
_FLAGS = ("O_BINARY", "O_NONBLOCK", "O_NOCTTY", "O_CLOEXEC", "O_NOINHERIT")  # as far as the system has them
_READ = os.O_RDONLY
for _flag in _FLAGS:
    _READ |= getattr(os, _flag, 0)
_NO_LINK = getattr(os, "O_NOFOLLOW", 0)
_IN_FOLDER = os.O_RDONLY | _NO_LINK | getattr(os, "O_DIRECTORY", 0) | getattr(os, "O_CLOEXEC", 0)
_JUNCTION = 0xA0000003  # how Windows marks a folder that leads to another one, and is no link


class NotRegular(OSError):
    """What lies behind a name is no file with content of its own: a FIFO, a socket, a device."""


def open_handle(path: Path, flags: int = _READ) -> int:
    """Open a regular file; return its handle, to be closed. Raises OSError for anything else, at once."""
    check_regular(path, path.stat().st_mode)  # opening a device can already do something
    handle = os.open(path, flags)
    try:
        check_regular(path, os.fstat(handle).st_mode)
    except BaseException:
        os.close(handle)
        raise
    return handle


def open_itself(path: Path) -> int:
    """Open a regular file that is no link, in a folder that is none; return its handle, to be closed.

    Where the system can open a file in a folder that is open, neither is exchanged between look and opening.
    Raises OSError, at once.
    """
    for each in (path.parent, path):
        if is_link(each):
            raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(each))
    if not _NO_LINK or os.open not in os.supports_dir_fd:
        return open_handle(path)
    folder = os.open(path.parent, _IN_FOLDER)
    try:
        return _open_in(folder, path)
    finally:
        os.close(folder)


def _open_in(folder: int, path: Path) -> int:
    check_regular(path, os.stat(path.name, dir_fd=folder, follow_symlinks=False).st_mode)
    handle = os.open(path.name, _READ | _NO_LINK, dir_fd=folder)
    try:
        check_regular(path, os.fstat(handle).st_mode)
    except BaseException:
        os.close(handle)
        raise
    return handle


def is_link(path: Path) -> bool:
    """Return True if a name leads to another one: a link, or a junction of Windows. Never raises."""
    try:
        state = os.lstat(path)
    except (OSError, ValueError):
        return False
    return stat.S_ISLNK(state.st_mode) or getattr(state, "st_reparse_tag", 0) == _JUNCTION


def check_regular(path: Path, mode: int) -> None:
    """Raise OSError unless a mode is that of a regular file."""
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    if not stat.S_ISREG(mode):
        raise NotRegular(errno.EINVAL, "not a regular file", str(path))


@contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """Open a regular file for reading in any order. Raises OSError."""
    with os.fdopen(open_handle(path), "rb") as file:
        yield file


def read_handle(handle: int, most: int) -> bytes:
    """Read an open file from where it stands, but no more than `most` bytes and one: then it is too large.

    The size that the system tells is a hint only; in `/proc` it is 0. Raises OSError.
    """
    parts: list[bytes] = []
    left, ask = most + 1, max(os.fstat(handle).st_size + 1, _AT_ONCE)
    while left > 0 and (part := os.read(handle, min(ask, left))):
        parts.append(part)
        left -= len(part)
    return parts[0] if len(parts) == 1 else b"".join(parts)
