"""An assigned list into a desk: read, compared with the drafts that are there, written as new drafts.

`read_list`, `known_items` and `plan_drafts` write nothing; `write_drafts` does, and never overwrites
a file.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from replydesk.desk.desk_folder import Desk, encode_draft, read_head
from replydesk.desk.files import create_whole, disk_errors, nearby, read_up_to
from replydesk.desk.locks import locked
from replydesk.importing.lists.item_identity import item_of
from replydesk.importing.lists.plan import Known, Plan, PlannedDraft, Progress
from replydesk.importing.lists.table_file import MAX_BYTES, read_tables
from replydesk.importing.lists.understanding import Understood, understand
from replydesk.text.characters import folded, free_name
from replydesk.text.errors import UsageError, UserError
from replydesk.text.note import Note

SUFFIXES = (".xlsx", ".xls", ".ods", ".csv")
"""What the files of lists end in."""

NEARBY = 10
"""The most files that are offered."""

SETTLED = 2_000
"""Up to so many drafts wait until the disk has them, 1 ms each; more can be made of the list again."""

_LOCK = ".replydesk-list.lock"
"""Held while a list is written, apart from the lock under which single drafts are saved meanwhile."""

_PATIENCE = 60.0
"""Seconds to wait for another list that is being written."""


def lists_nearby(desk: Desk, home: Path) -> list[tuple[Path, float]]:
    """The files that may be lists, with when they were written: in the desk, above it, where downloads go."""
    return nearby(desk.root, home, SUFFIXES, NEARBY)


def read_list(path: Path, sheet: str = "") -> Understood:
    """What a file says as an assigned list, all its sheets or one of them. Raises UserError."""
    sheets = read_tables(read_up_to(path, MAX_BYTES, "一份交办清单"), path)
    if sheet:
        names = [each.name for each in sheets]
        sheets = tuple(each for each in sheets if each.name == sheet)
        if not sheets:
            raise UsageError(
                f"{path}：没有“{sheet}”这张工作表，有：{'、'.join(filter(None, names)) or '只有一张'}"
            )
    return understand(sheets)


def known_items(desk: Desk, progress: Progress = lambda done, of: None) -> Known:
    """The items that a desk has drafts of. A draft that cannot be read gives a note."""
    known = Known()
    paths = desk.drafts()
    for done, path in enumerate(paths):
        progress(done, len(paths))
        _know(known, path)
    return known


def _know(known: Known, path: Path) -> None:
    known.names.add(folded(path.stem))
    try:
        head = read_head(path)
    except UserError as error:
        known.notes.append(Note(f"{error}；看不出是哪一件，没有动"))
        return
    known.items.add(item_of(head), path.name)


def write_drafts(
    desk: Desk,
    plan: Plan,
    known: Known,
    progress: Progress = lambda done, of: None,
    written: Callable[[Path], None] = lambda path: None,
) -> list[Path]:
    """Write the new drafts of a plan; returns their files. Raises UserError when one cannot be written.

    Files that exist are never touched. What came to the desk since `known` was read is looked at again
    under the lock: an item that has a draft now is left out, a name that is taken gets a number. `written`
    hears of each file at once, so that what was done is known if the next one fails.
    """
    folder = desk.drafts_folder
    paths: list[Path] = []
    with disk_errors(folder), locked(folder, _LOCK, _PATIENCE):
        for path in desk.drafts():
            if folded(path.stem) not in known.names:
                _know(known, path)
        for done, new in enumerate(plan.new):
            progress(done, len(plan.new))
            if known.items.find(new.row.item) is None:
                paths.append(_create(folder, new, known, settled=len(plan.new) <= SETTLED))
                written(paths[-1])
    return paths


def _create(folder: Path, new: PlannedDraft, known: Known, settled: bool) -> Path:
    """Write one draft under its name, or the next that is free."""
    data = encode_draft(new.draft)
    while True:
        path = folder / f"{free_name(new.name, known.names)}.md"
        try:
            create_whole(path, data, settled=settled)
        except FileExistsError:
            continue
        known.items.add(new.row.item, path.name)
        return path
