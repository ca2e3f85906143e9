"""The hidden folder beside the drafts with the program's own files on each open draft.

    .答复工作台/养老服务.写作    the journal of a draft that is open, or was when the program crashed
    .答复工作台/养老服务.撤销    the journal of a closed draft: its undo history
    .答复工作台/养老服务.历史    its versions
    .答复工作台/养老服务.打开    who has it open
    .答复工作台/养老服务.锁      held while it is open; the lock ends with its program

    .答复工作台/云民复议字〔2026〕.登记   the backup of a register, in the folder of the whole desk

A second program with the same draft has its own journal and lock, 写作2 and 锁2. A name too long for the file
system is cut, with a digest to keep it unique.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from replydesk.desk import leftovers
from replydesk.desk.files import digest, disk_errors, read_up_to, write_whole
from replydesk.desk.locks import hold
from replydesk.desk.regular_file import is_link
from replydesk.text.errors import UserError

NAME = ".答复工作台"
WRITING, UNDO, HISTORY, OPEN, LOCK = "写作", "撤销", "历史", "打开", "锁"

ORIGINALS = "原件"  # the folder of originals beside the drafts (`original_paths`)

BACKUP = ".登记"  # suffix of a register's backup

MOST = 9  # programs that can have one draft open with a journal each

_MAX_NAME_BYTES = 200
_MAX_NOTE_BYTES = 1_000  # of the note on who has a draft open


class Hold(NamedTuple):
    """A draft locked by this program."""

    number: int = 0  # 1 for the first program that has it open, 0 without a lock
    elsewhere: str = ""  # who else has it open
    release: Callable[[], None] = lambda: None


def path_of(draft: Path, what: str, number: int = 1, folder: Path | None = None) -> Path:
    """Return the path of a kind of file about a draft, in the hidden folder or in another one."""
    stem = short_stem(draft)
    return (folder or draft.parent / NAME) / f"{stem}.{what}{number if number > 1 else ''}"


def short_stem(draft: Path) -> str:
    """Return a draft's name without .md, cut with a digest if it is too long for names made of it."""
    stem = draft.name.removesuffix(".md")
    name = stem.encode("utf-8", "surrogateescape")  # a name that is not UTF-8 keeps its bytes
    if len(name) <= _MAX_NAME_BYTES:
        return stem
    return f"{name[: _MAX_NAME_BYTES - 40].decode('utf-8', 'ignore')}~{digest(name)}"


def backup_of(home: Path, series: str) -> Path:
    """Return the path of a register's backup."""
    return home / NAME / f"{series}{BACKUP}"


def backed_up(home: Path) -> set[str]:
    """Return the series of all registers with a backup."""
    return {name.removesuffix(BACKUP) for name in _names(home / NAME) if name.endswith(BACKUP)}


def take_lock(draft: Path, who: str) -> Hold:
    """Lock a draft, after those who have it already. Never fails: without locks it is not held."""
    elsewhere = ""
    for number in range(1, MOST + 1):
        try:
            release = hold(path_of(draft, LOCK, number))
        except UserError:
            return Hold()
        if release is not None:
            note = path_of(draft, OPEN, number)
            with suppress(UserError):
                write_whole(note, who.encode("utf-8", "replace"), settled=False)
            return Hold(number, elsewhere, _releasing(release, note))
        elsewhere = elsewhere or holder(draft, number)
    return Hold(0, elsewhere)


def holder(draft: Path, number: int) -> str:
    """Return who has a draft open under a number, as that program has written."""
    return _text(path_of(draft, OPEN, number)) or "另一个程序"


def _releasing(release: Callable[[], None], note: Path) -> Callable[[], None]:
    def done() -> None:
        remove(note)
        release()

    return done


def _text(path: Path) -> str:
    try:
        return read_up_to(path, _MAX_NOTE_BYTES, "一条记录").decode("utf-8", "replace").strip()
    except UserError:
        return ""


def remove(path: Path) -> None:
    """Remove a file no longer needed, if it is there and can be removed."""
    with suppress(OSError):
        path.unlink(missing_ok=True)


def rename(path: Path, target: Path) -> None:
    """Rename a file. Raises UserError."""
    with disk_errors(path):
        os.replace(path, target)


def set_aside(path: Path) -> Path:
    """Rename a file that cannot be used to a free name that the program does not read. Raises UserError."""
    number = 1
    while os.path.lexists(aside := path.with_name(f"{path.name}.读不懂{number}")):
        number += 1
    rename(path, aside)
    return aside


def journals(folder: Path, draft: Path | None = None) -> list[Path]:
    """Return the journals of open or crashed drafts in a folder, by name; of one draft, if given."""
    stem = path_of(draft, WRITING, folder=folder).name if draft else ""
    wanted = re.compile(re.escape(stem) + r"\d?" if stem else rf".*\.{WRITING}\d?")
    return [folder / name for name in _names(folder) if wanted.fullmatch(name)]


def number_of(journal: Path) -> int:
    """Return the number of the program that wrote a journal."""
    return int(journal.name[-1]) if journal.name[-1].isdecimal() else 1


def orphans(drafts: Path) -> list[Path]:
    """Return the version files of drafts no longer in their folder under their name."""
    named = {path_of(drafts / name, HISTORY).name for name in _names(drafts) if name.endswith(".md")}
    found = _names(drafts / NAME)
    return [drafts / NAME / name for name in found if name.endswith(f".{HISTORY}") and name not in named]


def sweep(drafts: Path) -> None:
    """Remove what killed programs have left, and the undo histories of drafts that no longer exist."""
    for folder in (drafts, drafts / NAME):
        leftovers.sweep(folder)
    if not is_link(drafts / ORIGINALS):
        leftovers.sweep(drafts / ORIGINALS)
    there = set(_names(drafts))
    left = [name for name in _names(drafts / NAME) if name.endswith(f".{UNDO}")] if there else []
    unknown = [name for name in left if name.removesuffix(UNDO) + "md" not in there]
    if unknown:  # or of a draft whose name is too long
        kept = {path_of(drafts / name, UNDO).name for name in there if name.endswith(".md")}
        for name in unknown:
            if name not in kept:
                remove(drafts / NAME / name)


def _names(folder: Path) -> list[str]:
    try:
        return sorted(os.listdir(folder))
    except OSError:
        return []
