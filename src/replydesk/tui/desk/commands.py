"""Desk commands on several drafts at once: taking numbers, exporting."""

from __future__ import annotations

from pathlib import Path

from rich.text import Text

from replydesk.desk import desk_folder, numbering
from replydesk.desk.numbering import GivenNumber, stamp_now
from replydesk.draft.model import Draft
from replydesk.export.from_screen import export_draft
from replydesk.reply.reply import faults_before_number
from replydesk.text.errors import UserError
from replydesk.tui.desk.export_dialog import ExportDialog
from replydesk.tui.desk.host import DeskHost
from replydesk.tui.kit.dialogs import Agree


async def take_numbers(screen: DeskHost, paths: list[Path]) -> None:
    """Show the numbers that drafts would get; register them and write them in if the clerk agrees."""
    by = stamp_now(screen.workbench.clock())
    try:
        read = {path: desk_folder.read_draft(path).draft for path in desk_folder.in_item_order(paths)}
        unfit = [] if len(paths) == 1 else [path for path in read if _fault(screen, read[path])]
        paths = [path for path in read if path not in unfit]
        drafts = {path: read[path] for path in paths}
        numbers = numbering.read_numbers(screen.desk)
        planned = numbering.plan_numbers(screen.desk, drafts, numbers, by)
    except UserError as error:
        screen.say(str(error), is_trouble=True)
        return
    new = sum(given.is_new for given in planned.values())
    keys = f"回车登记并写进 {new} 件   Esc 不取" if new else "Esc 返回"
    lines = [_number_line(path, given) for path, given in planned.items()]
    if len(paths) == 1 and (fault := _fault(screen, read[paths[0]])):
        lines.append(Text(f"！ {paths[0].stem}：有错误，照样可以取号；先改好更稳妥（{fault}）", "bold"))
    lines += [_unfit_line(screen, path, read[path]) for path in unfit]
    text = Text("\n").join(lines)
    if not await screen.app.push_screen_wait(Agree("取号", text, keys, hang=2)) or not new:
        return
    taken, refused = 0, {}
    for path in paths:
        try:
            given = numbering.assign_number(screen.desk, path, numbers, by)
        except UserError as error:
            given = GivenNumber(refusal=str(error))
        taken += given.is_new
        if given.refusal:
            refused[path] = f"{path.stem}：{given.refusal}"
    screen.read_all(paths[0])
    screen.work_done(path for path in paths if path not in refused)
    message = f"已取 {taken} 个号" + (f"；没有取到：{next(iter(refused.values()))}" if refused else "")
    screen.say(message + (f" 等 {len(refused)} 件" if len(refused) > 1 else ""), is_trouble=bool(refused))


def _fault(screen: DeskHost, draft: Draft) -> str:
    """Return the first error that stands before numbering, "" if there is none."""
    found = faults_before_number(draft, screen.desk.stock)
    return f"{found[0].key}：{found[0].message}" if found else ""


def _unfit_line(screen: DeskHost, path: Path, draft: Draft) -> Text:
    return Text(f"！ {path.stem}：有错误，先不取号（{_fault(screen, draft)}）", "bold")


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

    screen.app.push_screen(
        RegisterDialog(screen.desk, draft, lambda: stamp_now(screen.workbench.clock())), back
    )


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
