"""The desk commands that make review copies and approval forms of drafts."""

from __future__ import annotations

import asyncio
from pathlib import Path

from replydesk.export import batch
from replydesk.export.filenames import Pattern
from replydesk.export.separate_files import (
    APPROVAL_FORM,
    REVIEW_COPY,
    FileKind,
    FileResult,
    summary,
    write_files,
)
from replydesk.tui.desk.host import DeskHost


async def make_review_copies(screen: DeskHost, paths: list[Path]) -> None:
    """Make the review copies of drafts; say where they are."""
    await _make(screen, REVIEW_COPY, paths)


async def make_approval_forms(screen: DeskHost, paths: list[Path]) -> None:
    """Make the approval forms of drafts; say where they are."""
    await _make(screen, APPROVAL_FORM, paths)


async def _make(screen: DeskHost, kind: FileKind, paths: list[Path]) -> None:
    screen.say(f"正在做{kind.name}…")
    results = await asyncio.to_thread(_written, screen, kind, paths)
    screen.work_done(each.draft for each in results if each.file)
    message, is_good = summary(kind, results)
    screen.say(message, is_trouble=not is_good)


def _written(screen: DeskHost, kind: FileKind, paths: list[Path]) -> list[FileResult]:
    tasks = batch.plan_exports(batch.drafts_of(paths), Pattern())
    return list(write_files(kind, tasks, screen.desk.exports, screen.workbench.clock))
