"""Desk commands on several drafts at once: taking numbers, exporting."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from rich.text import Text

from replydesk.desk import desk_folder, numbering
from replydesk.desk.numbering import GivenNumber, stamp_now
from replydesk.desk.settings import reviewer_name
from replydesk.draft.model import Draft
from replydesk.export.from_screen import export_draft
from replydesk.reply.registers.agreement import Numbers
from replydesk.reply.registers.model import Stamp
from replydesk.reply.reply import faults_before_number
from replydesk.reply.stage_needs import number_hindrance
from replydesk.text.errors import UserError
from replydesk.tui.desk.export_dialog import ExportDialog
from replydesk.tui.desk.host import DeskHost
from replydesk.tui.kit.dialogs import Agree

NUMBER_ANY_TIME = "不等签发就编号的单位，在单位档案里把“编号时机”改为“随时”"


async def take_numbers(screen: DeskHost, paths: list[Path]) -> None:
    """Show the numbers that drafts would get, and which get none; register and write them if agreed."""
    by = stamp_now(screen.workbench.clock())
    try:
        read = {path: desk_folder.read_draft(path).draft for path in desk_folder.in_item_order(paths)}
        unfit = _unfit(screen, read)
        drafts = {path: draft for path, draft in read.items() if path not in unfit}
        numbers = numbering.read_numbers(screen.desk)
        planned = numbering.plan_numbers(screen.desk, drafts, numbers, by)
    except UserError as error:
        screen.say(str(error), is_trouble=True)
        return
    new = sum(given.is_new for given in planned.values())
    keys = f"回车登记并写进 {new} 件   Esc 不取" if new else "Esc 返回"
    lines = [_number_line(path, given) for path, given in planned.items()]
    if len(drafts) == len(paths) == 1 and (fault := _fault(screen, drafts[paths[0]])):
        lines.append(Text(f"！ {paths[0].stem}：有错误，照样可以取号；先改好更稳妥（{fault}）", "bold"))
    lines += [Text(f"！ {path.stem}：{why}", "bold") for path, why in unfit.items()]
    lines += [Text(NUMBER_ANY_TIME)] if any("没有签发" in why for why in unfit.values()) else []
    text = Text("\n").join(lines)
    if not await screen.app.push_screen_wait(Agree("取号", text, keys, hang=2)) or not new:
        return
    _take_numbers(screen, list(drafts), len(unfit), numbers, by)


def _take_numbers(screen: DeskHost, paths: list[Path], left_out: int, numbers: Numbers, by: Stamp) -> None:
    """Register the numbers and write them into the drafts; report how many, and what was left out."""
    taken, refused = 0, {}
    for path in paths:
        try:
            author = reviewer_name(screen.workbench.settings)
            given = numbering.assign_number(screen.desk, path, numbers, by, author)
        except UserError as error:
            given = GivenNumber(refusal=str(error))
        taken += given.is_new
        if given.refusal:
            refused[path] = f"{path.stem}：{given.refusal}"
    screen.read_all(paths[0])
    screen.work_done(path for path in paths if path not in refused)
    message = f"已取 {taken} 个号" + (f"；没有取到：{next(iter(refused.values()))}" if refused else "")
    message += f" 等 {len(refused)} 件" if len(refused) > 1 else ""
    message += f"；{left_out} 件没有签发或者有错误，没有取号" if left_out else ""
    screen.say(message, is_trouble=bool(refused))


def _unfit(screen: DeskHost, read: Mapping[Path, Draft]) -> dict[Path, str]:
    """Return the drafts that get no number now, and why: not signed yet, or, of several, with errors."""
    found = {}
    for path, draft in read.items():
        if why := number_hindrance(draft, screen.desk.stock):
            found[path] = f"先不取号：{why}"
        elif len(read) > 1 and (fault := _fault(screen, draft)):
            found[path] = f"有错误，先不取号（{fault}）"
    return found


def _fault(screen: DeskHost, draft: Draft) -> str:
    """Return the first error that stands before numbering, "" if there is none."""
    found = faults_before_number(draft, screen.desk.stock)
    return f"{found[0].key}：{found[0].message}" if found else ""


def _number_line(path: Path, given: GivenNumber) -> Text:
    if given.refusal:
        return Text(f"！ {path.stem}：{given.refusal}", "bold")
    note = ("" if given.is_new else "（已登记）") + (f"　！ {given.note}" if given.note else "")
    return Text(f"{'＋' if given.is_new else '·'} {given.number}　{path.stem}{note}")


def show_numbers(screen: DeskHost) -> None:
    """Show the registers of the desk, where numbers are reserved, given back or made void."""
    from replydesk.tui.desk.register_dialog import RegisterDialog

    draft = screen.drafts.cursor

    def back(_: None) -> None:
        screen.read_all(draft)

    author = reviewer_name(screen.workbench.settings)
    dialog = RegisterDialog(screen.desk, draft, lambda: stamp_now(screen.workbench.clock()), author)
    screen.app.push_screen(dialog, back)


async def export_drafts(screen: DeskHost, paths: list[Path], *, public: bool) -> None:
    """Export drafts: a single one at once, several in a dialog that shows the progress."""
    by = stamp_now(screen.workbench.clock())
    if len(paths) == 1:
        message, is_good = export_draft(screen.desk, paths[0], screen.reader.numbers, by, public=public)
        screen.work_done(paths if is_good else ())
        screen.say(message, is_trouble=not is_good)
        return
    dialog = ExportDialog(paths, screen.desk.exports, by, public=public)
    if summary := await screen.app.push_screen_wait(dialog):
        screen.work_done(dialog.exported)
        screen.say(summary)
