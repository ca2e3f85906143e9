"""Originals taken into a desk: read and planned without writing, then kept beside their drafts.

    plan = plan_originals(paths, desk)           nothing is written
    plan = plan.with_fate(2, Fate(is_new=True))  the clerk decides
    result = write_originals(plan, desk, by)     files in 原件/, fields and points of the drafts
    undo_written(result, by)

A draft's file is written only if nobody changed it meanwhile (as `desk/remarks.py` does); the change is one
version with the reason 原件. For a draft open in this program's editor, `with_original` and
`desk.originals.put_original` do the same inside its session.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from replydesk.desk import desk_folder, files
from replydesk.desk.desk_folder import Desk
from replydesk.desk.originals import Moved, has_original, original_of, put_original, undo_put
from replydesk.desk.recycle_bin import delete
from replydesk.desk.version_file import note_change
from replydesk.desk.versions import ORIGINAL
from replydesk.draft.model import Draft, Key
from replydesk.draft.original import Original, length_trouble
from replydesk.draft.points.actions import with_found_points
from replydesk.draft.workflow import VerdictBy
from replydesk.importing.originals.files import Progress, ShouldStop, files_of, read_files
from replydesk.importing.originals.matching import DraftHead, OriginalMatch, head_of, match_originals
from replydesk.importing.originals.plan import (
    Fate,
    OriginalFile,
    OriginalsPlan,
    PlannedOriginal,
    ReadOriginals,
)
from replydesk.importing.originals.reading import original_of_text
from replydesk.letter.original_fields import FieldDifference, Filled, filled
from replydesk.reply.registers.model import Stamp
from replydesk.text.characters import file_name
from replydesk.text.errors import UserError

_TRIES = 20  # at a file that others write at the same time
_SUBJECT_IN_NAME = 30  # characters of the subject in a new draft's file name


def plan_originals(
    names: Sequence[str],
    desk: Desk,
    progress: Progress = lambda done, of: None,
    should_stop: ShouldStop = lambda: False,
    draft: Path | None = None,
) -> OriginalsPlan:
    """Read the originals in files and folders, and find the draft of each. Raises UserError.

    With `draft` only that one is considered: a single original is its own, whatever it says.
    """
    paths, passed = files_of(names)
    reading = read_files(paths, progress, should_stop)
    return plan_reading(replace(reading, passed=tuple(passed)), desk, draft)


def plan_text(text: str, desk: Desk, draft: Path | None = None) -> OriginalsPlan:
    """Plan a pasted text as an original, as `plan_originals` does. Raises UserError."""
    if trouble := length_trouble(text):
        raise UserError(f"粘贴的文字{trouble}")
    return plan_reading(ReadOriginals(((OriginalFile(), original_of_text(text)),)), desk, draft)


def plan_reading(reading: ReadOriginals, desk: Desk, draft: Path | None = None) -> OriginalsPlan:
    """Find the draft of each original read; those without one come first. Raises UserError."""
    heads = heads_of(desk)
    kept = frozenset(head.path for head in heads if head.has_original)
    if draft is not None and len(reading.found) == 1:
        matches: Sequence[OriginalMatch] = [OriginalMatch(reading.found[0][1], draft, "为这份稿子选的")]
        kept |= {draft} if has_original(draft) else frozenset()
    else:
        matches = match_originals(list(reading.originals()), heads)
    planned = [_planned(file, match, kept) for (file, _), match in zip(reading.found, matches, strict=True)]
    planned.sort(key=lambda each: (bool(each.fate.draft), each.is_kept))
    return OriginalsPlan(tuple(planned), reading.unread, reading.passed, kept)


def _planned(file: OriginalFile, match: OriginalMatch, kept: frozenset[Path]) -> PlannedOriginal:
    has_one = match.draft is not None and match.draft in kept
    is_kept = has_one and match.draft is not None and _is_done(match.draft, match.original)
    return PlannedOriginal(file, match, Fate(match.draft), has_one and not is_kept, is_kept)


def _is_done(path: Path, original: Original) -> bool:
    """Return True if a draft has this very original and what is filled from it: a kill may lie between."""
    if not _is_same(original_of(path), original):
        return False
    try:
        draft = desk_folder.read_draft(path).draft
    except UserError:
        return True
    return with_original(draft, original).draft == draft


def _is_same(one: Original | None, other: Original) -> bool:
    return one is not None and replace(one, source="", notes=()) == replace(other, source="", notes=())


def heads_of(desk: Desk) -> list[DraftHead]:
    """Return what matching needs of the drafts of a desk; those that cannot be read are passed over."""
    keys = (Key.KIND, Key.SESSION, Key.ITEM_NUMBER, Key.SUBJECT, Key.PROPOSERS, Key.JOINT)
    heads = []
    for path in desk.drafts() if desk.drafts_folder.is_dir() else ():
        try:
            head = desk_folder.read_head(path, keys)
        except UserError:
            continue
        heads.append(head_of(path, head, has_original=has_original(path)))
    return heads


class WrittenOriginal(NamedTuple):
    """An original that was kept beside a draft, and what was done to the draft.

    `before` is the draft's file before, b"" if it was made for it; `after` is the file afterwards.
    """

    path: Path
    moved: Moved
    filled: tuple[str, ...] = ()
    differences: tuple[FieldDifference, ...] = ()
    points: int = 0
    before: bytes = b""
    after: bytes = b""
    is_new: bool = False


class OriginalsWritten(NamedTuple):
    """The originals kept, and those that were not with the reason: (title, why)."""

    written: tuple[WrittenOriginal, ...] = ()
    refused: tuple[tuple[str, str], ...] = ()


def with_original(draft: Draft, original: Original) -> Filled:
    """Fill a draft's empty fields from its original, and put the points found into it. Pure."""
    made = filled(draft, original)
    return made._replace(draft=with_found_points(made.draft, original))


