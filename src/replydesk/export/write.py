"""Write a Word file to its place. What people have written in an earlier one is kept."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from replydesk.desk import files
from replydesk.draft.model import Key
from replydesk.reply.reply import Reply
from replydesk.text.dates import parse_day


class WrittenFile(NamedTuple):
    """The file written, and the one an earlier file edited in Word was kept as."""

    path: Path
    kept: Path | None = None

    def __str__(self) -> str:
        kept = f"（Word 里改过的旧文件留在 {self.kept.name}）" if self.kept else ""
        return f"{self.path}{kept}"


def word_file(reply: Reply) -> bytes:
    """Return the .docx of a reply's letter."""
    from replydesk.render import docx

    profile, day = reply.profile, parse_day(reply.draft.get(Key.DATE))
    return docx.render(reply.pages, profile.fonts, profile.name, day)


def put(target: Path, data: bytes, *, settled: bool = True) -> WrittenFile:
    """Write the bytes of a .docx to its place; `settled` as for `disk.write_whole`. Raises UserError.

    A file there that was edited since it was exported is renamed first.
    """
    from replydesk.render.docx_package import is_as_packed

    kept = None
    if target.is_file() and not is_as_packed(target):
        kept = files.set_aside(target, "（Word改过）")
    files.write_whole(target, data, settled=settled)
    return WrittenFile(target, kept)
