"""One draft exported from a screen: its Word files written, logged and registered, and a line about it."""

from __future__ import annotations

from pathlib import Path

from replydesk import batch, desk, disk
from replydesk.exporter import Outcome, Result, Settings
from replydesk.filenames import Pattern
from replydesk.findings import has_errors
from replydesk.register import Stamp
from replydesk.registercheck import Numbers

STEM = "{稿子}"  # files are named as their drafts


def export_now(
    place: desk.Desk, path: Path, numbers: Numbers, by: Stamp, *, public: bool = False, force: bool = False
) -> tuple[str, bool]:
    """Export one draft into the desk's folder of exports.

    Return a line for the clerk, and True if the files were written. With errors in the draft nothing is
    written unless `force` is set; with `public` a copy for the public is written too.
    """
    settings = Settings(place.exports, force=force, public=public, keeps_log=False)
    try:
        tasks = batch.plan(batch.drafts_of([path]), Pattern(STEM))
        (result,) = batch.run(tasks, settings, numbers={place.root: numbers})
        troubles = batch.note_numbers(result.listed, lambda: by)
    except disk.DeskError as error:
        return f"没有导出：{error}", False
    if has_errors(result.findings) and not force:
        return f"“{path.stem}”有错误，没有导出；请打开后用“检查”查看", False
    if result.outcome is not Outcome.EXPORTED:
        return f"没有导出：{result.reason.removeprefix(f'{path}：没有导出；')}", False
    return _exported(result, place.exports, troubles), True


def _exported(result: Result, folder: Path, troubles: list[str]) -> str:
    """Name the files of an export, the edited ones set aside, and the notes about it."""
    more = "、".join(file.name for file in result.files[1:])
    said = f"已导出：{folder / result.files[0].name}" + (f"，还有 {more}" if more else "")
    kept = "、".join(aside.name for aside in result.kept)
    notes = [f"（Word 里改过的旧文件留在 {kept}）"] if kept else []
    notes += [f"；{note}" for note in (*result.notes, *troubles)]
    return said + "".join(notes)
