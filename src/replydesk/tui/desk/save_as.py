"""The desk command that writes copies of drafts, or of their Word files, to another folder or name."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from replydesk.desk import files
from replydesk.desk.desk_folder import Desk
from replydesk.desk.numbering import stamp_now
from replydesk.export.exported import brought_up_to_date
from replydesk.reply.registers.agreement import Numbers
from replydesk.reply.registers.model import Stamp
from replydesk.text.errors import UserError
from replydesk.tui.desk.host import DeskHost
from replydesk.tui.kit.asking import ask_for_file
from replydesk.tui.kit.dialogs import Choice, Pick
from replydesk.tui.kit.file_picker import AskedFile

KINDS = (  # the ending of what can be saved, its name, when it is wanted
    (".docx", " Word 文件", "没有导出过的、改过的，先导出"),
    (".md", "稿子", "以后还能用工作台接着写"),
)


async def save_elsewhere(screen: DeskHost, paths: list[Path]) -> None:
    """Ask what to save and where; an existing file is never replaced."""
    name = paths[0].stem if len(paths) == 1 else f"选中的 {len(paths)} 份"
    choices = [Choice(kind.strip(), when) for _, kind, when in KINDS]
    picked = await screen.app.push_screen_wait(Pick(f"另存：{name}", choices, "回车选用   Esc 不存"))
    if picked is None:
        return
    suffix, kind, _ = KINDS[picked]
    numbers, by = screen.reader.numbers, stamp_now(screen.workbench.clock())
    sources, refused = await asyncio.to_thread(_sources, screen.desk, paths, suffix, numbers, by)
    if not sources:
        screen.say(refused[0], is_trouble=True)
        return
    where = "选一个文件夹" + ("，或者写一个新名字" if len(sources) == 1 else "")
    saved_as = sources[0].name if len(sources) == 1 else f"{len(sources)} 个文件"
    wanted = AskedFile(f"另存{kind}：{where}", (suffix,), takes_folders=True, saved_as=saved_as)
    save = partial(_save, screen, sources)
    asked = await ask_for_file(screen, wanted, lambda: (), screen.desk.root, save, _first_folder(screen))
    if asked is None:
        return
    saved, failed = asked[1]
    refused += failed
    screen.work_done([] if refused else paths)
    said = f"已另存：{saved[0]}" if len(saved) == 1 else f"已另存 {len(saved)} 个文件到 {asked[0]}"
    more = f"（这样的共 {len(refused)} 个）" if len(refused) > 1 else ""
    screen.say(f"{said}；没有存：{refused[0]}{more}" if refused else said, is_trouble=bool(refused))


def _first_folder(screen: DeskHost) -> str:
    """Return the folder shown first, as it is typed: the one used last, else the clerk's home."""
    places = [Path(place) for place in screen.workbench.settings.places]
    return f"{next((place for place in places if place.is_dir()), screen.workbench.home)}{os.sep}"


def _sources(
    place: Desk, paths: Sequence[Path], suffix: str, numbers: Numbers, by: Stamp
) -> tuple[list[Path], list[str]]:
    """Return the files to copy, exported if need be, and why there are none of some drafts."""
    if suffix == ".md":
        return list(paths), []
    found: list[Path] = []
    refused = []
    for path in paths:
        try:
            found += brought_up_to_date(place, path, numbers, by).files
        except UserError as error:
            refused.append(str(error))
    return found, refused


Saved = tuple[list[Path], list[str]]


async def _save(screen: DeskHost, sources: Sequence[Path], where: Path) -> Saved:
    """Copy files into a folder, or a single one to a new path. Raises UserError if none could be saved."""
    return await asyncio.to_thread(_copies, screen, sources, where)


def _copies(screen: DeskHost, sources: Sequence[Path], where: Path) -> Saved:
    if where.is_dir():
        targets = [where / source.name for source in sources]
    elif len(sources) == 1:
        suffix = sources[0].suffix
        targets = [where if where.suffix.lower() == suffix else where.with_name(where.name + suffix)]
    else:
        raise UserError(f"{where}：没有这个文件夹；{len(sources)} 个文件要存到一个文件夹里")
    if targets[0].suffix == ".md" and _is_same(targets[0].parent, screen.desk.drafts_folder):
        raise UserError("这就是工作台放稿子的文件夹；要照着再写一份，请用“复制一份”（Ctrl+D）")
    if not targets[0].parent.is_dir():
        raise UserError(f"{targets[0].parent}：没有这个文件夹，请先建好或换一个")
    saved, refused = [], []
    for source, target in zip(sources, targets, strict=True):
        try:
            files.copy_to_free(source, target)
            saved.append(target)
        except UserError as error:
            refused.append(str(error))
    if not saved:
        raise UserError(refused[0])
    return saved, refused


def _is_same(one: Path, other: Path) -> bool:
    return os.path.realpath(one) == os.path.realpath(other)
