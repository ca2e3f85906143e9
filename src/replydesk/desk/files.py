"""Files read whole and written atomically; errors reworded for the clerk."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from replydesk.desk.leftovers import temporary_path
from replydesk.desk.regular_file import NotRegular, open_handle, open_itself, read_handle
from replydesk.text.errors import DiskError, UserError
from replydesk.text.marks import has_forbidden
from replydesk.text.note import Note

MAX_BYTES = 4_000_000  # the largest file accepted as a draft; a reply of 300 pages is under 1 MB
MAX_HAND_BYTES = 300_000  # the largest phrase, profile or settings file; usual ones have some thousand
MAX_OWN_BYTES = 64_000_000  # the largest file of the program's own that is read, such as an export log
MAX_PDF_BYTES = 1_000_000_000  # the largest PDF taken from LibreOffice
UTF_16 = (b"\xff\xfe", b"\xfe\xff")  # the byte order marks of UTF-16


class ChangedOnDisk(DiskError):
    """The draft's file was changed by another program since it was read."""


def user_name() -> str:
    """Return the login name of the user."""
    import getpass

    with suppress(OSError, KeyError, ImportError):
        return getpass.getuser()
    return "未知"


def read_bytes(path: Path) -> bytes:
    """Return the bytes of a file. Raises UserError, also for one too large to be a draft."""
    return read_up_to(path, MAX_BYTES, "一份答复")


def read_up_to(path: Path, most: int, what: str) -> bytes:
    """Return the bytes of a regular file. Raises UserError, also for more than `most`; `what` names it."""
    with disk_errors(path):
        return read_part(path, 0, most, what)[0]


def read_itself(path: Path, most: int, what: str) -> bytes:
    """Return the bytes of a regular file as `read_up_to` does, but of none that a link leads to."""
    with disk_errors(path):
        return read_part(path, 0, most, what, open_itself)[0]


def read_part(
    path: Path, start: int, most: int, what: str, opening: Callable[[Path], int] = open_handle
) -> tuple[bytes, os.stat_result]:
    """Return the bytes of a file from `start` on, and its state. Raises OSError; UserError for too many."""
    handle = opening(path)
    try:
        state = os.fstat(handle)
        _check_size(path, state.st_size - start, most, what)  # before anything is read
        if start:
            os.lseek(handle, start, os.SEEK_SET)
        data = read_handle(handle, most)
        _check_size(path, len(data), most, what)
        return data, os.fstat(handle)
    finally:
        os.close(handle)


def _check_size(path: Path, size: int, most: int, what: str) -> None:
    if size > most:
        unit, name = (1_000_000, "MB") if most >= 1_000_000 else (1_000, "KB")
        limit = f"超过 {most // unit} {name}"
        sizes = limit if size == most + 1 else f"有 {size / unit:.1f} {name}，{limit}"
        raise UserError(f"{path}：{sizes}，不像{what}，没有打开；请核对文件")


def decode(data: bytes, path: Path) -> tuple[str, tuple[Note, ...]]:
    """Return the text of a file in UTF-8, or GB18030 or UTF-16 with a note. Raises UserError."""
    if data.startswith(UTF_16):
        with suppress(UnicodeDecodeError):
            return data.decode("utf-16"), (Note("原为 UTF-16 编码，存盘时改为 UTF-8"),)
    if b"\0" not in data:
        with suppress(UnicodeDecodeError):
            return data.decode("utf-8-sig"), ()
        with suppress(UnicodeDecodeError):
            text = data.decode("gb18030")
            if not has_forbidden(text):
                return text, (Note("原为 GB18030 编码，存盘时改为 UTF-8"),)
    raise UserError(f"{path}：不是文本文件，打不开；请用 UTF-8 编码的文本文件")


def read_any_encoding(path: Path) -> str:
    """Return the text of a phrase, a profile or settings, in an encoding of `decode`. Raises UserError."""
    return decode(read_up_to(path, MAX_HAND_BYTES, "手写的文件"), path)[0]


def digest(data: bytes) -> str:
    """Return a digest of a file's content."""
    import hashlib

    return hashlib.blake2b(data, digest_size=16).hexdigest()


def digest_of(path: Path, part: Callable[[bytes], bytes] = lambda data: data) -> str:
    """Return the digest of a file's content, or of a part of it; "" if it cannot be read."""
    try:
        return digest(part(read_up_to(path, MAX_OWN_BYTES, "程序写的文件")))
    except UserError:
        return ""


def read_text_file(path: Path) -> str:
    """Return the text of one of the program's own files, in UTF-8; bad bytes are lost. Raises UserError."""
    return read_up_to(path, MAX_OWN_BYTES, "程序写的文件").decode("utf-8", "replace")


def files_in(folder: Path) -> list[Path]:
    """Return the files directly in a folder, by name, without hidden ones. Raises DiskError."""
    with disk_errors(folder):
        return sorted(path for path in folder.iterdir() if path.is_file() and not path.name.startswith("."))


def inner_folders(folder: Path) -> list[Path]:
    """Return the folders directly in a folder, by name, without hidden ones. Raises DiskError."""
    with disk_errors(folder):
        return sorted(path for path in folder.iterdir() if path.is_dir() and not path.name.startswith("."))


def make_folder(folder: Path) -> None:
    """Make a folder and its parents, if they do not exist. Raises DiskError."""
    with disk_errors(folder):
        folder.mkdir(parents=True, exist_ok=True)


