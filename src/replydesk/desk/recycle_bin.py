"""The bin of a folder of drafts: deleted drafts, each in a folder of its own as if that were a desk.

    .答复工作台/回收站/20260529-103200-0000/养老服务.md                  the draft
    .答复工作台/回收站/20260529-103200-0000/.答复工作台/养老服务.历史    its versions, undo history, journals
    .答复工作台/回收站/20260529-103200-0000/删除记录                     who deleted it, and when

Drafts that were deleted outside the program, of which the versions are left, are listed with them: the last
version can be put back.
"""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from replydesk.desk import desk_folder, draft_files, files, sidecar
from replydesk.desk.locks import locked
from replydesk.desk.regular_file import is_link
from replydesk.desk.version_file import VersionFile, orphaned
from replydesk.draft.file import parse_draft
from replydesk.draft.model import Draft
from replydesk.reply.registers.model import Stamp
from replydesk.text.dates import naive_time
from replydesk.text.errors import UserError
from replydesk.text.json_line import json_line

NAME = "回收站"
_NOTE = "删除记录"
_MOST_NOTE = 10_000  # bytes of such a note


class DeletedDraft(NamedTuple):
    """A draft that was deleted: where it was, where it is now, who deleted it and when.

    Of one deleted outside the program only the versions are left, and `file` is the path it had.
    """

    path: Path
    file: Path
    who: str = ""
    when: datetime | None = None

    @property
    def is_in_bin(self) -> bool:
        """Return True unless it was deleted outside the program, and only its versions are left."""
        return self.file != self.path

    @property
    def name(self) -> str:
        """Return the name it had, without .md."""
        return self.path.name.removesuffix(".md")


def bin_of(drafts: Path) -> Path:
    """Return the folder of a desk's deleted drafts."""
    return drafts / sidecar.NAME / NAME


def delete(path: Path, by: Stamp) -> DeletedDraft:
    """Move a draft and all that is kept on it into the bin. Raises UserError; then it is where it was."""
    place = bin_of(path.parent)
    if not os.path.lexists(path):
        raise UserError(f"{path}：不在原处了（删了或改了名）")
    with draft_files.held_alone(path, by.by), files.disk_errors(place), locked(place):
        folder = _new_folder(place, by)
        try:
            note = {"名字": path.name, "谁": by.by, "时间": by.when}
            files.write_whole(folder / _NOTE, json_line(note).encode("utf-8", "replace"))
            draft_files.move_draft(path, folder / path.name)
        except BaseException:
            if not os.path.lexists(folder / path.name):
                _discard(folder)
            raise
    return DeletedDraft(path, folder / path.name, by.by, _time(by.when))


def put_back(deleted: DeletedDraft, who: str) -> Path:
    """Put a deleted draft back where it was; return its path, with a number if its name is taken.

    Raises UserError; then it is still in the bin.
    """
    if not deleted.is_in_bin:
        return _put_back_version(deleted)
    place = bin_of(deleted.path.parent)
    with files.disk_errors(place), locked(place):
        if not os.path.lexists(deleted.file):
            raise UserError(f"{deleted.name}：已不在回收站里；别处放回了，或者清走了")
        target = _free_path(deleted.path)
        with draft_files.held_alone(target, who):
            draft_files.move_draft(deleted.file, target)
        _discard(deleted.file.parent)
    return target


def _put_back_version(deleted: DeletedDraft) -> Path:
    """Write the last version of a draft that was deleted outside the program. Raises UserError."""
    text = _last_text(deleted.path)
    try:
        files.create_whole(deleted.path, text.encode("utf-8", "replace"))
    except FileExistsError as error:
        raise UserError(f"{deleted.path}：稿子已经在原处了") from error
    return deleted.path


def _last_text(path: Path) -> str:
    versions = VersionFile(path).read()
    if not versions:
        raise UserError(f"{path}：历史版本读不出来，放不回来；请找回备份")
    return versions[-1].text


