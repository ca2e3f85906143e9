"""Desk commands that import: drafts from an assigned list (交办清单) and from old replies."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from rich.text import Text

from replydesk.draft.model import Key
from replydesk.importing.lists import intake
from replydesk.importing.lists.plan import KnownDrafts, Plan, Remarks, plan_drafts
from replydesk.importing.lists.understanding import Understood
from replydesk.importing.reasons import known_replies
from replydesk.importing.replies import importer
from replydesk.letter.kinds import kind_of
from replydesk.text.characters import file_name
from replydesk.text.errors import DiskError, UserError
from replydesk.tui.desk.file_commands import IMPORT, note_made
from replydesk.tui.desk.host import DeskHost
from replydesk.tui.desk.import_dialog import ImportDialog, ReadFile, imported_draft, notes_to_check
from replydesk.tui.desk.new_draft import first_unit, units_offered
from replydesk.tui.desk.same_items import tell_same_items
from replydesk.tui.kit.asking import ask_for_file
from replydesk.tui.kit.dialogs import Agree, Choice, Pick
from replydesk.tui.kit.file_picker import AskedFile

ASK_LIST = AskedFile("导入交办清单（Excel、CSV）", intake.SUFFIXES)
ASK_REPLIES = AskedFile(
    "导入旧答复（Word、PDF、网页、文本，或放它们的文件夹）", importer.SUFFIXES, takes_folders=True
)

FIRST = 12  # new drafts shown in the preview

NAMED = 3  # imported files to check that are named

MOST = 40  # remarks of one kind shown in the preview


async def import_list(screen: DeskHost) -> None:
    """Ask for a list, show a preview, and write its drafts if the clerk agrees."""
    nearby = partial(intake.lists_nearby, screen.desk, screen.workbench.home)
    asked = await ask_for_file(screen, ASK_LIST, nearby, screen.desk.root, partial(_read_and_plan, screen))
    if asked is None:
        return
    path, (understood, known, planned) = asked
    if await screen.app.push_screen_wait(_confirmation(path, understood, planned)) and planned.new:
        await _write_planned(screen, planned, known)


async def _read_and_plan(screen: DeskHost, path: Path) -> tuple[Understood, KnownDrafts, Plan] | None:
    """Read a list and plan its drafts for the unit asked for; None to go back. Raises UserError."""
    understood = await asyncio.to_thread(intake.read_list, path)
    unit = await _ask_for_unit(screen)
    return None if unit is None else await asyncio.to_thread(_plan, screen, understood, unit)


async def _ask_for_unit(screen: DeskHost) -> str | None:
    """Ask for the unit that answers a list, "" to follow the list; None to go back."""
    units = list(await units_offered(screen))
    if len(units) < 2:
        return ""
    units.insert(0, units.pop(first_unit(screen)))
    first = f"没有写的，由“{units[0].label}”办理"
    choices = [Choice("照清单里写的", first), *(Choice(unit.label) for unit in units)]
    picked = await screen.app.push_screen_wait(Pick("由哪个单位办理", choices))
    if picked:
        screen.units.used(units[picked - 1])
    return None if picked is None else units[picked - 1].key if picked else ""


def _plan(screen: DeskHost, understood: Understood, unit: str) -> tuple[Understood, KnownDrafts, Plan]:
    known = intake.known_items(screen.desk)
    today = screen.workbench.clock().date()
    stock = screen.desk.stock
    usual = stock.units[first_unit(screen)].key if stock.units else ""
    return understood, known, plan_drafts(understood, stock, known, today, unit, usual=usual)


def _confirmation(path: Path, understood: Understood, planned: Plan) -> Agree:
    keys = f"回车写入 {len(planned.new)} 份   ↑↓ 翻看   Esc 不写" if planned.new else "↑↓ 翻看   Esc 返回"
    text = Text(f"{planned.summary}\n", "bold").append_text(preview(understood, planned))
    return Agree(path.name, text, keys, hang=2)


async def _write_planned(screen: DeskHost, planned: Plan, known: KnownDrafts) -> None:
    written: list[Path] = []
    try:
        try:
            await asyncio.to_thread(intake.write_drafts, screen.desk, planned, known, written=written.append)
        finally:
            note_made(screen, IMPORT, written)
        message = f"已建 {len(written)} 份新稿子"
        refused = f"，{len(planned.refused)} 行不能用" if planned.refused else ""
        screen.read_all(written[0] if written else None)
        screen.say(message + refused)
        tell_same_items(screen, written, message + refused)
    except UserError as error:
        screen.read_all()
        screen.say(f"已建 {len(written)} 份，其余没有建：{error}", is_trouble=True)


def preview(understood: Understood, plan: Plan) -> Text:
    """Return the preview of a list: what is lost or changed, the first new drafts, columns, and the rest."""
    text = _remarks(plan.first_remarks)
    for new in plan.new[:FIRST]:
        people = "、".join((*new.row.proposers, *new.row.joint)) or "（没有提出人）"
        lead = new.draft.get(Key.LEAD_BODY) or "主办单位"
        to = f"　会办意见，送{lead}" if kind_of(new.draft).to_lead else ""
        text.append(f"＋ {new.row.number or '（没有编号）'}　{people}　{new.row.subject}{to}\n")
    if len(plan.new) > FIRST:
        text.append(f"＋ 等 {len(plan.new)} 份\n")
    for headings in understood.headings:
        text.append(f"{headings}\n", "bold")
    return text.append_text(_remarks(plan.harmless_remarks))


def _remarks(topics: Remarks) -> Text:
    text = Text()
    for what, remarks in topics:
        for remark in remarks[:MOST]:
            text.append(f"{what}：{remark}\n")
        if len(remarks) > MOST:
            text.append(f"{what}：还有 {len(remarks) - MOST} 条\n")
    return text


async def import_replies(screen: DeskHost) -> None:
    """Ask for old replies, show the result, and write their drafts if the clerk agrees."""
    nearby = partial(importer.replies_nearby, screen.desk, screen.workbench.home)

    async def files_of(path: Path) -> list[Path]:
        return await asyncio.to_thread(_files_at, path)

    asked = await ask_for_file(screen, ASK_REPLIES, nearby, screen.desk.root, files_of)
    if asked is None:
        return
    path, files = asked
    await _show_and_write(screen, path.name, files)


async def import_one(screen: DeskHost, path: Path) -> str:
    """Import a file as an old reply; return what was said, "" if the clerk did not agree."""
    return await _show_and_write(screen, path.name, [path])


async def _show_and_write(screen: DeskHost, title: str, files: Sequence[Path]) -> str:
    known = await asyncio.to_thread(known_replies, screen.desk)
    read = await screen.app.push_screen_wait(ImportDialog(title, files, screen.desk.stock, known))
    return await _write_replies(screen, read) if read else ""


def _files_at(path: Path) -> list[Path]:
    """Return the file at a path, or the files directly in a folder. Raises UserError if there is none."""
    if not path.exists():
        raise DiskError(f"{path}：没有找到这个文件或文件夹，请核对路径")
    files, _ = importer.files_of([str(path)])
    if not files:
        raise UserError(f"{path}：这个文件夹里没有可以导入的文件")
    return files


async def _write_replies(screen: DeskHost, read: Sequence[ReadFile]) -> str:
    """Write the drafts under free names, and put the cursor on the first; return what is said."""
    written: list[Path] = []
    try:
        try:
            await asyncio.to_thread(_write_each, screen.desk.drafts_folder, read, written)
        finally:
            note_made(screen, IMPORT, written)
    except UserError as error:
        screen.read_all(written[0] if written else None)
        trouble = f"已导入 {len(written)} 份，其余没有导入：{error}"
        screen.say(trouble, is_trouble=True)
        return trouble
    screen.read_all(written[0])
    taken = [
        path
        for path, (source, outcome) in zip(written, read, strict=True)
        if not outcome.place and _is_renamed(path, source)
    ]
    unsure = sum(bool(imported_draft(outcome).unplaced) for _, outcome in read)
    message = f"已导入 {len(written)} 份"
    losing = sum(bool(imported_draft(outcome).missing) for _, outcome in read)
    message += f"；{losing} 份有没收进来的文字，请对照原件" if losing else ""
    message += f"；{unsure} 份有没认出的文字，在答复内容末尾" if unsure else ""
    message += _to_check(read)
    message += f"；已有同名的，另存为“{taken[0].stem}”" if taken else ""
    message += f"等 {len(taken)} 份" if len(taken) > 1 else ""
    new = screen.key("desk.new")
    message += "" if screen.desk.stock.units else f"；还没有单位档案，按 {new} 建好再写"
    screen.say(message)
    return message


def _to_check(read: Sequence[ReadFile]) -> str:
    """Return the names of the files with notes that ask to check something, and that are not told so far."""
    named = []
    for path, outcome in read:
        imported = imported_draft(outcome)
        is_told = imported.missing or imported.unplaced
        if not is_told and notes_to_check(imported):
            named.append(path.name)
    more = f" 等 {len(named)} 份" if len(named) > NAMED else ""
    return f"；请核对 {'、'.join(named[:NAMED])}{more}" if named else ""


def _write_each(folder: Path, read: Sequence[ReadFile], written: list[Path]) -> None:
    taken = importer.names_in(folder)
    for source, outcome in read:
        written.append(importer.write_reply(folder, source.name, imported_draft(outcome).draft, taken))


def _is_renamed(draft: Path, source: Path) -> bool:
    return draft.stem != file_name(source.stem)