def write_originals(
    plan: OriginalsPlan, desk: Desk, by: VerdictBy, progress: Progress = lambda done, of: None
) -> OriginalsWritten:
    """Keep the originals of a plan beside their drafts, make the new drafts, fill fields and points.

    One that cannot be written is reported, the others are not held up. Never raises UserError.
    """
    written, refused = [], []
    for done, each in enumerate(plan.to_write):
        progress(done, len(plan.to_write))
        try:
            written.append(_write(each, desk, by))
        except UserError as error:
            refused.append((each.title, str(error)))
    return OriginalsWritten(tuple(written), tuple(refused))


def _write(planned: PlannedOriginal, desk: Desk, by: VerdictBy) -> WrittenOriginal:
    original, file = planned.original, planned.file
    if planned.fate.draft is None:
        made = with_original(new_draft(original, desk), original)
        data = file.data  # before anything is written: the file may be gone
        path = desk.new(desk.free_name(name_of(original)), made.draft)
        moved = put_original(path, original, data, file.suffix)
        after = desk_folder.encode_draft(made.draft)
        points = _count_points(made.draft)
        return WrittenOriginal(path, moved, made.filled, made.differences, points, b"", after, is_new=True)
    path = planned.fate.draft
    stored = desk_folder.read_draft(path)  # a draft that is gone or cannot be read gets no original
    moved = put_original(path, original, file.data, file.suffix)
    try:
        return _fill(stored, original, moved, by)
    except UserError:
        undo_put(moved)
        raise


def _fill(stored: desk_folder.Stored, original: Original, moved: Moved, by: VerdictBy) -> WrittenOriginal:
    """Fill a draft's file from its original, unless others do not leave it alone. Raises UserError."""
    path = stored.path
    for _ in range(_TRIES):
        made = with_original(stored.draft, original)
        points = _count_points(made.draft) - _count_points(stored.draft)
        after = desk_folder.encode_draft(made.draft)
        if made.draft == stored.draft:
            return WrittenOriginal(path, moved, (), made.differences, 0, stored.data, stored.data)
        try:
            desk_folder.save_draft(path, made.draft, stored.digest)
        except files.ChangedOnDisk:
            stored = desk_folder.read_draft(path)
            continue
        before = files.decode(stored.data, path)[0]
        note_change(path, before, after.decode(), by.when, ORIGINAL, by.who)
        return WrittenOriginal(path, moved, made.filled, made.differences, points, stored.data, after)
    raise files.ChangedOnDisk(f"{path}：别处一直在改这份稿子，原件没有放；请稍后再试")


def _count_points(draft: Draft) -> int:
    return len(draft.names(Key.POINTS))


def undo_written(result: OriginalsWritten, by: VerdictBy) -> OriginalsWritten:
    """Undo `write_originals`: originals are put aside, drafts are as before, new ones go into the bin.

    Drafts changed since keep their change and their original, and are reported. Returns what was undone.
    """
    undone, refused = [], []
    for each in reversed(result.written):
        try:
            _undo(each, by)
            undone.append(each)
        except UserError as error:
            refused.append((each.path.stem, str(error).removeprefix(f"{each.path}：")))
    return OriginalsWritten(tuple(undone), tuple(refused))


def _undo(written: WrittenOriginal, by: VerdictBy) -> None:
    path = written.path
    if files.digest_of(path) != files.digest(written.after):
        raise UserError("后来改过，没有动" if path.exists() else "已不在原处，没有动")
    if written.is_new:
        delete(path, Stamp(by.who, f"{by.when:%Y-%m-%d %H:%M:%S}"))
        return
    if written.before != written.after:
        desk_folder.put_draft(path, written.before, files.digest(written.after))
        before, after = (files.decode(each, path)[0] for each in (written.after, written.before))
        note_change(path, before, after, by.when, ORIGINAL, by.who)
    undo_put(written.moved)


def new_draft(original: Original, desk: Desk) -> Draft:
    """Return a new draft for an original: its record, and the texts the unit usually takes."""
    return desk.stock.new_draft(filled(Draft(), original).draft)


def name_of(original: Original) -> str:
    """Return the name of a new draft: 0033-张某某-关于推进社区居家养老服务的建议."""
    first = original.first[0] if original.first else ""
    person = f"{first}等" if first and (len(original.first) > 1 or original.joint) else first
    known = [part for part in (original.number, person, original.subject[:_SUBJECT_IN_NAME]) if part]
    return file_name("-".join(known)) if known else "新答复"
