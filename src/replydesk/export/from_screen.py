"""One draft exported by a key of the workbench, with the message that the clerk sees."""

from __future__ import annotations

from pathlib import Path

from replydesk.desk import desk_folder
from replydesk.export import batch
from replydesk.export.export_one import SIGNED_BEFORE, ExportOutcome, ExportSettings
from replydesk.export.filenames import Pattern
from replydesk.reply.findings import has_errors
from replydesk.reply.registers.agreement import Numbers
from replydesk.reply.registers.model import Stamp
from replydesk.text.errors import UserError


def export_draft(
    place: desk_folder.Desk,
    path: Path,
    numbers: Numbers,
    by: Stamp,
    *,
    public: bool = False,
    force: bool = False,
) -> tuple[str, bool]:
    """Export one draft; return the message for the clerk, and True if it was exported."""
    settings = ExportSettings(place.exports, force=force, public=public, keeps_log=False)
    try:
        tasks = batch.plan_exports(batch.drafts_of([path]), Pattern(), public=public)
        (result,) = batch.run_exports(tasks, settings, numbers={place.home: numbers})
        troubles = batch.note_numbers(result.listed, lambda: by)
    except UserError as error:
        return f"没有导出：{error}", False
    if has_errors(result.findings) and not force:
        return f"“{path.stem}”有错误，没有导出；请打开后用“检查”查看", False
    if result.outcome is not ExportOutcome.EXPORTED:
        reason = result.reason.removeprefix(f"{path}：").removeprefix("没有导出；")
        if reason.startswith(SIGNED_BEFORE):
            return f"“{path.stem}”{reason}；请重新签发，或者打开后导出，文件名会写明", False
        return f"没有导出：{reason}", False
    others = "、".join(file.name for file in result.files[1:])
    message = f"已导出：{place.exports / result.files[0].name}" + (f"，还有 {others}" if others else "")
    kept = "、".join(aside.name for aside in result.kept)
    notes = [f"（Word 里改过的旧文件留在 {kept}）"] if kept else []
    notes += [f"；{note}" for note in (*result.notes, *troubles)]
    return message + "".join(notes), True
