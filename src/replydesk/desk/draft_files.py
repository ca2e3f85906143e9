"""A draft's file and the program's own files on it, moved together: to another name, into the bin, back.

Each file is moved whole or not at all, and never over another one. The draft's own file decides. A killed
program leaves the draft at its old place or at its new one; what it kept on it is there, or is found there:
versions by their content, in the bin by its list.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from replydesk.desk import files, locks, sidecar
from replydesk.desk.original_paths import handed_files, handed_path, original_path, refuse_link
from replydesk.desk.regular_file import is_link
from replydesk.text.errors import DiskError, UserError

_MOST = 200_000_000  # bytes of a file that is copied where it cannot be linked


@contextmanager
def held_alone(draft: Path, who: str) -> Iterator[None]:
    """Hold a draft during the block, so that nobody opens it. Raises UserError if somebody has it open."""
    hold = sidecar.take_lock(draft, who)
    try:
        if other := hold.elsewhere or _other_holder(draft, hold.number):
            raise UserError(f"{draft}：{other} 正打开着；请先在那边返回桌面，再来一次")
        yield
    finally:
        hold.release()


def _other_holder(draft: Path, own: int) -> str:
    """Return who holds a draft under a later number: the first program may have closed it; "" for nobody."""
    for number in range(1, sidecar.MOST + 1):
        lock = sidecar.path_of(draft, sidecar.LOCK, number)
        if number == own or not lock.exists():
            continue
        with suppress(UserError):
            release = locks.hold(lock)
            if release is None:
                return sidecar.holder(draft, number)
            release()
    return ""


def own_files(draft: Path, target: Path) -> list[tuple[Path, Path]]:
    """Return the files kept on a draft, each with its path once the draft is at `target`."""
    kinds = [(sidecar.HISTORY, 1), (sidecar.UNDO, 1)]
    journals = sidecar.journals(draft.parent / sidecar.NAME, draft)
    kinds += [(sidecar.WRITING, sidecar.number_of(path)) for path in journals]
    pairs = [
        (sidecar.path_of(draft, kind, number), sidecar.path_of(target, kind, number))
        for kind, number in kinds
    ]
    return [(source, beside) for source, beside in pairs if source.is_file()] + _originals(draft, target)


def _originals(draft: Path, target: Path) -> list[tuple[Path, Path]]:
    """Return the files of a draft's original with their next paths; what links lead to is not the draft's."""
    if is_link(original_path(draft).parent):
        return []
    pairs = [(original_path(draft), original_path(target))]
    pairs += [(path, handed_path(target, path.suffix)) for path in handed_files(draft)]
    return [pair for pair in pairs if pair[0].is_file() and not is_link(pair[0])]


def _place_copies(pairs: list[tuple[Path, Path]]) -> None:
    """Put copies of files where they belong; those there, of drafts long gone, get other names."""
    for source, copy in pairs:
        if os.path.lexists(copy):
            if not is_link(copy) and same_content(source, copy):
                continue
            sidecar.set_aside(copy)
        files.make_folder(copy.parent)
        with files.disk_errors(copy):
            try:
                os.link(source, copy)
            except OSError:  # another file system, or one without links
                files.create_whole(copy, files.read_up_to(source, _MOST, "程序写的文件"))


def is_same_file(one: Path, other: Path) -> bool:
    """Return True if two paths lead to one file."""
    try:
        return one.samefile(other)
    except OSError:
        return False


def same_content(one: Path, other: Path) -> bool:
    """Return True if two files hold the same bytes."""
    found = files.digest_of(one)
    return bool(found) and found == files.digest_of(other)


def move_draft(draft: Path, target: Path) -> None:
    """Move a draft and the program's files on it. Raises UserError, also if the target's name is taken.

    The caller holds both names. In one folder only the undo history goes first: versions under the new name
    without a draft would be taken for those of a deleted one.
    """
    pairs = own_files(draft, target)
    if _originals(draft, target):
        refuse_link(original_path(target).parent)
    is_renamed = draft.parent == target.parent
    first = [pair for pair in pairs if not is_renamed or pair[0] == sidecar.path_of(draft, sidecar.UNDO)]
    try:
        _place_copies(first)
        move_to_free(draft, target)
    except BaseException as error:
        for source, copy in first if os.path.lexists(draft) else ():  # else it has moved all the same
            if source.exists() and copy.exists() and not is_one_file(source, copy):
                sidecar.remove(copy)
        if isinstance(error, FileExistsError):
            raise UserError(f"{target}：已有同名的文件，请换一个名字") from error
        raise
    for source, copy in pairs:
        _follow(source, copy, is_copied=(source, copy) in first)


def _follow(source: Path, copy: Path, *, is_copied: bool) -> None:
    """Move a file after its draft; if it is copied already, only remove it. Never fails."""
    if is_copied and not is_one_file(source, copy):
        sidecar.remove(source)
        return
    with suppress(UserError):
        if os.path.lexists(copy) and not is_one_file(source, copy):
            sidecar.set_aside(copy)
        sidecar.rename(source, copy)


def move_to_free(source: Path, target: Path) -> None:
    """Move a file to a name that must be free, whole or not at all.

    Raises FileExistsError if the name is taken, DiskError if it cannot be moved.
    """
    try:
        if not _is_linked(source, target):
            _rename_or_copy(source, target)
    except (FileExistsError, DiskError):
        raise
    except OSError as error:
        raise DiskError(f"{source}：{files.explain_os_error(error)}") from error
    for folder in {source.parent, target.parent}:
        files.sync_folder(folder)


def _is_linked(source: Path, target: Path) -> bool:
    """Give a file its new name and take the old one; return False where a file cannot have two.

    Raises OSError, then with the file at its old place only.
    """
    if source.is_symlink() or is_one_file(source, target):
        return False
    try:
        os.link(source, target)
    except FileExistsError:
        raise
    except OSError:
        return False
    try:
        os.unlink(source)
    except OSError:
        with suppress(OSError):
            os.unlink(target)
        raise
    return True


def is_one_file(source: Path, target: Path) -> bool:
    """Return True if two names lead to one entry of a folder, as where case makes no difference."""
    try:
        names = {source.name, target.name}
        return source.samefile(target) and not names <= set(os.listdir(source.parent))
    except OSError:
        return False


def _rename_or_copy(source: Path, target: Path) -> None:
    """Rename a file to a free name, or copy it to another file system. Raises FileExistsError, OSError."""
    if os.path.lexists(target) and not is_one_file(source, target):
        raise FileExistsError(target)
    try:
        os.rename(source, target)
    except OSError:
        if source.is_symlink() or _is_on_one_disk(source.parent, target.parent):
            raise
        files.create_whole(target, files.read_up_to(source, _MOST, "一份答复"))
        try:
            os.unlink(source)
        except OSError:
            sidecar.remove(target)
            raise


def _is_on_one_disk(one: Path, other: Path) -> bool:
    return one.stat().st_dev == other.stat().st_dev
