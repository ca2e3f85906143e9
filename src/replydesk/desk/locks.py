"""Locks between programs: the operating system's own, which end with their process."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from replydesk.desk.files import disk_errors
from replydesk.desk.regular_file import is_link
from replydesk.text.errors import DiskError

if TYPE_CHECKING:
    from filelock import BaseFileLock

_NO_LOCKS = {errno.ENOLCK, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS}


@contextmanager
def locked(
    folder: Path, name: str = ".replydesk.lock", seconds: float = 5, poll: float = 0.05
) -> Iterator[None]:
    """Hold a lock of the folder, so that two programs do not overwrite each other's files.

    Waits up to so many seconds, looking every `poll` seconds. Raises DiskError if another program keeps it
    or the file system has no locks; OSError if nothing can be written.
    """
    lock = _acquire(folder / name, seconds, poll)
    if lock is None:
        raise DiskError(f"{folder}：另一个程序正在存盘，请稍后再试")
    try:
        yield
    finally:
        lock.release()


def hold(path: Path) -> Callable[[], None] | None:
    """Lock a file; return its release, None if another program holds it. Raises DiskError without locks."""
    with disk_errors(path):
        lock = _acquire(path)
    return lock.release if lock else None


def _acquire(path: Path, seconds: float = 0, poll: float = 0.05) -> BaseFileLock | None:
    """Acquire a lock file (flock, or LockFile on Windows); None if another program keeps it so many seconds.

    Raises DiskError if the file system has no locks, OSError if nothing can be written.
    """
    from filelock import FileLock, SoftFileLock, Timeout

    path.parent.mkdir(parents=True, exist_ok=True)
    if is_link(path):  # it could lead to any file, and some versions of filelock empty that
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(path))
    refused = DiskError(f"{path.parent}：这个位置不能给文件加锁，请换到本机的文件夹")
    lock = FileLock(path, timeout=seconds, thread_local=False)
    try:
        lock.acquire(poll_interval=poll)
    except Timeout:
        return None
    except NotImplementedError as error:
        raise refused from error
    except OSError as error:
        if error.errno in _NO_LOCKS:
            raise refused from error
        raise
    if isinstance(lock, SoftFileLock):  # filelock's way out; such a lock outlives a killed process
        lock.release()
        raise refused
    return lock
