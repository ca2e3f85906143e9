"""The files that originals are read from: named ones, and those directly in named folders."""

from __future__ import annotations

from codecs import BOM_UTF8
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from replydesk.desk.desk_folder import Desk
from replydesk.desk.files import digest, files_in, inner_folders, nearby, read_up_to
from replydesk.draft.original import Original, length_trouble
from replydesk.importing.originals.plan import OriginalFile, ReadOriginals
from replydesk.importing.originals.reading import originals_in
from replydesk.importing.originals.sources import original_sources
from replydesk.importing.replies.importer import SUFFIXES
from replydesk.importing.replies.readers.limits import MAX_BYTES, Unreadable
from replydesk.importing.replies.readers.reading import foreign_kind
from replydesk.importing.replies.source import Source
from replydesk.text.errors import DiskError, UserError

NEARBY = 12  # most files offered
_AT_ONCE, _MOST_BYTES = 20, 40_000_000  # files, and their bytes, opened by one start of LibreOffice
_MOST_KEPT = MAX_BYTES  # bytes kept in memory until they are written, so that one file is read once

Progress = Callable[[int, int], None]
ShouldStop = Callable[[], bool]


def originals_nearby(desk: Desk, home: Path) -> list[tuple[Path, float]]:
    """Return possible originals with their modification times: in the desk, above it, in downloads."""
    return nearby(desk.root, home, SUFFIXES, NEARBY)


def files_of(names: Sequence[str]) -> tuple[list[Path], list[str]]:
    """Return the named files and those directly in named folders, and the names of what is passed over.

    In a folder, drafts (.md), temporary files of Word (~$) and inner folders are. Raises UserError.
    """
    taken: dict[Path, None] = {}
    passed: list[str] = []
    for path in map(Path, names):
        if not path.exists():
            raise DiskError(f"{path}：没有找到这个文件或文件夹，请核对路径")
        if not path.is_dir():
            taken.setdefault(path)
            continue
        for each in files_in(path):
            if each.suffix.lower() == ".md" or each.name.startswith("~$"):
                passed.append(each.name)
            else:
                taken.setdefault(each)
        passed += [f"{each.name}（文件夹）" for each in inner_folders(path)]
    return list(taken), passed


def read_files(
    paths: Sequence[Path],
    progress: Progress = lambda done, of: None,
    should_stop: ShouldStop = lambda: False,
) -> ReadOriginals:
    """Read the originals in some files; what cannot be read is reported. Stops between files if asked to.

    A file on a folder that does not answer blocks: screens call this in a thread they need not wait for.
    """
    found: list[tuple[OriginalFile, Original]] = []
    unread: list[tuple[str, str]] = []
    done = kept = 0
    for batch in _batches(paths, unread):
        if should_stop():
            break
        sources = original_sources([(data, path.name) for path, data in batch])
        for (path, data), source in zip(batch, sources, strict=True):
            if isinstance(source, Unreadable):
                unread.append((path.name, _reason(source, path.name)))
            else:
                kept += len(data)
                file = OriginalFile(path.name, path, content=data if kept <= _MOST_KEPT else b"")
                found += _read(file._replace(digest=digest(data)), source, unread)
            done += 1
            progress(done, len(paths))
    return ReadOriginals(tuple(found), tuple(unread))


def _read(
    file: OriginalFile, source: Source, unread: list[tuple[str, str]]
) -> Iterator[tuple[OriginalFile, Original]]:
    """Yield the originals in a file; those longer than any are reported."""
    originals = originals_in(source, file.name)
    for place, original in enumerate(originals):
        if trouble := length_trouble("\n".join(original.text)):
            which = f"（第 {place + 1} 份）" if len(originals) > 1 else ""
            unread.append((file.name + which, trouble))
        else:
            yield file._replace(place=place, of=len(originals)), original


def _reason(error: Exception, name: str) -> str:
    """Return why a file is not read, in words about an original."""
    return str(error).removeprefix(f"{name}：").replace("不是答复", "不是原件")


def _batches(paths: Sequence[Path], unread: list[tuple[str, str]]) -> Iterator[list[tuple[Path, bytes]]]:
    """Yield the files with their bytes, those for LibreOffice together and last; others are reported."""
    foreign: list[list[Path]] = [[]]
    size = 0
    for path in paths:
        data = _bytes_of(path, unread)
        if data is None:
            continue
        if not foreign_kind(data):
            yield [(path, data)]
            continue
        size += len(data)
        if len(foreign[-1]) == _AT_ONCE or size > _MOST_BYTES:
            foreign.append([])
            size = len(data)
        foreign[-1].append(path)
    for together in filter(None, foreign):  # read again: not all of them are in memory at once
        again = [(path, _bytes_of(path, unread)) for path in together]
        yield [(path, data) for path, data in again if data is not None]


def _bytes_of(path: Path, unread: list[tuple[str, str]]) -> bytes | None:
    """Return the bytes of a file; None if it is not one to read, which is reported."""
    try:
        data = read_up_to(path, MAX_BYTES, "一份原件")
    except UserError as error:
        unread.append((path.name, str(error).removeprefix(f"{path}：")))
        return None
    if path.suffix.lower() == ".md" and data.removeprefix(BOM_UTF8).startswith(b"---"):
        unread.append((path.name, "这是稿子，不是原件，没有读入；请选建议或提案的文件"))
        return None
    return data
