"""Import of old replies of any kind of file as drafts, written under free names.

`import_file` and `import_files` take bytes and do not access the desk; `import_paths` reads files one after
the other; `write_reply` writes a draft, never over an existing file.
"""

from __future__ import annotations

from codecs import BOM_UTF8
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from replydesk.desk.desk_folder import Desk, encode_draft
from replydesk.desk.files import create_whole, files_in, inner_folders, make_folder, nearby, read_up_to
from replydesk.draft.model import Draft
from replydesk.importing.replies.parting.letters import split_letters
from replydesk.importing.replies.readers.limits import MAX_BYTES, Unreadable
from replydesk.importing.replies.readers.reading import file_kind, foreign_kind, read_sources
from replydesk.importing.replies.recognise import Imported, recognise
from replydesk.reply.stock import Stock
from replydesk.text.characters import file_name, folded_name, free_name
from replydesk.text.errors import UserError

SUFFIXES = (
    ".docx",
    ".pdf",
    ".txt",
    ".doc",
    ".wps",
    ".rtf",
    ".odt",
    ".htm",
    ".html",
    ".mht",
    ".mhtml",
)  # By content
NEARBY = 12  # Most files offered
# Files, and bytes of files, opened by one start of LibreOffice; all of them are in memory meanwhile.
_TOGETHER, _MOST_BYTES = 20, 40_000_000


@dataclass(frozen=True, slots=True)
class ImportOutcome:
    """The result for one letter of a file: the imported reply, or the reason why there is none.

    `name` is the file's name, `kind` its kind (Word, PDF, 网页, 文本, doc …), "" if it was not opened;
    `place` counts the letters of a file from 0.
    """

    name: str
    kind: str = ""
    imported: Imported | None = None
    reason: str = ""
    place: int = 0


def import_file(data: bytes, name: str, stock: Stock, unit: str = "") -> ImportOutcome:
    """Return the draft of a file's first letter. Never raises. `unit` is the body that replied, or ""."""
    return import_files([(data, name)], stock, unit)[0][0]


def import_files(
    files: Sequence[tuple[bytes, str]], stock: Stock, unit: str = ""
) -> list[list[ImportOutcome]]:
    """Return the drafts of the letters of each file (bytes, name); LibreOffice is started once."""
    sources = read_sources(files)
    return [
        [ImportOutcome(name, file_kind(data), None, str(source))]
        if isinstance(source, Unreadable)
        else [
            ImportOutcome(name, file_kind(data), recognise(letter, stock, unit), place=place)
            for place, letter in enumerate(split_letters(source))
        ]
        for (data, name), source in zip(files, sources, strict=True)
    ]


def import_paths(paths: Sequence[Path], stock: Stock, unit: str = "") -> Iterator[tuple[Path, ImportOutcome]]:
    """Yield the drafts of the files at `paths`, one for each letter; those for LibreOffice come last."""
    foreign: list[list[Path]] = [[]]
    size = 0
    for path in paths:
        read = _read(path)
        if isinstance(read, ImportOutcome):
            yield path, read
        elif foreign_kind(read):
            size += len(read)
            if len(foreign[-1]) == _TOGETHER or size > _MOST_BYTES:
                foreign.append([])
                size = len(read)
            foreign[-1].append(path)
        else:
            for outcome in import_files([(read, path.name)], stock, unit)[0]:
                yield path, outcome
    for together in filter(None, foreign):
        yield from _by_office(together, stock, unit)


def _by_office(paths: Sequence[Path], stock: Stock, unit: str) -> Iterator[tuple[Path, ImportOutcome]]:
    read = [(path, _read(path)) for path in paths]
    gone = {path: data for path, data in read if isinstance(data, ImportOutcome)}
    there = [(path, data) for path, data in read if not isinstance(data, ImportOutcome)]
    made = import_files([(data, path.name) for path, data in there], stock, unit)
    yield from gone.items()
    for (path, _), outcomes in zip(there, made, strict=True):
        yield from ((path, outcome) for outcome in outcomes)


def _read(path: Path) -> bytes | ImportOutcome:
    try:
        data = read_up_to(path, MAX_BYTES, "一份答复")
    except UserError as error:
        return ImportOutcome(path.name, reason=str(error))
    if path.suffix.lower() == ".md" and data.removeprefix(BOM_UTF8).startswith(b"---"):
        reason = f"{path}：已经是稿子，不用导入；放进工作台的 drafts 文件夹就行"
        return ImportOutcome(path.name, reason=reason)
    return data


def files_of(names: Sequence[str]) -> tuple[list[Path], list[Path]]:
    """Return the named files and those directly in the named folders, and separately the skipped ones.

    In a folder, drafts (.md) and the temporary files of Word (~$) are skipped. Raises UserError.
    """
    taken: dict[Path, None] = {}
    passed: list[Path] = []
    for path in map(Path, names):
        for each in files_in(path) if path.is_dir() else [path]:
            if path.is_dir() and (each.suffix.lower() == ".md" or each.name.startswith("~$")):
                passed.append(each)
            else:
                taken.setdefault(each)
    return list(taken), passed


def folders_in(names: Sequence[str]) -> list[str]:
    """Return the subfolders of the named folders that are not named themselves; their files are not read."""
    named = {Path(name).absolute() for name in names}
    found = (each for path in map(Path, names) if path.is_dir() for each in inner_folders(path))
    return [str(each) for each in found if each.absolute() not in named]


def replies_nearby(desk: Desk, home: Path) -> list[tuple[Path, float]]:
    """Return possible old replies with their modification times: in the desk, above it, in downloads."""
    return nearby(desk.root, home, SUFFIXES, NEARBY)


def write_reply(folder: Path, source: str, draft: Draft, taken: set[str]) -> Path:
    """Write a draft under the name of its source file, or the next free one; return its file.

    `taken` are the names used so far, folded. Raises UserError if it cannot be written.
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
    """Return the folded names of the drafts in a folder."""
    if not folder.is_dir():
        return set()
    return {folded_name(path.stem) for path in files_in(folder) if path.suffix.lower() == ".md"}
