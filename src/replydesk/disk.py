"""The disk: files read whole and written whole or not at all, folders locked, troubles told to a clerk."""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from replydesk.characters import has_forbidden
from replydesk.notes import Note

MAX_BYTES = 4_000_000
"""The largest file taken for a draft; a reply of 300 pages is under 1 MB."""

_FORBIDDEN_IN_NAMES = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')
_RESERVED_NAMES = re.compile(r"con|prn|aux|nul|com\d|lpt\d", re.IGNORECASE)  # by Windows
_MAX_NAME_BYTES = 180


class DeskError(Exception):
    """What the operating system did not allow, said to a clerk: the file, and the remedy."""


class ChangedOnDisk(DeskError):
    """The draft was changed by another program since it was read."""


def read_bytes(path: Path, most: int = MAX_BYTES) -> bytes:
    """The bytes of a file. Raises DeskError, also for one of more than `most` bytes."""
    with told(path):
        size = path.stat().st_size
        if size > most:
            limit = most // 1_000_000
            raise DeskError(
                f"{path}：有 {size / 1e6:.1f} MB，超过 {limit} MB，不像一份答复，没有打开；请核对文件"
            )
        return path.read_bytes()


def decode(data: bytes, path: Path) -> tuple[str, tuple[Note, ...]]:
    """The text of a file in UTF-8, or GB18030 or UTF-16 with a note. Raises DeskError."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        with suppress(UnicodeDecodeError):
            return data.decode("utf-16"), (Note("原为 UTF-16 编码，存盘时改为 UTF-8"),)
    if b"\0" not in data:
        with suppress(UnicodeDecodeError):
            return data.decode("utf-8-sig"), ()
        with suppress(UnicodeDecodeError):
            text = data.decode("gb18030")
            if not has_forbidden(text):
                return text, (Note("原为 GB18030 编码，存盘时改为 UTF-8"),)
    raise DeskError(f"{path}：不是文本文件，打不开；请用 UTF-8 编码的文本文件")


def digest(data: bytes) -> str:
    """What tells one content of a file from another."""
    import hashlib

    return hashlib.blake2b(data, digest_size=16).hexdigest()


def write_whole(path: Path, data: bytes) -> None:
    """Replace a file by `data` in one step: a reader sees the old bytes or the new ones."""
    import tempfile

    with told(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=".", suffix=".tmp", dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            os.chmod(name, path.stat().st_mode if path.exists() else 0o644)
            os.replace(name, path)
        except BaseException:
            with suppress(OSError):
                os.unlink(name)
            raise


def set_aside(path: Path, mark: str) -> Path:
    """Rename a file to a free name with a mark, and give the new one. Raises DeskError."""
    number = 1
    while (aside := path.with_name(f"{path.stem}{mark}{number if number > 1 else ''}{path.suffix}")).exists():
        number += 1
    with told(path):
        path.rename(aside)
    return aside


def write_fault(home: Path, error: BaseException) -> str:
    """Keep the traceback of a fault in a file for whoever mends the program; says where it is."""
    import traceback

    path = home / ".replydesk-出错记录.txt"
    with suppress(DeskError):
        write_whole(path, "".join(traceback.format_exception(error)).encode("utf-8", "replace"))
        return f"出错记录：{path}。"
    return ""


def file_name(title: str, mark: str = "") -> str:
    """A title as a file's name without suffix, allowed on every system, at most 180 bytes.

    `mark` is put behind it whole, however long the title is.
    """
    name = " ".join(_FORBIDDEN_IN_NAMES.sub(" ", title).split()).strip(" .")
    if _RESERVED_NAMES.fullmatch(name.partition(".")[0]):
        name = f"稿子 {name}"
    room = _MAX_NAME_BYTES - len(mark.encode())
    kept = name.encode("utf-8", "ignore")[:room].decode("utf-8", "ignore")
    return (kept.rstrip(" .") or "未命名") + mark


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the folder's lock, so that two programs do not save over each other."""
    from filelock import FileLock, Timeout

    folder.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(folder / ".replydesk.lock", timeout=5):
            yield
    except Timeout as error:
        raise DeskError(f"{folder}：另一个程序正在存盘，请稍后再试") from error
    except NotImplementedError as error:
        raise DeskError(f"{folder}：这个位置不能给文件加锁，请换到本机的文件夹") from error


_REASONS = {
    errno.ENOENT: "没有找到这个文件或文件夹，请核对路径",
    errno.EISDIR: "这是文件夹，不是文件",
    errno.ENOTDIR: "路径中间有一段不是文件夹，请核对",
    errno.EACCES: "没有权限，请检查文件夹是否只读、文件是否正在别的程序里打开",
    errno.EPERM: "没有权限，请检查文件夹是否只读",
    errno.EROFS: "这个位置是只读的，请换一个位置",
    errno.ENOSPC: "磁盘已满，没有存上；请腾出空间后再试",
    errno.EDQUOT: "磁盘配额已用完，没有存上；请腾出空间后再试",
    errno.ENAMETOOLONG: "文件名太长，请缩短",
    errno.EEXIST: "已有同名的文件，请换一个名字",
}


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn an error of the operating system into a message that names file and remedy."""
    try:
        yield
    except OSError as error:
        raise DeskError(f"{path}：{reason(error)}") from error


def reason(error: OSError) -> str:
    """What an error of the operating system means to a clerk, and the remedy."""
    return _REASONS.get(error.errno or 0, f"系统不允许（{error.strerror or error}）")
