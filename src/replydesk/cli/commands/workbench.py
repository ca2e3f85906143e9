"""The command that opens the workbench."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from replydesk.desk import desk_folder
from replydesk.text.errors import UsageError


def open_desk(options: Namespace) -> int:
    """Open the workbench on a folder; with --read the reading screen, on one draft too."""
    folder = Path(options.folder)
    if options.read and folder.is_file():
        return _run_workbench(desk_folder.Desk.of(folder).root, [folder.resolve()])
    if not folder.is_dir():
        raise UsageError(f"{folder}：没有这个文件夹，也没有这个命令；replydesk --help 看用法")
    place = desk_folder.Desk.open(folder) if options.read else None
    return _run_workbench(folder, (place.waiting() or place.drafts()) if place else [])


def _run_workbench(folder: Path, to_read: Sequence[Path]) -> int:
    from replydesk.tui import run

    return run(folder, to_read)
