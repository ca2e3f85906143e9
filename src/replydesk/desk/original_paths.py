"""Where the original of a draft lies, and the file as it was handed over."""

from __future__ import annotations

import os
import re
from contextlib import suppress
from pathlib import Path

from replydesk.desk.sidecar import ORIGINALS, short_stem

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


def handed_files(draft: Path) -> list[Path]:
    """Return the files handed over with a draft's original, mostly one. Never raises."""
    folder, start = draft.parent / ORIGINALS, f"{short_stem(draft)}{_HANDED}"
    with suppress(OSError):
        names = sorted(name for name in os.listdir(folder) if name.startswith(start))
        return [folder / name for name in names if _FILE_SUFFIX.fullmatch(name[len(start) :] or ".x")]
    return []
