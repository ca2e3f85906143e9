"""Where the original of a draft lies, and the file as it was handed over."""

from __future__ import annotations

import os
import re
from contextlib import suppress
from pathlib import Path

from replydesk.desk.regular_file import is_link
from replydesk.desk.sidecar import ORIGINALS, short_stem
from replydesk.text.errors import UserError

ASIDE = "换下的"  # the folder of what was replaced, inside it
_HANDED = "（交办文件）"
_FILE_SUFFIX = re.compile(r"\.[A-Za-z0-9]{1,8}")


def original_path(draft: Path) -> Path:
    """Return the path of a draft's original as text."""
    return draft.parent / ORIGINALS / f"{short_stem(draft)}.txt"


def handed_path(draft: Path, suffix: str) -> Path:
    """Return the path of the file as handed over; a suffix that is none of a file's is left out."""
    plain = suffix.lower() if _FILE_SUFFIX.fullmatch(suffix) else ""
    return draft.parent / ORIGINALS / f"{short_stem(draft)}{_HANDED}{plain}"


def refuse_link(folder: Path) -> None:
    """Raise UserError if a folder of originals is a link: what is in it lies elsewhere."""
    if is_link(folder):
        raise UserError(
            f"{folder}：是链接，指到 {os.path.realpath(folder)}；"
            "原件只放在稿子旁边，那里的没有动；请把那个文件夹本身移到这里"
        )


def refuse_links(draft: Path) -> None:
    """Raise UserError if the folder of a draft's original, or that of replaced ones, is a link."""
    folder = original_path(draft).parent
    refuse_link(folder)
    refuse_link(folder / ASIDE)


def handed_files(draft: Path) -> list[Path]:
    """Return the files handed over with a draft's original, mostly one. Never raises.

    There are none in a folder that is a link.
    """
    folder, start = draft.parent / ORIGINALS, f"{short_stem(draft)}{_HANDED}"
    if is_link(folder):
        return []
    with suppress(OSError):
        names = sorted(name for name in os.listdir(folder) if name.startswith(start))
        return [folder / name for name in names if _FILE_SUFFIX.fullmatch(name[len(start) :] or ".x")]
    return []
