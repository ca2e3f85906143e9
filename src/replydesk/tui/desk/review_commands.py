"""Files that came back from review, taken into their drafts one after the other."""

from __future__ import annotations

import asyncio
from functools import partial
from pathlib import Path

from replydesk.desk import desk_folder
from replydesk.desk.files import files_in
from replydesk.text.errors import DiskError, UserError
from replydesk.tui.desk.host import DeskHost
from replydesk.tui.desk.open_draft import open_to_write
from replydesk.tui.kit.asking import ask_for_file
from replydesk.tui.kit.file_picker import AskedFile
from replydesk.tui.kit.work_screen import opens_dialog
from replydesk.tui.reviewing import reading
from replydesk.tui.reviewing.opening import offers_import, read_file, reviews_nearby
from replydesk.tui.writing.draft_screen import DraftScreen

ASK_REVIEWS = AskedFile("读回审阅稿（Word 里改过的，或放它们的文件夹）", reading.SUFFIXES, takes_folders=True)


async def read_reviews(screen: DeskHost) -> None:
    """Ask for a file or a folder; open the draft of each file, and show what the file brings to it."""
    nearby = partial(reviews_nearby, screen.desk, screen.workbench.home)
    asked = await ask_for_file(screen, ASK_REVIEWS, nearby, screen.desk.root, _files_at)
    files = asked[1] if asked else []
    for number, path in enumerate(files, 1):
        left = len(files) - number
        await _read_one(screen, path, f"；Esc 接着读下一份（还有 {left} 份）" if left else "")


async def _files_at(path: Path) -> list[Path]:
    """Return the file at a path, or the Word files directly in a folder. Raises UserError."""
    return await asyncio.to_thread(_files, path)


def _files(path: Path) -> list[Path]:
    if not path.exists():
        raise DiskError(f"{path}：没有找到这个文件或文件夹，请核对路径")
    if not path.is_dir():
        return [path]
    files = [each for each in files_in(path) if _is_word(each)]
    if not files:
        raise UserError(f"{path}：这个文件夹里没有 Word 文件（.docx）")
    return sorted(files)


def _is_word(path: Path) -> bool:
    return path.suffix.lower() in reading.SUFFIXES and not path.name.startswith("~$")


async def _read_one(screen: DeskHost, path: Path, more: str) -> None:
    """Open the draft of a file over the desk with what the file brings; wait until it is closed."""
    screen.say(f"正在读 {path.name}……")
    try:
        stored = desk_folder.read_draft(await asyncio.to_thread(reading.draft_for, path, screen.desk))
    except UserError as refusal:
        screen.say("")
        if await offers_import(screen, path, refusal):
            await screen.workbench.import_reply(path)
        return
    screen.say("")
    is_closed = asyncio.Event()

    def back(draft: Path) -> None:
        screen.read_all(draft)
        is_closed.set()

    begin = partial(_begin, path=path, more=more)
    open_to_write(screen, screen.desk, stored, screen.reader.numbers, back, begin)
    await is_closed.wait()


def _begin(draft: DraftScreen, path: Path, more: str) -> None:
    """Show what a file brings to a draft that was opened for it; if nothing is taken, close the draft."""

    async def review(screen: DraftScreen) -> None:
        if not await read_file(screen, path, more) and screen.save_or_rescue():
            screen.dismiss(None)

    opens_dialog(review)(draft)
