"""Folders looked through for a file: what is in one, what a typed path means, how a name is completed."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from os.path import commonprefix
from pathlib import Path
from urllib.parse import unquote

from replydesk.desk.files import disk_errors
from replydesk.text.natural_order import NaturalKey, natural_key

MOST = 20_000  # Entries of a folder that are listed
_DATED = 2_000  # Entries of which the day is read: on a network this takes longer than the list
_QUOTES = "'\"“”‘’"
_SEPARATORS = tuple(filter(None, (os.sep, os.altsep)))


@dataclass(frozen=True, slots=True)
class FileEntry:
    """A file or folder: `when` is its last write (seconds, 0 if not read), `why_not` why it is greyed."""

    path: Path
    name: str
    is_folder: bool = False
    when: float = 0
    why_not: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """The entries of a folder: folders, files that can be read, others; `is_cut` if there are more."""

    folder: Path
    entries: tuple[FileEntry, ...]
    is_cut: bool = False

    @property
    def readable(self) -> int:
        """Return the number of files that are offered."""
        return sum(not (each.is_folder or each.why_not) for each in self.entries)

    @property
    def told(self) -> str:
        """Return how many files can be read; where none can, how many folders there are to look in."""
        folders = sum(each.is_folder for each in self.entries)
        return f"里面有 {folders} 个文件夹" if folders and not self.readable else f"能读的 {self.readable} 份"


def list_folder(folder: Path, suffixes: Sequence[str]) -> Listing:
    """Return what is in a folder, without hidden files. Raises DiskError."""
    entries: list[FileEntry] = []
    with disk_errors(folder), os.scandir(folder) as found:
        for each in found:
            if len(entries) == MOST:
                return Listing(folder, _in_order(entries), is_cut=True)
            if not _is_hidden(each):
                entries.append(_entry(each, tuple(suffixes), is_dated=len(entries) < _DATED))
    return Listing(folder, _in_order(entries))


def _is_hidden(entry: os.DirEntry[str]) -> bool:
    if entry.name.startswith((".", "~$")):
        return True
    if os.name != "nt":
        return False
    with suppress(OSError):
        attributes: int = getattr(entry.stat(follow_symlinks=False), "st_file_attributes", 0)
        return bool(attributes & stat.FILE_ATTRIBUTE_HIDDEN)
    return False


def _entry(entry: os.DirEntry[str], suffixes: tuple[str, ...], *, is_dated: bool) -> FileEntry:
    path = Path(entry.path)
    try:
        if entry.is_dir():
            return FileEntry(path, entry.name, is_folder=True)
        if not entry.is_file():
            return FileEntry(path, entry.name, why_not="不是普通文件")
        when = entry.stat().st_mtime if is_dated else 0
    except OSError:
        return FileEntry(path, entry.name, why_not="打不开")
    suffix = path.suffix.lower()
    why_not = "" if suffix in suffixes else f"这里不读 {suffix}" if suffix else "看不出是什么文件"
    return FileEntry(path, entry.name, when=when, why_not=why_not)


def _in_order(entries: Iterable[FileEntry]) -> tuple[FileEntry, ...]:
    """Return folders, files that can be read, others; each by name, numbers in names by their value."""

    def order(each: FileEntry) -> tuple[bool, bool, NaturalKey]:
        return not each.is_folder, bool(each.why_not), natural_key(each.name)

    return tuple(sorted(entries, key=order))


@dataclass(frozen=True, slots=True)
class Typed:
    """What a typed path means: a folder, and the beginning of a name in it, "" if it is the folder itself."""

    folder: Path
    rest: str


def is_path(text: str) -> bool:
    """Return True if a typed text is a path, not only a part of a name."""
    return any(each in text for each in _SEPARATORS) or text in ("~", "..")


def plain_path(text: str) -> str:
    """Return a pasted path without quotes and without the form that file managers give it."""
    text = text.strip().strip(_QUOTES)
    return unquote(text.removeprefix("file://")) if text.startswith("file://") else text


def read_typed(text: str, base: Path, home: Path) -> Typed:
    """Return what a typed path means, taken from a folder if it does not begin at the root."""
    text = plain_path(text)
    head, tail = (text[:1], text[1:]) if text.startswith("~") else ("", text)
    if head and not (tail == "" or tail.startswith(_SEPARATORS)):
        head, tail = "", text
    path = Path(os.path.normpath(home / tail.lstrip("".join(_SEPARATORS)) if head else base / tail))
    if not text or text.endswith((*_SEPARATORS, "..")) or text == "~" or _is_folder(path):
        return Typed(path, "")
    return Typed(path.parent, path.name)


def _is_folder(path: Path) -> bool:
    """Return True if there is a folder; a path that no system would take is none."""
    with suppress(OSError, ValueError):
        return path.is_dir()
    return False


def completed(entries: Iterable[FileEntry], rest: str) -> str:
    """Return the beginning of a name completed as far as it is sure, with a separator behind a folder.

    Names that can be chosen are preferred, and those that are written as typed. Where nothing more is sure,
    the only folder is gone into.
    """
    begun = [each for each in entries if each.name.casefold().startswith(rest.casefold())]
    begun = [each for each in begun if not each.why_not] or begun
    begun = [each for each in begun if each.name.startswith(rest)] or begun
    if len(begun) == 1:
        return begun[0].name + (os.sep if begun[0].is_folder else "")
    common = commonprefix([each.name for each in begun])
    if len(common) > len(rest):
        return common
    folders = [each.name for each in begun if each.is_folder]
    return folders[0] + os.sep if len(folders) == 1 else rest


def short_path(path: Path, home: Path) -> str:
    """Return a path as it is shown, with ~ for the clerk's home."""
    with suppress(ValueError):
        below = path.relative_to(home)
        return "~" if below == Path() else f"~{os.sep}{below}"
    return str(path)
