"""Reads a file that came back from review: which draft it belongs to, and what it brings."""

from __future__ import annotations

from pathlib import Path

from replydesk.desk.desk_folder import Desk
from replydesk.draft.model import Draft
from replydesk.draft.workflow import VerdictBy
from replydesk.importing.review.base.finding import find_draft
from replydesk.importing.review.model import ReviewRefused
from replydesk.importing.review.planning.new_plan import plan_review
from replydesk.importing.review.reading.returned_file import SUFFIXES, read_copy
from replydesk.tui.reviewing.brought import Brought

__all__ = ["SUFFIXES", "draft_for", "read_plan"]

NOTHING_NEW = "这份审阅稿里的，稿子里都已经有了：没有新的改动，也没有新的批注"


def read_plan(path: Path, place: Desk, draft_path: Path, draft: Draft, by: VerdictBy) -> Brought:
    """Return what a file brings to a draft as it is now. Raises ReviewRefused, UserError."""
    plan = plan_review(read_copy(path), place, draft_path, draft, by)
    if plan.is_read:
        raise ReviewRefused(NOTHING_NEW)
    return plan


def draft_for(path: Path, place: Desk) -> Path:
    """Return the draft that a file was made from. Raises ReviewRefused, UserError."""
    return find_draft(read_copy(path).content, place)
