"""The draft that a returned copy was made from, and its version: found by the properties of the file."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from replydesk.desk import append_file, files, sidecar
from replydesk.desk.desk_folder import Desk, read_draft
from replydesk.desk.recycle_bin import deleted_drafts
from replydesk.desk.version_file import LARGEST, VersionFile
from replydesk.desk.versions import ID_DIGITS
from replydesk.importing.review.model import ReviewFile, ReviewRefused
from replydesk.text.errors import UserError

_IMPORT = "要它的文字，可以当作旧答复导入，另成一份稿子"


def find_draft(file: ReviewFile, place: Desk) -> Path:
    """Return the draft that a copy was made from, also if it has another name now. Raises ReviewRefused."""
    _need_version(file)
    drafts = place.every_draft()
    named = [path for path in drafts if place.key(path) == file.draft]
    for path in (*named, *(each for each in drafts if each not in named)):
        if _has_version(path, file.version):
            return path
    for deleted in deleted_drafts(place.drafts_folder):
        if _has_version(deleted.file, file.version):
            raise ReviewRefused(f"这份审阅稿的稿子“{deleted.name}”已经删除，没有读回；请先从回收站放回，再读")
    raise _unknown(file, f"这里没有导出它的那一版稿子（{file.draft or '没有写明稿子'}）")


def base_text(file: ReviewFile, place: Desk, path: Path) -> str:
    """Return the text of the version that a copy was made from. Raises ReviewRefused, UserError."""
    _need_version(file)
    stored = read_draft(path) if path.exists() else None
    if stored and stored.digest == file.version:
        return files.decode(stored.data, path)[0]
    for version in reversed(VersionFile(path).read()):
        if version.digest == file.version:
            return version.text
    other = next((each for each in _others(place, path) if _has_version(each, file.version)), None)
    if other:
        raise ReviewRefused(
            f"这份审阅稿是“{other.stem}”的，不是“{path.stem}”的，没有读回；请打开“{other.stem}”再读"
        )
    raise _unknown(file, f"“{path.stem}”的历史版本里没有导出它的那一版")


def _others(place: Desk, path: Path) -> Iterator[Path]:
    yield from (each for each in place.every_draft() if each != path)


def _need_version(file: ReviewFile) -> None:
    if not file.version:
        raise ReviewRefused(
            f"文件里没有写明它是从哪一版稿子导出的（属性丢了），对不上原稿，没有读回；{_IMPORT}",
            can_import=True,
        )


def _unknown(file: ReviewFile, why: str) -> ReviewRefused:
    version = file.version[:ID_DIGITS]
    return ReviewRefused(f"{why}，版本 {version}；对不上原稿，没有读回；{_IMPORT}", can_import=True)


def _has_version(path: Path, digest: str) -> bool:
    """Return True if a draft is this version, or was; its versions are not rebuilt."""
    with suppress(UserError):
        if files.digest_of(path) == digest:
            return True
        data, _ = append_file.read_from(sidecar.path_of(path, sidecar.HISTORY), 0, LARGEST)
        return f'"{digest}"'.encode() in data
    return False