def read_deleted(deleted: DeletedDraft) -> Draft:
    """Return a deleted draft, the last version of one of which no more is left. Raises UserError."""
    if deleted.is_in_bin:
        return desk_folder.read_draft(deleted.file).draft
    return parse_draft(_last_text(deleted.path)).draft


def deleted_drafts(drafts: Path) -> list[DeletedDraft]:
    """Return the deleted drafts of a folder, the last one first, those deleted outside the program last."""
    place = bin_of(drafts)
    folders = _folders(place)
    if folders:
        with suppress(UserError, OSError), locked(place, seconds=1):  # nobody else moves anything now
            folders = [folder for folder in _folders(place) if not _is_left_over(drafts, folder)]
    found = [entry for folder in folders if (entry := _entry(drafts, folder))]
    found.sort(key=lambda each: each.file.parent.name, reverse=True)
    return found + [DeletedDraft(path, path) for path in orphaned(drafts)]


def _is_left_over(drafts: Path, folder: Path) -> bool:
    """Return True if a killed program has not deleted a draft after all; put away what it has left."""
    deleted = _entry(drafts, folder)
    if deleted is None:
        name = _note(folder).get("名字", "")
        if is_not_deleted := name.endswith(".md") and os.path.lexists(drafts / Path(name).name):
            _discard(folder)
        return is_not_deleted
    if draft_files.is_same_file(deleted.file, deleted.path):
        _discard(folder)
        return True
    if not os.path.lexists(deleted.path):
        for source, copy in draft_files.own_files(deleted.file, deleted.path):
            if not is_link(copy.parent) and copy.exists() and draft_files.same_content(source, copy):
                sidecar.remove(copy)
    return False


def _entry(drafts: Path, folder: Path) -> DeletedDraft | None:
    """Return the draft in a folder of the bin, None if there is none."""
    with suppress(OSError):
        for name in sorted(os.listdir(folder)):
            if name.endswith(".md"):
                note = _note(folder)
                when = _time(note.get("时间", "")) or _time_of(folder)
                return DeletedDraft(drafts / name, folder / name, note.get("谁", ""), when)
    return None


def _note(folder: Path) -> dict[str, str]:
    """Return the note on a deleted draft, {} if it cannot be read."""
    import json

    with suppress(UserError, ValueError, RecursionError):
        note = json.loads(files.read_up_to(folder / _NOTE, _MOST_NOTE, "一条记录"))
        if isinstance(note, dict):
            return {str(key): value for key, value in note.items() if isinstance(value, str)}
    return {}


def _time(text: str) -> datetime | None:
    with suppress(ValueError):
        return naive_time(text)
    return None


def _time_of(folder: Path) -> datetime | None:
    """Return when a draft was deleted by the name of its folder in the bin."""
    with suppress(ValueError):
        return datetime.strptime(folder.name[:15], "%Y%m%d-%H%M%S")
    return None


def _new_folder(place: Path, by: Stamp) -> Path:
    """Make a folder in the bin, named so that the last one is last. Raises OSError."""
    digits = "".join(filter(str.isdigit, by.when))
    second = f"{digits[:8]}-{digits[8:14]}-"
    number = sum(name.startswith(second) for name in os.listdir(place))
    while True:
        folder = place / f"{second}{number:04}"
        with suppress(FileExistsError):
            folder.mkdir()
            return folder
        number += 1


def _folders(place: Path) -> list[Path]:
    try:
        return files.inner_folders(place) if place.is_dir() else []
    except UserError:
        return []


def _free_path(path: Path) -> Path:
    """Return the path, with the lowest number that makes it free if it is taken."""
    stem, number, free = path.name.removesuffix(".md"), 1, path
    while os.path.lexists(free):
        number += 1
        free = path.with_name(f"{stem}{number}.md")
    return free


def _discard(folder: Path) -> None:
    """Remove a folder of the bin that holds no draft of its own any more."""
    shutil.rmtree(folder, ignore_errors=True)
