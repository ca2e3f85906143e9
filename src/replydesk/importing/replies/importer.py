"""Old replies of any kind of file made into drafts, and written under names that are free.

`import_file` and `import_files` take bytes and touch no folder of the desk; `import_paths` reads files one
after the other; `write_reply` writes a draft, never over a file that exists.
"""

from __future__ import annotations

from codecs import BOM_UTF8
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from replydesk.desk.desk_folder import Desk, encode_draft
from replydesk.desk.files import create_whole, files_in, inner_folders, make_folder, nearby, read_up_to
from replydesk.draft.model import Draft
from replydesk.importing.replies.readers.limits import MAX_BYTES, Unreadable
from replydesk.importing.replies.readers.reading import file_kind, foreign_kind, read_sources
from replydesk.importing.replies.recognise import Imported, recognise
from replydesk.reply.stock import Stock
from replydesk.text.characters import file_name, folded, free_name
from replydesk.text.errors import UserError

SUFFIXES = (".docx", ".pdf", ".txt", ".doc", ".wps", ".htm", ".html")
"""How the names of old replies end; what a file is, its content says."""

NEARBY = 12
"""The most files offered."""

_TOGETHER = 20
"""Files that one start of LibreOffice opens; all of them are in memory meanwhile."""


@dataclass(frozen=True, slots=True)
class ImportOutcome:
    """What became of one file: what was read of it, or the reason why nothing was.

    `name` is that of the file, `kind` what it is (Word, PDF, 网页, 文本, doc …), "" where it was not opened.
    """

    name: str
    kind: str = ""
    imported: Imported | None = None
    reason: str = ""


def import_file(data: bytes, name: str, stock: Stock, unit: str = "") -> ImportOutcome:
    """The draft of one file. Never raises. `unit` is the body that replied, "" where the letter is to say."""
    return import_files([(data, name)], stock, unit)[0]


def import_files(files: Sequence[tuple[bytes, str]], stock: Stock, unit: str = "") -> list[ImportOutcome]:
    """The drafts of some files, given by bytes and name; LibreOffice is started once for those it opens."""
    sources = read_sources(files)
    return [
        ImportOutcome(name, file_kind(data), None, str(source))
        if isinstance(source, Unreadable)
        else ImportOutcome(name, file_kind(data), recognise(source, stock, unit))
        for (data, name), source in zip(files, sources, strict=True)
    ]


def import_paths(paths: Sequence[Path], stock: Stock, unit: str = "") -> Iterator[tuple[Path, ImportOutcome]]:
    """The drafts of the files at some paths, those last that LibreOffice has to open."""
    foreign: list[Path] = []
    for path in paths:
        read = _read(path)
        if isinstance(read, ImportOutcome):
            yield path, read
        elif foreign_kind(read):
            foreign.append(path)
        else:
            yield path, import_file(read, path.name, stock, unit)
    for start in range(0, len(foreign), _TOGETHER):
        yield from _by_office(foreign[start : start + _TOGETHER], stock, unit)


def _by_office(paths: Sequence[Path], stock: Stock, unit: str) -> Iterator[tuple[Path, ImportOutcome]]:
    read = [(path, _read(path)) for path in paths]
    gone = {path: data for path, data in read if isinstance(data, ImportOutcome)}
    there = [(path, data) for path, data in read if not isinstance(data, ImportOutcome)]
    made = import_files([(data, path.name) for path, data in there], stock, unit)
    yield from gone.items()
    yield from zip((path for path, _ in there), made, strict=True)


def _read(path: Path) -> bytes | ImportOutcome:
    try:
        data = read_up_to(path, MAX_BYTES, "一份答复")
    except UserError as error:
        return ImportOutcome(path.name, reason=str(error))
    if path.suffix.lower() == ".md" and data.removeprefix(BOM_UTF8).startswith(b"---"):
        return ImportOutcome(
            path.name, reason=f"{path}：已经是稿子，不用导入；放进工作台的 drafts 文件夹就行"
        )
    return data


def files_of(names: Sequence[str]) -> tuple[list[Path], list[Path]]:
    """The files named, and those right in the folders named; apart from them what is passed over.

    In a folder, drafts (.md) and the files Word keeps while one is open (~$) are passed over. Raises
    UserError.
    """
    taken: dict[Path, None] = {}
    passed: list[Path] = []
    for path in map(Path, names):
        for each in files_in(path) if path.is_dir() else [path]:
            is_other = path.is_dir() and (each.suffix.lower() == ".md" or each.name.startswith("~$"))
            if is_other:
                passed.append(each)
            else:
                taken.setdefault(each)
    return list(taken), passed


def folders_in(names: Sequence[str]) -> list[str]:
    """The folders within the folders named, that are not named themselves: what is in them is not taken."""
    named = {Path(name).absolute() for name in names}
    found = (each for path in map(Path, names) if path.is_dir() for each in inner_folders(path))
    return [str(each) for each in found if each.absolute() not in named]


def replies_nearby(desk: Desk, home: Path) -> list[tuple[Path, float]]:
    """The files that may be old replies, with when they were written: in the desk, above it, downloads."""
    return nearby(desk.root, home, SUFFIXES, NEARBY)


def write_reply(folder: Path, source: str, draft: Draft, taken: set[str]) -> Path:
    """Write a draft under the name of the file it came from, or the next that is free; returns its file.

    `taken` are the names given so far, as `folded` has them. Raises UserError if it cannot be written.
    """
    make_folder(folder)
    data = encode_draft(draft)
    while True:
        path = folder / f"{free_name(file_name(Path(source).stem), taken)}.md"
        try:
            create_whole(path, data)
        except FileExistsError:
            continue
        return path


def names_in(folder: Path) -> set[str]:
    """The names that drafts of a folder have, as `folded` has them."""
    if not folder.is_dir():
        return set()
    return {folded(path.stem) for path in files_in(folder) if path.suffix.lower() == ".md"}
