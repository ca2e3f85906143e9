"""Returned copies written into the files of their drafts: whole or not at all.

Each is a version, behind one for each person whose changes were taken.
"""

from __future__ import annotations

from collections.abc import Callable, Set
from pathlib import Path
from typing import NamedTuple

from replydesk.desk import desk_folder, files
from replydesk.desk.desk_folder import Desk
from replydesk.desk.files import ChangedOnDisk
from replydesk.desk.version_file import note_change
from replydesk.desk.versions import READ_BACK
from replydesk.draft.file import format_draft
from replydesk.draft.model import Draft
from replydesk.draft.workflow import VerdictBy
from replydesk.importing.review.planning.new_plan import plan_review
from replydesk.importing.review.planning.plan import ReviewPlan
from replydesk.importing.review.reading.returned_file import ReturnedFile

_TRIES = 5  # times that a draft may be changed elsewhere while it is written


class WrittenBack(NamedTuple):
    """A plan carried out, and the draft after it; `before` is the draft that was in the file."""

    plan: ReviewPlan
    before: Draft
    after: Draft

    @property
    def is_changed(self) -> bool:
        """Return True if the draft is another one now."""
        return self.before != self.after


def write_back(
    file: ReturnedFile, place: Desk, path: Path, by: VerdictBy, choose: Callable[[ReviewPlan], Set[int]]
) -> WrittenBack:
    """Write what is taken of a returned copy into its draft: the changes that are chosen of its plan.

    Should another program change the draft meanwhile, what it has then is the draft to write into. Raises
    UserError; then nothing was written.
    """
    for tried in range(_TRIES):
        stored = desk_folder.read_draft(path)
        plan = plan_review(file, place, path, stored.draft, by)
        accepted = choose(plan)
        written = WrittenBack(plan, stored.draft, plan.result(accepted, {}))
        if not written.is_changed:
            return written
        try:
            desk_folder.save_draft(path, written.after, stored.digest)
        except ChangedOnDisk:
            if tried == _TRIES - 1:
                raise
            continue
        _keep_versions(path, files.decode(stored.data, path)[0], written, accepted, by)
        return written
    raise AssertionError("the last try returns or raises")


def _keep_versions(path: Path, before: str, written: WrittenBack, accepted: Set[int], by: VerdictBy) -> None:
    """Keep the draft with the changes of one person after the other as versions, and as it is now."""
    plan = written.plan
    for each in plan.states(accepted, {}):
        after = format_draft(each.draft)
        note_change(path, before, after, by.when, READ_BACK, each.who)
        before = after
    note_change(path, before, format_draft(written.after), by.when, plan.why, by.who)
