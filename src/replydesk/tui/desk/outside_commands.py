"""Desk commands that open something with another program: exported Word files, the folder of the drafts."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Label, Static

from replydesk.desk import outside
from replydesk.desk.desk_folder import Desk
from replydesk.export.exported import ExportedDraft, Freshness, exported
from replydesk.reply.registers.agreement import Numbers
from replydesk.text.errors import UserError
from replydesk.tui.desk.host import DeskHost
from replydesk.tui.kit.dialogs import Choice, Dialog, Pick
from replydesk.tui.kit.wrapping import Wrapped

MOST = 10  # files opened at once

REMARKS = {
    Freshness.SAME: "",
    Freshness.CHANGED: "导出以后又改过，这是旧的；按 F7 再导出",
    Freshness.EDITED: "Word 里改过",
}


class ShowPath(Dialog[None]):
    """Paths to read or copy, where nothing can open them."""

    BINDINGS = [("enter", "copy")]

    def __init__(self, why: str, paths: Sequence[Path]) -> None:
        super().__init__(name="path")
        self._why = why
        self._paths = "\n".join(str(path.absolute()) for path in paths)

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Label(self._why, classes="title")
            yield Static(Wrapped(Text(self._paths)))
            yield Static("回车复制路径   Esc 返回", classes="hint")

    async def action_copy(self) -> None:
        """Copy the paths to the clipboard of the terminal, and close."""
        self.app.copy_to_clipboard(self._paths)
        self.dismiss(None)


async def open_word_files(screen: DeskHost, paths: list[Path]) -> None:
    """Open the Word files that drafts were exported to; of several the clerk picks one, or all."""
    found, troubles = await asyncio.to_thread(_exported, screen.desk, paths, screen.reader.numbers)
    files = [(each, file) for each in found for file in each.files]
    missing = [each.draft.stem for each in found if each.freshness is Freshness.NONE]
    if missing:
        more = f"等 {len(missing)} 份" if len(missing) > 1 else ""
        troubles.append(f"“{missing[0]}”{more}还没有导出；按 F7 导出以后再打开")
    if not files:
        screen.say(troubles[0], is_trouble=True)
        return
    picked = await _pick(screen, files)
    if picked is None:
        return
    remarks = [remark for each, _ in picked if (remark := REMARKS[each.freshness])]
    await open_or_show(screen, [file for _, file in picked], [*dict.fromkeys(remarks), *troubles])


def _exported(place: Desk, paths: Sequence[Path], numbers: Numbers) -> tuple[list[ExportedDraft], list[str]]:
    found: list[ExportedDraft] = []
    troubles = []
    for path in paths:
        try:
            found.append(exported(place, path, numbers))
        except UserError as error:
            troubles.append(str(error))
    return found, troubles


Files = list[tuple[ExportedDraft, Path]]


async def _pick(screen: DeskHost, files: Files) -> Files | None:
    """Ask which of several files to open; None if the clerk gives up."""
    if len(files) == 1:
        return files
    whole = [Choice(f"全部打开（{len(files)} 个）")] if len(files) <= MOST else []
    choices = whole + [Choice(file.name, REMARKS[each.freshness]) for each, file in files]
    picked = await screen.app.push_screen_wait(Pick("打开哪一个", choices, "回车打开   Esc 返回"))
    if picked is None:
        return None
    return files if whole and picked == 0 else [files[picked - len(whole)]]


async def open_folder(screen: DeskHost) -> None:
    """Open the folder of the drafts."""
    await open_or_show(screen, [screen.desk.drafts_folder], [])


async def open_or_show(screen: DeskHost, paths: Sequence[Path], remarks: Sequence[str]) -> None:
    """Open files or a folder; where that cannot be, show their paths to be copied."""
    why = outside.why_no_window()
    for path in paths:
        why = why or await asyncio.to_thread(outside.open_file, path)
    if why:
        await screen.app.push_screen_wait(ShowPath(why, paths))
    which = paths[0].name if len(paths) == 1 else f"{len(paths)} 个文件"
    said = "" if why else f"已交给系统打开：{which}"
    if words := "；".join(filter(None, (said, *remarks))):
        screen.say(words, is_trouble=bool(remarks))
