"""Write a Word file to its place. What people have written in an earlier one is kept."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from replydesk import disk


class WrittenFile(NamedTuple):
    """The file written, and the one an earlier file edited in Word was kept as."""

    path: Path
    kept: Path | None = None

    def __str__(self) -> str:
        kept = f"（Word 里改过的旧文件留在 {self.kept.name}）" if self.kept else ""
        return f"{self.path}{kept}"


def put(target: Path, data: bytes, *, settled: bool = True) -> WrittenFile:
    """Write the bytes of a .docx to its place; `settled` as for `disk.write_whole`. Raises DeskError.

    A file there that was edited since it was exported is renamed first.
    """
    from replydesk.render.docx_package import is_as_packed

    kept = None
    if target.is_file() and not is_as_packed(target):
        kept = disk.set_aside(target, "（Word改过）")
    disk.write_whole(target, data, settled=settled)
    return WrittenFile(target, kept)
