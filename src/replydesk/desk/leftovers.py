"""Names of temporary files and folders from which a later run can tell that nobody needs them any more.

    .1f3a90c2-4711-8c0d6f2b41e97a35.tmp           beside the file it will become
    replydesk-1f3a90c2-4711-k2x9/                 in the system's folder for temporary files

The first number is the machine's (and the container's), the second the process's. A process that is killed
leaves them; the next run removes those of dead processes of this machine, and of others those of days ago.
"""

from __future__ import annotations

import os
import re
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from zlib import crc32

from replydesk.text.errors import DiskError

_FILE = re.compile(r"\.(?:([0-9a-f]{8})-(\d{1,9})-)?[0-9a-f]{16}\.tmp")  # without numbers: of an old version
_FOLDER = re.compile(r"replydesk-([0-9a-f]{8})-(\d{1,9})-\w+")
_OLD = 2 * 86_400  # seconds after which a file is nobody's, whoever made it: it is written in milliseconds


def temporary_path(folder: Path) -> Path:
    """Return a new name for a hidden file that is renamed when it is complete."""
    return folder / f".{_machine()}-{os.getpid()}-{os.urandom(8).hex()}.tmp"


def sweep(folder: Path) -> None:
    """Remove the files in a folder that killed processes have left under such names. Never fails."""
    with suppress(OSError), os.scandir(folder) as entries:
        for each in entries:
            found = _FILE.fullmatch(each.name)
            if found and each.is_file(follow_symlinks=False) and _is_abandoned(each, found):
                with suppress(OSError):
                    os.unlink(each.path)


@contextmanager
def scratch_folder() -> Iterator[Path]:
    """Make an empty folder for the block. Raises DiskError if there is no place for it."""
    import tempfile

    prefix = f"replydesk-{_machine()}-{os.getpid()}-"
    try:
        _sweep_folders(Path(tempfile.gettempdir()))
        folder = tempfile.TemporaryDirectory(prefix=prefix, ignore_cleanup_errors=True)
    except OSError as error:
        raise DiskError("系统的临时文件夹写不进去；请检查它还在不在、有没有空间（TMPDIR）") from error
    with folder as name:
        yield Path(name)


def _sweep_folders(place: Path) -> None:
    import shutil

    with suppress(OSError), os.scandir(place) as entries:
        for each in entries:
            found = _FOLDER.fullmatch(each.name)
            if found and each.is_dir(follow_symlinks=False) and _is_abandoned(each, found):
                shutil.rmtree(each.path, ignore_errors=True)


def _is_abandoned(entry: os.DirEntry[str], name: re.Match[str]) -> bool:
    """Return True if this user's file or folder is of a process that has ended, or very old."""
    try:
        status = entry.stat(follow_symlinks=False)
    except OSError:
        return False
    if hasattr(os, "getuid") and status.st_uid != os.getuid():
        return False
    is_dead = name[1] == _machine() and not _lives(int(name[2]))
    return is_dead or abs(time.time() - status.st_mtime) > _OLD


def _lives(process: int) -> bool:
    """Return True if a process of this machine runs, or if that cannot be told."""
    if sys.platform == "win32":  # to ask would end it
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True


@cache
def _machine() -> str:
    """Return a number of this machine and, on Linux, of the container: process numbers are unique in it."""
    name = os.environ.get("COMPUTERNAME", "") if sys.platform == "win32" else os.uname().nodename
    with suppress(OSError):
        name += str(Path("/proc/self/ns/pid").readlink())
    return f"{crc32(name.encode('utf-8', 'replace')):08x}"
