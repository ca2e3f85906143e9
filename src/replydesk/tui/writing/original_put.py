"""An original put beside the open draft, from a file or pasted, or taken off."""

from __future__ import annotations

import asyncio
from functools import partial
from pathlib import Path

from rich.text import Text

from replydesk.desk.originals import has_original, put_original, remove_original
from replydesk.desk.versions import ORIGINAL
from replydesk.draft.original import Original, length_trouble
from replydesk.draft.points.reading import points_of
from replydesk.importing.originals.files import (
    Progress,
    ShouldStop,
    files_of,
    originals_nearby,
    read_files,
)
from replydesk.importing.originals.intake import with_original
from replydesk.importing.originals.plan import OriginalFile
from replydesk.importing.originals.reading import original_of_text
from replydesk.importing.replies.importer import SUFFIXES
from replydesk.text.characters import count_characters
from replydesk.text.errors import UserError
from replydesk.tui.kit.asking import ask_for_file
from replydesk.tui.kit.dialogs import Agree, Choice, Pick
from replydesk.tui.kit.file_picker import AskedFile
from replydesk.tui.originals.original_words import item_words
from replydesk.tui.originals.reading_dialog import read_in_dialog
from replydesk.tui.writing.host import DraftHost, TakingHost
from replydesk.tui.writing.original_steps import PutStep, PutSteps

ASK_ORIGINAL = AskedFile("添加原件（选一个文件；也可以粘贴它的文字）", SUFFIXES)
FEWEST = 20  # characters of a pasted text from which it may be an original

Found = tuple[OriginalFile, Original]


async def put_from_file(screen: TakingHost, steps: PutSteps) -> bool:
    """Ask for a file, or a pasted text, and put it as the original; return True if that was done."""
    nearby = partial(originals_nearby, screen.desk, screen.workbench.home)
    read = partial(_read, screen)
    asked = await ask_for_file(screen, ASK_ORIGINAL, nearby, screen.desk.root, read, use_text=_read_text)
    if asked is None or (found := await _one_of(screen, asked[1])) is None:
        return False
    return await _put(screen, steps, *found)


async def put_text(screen: TakingHost, steps: PutSteps, text: str) -> bool:
    """Put a pasted text as the original; return True if that was done."""
    try:
        found = await _read_text(text)
    except UserError as error:
        screen.say(str(error), is_trouble=True)
        return False
    return await _put(screen, steps, *found[0])


async def _read_text(text: str) -> list[Found]:
    if count_characters(text) < FEWEST:
        raise UserError("没有添加：粘贴的文字太短，不像一份原件；请连题目、正文一起复制")
    if trouble := length_trouble(text):
        raise UserError(f"没有添加：粘贴的文字{trouble}")
    return [(OriginalFile(), await asyncio.to_thread(original_of_text, text))]


async def _read(screen: DraftHost, path: Path) -> list[Found] | None:
    """Return the originals in a file, None if the clerk stops reading. Raises UserError if there is none."""

    def read(progress: Progress, should_stop: ShouldStop) -> list[Found]:
        reading = read_files(files_of([str(path)])[0], progress, should_stop)
        if reading.unread:
            name, why = reading.unread[0]
            raise UserError(f"{name}：{why}")
        if not reading.found:
            raise UserError(f"{path.name}：里面没有找到原件")
        return list(reading.found)

    return await read_in_dialog(screen, path.name, read)


async def _one_of(screen: DraftHost, found: list[Found]) -> Found | None:
    """Return the original wanted of those in a file; of several, ask."""
    if len(found) == 1:
        return found[0]
    choices = [Choice(item_words(original) or "".join(original.text)[:40]) for _, original in found]
    title = f"{found[0][0].name} 里有 {len(found)} 份，这份稿子答的是哪一份"
    picked = await screen.app.push_screen_wait(Pick(title, choices, "回车选定   Esc 返回", what="原件"))
    return None if picked is None else found[picked]


async def _put(screen: TakingHost, steps: PutSteps, file: OriginalFile, original: Original) -> bool:
    """Put an original; where there is another one, ask first."""
    path = screen.session.path
    if has_original(path):
        text = Text(f"这份稿子已经有原件。换上的是：{item_words(original) or file.name or '粘贴的文字'}\n")
        text.append("原来的不丢，挪到“原件”里“换下的”文件夹。")
        if not await screen.app.push_screen_wait(Agree("换原件", text, "回车换上   Esc 不换")):
            return False
    try:
        moved = put_original(path, original, file.data, file.suffix)
    except UserError as error:
        screen.say(f"没有添加：{error}", is_trouble=True)
        return False
    before = screen.session.draft
    made = with_original(before, original)
    screen.end_merging()
    after = screen.edit(lambda draft: with_original(draft, original).draft, "")
    screen.end_merging()
    steps.note(PutStep(before, after, moved))
    if after != before:
        screen.saving.save(ORIGINAL)
    told = [f"填上了{'、'.join(made.filled)}"] if made.filled else []
    points = len(points_of(after)) - len(points_of(before))
    told += [f"找到 {points} 条建议"] if points else []
    told += [f"{len(made.differences)} 处和稿子不一样"] if made.differences else []
    undone = f"（{screen.key('draft.undo')} 撤销）" if after != before else ""
    screen.say("；".join(["添加了原件", *told]) + undone)
    return True


async def take_off(screen: DraftHost, steps: PutSteps) -> bool:
    """Ask whether the original is to be taken off, and do so; return True if that was done."""
    path = screen.session.path
    if not has_original(path):
        screen.say("这份稿子还没有原件")
        return False
    text = Text("稿子不变。原件的文件不丢，挪到“原件”里“换下的”文件夹。")
    if not await screen.app.push_screen_wait(Agree("拿掉原件", text, "回车拿掉   Esc 留着")):
        return False
    try:
        remove_original(path)
    except UserError as error:
        screen.say(f"没有拿掉：{error}", is_trouble=True)
        return False
    steps.forget()
    screen.say("拿掉了原件，文件在“原件”里“换下的”文件夹")
    return True
