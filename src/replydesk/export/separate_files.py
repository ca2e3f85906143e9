"""Word files made of drafts besides their letters, which no list, log or register names.

They are review copies (审阅稿) and approval forms (发文稿纸).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from replydesk.desk import desk_folder, leftovers
from replydesk.desk.listing import is_changed_since_passed
from replydesk.draft.workflow import workflow_state
from replydesk.export.export_one import Task
from replydesk.export.filenames import file_names
from replydesk.export.selection import Selection
from replydesk.export.write import WrittenFile, write_word_file
from replydesk.text.errors import UserError


class MadeFile(NamedTuple):
    """The bytes of a file, its pages, and notes on it."""

    data: bytes
    pages: int
    notes: tuple[str, ...] = ()


class FileKind(NamedTuple):
    """A kind of file, and what makes it of a draft at a time; raises UserError if there is to be none."""

    name: str
    make: Callable[[desk_folder.Stored, desk_folder.Desk, datetime], MadeFile]


class FileResult(NamedTuple):
    """The file made of a draft, its pages and notes on it; or why there is none."""

    draft: Path
    file: WrittenFile | None = None
    pages: int = 0
    notes: tuple[str, ...] = ()
    refusal: str = ""


def _review_copy(stored: desk_folder.Stored, place: desk_folder.Desk, now: datetime) -> MadeFile:
    """Make the review copy of a draft, and keep the version it is made of."""
    from replydesk.desk.review_copies import keep_version, review_copy

    version = keep_version(stored, now)
    made = review_copy(stored.draft, place.stock, place.key(stored.path), version.digest)
    return MadeFile(made.data, made.pages, tuple(map(str, made.notes)))


def _approval_form(stored: desk_folder.Stored, place: desk_folder.Desk, now: datetime) -> MadeFile:
    """Make the approval form of a draft."""
    from replydesk.export.approval_form import approval_form
    from replydesk.render import docx

    pages = approval_form(stored.draft, place.stock)
    profile = place.stock.profile(stored.draft)
    data = docx.render(pages, profile.fonts, profile.name, None)
    count = len(pages.pages)
    notes = [f"有 {count} 页，一般只用 1 页"] if count > 1 else []
    return MadeFile(data, count, (*notes, *(note.text for note in pages.notes)))


REVIEW_COPY = FileKind("审阅稿", _review_copy)
APPROVAL_FORM = FileKind("发文稿纸", _approval_form)

_ALL = Selection()


def write_files(
    kind: FileKind,
    tasks: Iterable[Task],
    output: Path,
    clock: Callable[[], datetime],
    selection: Selection = _ALL,
) -> Iterator[FileResult]:
    """Write a file of a kind for each selected draft; yield the result of each. Never fails."""
    leftovers.sweep(output)
    desks: dict[Path, desk_folder.Desk] = {}
    for task in tasks:
        try:
            notes = () if task.path.parent in desks else _read_desk(desks, task.path)
            place = desks[task.path.parent]
            stored = desk_folder.read_draft(task.path)
            if _takes(selection, stored, place):
                done = _write(kind, task, stored, place, output, clock())
                yield done._replace(notes=(*notes, *done.notes))
        except UserError as error:
            reason = str(error).removeprefix(f"{task.path}：")
            yield FileResult(task.path, refusal=f"没有做{kind.name}：{reason}")


def _read_desk(desks: dict[Path, desk_folder.Desk], path: Path) -> tuple[str, ...]:
    """Read the desk of a draft; return the notes on its phrases and profiles."""
    place = desks[path.parent] = desk_folder.Desk.of(path)
    return tuple(map(str, place.stock.notes))


def _takes(selection: Selection, stored: desk_folder.Stored, place: desk_folder.Desk) -> bool:
    draft = stored.draft

    def is_changed() -> bool:
        return is_changed_since_passed(workflow_state(draft), draft, place.stock)

    if not selection.takes(stored.path.stem, draft, is_changed):
        return False
    if not selection.states:
        return True
    from replydesk.reply.reply import make_reply

    return selection.takes_state(make_reply(draft, place.stock, place.key(stored.path), asks=False).state)


def _write(
    kind: FileKind,
    task: Task,
    stored: desk_folder.Stored,
    place: desk_folder.Desk,
    output: Path,
    now: datetime,
) -> FileResult:
    made = kind.make(stored, place, now)
    (name,) = file_names(task.stem, task.rivals, [f"（{kind.name}）"])
    file = write_word_file(output / f"{name}.docx", made.data)
    return FileResult(task.path, file, made.pages, (*map(str, stored.notes), *made.notes))


def summary(kind: FileKind, results: Iterable[FileResult]) -> tuple[str, bool]:
    """Return what became of the files of some drafts as one message, and True if there is one of each."""
    results = list(results)
    made = [each.file for each in results if each.file]
    refused = [f"“{each.draft.stem}”{each.refusal}" for each in results if each.refusal]
    notes = [note for each in results for note in each.notes]
    if len(made) == 1:
        said = "；".join(dict.fromkeys(notes))  # before the path, which may be cut
        parts = [f"{kind.name}{f'（{said}）' if said else ''}：{made[0]}"]
    else:
        kept = [f"Word 里改过的旧文件留在 {each.kept.name}" for each in made if each.kept]
        parts = [f"做了 {len(made)} 份{kind.name}，在 {made[0].path.parent}"] if made else []
        parts += [f"{each}{_and_more(kept)}" for each in kept[:1]]
        parts += [f"{each}{_and_more(notes)}" for each in notes[:1]]
    parts += [f"{each}{_and_more(refused)}" for each in refused[:1]]
    return "；".join(parts), bool(made) and not refused


def _and_more(of: list[str]) -> str:
    return f"（这样的共 {len(of)} 条）" if len(of) > 1 else ""
