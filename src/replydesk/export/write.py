"""Writing one Word file of a reply to the disk; a file edited in Word since the last export is kept."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from replydesk.desk import files
from replydesk.draft.model import Key
from replydesk.reply.reply import Reply
from replydesk.text.dates import parse_day


class WrittenFile(NamedTuple):
    """A written file, and the new name of the edited file that was there before."""

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


def write_word_file(target: Path, data: bytes, *, settled: bool = True) -> WrittenFile:
    """Write a .docx; `settled` as for `files.write_whole`. Raises UserError.

    A file of this name that was edited since its export is renamed first.
    """
    from replydesk.render.docx_package import is_unedited

    kept = None
    if target.is_file() and not is_unedited(target):
        kept = files.set_aside(target, "（Word改过）")
    files.write_whole(target, data, settled=settled)
    return WrittenFile(target, kept)
