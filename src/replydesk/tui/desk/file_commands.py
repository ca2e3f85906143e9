"""Desk commands on the files of drafts: deleted, put back, renamed, copied; each can be undone."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path

from rich.text import Text
from textual.widgets import Static

from replydesk.desk import files, recycle_bin, renaming
from replydesk.desk.numbering import stamp_now
from replydesk.desk.recycle_bin import DeletedDraft
from replydesk.desk.reviews import Done
from replydesk.draft.stages import Stage
from replydesk.reply.registers.model import Stamp
from replydesk.text.errors import UserError
from replydesk.tui.desk.host import DeskHost
from replydesk.tui.kit.asking import AskLine
from replydesk.tui.kit.dialogs import Agree
from replydesk.tui.kit.wrapping import Wrapped

DELETE, RENAME, COPY, PUT_BACK = "删除", "改名", "复制", "放回"
IMPORT, NEW = "导入", "新建"

_IN_BIN = "进了回收站"

NOT_COPIED = "不带文号的序号、日期、期限和办理记录。编号、提出人、案由先照原来的，请打开改过来。"


def _by(screen: DeskHost) -> Stamp:
    return stamp_now(screen.workbench.clock())


def _name(path: Path) -> str:
    return path.name.removesuffix(".md")


def _reason(error: UserError, path: Path) -> str:
    return str(error).removeprefix(f"{path}：")


async def delete_drafts(screen: DeskHost, paths: list[Path]) -> None:
    """Move drafts into the bin; asks first if there are several, or one that a letter went out from."""
    warnings = _warnings(screen, paths)
    if len(paths) > 1 or warnings:
        lines = [*warnings, *(Text(f"· {_name(path)}") for path in paths)]
        keys = f"回车删除 {len(paths)} 份   Esc 不删"
        title = f"删除 {len(paths)} 份稿子（放进回收站）" if len(paths) > 1 else f"删除：{_name(paths[0])}"
        if not await screen.app.push_screen_wait(Agree(title, Text("\n").join(lines), keys, hang=2)):
            return
    deleted, refused = await asyncio.to_thread(_delete, paths, _by(screen))
    if deleted:
        screen.reviewing.note(DELETE, partial(_undelete, deleted, screen))
    screen.read_all()
    done = Done(tuple(each.path for each in deleted), refused)
    hint = "（Ctrl+Z 取消；都在回收站 Ctrl+U）" if deleted else ""
    screen.say(done.words(f"已删除{hint}"), is_trouble=bool(refused))


def _warnings(screen: DeskHost, paths: Sequence[Path]) -> list[Text]:
    """Return what the clerk should know before drafts are deleted."""
    found: list[Text] = []
    try:
        registers = list(screen.reader.numbers.registers.values())
    except UserError as error:
        registers, found = [], [Text(f"！ 文号登记看不到：{error}", "bold")]
    for path in paths:
        key, entry = screen.desk.key(path), screen.reader.entries.get(path)
        held = [each.full_number(serial) for each in registers for serial in each.by_draft.get(key, ())]
        if entry and entry.standing.stage is Stage.SENT:
            found.append(Text(f"！ {_name(path)}：已经发出，一般要留着", "bold"))
        if held:
            words = f"{'、'.join(held)}登记给了它，删了号还归它"
            found.append(Text(f"！ {_name(path)}：{words}；不再用的，先按 F8 退回或者作废", "bold"))
    return found


def _delete(paths: Iterable[Path], by: Stamp) -> tuple[list[DeletedDraft], tuple[tuple[str, str], ...]]:
    """Move drafts into the bin; return those moved, and the refusals with their reasons."""
    deleted, refused = [], []
    for path in paths:
        try:
            deleted.append(recycle_bin.delete(path, by))
        except UserError as error:
            refused.append((_name(path), _reason(error, path)))
    return deleted, tuple(refused)


def _undelete(deleted: Sequence[DeletedDraft], screen: DeskHost) -> Done:
    return put_back_all(deleted, _by(screen))


def put_back_all(deleted: Iterable[DeletedDraft], by: Stamp) -> Done:
    """Put deleted drafts back where they were; the note says which have other names now."""
    paths, refused, renamed = [], [], []
    for each in deleted:
        try:
            path = recycle_bin.put_back(each, by.by)
            paths.append(path)
            if path != each.path:
                renamed.append(f"“{each.name}”已有别的稿子，放回的叫“{_name(path)}”，请核对文号")
        except UserError as error:
            refused.append((each.name, _reason(error, each.path)))
    more = f"（这样的共 {len(renamed)} 份）" if len(renamed) > 1 else ""
    return Done(tuple(paths), tuple(refused), f"{renamed[0]}{more}" if renamed else "")


async def show_bin(screen: DeskHost) -> None:
    """Show the deleted drafts, and put back those that the clerk picks."""
    from replydesk.tui.desk.bin_screen import BinScreen

    picked: list[DeletedDraft] = []
    deleted = await asyncio.to_thread(recycle_bin.deleted_drafts, screen.desk.drafts_folder)
    await screen.app.push_screen_wait(BinScreen(deleted, screen.desk.stock, picked.extend))
    if not picked:
        return
    done = await asyncio.to_thread(put_back_all, picked, _by(screen))
    note_made(screen, PUT_BACK, done.paths, fate="")
    _show_new(screen, done.paths)
    screen.say(done.words("已放回"), is_trouble=bool(done.refused))


def note_made(screen: DeskHost, name: str, paths: Iterable[Path], fate: str = _IN_BIN) -> None:
    """Note an act that made drafts; undoing it moves them into the bin, except those changed since.

    `fate` says where they are then, "" if the name of the act says enough.
    """
    made = {path: files.digest_of(path) for path in paths}
    if made:
        screen.reviewing.note(name, partial(_delete_made, made, screen, fate))


def _delete_made(made: Mapping[Path, str], screen: DeskHost, fate: str) -> Done:
    changed = [path for path, known in made.items() if path.exists() and files.digest_of(path) != known]
    deleted, refused = _delete((path for path in made if path not in changed), _by(screen))
    kept = tuple((_name(path), "后来改过，还留着") for path in changed)
    return Done(tuple(each.path for each in deleted), (*kept, *refused), fate=fate)


def _show_new(screen: DeskHost, paths: Sequence[Path]) -> None:
    """List the drafts again, the cursor on the first of some new ones."""
    screen.read_all()
    if paths:
        screen.read_all(paths[0])


async def rename_drafts(screen: DeskHost, paths: list[Path]) -> None:
    """Ask for another name of each draft; Esc ends it."""
    said, is_trouble = "", False
    for number, path in enumerate(paths, 1):
        count = f"（第 {number} 份，共 {len(paths)} 份）" if len(paths) > 1 else ""
        give = partial(_rename, screen, path)
        renamed = await _ask_for_name(screen, f"改名{count}：{_name(path)}", _name(path), give)
        if renamed is None:
            break
        if renamed.path == path:
            continue
        screen.reviewing.note(RENAME, partial(_rename_back, renamed.path, _name(path), screen))
        _keep_mark(screen, path, renamed.path)
        said, is_trouble = f"已改名：{_name(path)} → {_name(renamed.path)}", bool(renamed.note)
        if renamed.note:
            said += f"；{renamed.note}"
        elif (screen.desk.exports / f"{_name(path)}.docx").exists():
            said += "；以前导出的 Word 还是旧名"
        _show_new(screen, [renamed.path])
    if said:
        screen.say(said, is_trouble=is_trouble)


def _rename(screen: DeskHost, path: Path, name: str) -> renaming.Renamed:
    return renaming.rename_draft(screen.desk, path, name, _by(screen))


def _rename_back(path: Path, name: str, screen: DeskHost) -> Done:
    try:
        renamed = _rename(screen, path, name)
    except UserError as error:
        return Done((), ((_name(path), _reason(error, path)),))
    _keep_mark(screen, path, renamed.path)
    return Done((renamed.path,), (), renamed.note)


def _keep_mark(screen: DeskHost, before: Path, path: Path) -> None:
    marked = screen.drafts.marked
    if before in marked:
        screen.drafts.mark((marked - {before}) | {path})


async def _ask_for_name(
    screen: DeskHost,
    title: str,
    proposed: str,
    use: Callable[[str], renaming.Renamed],
    above: str = "",
) -> renaming.Renamed | None:
    """Ask for a name until it can be used; None if the clerk gives up."""
    typed, trouble = proposed, ""
    while True:
        told = Static(Wrapped(Text(f"{above}\n"))) if above else None
        keys = f"回车{title[:2]}   Esc 不动"
        answer = await screen.app.push_screen_wait(
            AskLine(
                title, "名字", keys, above=told, needed="请写上名字", typed=typed, trouble=trouble, box=""
            )
        )
        if answer is None:
            return None
        try:
            return use(renaming.plain_name(answer))
        except UserError as error:
            typed, trouble = answer, str(error)


async def copy_drafts(screen: DeskHost, paths: list[Path]) -> None:
    """Copy drafts for similar replies; asks for the name of a single one."""
    if len(paths) > 1:
        copies, refused = await asyncio.to_thread(_copy_all, screen, paths)
    else:
        proposed = renaming.copy_name(screen.desk, paths[0])
        copy = partial(_copy, screen, paths[0])
        made = await _ask_for_name(screen, f"复制：{_name(paths[0])}", proposed, copy, NOT_COPIED)
        if made is None:
            return
        copies, refused = [made.path], ()
    note_made(screen, COPY, copies, fate="")
    _show_new(screen, copies)
    screen.work_done(path for path in paths if _name(path) not in dict(refused))
    done = Done(tuple(copies), refused, "编号、提出人、案由照原来的，请改" if copies else "")
    screen.say(done.words("已复制为"), is_trouble=bool(refused))


def _copy(screen: DeskHost, path: Path, name: str) -> renaming.Renamed:
    year = f"{screen.workbench.clock():%Y}"
    return renaming.Renamed(renaming.copy_draft(screen.desk, path, name, year))


def _copy_all(screen: DeskHost, paths: Sequence[Path]) -> tuple[list[Path], tuple[tuple[str, str], ...]]:
    copies, refused = [], []
    for path in paths:
        try:
            copies.append(_copy(screen, path, renaming.copy_name(screen.desk, path)).path)
        except UserError as error:
            refused.append((_name(path), _reason(error, path)))
    return copies, tuple(refused)
