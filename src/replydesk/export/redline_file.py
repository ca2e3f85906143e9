"""The 花脸稿 written as a Word file, under a name that says what it is."""

from __future__ import annotations

from pathlib import Path

from replydesk.export.write import WrittenFile, write_word_file
from replydesk.letter.redline import REDLINE, Redline
from replydesk.reply.comparison import Comparison
from replydesk.text.characters import file_name

MARK = f"（{REDLINE}）"


def redline_bytes(comparison: Comparison, shown: Redline | None = None) -> bytes:
    """Return the .docx of a redline, or of some of its changes."""
    from replydesk.render import docx_redline

    redline = comparison.redline if shown is None else shown
    profile = comparison.profile
    return docx_redline.render(
        comparison.pages(redline), redline, profile.fonts, profile.name, comparison.day
    )


def redline_path(folder: Path, stem: str) -> Path:
    """Return the path of a draft's redline in a folder."""
    return folder / f"{file_name(stem, '' if REDLINE in stem else MARK)}.docx"


def save_redline(
    folder: Path, stem: str, comparison: Comparison, shown: Redline | None = None
) -> WrittenFile:
    """Write a draft's redline to a folder; one edited in Word since is kept. Raises UserError."""
    return write_word_file(redline_path(folder, stem), redline_bytes(comparison, shown))
