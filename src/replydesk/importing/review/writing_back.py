"""Returned copies written into the files of their drafts: whole or not at all, each as one version."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from replydesk.desk import desk_folder, files
from replydesk.desk.desk_folder import Desk
from replydesk.desk.files import ChangedOnDisk
from replydesk.desk.version_file import note_change
from replydesk.draft.file import format_draft
from replydesk.draft.model import Draft
from replydesk.draft.workflow import VerdictBy
from replydesk.importing.review.planning import ReturnedFile, ReviewPlan, plan_review

_TRIES = 5  # times that a draft may be changed elsewhere while it is written


class WrittenBack(NamedTuple):
    """What a returned copy brought to a draft, and the draft with it; `before` is what was in the file."""

    plan: ReviewPlan
    before: Draft
    after: Draft

    @property
    def is_changed(self) -> bool:
        """Return True if the draft is another one now."""
        return self.before != self.after


def write_back(
    file: ReturnedFile, place: Desk, path: Path, by: VerdictBy, make: Callable[[ReviewPlan], Draft]
) -> WrittenBack:
    """Write what is taken of a returned copy into its draft.

    Should another program change the draft meanwhile, what it has then is the draft to write into. Raises
    UserError; then nothing was written.
    """
    for tried in range(_TRIES):
        stored = desk_folder.read_draft(path)
        plan = plan_review(file, place, path, stored.draft, by)
        written = WrittenBack(plan, stored.draft, make(plan))
        if not written.is_changed:
            return written
        try:
            desk_folder.save_draft(path, written.after, stored.digest)
        except ChangedOnDisk:
            if tried == _TRIES - 1:
                raise
            continue
        before, after = files.decode(stored.data, path)[0], format_draft(written.after)
        note_change(path, before, after, by.when, plan.why, by.who)
        return written
    raise AssertionError("the last try returns or raises")
