"""Originals taken in on the desk: read, matched to drafts, looked over, kept beside them."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from functools import partial
from pathlib import Path

from replydesk.desk.originals import has_original
from replydesk.desk.reviews import Done
from replydesk.desk.settings import reviewer_name
from replydesk.draft.workflow import VerdictBy
from replydesk.importing.originals.files import Progress, ShouldStop, files_of, originals_nearby
from replydesk.importing.originals.intake import (
    OriginalsWritten,
    plan_originals,
    plan_text,
    undo_written,
    write_originals,
)
from replydesk.importing.originals.plan import OriginalsPlan
from replydesk.importing.replies.importer import SUFFIXES
from replydesk.text.characters import count_characters
from replydesk.text.errors import UserError
from replydesk.tui.desk.host import DeskHost
from replydesk.tui.desk.same_items import tell_same_items
from replydesk.tui.kit.asking import ask_for_file
from replydesk.tui.kit.file_picker import AskedFile
from replydesk.tui.originals.intake_screen import Drafts, IntakeScreen
from replydesk.tui.originals.reading_dialog import read_in_dialog

ASK_ORIGINALS = AskedFile("添加原件（文件、文件夹；也可以粘贴一份的文字）", SUFFIXES, takes_folders=True)
ADDED = "添加原件"
FEWEST = 20  # characters of a pasted text from which it may be an original


async def add_originals(screen: DeskHost) -> None:
    """Ask for originals, show which draft each goes to, and keep them as the clerk decides."""
    nearby = partial(originals_nearby, screen.desk, screen.workbench.home)
    asked = await ask_for_file(
        screen,
        ASK_ORIGINALS,
        nearby,
        screen.desk.root,
        partial(_read, screen),
        use_text=partial(_read_text, screen),
    )
    if asked is None:
        return
    intake = IntakeScreen(asked[1], await asyncio.to_thread(_drafts, screen))
    await screen.app.push_screen_wait(intake)
    if intake.taken is not None:
        await _write(screen, intake.taken)


async def _read(screen: DeskHost, path: Path) -> OriginalsPlan | None:
    """Return the plan of a file or a folder, None if the clerk stops reading. Raises UserError."""

    def read(progress: Progress, should_stop: ShouldStop) -> OriginalsPlan:
        if not files_of([str(path)])[0]:
            raise UserError(f"{path}：这个文件夹里没有可以读的原件")
        return plan_originals([str(path)], screen.desk, progress, should_stop)

    return await _plan(screen, path.name, read)


async def _read_text(screen: DeskHost, text: str) -> OriginalsPlan | None:
    """Return the plan of a pasted text. Raises UserError."""
    if count_characters(text) < FEWEST:
        raise UserError("粘贴的文字太短，不像一份原件；请连题目、正文一起复制")
    return await _plan(screen, "粘贴的文字", lambda progress, should_stop: plan_text(text, screen.desk))


async def _plan(
    screen: DeskHost, what: str, read: Callable[[Progress, ShouldStop], OriginalsPlan]
) -> OriginalsPlan | None:
    plan = await read_in_dialog(screen, what, read)
    if plan is not None and not plan.planned and not plan.unread:
        raise UserError(f"{what}：里面没有找到原件")
    return plan


def _drafts(screen: DeskHost) -> Drafts:
    """Return the drafts of the desk with what is known of each."""
    return [(path, "已有原件" if has_original(path) else "") for path in screen.desk.drafts()]


def _by(screen: DeskHost) -> VerdictBy:
    return VerdictBy(reviewer_name(screen.workbench.settings), screen.workbench.clock())


async def _write(screen: DeskHost, plan: OriginalsPlan) -> None:
    """Keep the originals of a plan, and say what was done."""
    result = await asyncio.to_thread(write_originals, plan, screen.desk, _by(screen))
    if result.written:
        screen.reviewing.note(ADDED, partial(_undo, result, screen))
    screen.read_all(result.written[0].path if result.written else None)
    screen.say(told(result), is_trouble=bool(result.refused))
    tell_same_items(screen, [each.path for each in result.written], told(result))


def told(result: OriginalsWritten) -> str:
    """Return what was done in words."""
    written = result.written
    new = sum(each.is_new for each in written)
    points = sum(bool(each.points) for each in written)
    parts = [f"放好 {len(written)} 份原件（Ctrl+Z 取消）"] if written else []
    parts += [f"新建 {new} 份稿子"] if new else []
    parts += [f"{count} 份和稿子不一样，打开看"] if (count := _count_differing(result)) else []
    parts += [f"填了 {count} 份稿子的空栏"] if (count := _count_filled(result)) else []
    parts += [f"{points} 份找到了要答的各条"] if points else []
    if result.refused:
        title, why = result.refused[0]
        more = f"（这样的共 {len(result.refused)} 份）" if len(result.refused) > 1 else ""
        parts.append(f"没有放：{title}，{why}{more}")
    return "；".join(parts)


def _count_filled(result: OriginalsWritten) -> int:
    return sum(bool(each.filled) and not each.is_new for each in result.written)


def _count_differing(result: OriginalsWritten) -> int:
    return sum(bool(each.differences) for each in result.written)


def _undo(result: OriginalsWritten, screen: DeskHost) -> Done:
    undone = undo_written(result, _by(screen))
    paths = tuple(each.path for each in undone.written)
    note = "原件的文件在“原件”里“换下的”文件夹" if paths else ""
    return Done(paths, undone.refused, note)
