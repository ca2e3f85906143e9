"""The files that the memory is made of: drafts of all folders of the desk, and folders of the settings."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from time import sleep
from typing import NamedTuple

from replydesk.desk.desk_folder import Desk
from replydesk.desk.files import explain_os_error
from replydesk.desk.sidecar import ORIGINALS, short_stem
from replydesk.importing.replies.importer import SUFFIXES
from replydesk.text.errors import UserError

MOST_FILES = 30_000  # files of the folders in the settings; more is a whole disk named by mistake
_SLICE, _BREATH = 250, 0.001  # files looked at in a row, and seconds in which a key can be handled
_DEEPEST = 8  # folders within each other

Stamp = str  # differs when the file, or the original beside a draft, may have changed


class SourceFile(NamedTuple):
    """A file with past replies, by its path as text; `is_draft` if it is one of the program's own kind."""

    name: str
    stamp: Stamp
    is_draft: bool = True
    tries: int = 0  # how often reading it was begun and not ended

    @property
    def path(self) -> Path:
        """Return the path."""
        return Path(self.name)


class Sources(NamedTuple):
    """All files found, and the folders that could not be looked at, with the reasons."""

    files: tuple[SourceFile, ...] = ()
    unseen: tuple[tuple[Path, str], ...] = ()


def find_sources(
    desk: Desk, folders: Sequence[Path], should_stop: Callable[[], bool] = lambda: False
) -> Sources | None:
    """Return all files of a desk and of further folders; None if stopped. Never raises."""
    found: dict[str, SourceFile] = {}
    unseen: list[tuple[Path, str]] = []
    folders_of_desk = _draft_folders(desk, unseen)
    for folder in folders_of_desk:
        found |= {each.name: each for each in _seen(folder, _drafts(desk, folder), unseen)}
        if should_stop():
            return None
    own = {os.path.realpath(folder) for folder in folders_of_desk}
    for folder in folders:
        walk = _old_files(Path(os.path.realpath(folder)), own, unseen)
        for number, each in enumerate(_seen(folder, walk, unseen)):
            found.setdefault(each.name, each)
            if should_stop():
                return None
            if number >= MOST_FILES:
                unseen.append((folder, f"文件太多，只读了 {MOST_FILES} 个；请写得细一些"))
                break
    return Sources(tuple(found.values()), tuple(unseen))


def _draft_folders(desk: Desk, unseen: list[tuple[Path, str]]) -> list[Path]:
    """Return the folders of a desk's drafts, as named from the desk's real place."""
    own = Path(os.path.realpath(desk.drafts_folder))
    try:
        return [own, *desk.other_folders()]
    except UserError as error:
        unseen.append((desk.home, str(error)))
        return [own]


def _seen(folder: Path, files: Iterator[SourceFile], unseen: list[tuple[Path, str]]) -> Iterator[SourceFile]:
    """Yield files until the folder refuses; note why."""
    try:
        yield from files
    except OSError as error:
        unseen.append((folder, explain_os_error(error)))


def _drafts(desk: Desk, folder: Path) -> Iterator[SourceFile]:
    """Yield the drafts of a folder; none that only lead to another file. Raises OSError."""
    originals = dict(_originals(folder / ORIGINALS))
    number = 0
    with os.scandir(folder) as found:
        for each in found:
            is_draft = each.name.endswith(".md") and desk.is_draft_name(each.name)
            if is_draft and each.is_file(follow_symlinks=False):
                also = originals.get(short_stem(Path(each.name)), "") if originals else ""
                yield SourceFile(each.path, _stamp(each) + also)
                number += 1
                if number % _SLICE == 0:
                    sleep(_BREATH)


def _originals(folder: Path) -> Iterator[tuple[str, Stamp]]:
    """Yield the names of originals, without suffix, and their stamps."""
    with suppress(OSError), os.scandir(folder) as found:
        for each in found:
            if each.name.endswith(".txt") and each.is_file(follow_symlinks=False):
                yield each.name.removesuffix(".txt"), f"+{_stamp(each)}"


def _old_files(
    folder: Path, own: set[str], unseen: list[tuple[Path, str]], depth: int = 0
) -> Iterator[SourceFile]:
    """Yield the files of a folder and those in it that may hold replies. Raises OSError for the first."""
    if str(folder) in own:
        return
    inner = []
    with os.scandir(folder) as found:
        for each in found:
            if each.name.startswith((".", "~$")):
                continue
            if each.is_dir(follow_symlinks=False):
                inner.append(folder / each.name)
            elif each.name.lower().endswith((*SUFFIXES, ".md")) and each.is_file(follow_symlinks=False):
                is_draft = each.name.lower().endswith(".md")
                yield SourceFile(each.path, _stamp(each), is_draft)
    for below in sorted(inner) if depth < _DEEPEST else ():
        yield from _seen(below, _old_files(below, own, unseen, depth + 1), unseen)


def _stamp(entry: os.DirEntry[str]) -> Stamp:
    """Return what changes with a file: also with one of the same size and time in its place."""
    state = entry.stat(follow_symlinks=False)
    return f"{state.st_mtime_ns},{state.st_ctime_ns},{state.st_size}"