def write_whole(path: Path, data: bytes, *, settled: bool = True) -> None:
    """Replace a file by `data` atomically: a reader sees the old bytes or the new ones.

    Unless `settled`, a power cut can still lose it until `settle` is called: for many files in a row that
    can be made again.
    """
    with disk_errors(path):
        try:
            handle, name = create_temporary_file(path.parent)
        except FileNotFoundError:
            path.parent.mkdir(parents=True, exist_ok=True)
            handle, name = create_temporary_file(path.parent)
        try:
            _fill(handle, data, settled=settled or not hasattr(os, "sync"))
            os.chmod(name, _mode_of(path))
            os.replace(name, path)
        except BaseException:
            with suppress(OSError):
                os.unlink(name)
            raise
        if settled:
            sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Flush the names in a folder to the disk, if the system can (Windows cannot open a folder)."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _fill(handle: int, data: bytes, *, settled: bool) -> None:
    """Write an open new file, and close it; `settled` waits until the disk has it."""
    with os.fdopen(handle, "wb") as file:
        file.write(data)
        if settled:
            file.flush()
            os.fsync(file.fileno())


def _mode_of(path: Path) -> int:
    """Return the permissions of a file, or of a new one if there is none. Raises OSError."""
    try:
        return path.stat().st_mode
    except FileNotFoundError:
        return 0o644


def create_whole(path: Path, data: bytes, *, settled: bool = True) -> None:
    """Write a file that must not exist yet, atomically; no other file is replaced.

    `settled` waits until the disk has it, about 1 ms. Raises FileExistsError if the name is taken,
    DiskError if it cannot be written.
    """
    with disk_errors(path):
        handle, name = create_temporary_file(path.parent)
    try:
        _fill(handle, data, settled=settled)
        os.chmod(name, 0o644)
        _rename_to_free(name, path)
    except FileExistsError:
        raise
    except OSError as error:
        raise DiskError(f"{path}：{explain_os_error(error)}") from error
    finally:
        with suppress(OSError):
            os.unlink(name)


def _rename_to_free(name: Path, path: Path) -> None:
    """Rename a finished file to a name that must be free. Raises FileExistsError, OSError."""
    try:
        os.link(name, path)
    except FileExistsError:
        raise
    except OSError:  # no hard links here, as on exFAT and many shares
        if path.exists():
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path)) from None
        os.rename(name, path)


def copy_whole(source: Path, target: Path) -> None:
    """Copy a file over another atomically. Raises UserError."""
    write_whole(target, read_up_to(source, MAX_PDF_BYTES, "一份打印稿"))


def copy_to_free(source: Path, target: Path) -> None:
    """Copy a file to a name that must be free. Raises UserError, also if the name is taken."""
    try:
        create_whole(target, read_up_to(source, MAX_PDF_BYTES, "一份文件"))
    except FileExistsError as error:
        raise UserError(f"{target}：已有同名的文件，没有存；请换一个名字") from error


def create_temporary_file(folder: Path) -> tuple[int, Path]:
    """Create an empty hidden file, readable by the owner only; return its handle and path. Raises OSError."""
    # the standard library's `tempfile` does the same, but loading it takes as long as writing a file
    name = temporary_path(folder)
    return os.open(name, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600), name


def settle() -> None:
    """Wait until everything written so far is on the disk."""
    if hasattr(os, "sync"):  # Windows has none, and there each file is settled as it is written
        os.sync()


def newest(folders: Iterable[Path], suffixes: tuple[str, ...], most: int) -> list[tuple[Path, float]]:
    """Return the files with these suffixes in some folders, each with its last write (seconds), newest first.

    Missing and unreadable folders count as empty; hidden files and Excel's lock files are left out.
    """
    found: dict[Path, float] = {}
    for folder in folders:
        with suppress(OSError), os.scandir(folder) as entries:
            for each in entries:
                is_shown = not each.name.startswith((".", "~$"))
                if is_shown and each.name.lower().endswith(suffixes):
                    with suppress(OSError):  # a link round in a circle
                        if each.is_file():
                            found[Path(each.path)] = each.stat().st_mtime
    return sorted(found.items(), key=lambda item: -item[1])[:most]


def nearby(root: Path, home: Path, suffixes: tuple[str, ...], most: int) -> list[tuple[Path, float]]:
    """Return files the clerk may mean, newest first: in a desk, above it, here, and in the downloads."""
    folders = [root, Path(os.path.realpath(root)).parent, Path()]
    folders += [home / name for name in ("下载", "Downloads", "桌面", "Desktop")]
    found = newest(folders, suffixes, most * len(folders))
    real = {os.path.realpath(path): (path, when) for path, when in found}
    return list(real.values())[:most]


def set_aside(path: Path, mark: str) -> Path:
    """Rename a file to a free name with a mark, and return the new path. Raises DiskError."""
    number = 1
    while (aside := path.with_name(f"{path.stem}{mark}{number if number > 1 else ''}{path.suffix}")).exists():
        number += 1
    with disk_errors(path):
        path.rename(aside)
    return aside


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
    errno.ELOOP: "这是链接，绕成了圈或不能由它写入，没有打开；请删去它，换成文件本身",
}


@contextmanager
def disk_errors(path: Path) -> Iterator[None]:
    """Turn an error of the operating system into a message that names file and remedy."""
    try:
        yield
    except OSError as error:
        raise DiskError(f"{path}：{explain_os_error(error)}") from error


def is_full(error: BaseException | None) -> bool:
    """Return True if an error, or its cause, is a full disk or quota."""
    while error is not None:
        if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT):
            return True
        error = error.__cause__
    return False


def explain_os_error(error: OSError) -> str:
    """Explain an error of the operating system to a clerk, with the remedy."""
    if isinstance(error, NotRegular):
        return "不是普通文件（是管道、设备之类），没有打开；请从文件夹里移走它"
    return _REASONS.get(error.errno or 0, f"系统不允许（{error.strerror or error}）")
