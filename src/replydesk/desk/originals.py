"""The originals (原件) beside the drafts: each as the program reads it, and the file as it was handed over.

    原件/养老服务.txt                  fields and text, by `format_original`; people can read it too
    原件/养老服务（交办文件）.docx     the file it was read from
    原件/换下的/养老服务.txt           what was replaced or taken off, under a free name

Both carry the name of their draft, are renamed with it, go into the bin and come back with it
(`draft_files.own_files`). A text that a clerk puts there by hand is read as well. Nothing is read or written
through a link: whoever shares the folder could lead it to any file of the clerk's.
"""

from __future__ import annotations

import os
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from replydesk.desk import draft_files, files
from replydesk.desk.locks import locked
from replydesk.desk.original_paths import (
    ASIDE,
    handed_files,
    handed_path,
    original_path,
    refuse_link,
    refuse_links,
)
from replydesk.desk.regular_file import is_link
from replydesk.desk.sidecar import short_stem
from replydesk.draft.original import Original, format_original, length_trouble, parse_original
from replydesk.text.errors import UserError

MOST_BYTES = 64_000_000  # of a file as handed over
_REMEMBERED = 64  # originals read last


class Moved(NamedTuple):
    """Files put beside a draft as its original, and those they replaced: (place, where it is now)."""

    draft: Path
    new: tuple[Path, ...] = ()
    old: tuple[tuple[Path, Path], ...] = ()


def has_original(draft: Path) -> bool:
    """Return True if a file of the draft's original is there. Never raises."""
    return os.path.lexists(original_path(draft))


def original_of(draft: Path) -> Original | None:
    """Return the original of a draft, None if it has none or it cannot be read. Never raises.

    It is read again only if its file has changed.
    """
    with suppress(UserError):
        return read_original_of(draft)
    return None


def read_original_of(draft: Path) -> Original | None:
    """Return the original of a draft, None if it has none. Raises UserError if it cannot be read."""
    path = original_path(draft)
    refuse_link(path.parent)
    try:
        state = path.lstat()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise UserError(f"{path}：{files.explain_os_error(error)}") from error
    return _read(path, (state.st_mtime_ns, state.st_size, state.st_ino))


@lru_cache(_REMEMBERED)
def _read(path: Path, stamp: tuple[int, int, int]) -> Original:
    """Return the original in a file; `stamp` is that of its content. Raises UserError."""
    return parse_original(_text_in(path))


def _text_in(path: Path) -> str:
    """Return the text of an original's file. Raises UserError, also for one longer than any original."""
    text = files.decode(files.read_itself(path, files.MAX_BYTES, "一份原件"), path)[0]
    if trouble := length_trouble(text):
        raise UserError(f"{path}：{trouble}")
    return text


def put_original(draft: Path, original: Original, data: bytes = b"", suffix: str = "") -> Moved:
    """Keep an original beside its draft, with its file as handed over if `data` is given (suffix .docx).

    What was there is put aside under a free name. Returns what `undo_put` takes. Raises UserError.
    """
    target = original_path(draft)
    refuse_links(draft)
    files.make_folder(target.parent)
    with files.disk_errors(target), locked(target.parent):
        old = _put_aside(draft)
        new = [target]
        try:
            files.write_whole(target, format_original(original).encode("utf-8", "replace"))
            if data:
                new.append(handed_path(draft, suffix))
                files.write_whole(new[-1], data)
        except BaseException:
            _take_back(tuple(new), old)
            raise
    return Moved(draft, tuple(new), old)


def remove_original(draft: Path) -> Moved:
    """Take a draft's original off: its files are put aside under free names. Raises UserError."""
    folder = original_path(draft).parent
    refuse_links(draft)
    if not folder.is_dir():
        return Moved(draft)
    with files.disk_errors(folder), locked(folder):
        return Moved(draft, (), _put_aside(draft))


def undo_put(moved: Moved) -> Moved:
    """Undo `put_original` or `remove_original`: the old files come back, the new ones are put aside.

    Returns what undoes this. Raises UserError.
    """
    folder = original_path(moved.draft).parent
    refuse_links(moved.draft)
    with files.disk_errors(folder), locked(folder):
        aside = _put_aside(moved.draft)
        for place, kept in moved.old:
            with suppress(FileNotFoundError, FileExistsError):
                draft_files.move_to_free(kept, place)
    return Moved(moved.draft, tuple(place for place, _ in moved.old), aside)


def _put_aside(draft: Path) -> tuple[tuple[Path, Path], ...]:
    """Move all files of a draft's original to free names; return (old place, new place). Raises UserError."""
    there = [path for path in (original_path(draft), *handed_files(draft)) if os.path.lexists(path)]
    return tuple((path, _move_aside(path)) for path in there)


def _move_aside(path: Path) -> Path:
    folder = path.parent / ASIDE
    files.make_folder(folder)
    number = 1
    while True:
        target = folder / (f"{path.stem}{number}{path.suffix}" if number > 1 else path.name)
        try:
            draft_files.move_to_free(path, target)
        except FileExistsError:
            number += 1
            continue
        return target


def _take_back(new: tuple[Path, ...], old: tuple[tuple[Path, Path], ...]) -> None:
    """Remove files that were only written in part of an act, and put the old ones back. Never fails."""
    for path in new:
        with suppress(OSError):
            path.unlink(missing_ok=True)
    for place, kept in old:
        with suppress(UserError, OSError):
            draft_files.move_to_free(kept, place)


class OriginalTexts:
    """The texts of all originals of a folder of drafts, for searching; read when first asked for."""

    def __init__(self, drafts: Path) -> None:
        self._drafts = drafts
        self._names: frozenset[str] = frozenset()
        self._looked_at = 0
        self._texts: dict[Path, tuple[tuple[int, int], str]] = {}

    def look(self) -> None:
        """List the originals that are there, if the folder has changed. Never raises."""
        folder = original_path(self._drafts / "x.md").parent
        with suppress(OSError):
            changed = 0 if is_link(folder) else folder.stat().st_mtime_ns
            if changed != self._looked_at:
                self._names = frozenset(os.listdir(folder) if changed else ())
                self._looked_at = changed
            return
        self._names, self._looked_at = frozenset(), 0

    def text_of(self, draft: Path) -> str:
        """Return all words of a draft's original, "" if it has none or cannot be read. Never raises."""
        if not self._names or f"{short_stem(draft)}.txt" not in self._names:
            return ""
        path = original_path(draft)
        with suppress(OSError):
            state = path.lstat()
            stamp = (state.st_mtime_ns, state.st_size)
            known = self._texts.get(path)
            if known is None or known[0] != stamp:
                known = self._texts[path] = (stamp, _text_or_nothing(path))
            return known[1]
        return ""


def _text_or_nothing(path: Path) -> str:
    with suppress(UserError):
        return _text_in(path)
    return ""
