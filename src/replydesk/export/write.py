"""Writing one Word file of a reply to the disk; a file edited in Word since the last export is kept."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from replydesk.desk import files
from replydesk.desk.regular_file import opened


class WrittenFile(NamedTuple):
    """A written file, and the new name of the edited file that was there before."""

    path: Path
    kept: Path | None = None

    def __str__(self) -> str:
        kept = f"（Word 里改过的旧文件留在 {self.kept.name}）" if self.kept else ""
        return f"{self.path}{kept}"


def write_word_file(target: Path, data: bytes, *, settled: bool = True) -> WrittenFile:
    """Write a .docx after renaming one edited since its export; `settled` as in `files`. Raises UserError."""
    kept = None
    if target.is_file() and not is_unedited(target):
        kept = files.set_aside(target, "（Word改过）")
    files.write_whole(target, data, settled=settled)
    return WrittenFile(target, kept)


def is_unedited(path: Path) -> bool:
    """Return True if a .docx is as it was exported; False also if it cannot be read."""
    from replydesk.render import docx_package

    try:
        with opened(path) as file:
            return docx_package.is_unedited(file)
    except OSError:
        return False
