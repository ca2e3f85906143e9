"""Reading of the files that past replies are in. A file that cannot be read is a record of why."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from pathlib import Path

from replydesk.desk.desk_folder import read_draft
from replydesk.desk.files import MAX_BYTES, read_part
from replydesk.desk.originals import original_of
from replydesk.draft.model import Draft
from replydesk.importing.replies.importer import import_paths
from replydesk.past.facts import reply_of
from replydesk.past.index import FileRecord
from replydesk.past.sources import SourceFile
from replydesk.past.texts import RememberedText, lines_of
from replydesk.reply.stock import Stock
from replydesk.text.errors import DiskError, UserError

_TOGETHER = 20  # files handed to the importer at once: LibreOffice is started once for them
_DRAFT = b"---"  # a draft begins so; other Markdown is text
SHUT = "!"  # behind the stamp of a file that could not be opened: it may be later, without a change


def read_files(
    files: Sequence[SourceFile],
    stock: Callable[[], Stock],
    begin: Callable[[Sequence[SourceFile]], None] = lambda _: None,
) -> Iterator[FileRecord]:
    """Yield what is in some files, the program's drafts first. Never raises but what `begin` does.

    `begin` is called with files that are no drafts before they are read; those once tried are read alone.
    """
    old = []
    for each in files:
        if each.is_draft and _is_draft(each.path):
            yield _read_draft(each)
        else:
            old.append(each)
    fresh = [each for each in old if not each.tries]
    groups = [fresh[start : start + _TOGETHER] for start in range(0, len(fresh), _TOGETHER)]
    for group in (*groups, *([each] for each in old if each.tries)):
        begin(group)
        yield from _read_old(group, stock())


def _is_draft(path: Path) -> bool:
    """Return True for a draft, and for what cannot be read: reading it tells why."""
    try:
        return read_part(path, 0, MAX_BYTES, "一份答复")[0].removeprefix(b"\xef\xbb\xbf").startswith(_DRAFT)
    except (OSError, UserError):
        return True


def _read_draft(file: SourceFile) -> FileRecord:
    try:
        draft = read_draft(file.path).draft
    except UserError as error:
        return FileRecord(file.path, _stamp_of(file), str(error))
    original = original_of(file.path)
    return FileRecord(
        file.path, file.stamp, "", _texts(file.path, [draft], original.text if original else ())
    )


def _texts(
    path: Path, drafts: Sequence[Draft], asked: tuple[str, ...] = (), **more: bool
) -> tuple[RememberedText, ...]:
    found = []
    for place, draft in enumerate(drafts):
        lines = lines_of(draft)
        if lines:
            found.append(RememberedText(reply_of(path, draft, lines, place=place, **more), lines, asked))
    return tuple(found)


def _read_old(files: Sequence[SourceFile], stock: Stock) -> Iterator[FileRecord]:
    by_path = {each.path: each for each in files}
    for path, group in groupby(import_paths(list(by_path), stock), key=lambda each: each[0]):
        outcomes = [outcome for _, outcome in group]
        drafts = [each.imported.draft for each in outcomes if each.imported]
        trouble = "" if drafts else next((each.reason for each in outcomes if each.reason), "没有答复")
        stamp = _stamp_of(by_path[path]) if trouble else by_path[path].stamp
        yield FileRecord(path, stamp, trouble, _texts(path, drafts, is_draft=False))


def _stamp_of(file: SourceFile) -> str:
    """Return the stamp of a file that was not read: SHUT if it cannot be opened now."""
    try:
        read_part(file.path, 0, MAX_BYTES, "一份答复")
    except (OSError, DiskError):
        return file.stamp + SHUT
    except UserError:
        pass
    return file.stamp


def read_again(path: Path, place: int, stock: Callable[[], Stock]) -> Draft:
    """Return the draft of a letter in a file as it is now. Raises UserError."""
    if path.suffix.lower() == ".md" and _is_draft(path):
        return read_draft(path).draft
    outcomes = [outcome for _, outcome in import_paths([path], stock())]
    drafts = [each.imported.draft for each in outcomes if each.imported]
    if place < len(drafts):
        return drafts[place]
    reason = next((each.reason for each in outcomes if each.reason), "")
    raise UserError(reason or f"{path}：文件变了，里面没有这一份答复了")
