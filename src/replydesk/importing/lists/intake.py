"""Import of an assigned list into a desk: read, compared with the existing drafts, written as new drafts.

`read_list`, `known_items` and `plan.plan_drafts` write nothing; `write_drafts` does, and never
overwrites a file.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from replydesk.desk.desk_folder import Desk, encode_draft, read_head
from replydesk.desk.files import create_whole, disk_errors, nearby, read_up_to
from replydesk.desk.locks import locked
from replydesk.draft.model import Key
from replydesk.importing.lists.item_identity import item_of
from replydesk.importing.lists.plan import KnownDrafts, Plan, PlannedDraft, Progress
from replydesk.importing.lists.table_file import MAX_BYTES, read_tables
from replydesk.importing.lists.understanding import Understood, understand
from replydesk.text.characters import folded_name, free_name
from replydesk.text.errors import UsageError, UserError
from replydesk.text.note import Note

SUFFIXES = (".xlsx", ".xls", ".ods", ".csv")  # Suffixes of list files
NEARBY = 10  # Most files offered
SETTLED = 2_000  # fsync only batches up to this size (1 ms a file); larger ones can be recreated
_LOCK = ".replydesk-list.lock"  # Held while a list is written; not the lock for saving single drafts
_PATIENCE = 60.0  # Seconds to wait while another list is being written


def lists_nearby(desk: Desk, home: Path) -> list[tuple[Path, float]]:
    """Return possible list files with their modification times: in the desk, above it, in downloads."""
    return nearby(desk.root, home, SUFFIXES, NEARBY)


def read_list(path: Path, sheet: str = "") -> Understood:
    """Read a file as an assigned list, all its sheets or the one named. Raises UserError."""
    sheets = read_tables(read_up_to(path, MAX_BYTES, "一份交办清单"), path)
    if sheet:
        names = [each.name for each in sheets]
        sheets = tuple(each for each in sheets if each.name == sheet)
        if not sheets:
            raise UsageError(
                f"{path}：没有“{sheet}”这张工作表，有：{'、'.join(filter(None, names)) or '只有一张'}"
            )
    return understand(sheets)


def known_items(desk: Desk, progress: Progress = lambda done, of: None) -> KnownDrafts:
    """Return the items for which a desk has drafts. An unreadable draft gives a note."""
    known = KnownDrafts()
    paths = desk.drafts()
    for done, path in enumerate(paths):
        progress(done, len(paths))
        _add_known(known, path)
    return known


def _add_known(known: KnownDrafts, path: Path) -> None:
    known.names.add(folded_name(path.stem))
    try:
        head = read_head(path)
    except UserError as error:
        known.notes.append(Note(f"{error}；看不出是哪一件，没有动"))
        return
    known.add(item_of(head), head.get(Key.KIND), path.name)


def write_drafts(
    desk: Desk,
    plan: Plan,
    known: KnownDrafts,
    progress: Progress = lambda done, of: None,
    written: Callable[[Path], None] = lambda path: None,
) -> list[Path]:
    """Write the new drafts of a plan; return their files. Raises UserError if one cannot be written.

    Existing files are never changed. Drafts added to the desk since `known` was read are checked again under
    the lock: an item that now has a draft is left out, a name that is taken gets a number. `written` is
    called for each file at once, so that the written ones are known if the next one fails.
    """
    folder = desk.drafts_folder
    paths: list[Path] = []
    with disk_errors(folder), locked(folder, _LOCK, _PATIENCE):
        for path in desk.drafts():
            if folded_name(path.stem) not in known.names:
                _add_known(known, path)
        for done, new in enumerate(plan.new):
            progress(done, len(plan.new))
            if known.find(new.row.item, new.is_beside) is None:
                paths.append(_create(folder, new, known, settled=len(plan.new) <= SETTLED))
                written(paths[-1])
    return paths


def _create(folder: Path, new: PlannedDraft, known: KnownDrafts, settled: bool) -> Path:
    """Write one draft under its name, or the next free one."""
    data = encode_draft(new.draft)
    while True:
        path = folder / f"{free_name(new.name, known.names)}.md"
        try:
            create_whole(path, data, settled=settled)
        except FileExistsError:
            continue
        known.add(new.row.item, new.draft.get(Key.KIND), path.name)
        return path
