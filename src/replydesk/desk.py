"""The disk: the folder of a desk, its drafts, phrases and profiles. Nothing else reads or writes.

A desk is a folder with `drafts/` and `templates/`; a folder of drafts without them is one too, with
the phrases and profiles that come with the program. Text is UTF-8; files are replaced whole.
"""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from replydesk.characters import has_forbidden
from replydesk.draft import Draft
from replydesk.draftfile import format as format_draft
from replydesk.draftfile import parse
from replydesk.notes import Note
from replydesk.office import Office
from replydesk.phrases import Phrases
from replydesk.profile import Profile, parse_profile

MAX_BYTES = 4_000_000
"""The largest file taken for a draft; a reply of 300 pages is under 1 MB."""

PROFILES = "单位档案"
"""The folder of `templates/` with the unit profiles."""

_PACKAGE = Path(__file__).resolve().parent
_FORBIDDEN_IN_NAMES = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')
_RESERVED_NAMES = re.compile(r"con|prn|aux|nul|com\d|lpt\d", re.IGNORECASE)  # by Windows
_MAX_NAME_BYTES = 180


class DeskError(Exception):
    """What the operating system did not allow, said to a clerk: the file, and the remedy."""


class ChangedOnDisk(DeskError):
    """The draft was changed by another program since it was read."""


@dataclass(frozen=True, slots=True)
class Stored:
    """A draft as it was read: its file, what was noticed, and the digest of the bytes."""

    path: Path
    draft: Draft
    notes: tuple[Note, ...]
    digest: str


class Desk:
    """One folder of drafts with its phrases and profiles."""

    def __init__(self, root: Path) -> None:
        with _told(root):
            if root.name == "drafts" and (root.parent / "templates").is_dir():
                root = root.parent
            self.root = root
            self.drafts_folder = root / "drafts" if (root / "drafts").is_dir() else root
            own = root / "templates"
            self.templates = own if own.is_dir() else starter() / "templates"
        self.exports = root / "导出"

    @classmethod
    def of(cls, path: Path) -> Desk:
        """The desk that a draft file belongs to."""
        folder = path.resolve().parent
        for above in (folder, *folder.parents[:3]):
            if (above / "templates").is_dir():
                return cls(above)
        return cls(folder.parent if folder.name == "drafts" else folder)

    @cached_property
    def office(self) -> Office:
        """The desk's phrases and profiles, read once, and again after a `refresh` that found them changed."""
        self._stamps = _stamps(self.templates)
        return read_office(self.templates)

    def refresh(self) -> bool:
        """Forget the phrases and profiles if any of their files has changed since; whether one has."""
        is_changed = "office" in self.__dict__ and _stamps(self.templates) != self._stamps
        if is_changed:
            del self.office
        return is_changed

    def drafts(self) -> list[Path]:
        """The files of all drafts, by name."""
        with _told(self.drafts_folder):
            found = [path for path in self.drafts_folder.iterdir() if path.suffix == ".md"]
            return sorted(path for path in found if path.is_file() and not self._is_other(path))

    def _is_other(self, path: Path) -> bool:
        """Whether a Markdown file is no draft: hidden, or a project's own in a folder of all sorts."""
        own = self.drafts_folder == self.root and path.stem.lower().startswith(("readme", "changelog"))
        return own or path.name.startswith(".")

    def new(self, name: str, draft: Draft) -> Path:
        """Write a new draft under a free name. Raises DeskError if the name is taken."""
        path = self.drafts_folder / f"{file_name(name)}.md"
        if path.exists():
            raise DeskError(f"{path}：已有同名的稿子，请换一个名字")
        save(path, draft)
        return path

    def free_name(self, name: str) -> str:
        """The name, or the name with the first number that makes it free."""
        stem, number = file_name(name), 1
        while (self.drafts_folder / f"{stem}{number if number > 1 else ''}.md").exists():
            number += 1
        return f"{stem}{number if number > 1 else ''}"


def starter() -> Path:
    """The folder with the phrases, profiles and sample drafts that come with the program."""
    inside = _PACKAGE / "starter"
    return inside if inside.is_dir() else _PACKAGE.parents[1]


def init(folder: Path) -> list[Path]:
    """Lay out phrases, profiles and sample drafts in a folder; files that exist are kept.

    A folder with drafts of its own gets no samples. Returns what was written.
    """
    import shutil

    written = []
    has_own = any((folder / "drafts").glob("*.md"))
    for part in ("templates",) if has_own else ("templates", "drafts"):
        for source in sorted((starter() / part).rglob("*")):
            target = folder / part / source.relative_to(starter() / part)
            if source.suffix not in (".md", ".j2", ".yaml") or target.exists():
                continue
            with _told(target):
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(source, target)
            written.append(target)
    return written


def read(path: Path) -> Stored:
    """Read a draft. Raises DeskError for a file that is no text."""
    data = _bytes(path)
    text, notes = decode(data, path)
    parsed = parse(text)
    return Stored(path, parsed.draft, (*notes, *parsed.notes), digest(data))


def decode(data: bytes, path: Path) -> tuple[str, tuple[Note, ...]]:
    """The text of a file in UTF-8, or GB18030 or UTF-16 with a note. Raises DeskError."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        with suppress(UnicodeDecodeError):
            return data.decode("utf-16"), (Note("原为 UTF-16 编码，存盘时改为 UTF-8"),)
    if b"\0" not in data:
        with suppress(UnicodeDecodeError):
            return data.decode("utf-8-sig"), ()
        with suppress(UnicodeDecodeError):
            text = data.decode("gb18030")
            if not has_forbidden(text):
                return text, (Note("原为 GB18030 编码，存盘时改为 UTF-8"),)
    raise DeskError(f"{path}：不是文本文件，打不开；请用 UTF-8 编码的文本文件")


def digest(data: bytes) -> str:
    """What tells one content of a file from another."""
    import hashlib

    return hashlib.blake2b(data, digest_size=16).hexdigest()


def save(path: Path, draft: Draft, known: str | None = None) -> str:
    """Write a draft whole or not at all; returns the digest of what is on the disk now.

    `known` is the digest of the content the draft was made from. Raises ChangedOnDisk, and writes
    nothing, if the file holds something else now; DeskError if it cannot be written.
    """
    data = format_draft(draft).encode("utf-8", "replace")
    with _told(path), _locked(path.parent):
        if known is not None and path.exists() and digest(path.read_bytes()) not in (known, digest(data)):
            raise ChangedOnDisk(f"{path}：这份稿子在别处改过了")
        write_whole(path, data)
    return digest(data)


def write_whole(path: Path, data: bytes) -> None:
    """Replace a file by `data` in one step: a reader sees the old bytes or the new ones."""
    import tempfile

    with _told(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=".", suffix=".tmp", dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            os.chmod(name, path.stat().st_mode if path.exists() else 0o644)
            os.replace(name, path)
        except BaseException:
            with suppress(OSError):
                os.unlink(name)
            raise


def set_aside(path: Path, mark: str) -> Path:
    """Rename a file to a free name with a mark, and give the new one. Raises DeskError."""
    number = 1
    while (aside := path.with_name(f"{path.stem}{mark}{number if number > 1 else ''}{path.suffix}")).exists():
        number += 1
    with _told(path):
        path.rename(aside)
    return aside


def write_fault(home: Path, error: BaseException) -> str:
    """Keep the traceback of a fault in a file for whoever mends the program; says where it is."""
    import traceback

    path = home / ".replydesk-出错记录.txt"
    with suppress(DeskError):
        write_whole(path, "".join(traceback.format_exception(error)).encode("utf-8", "replace"))
        return f"出错记录：{path}。"
    return ""


def file_name(title: str, mark: str = "") -> str:
    """A title as a file's name without suffix, allowed on every system, at most 180 bytes.

    `mark` is put behind it whole, however long the title is.
    """
    name = " ".join(_FORBIDDEN_IN_NAMES.sub(" ", title).split()).strip(" .")
    if _RESERVED_NAMES.fullmatch(name.partition(".")[0]):
        name = f"稿子 {name}"
    room = _MAX_NAME_BYTES - len(mark.encode())
    kept = name.encode("utf-8", "ignore")[:room].decode("utf-8", "ignore")
    return (kept.rstrip(" .") or "未命名") + mark


def read_office(templates: Path) -> Office:
    """The phrases and profiles of a templates folder. A file that cannot be used gives a note."""
    notes: list[Note] = []
    sources: dict[str, dict[str, str]] = {}
    for path in sorted(templates.glob("*/*.j2")):
        if (text := _text(path, notes)) is not None:
            sources.setdefault(path.parent.name, {})[path.stem] = text
    profiles: dict[str, Profile] = {}
    for path in sorted((templates / PROFILES).glob("*.yaml")):
        profile = _profile(path)
        profiles[path.stem] = profile if profile.name else replace(profile, name=path.stem)
        notes += [Note(f"{path}：{note}") for note in profile.notes]
    return Office(Phrases(sources), profiles, tuple(notes))


def _profile(path: Path) -> Profile:
    try:
        return parse_profile(decode(_bytes(path), path)[0])
    except DeskError as error:
        return Profile(unreadable=True, notes=(Note(str(error).removeprefix(f"{path}：")),))


def _stamps(templates: Path) -> frozenset[tuple[Path, int, int]]:
    """The files of phrases and profiles, when they were written, and their sizes."""
    found = set()
    for path in (*templates.glob("*/*.j2"), *(templates / PROFILES).glob("*.yaml")):
        with suppress(OSError):
            status = path.stat()
            found.add((path, status.st_mtime_ns, status.st_size))
    return frozenset(found)


def _text(path: Path, notes: list[Note]) -> str | None:
    try:
        return decode(_bytes(path), path)[0]
    except DeskError as error:
        notes.append(Note(str(error)))
        return None


def _bytes(path: Path) -> bytes:
    with _told(path):
        size = path.stat().st_size
        if size > MAX_BYTES:
            limit = MAX_BYTES // 1_000_000
            raise DeskError(
                f"{path}：有 {size / 1e6:.1f} MB，超过 {limit} MB，不像一份答复，没有打开；请核对文件"
            )
        return path.read_bytes()


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Hold the folder's lock, so that two programs do not save over each other."""
    from filelock import FileLock, Timeout

    folder.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(folder / ".replydesk.lock", timeout=5):
            yield
    except Timeout as error:
        raise DeskError(f"{folder}：另一个程序正在存盘，请稍后再试") from error
    except NotImplementedError as error:
        raise DeskError(f"{folder}：这个位置不能给文件加锁，请换到本机的文件夹") from error


_REASONS = {
    errno.ENOENT: "没有找到这个文件或文件夹，请核对路径",
    errno.EISDIR: "这是文件夹，不是文件",
    errno.ENOTDIR: "路径中间有一段不是文件夹，请核对",
    errno.EACCES: "没有权限，请检查文件夹是否只读、文件是否正在别的程序里打开",
    errno.EPERM: "没有权限，请检查文件夹是否只读",
    errno.EROFS: "这个位置是只读的，请换一个位置",
    errno.ENOSPC: "磁盘已满，没有存上；请腾出空间后再试",
    errno.EDQUOT: "磁盘配额已用完，没有存上；请腾出空间后再试",
    errno.ENAMETOOLONG: "文件名太长，请缩短",
    errno.EEXIST: "已有同名的文件，请换一个名字",
}


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """Turn an error of the operating system into a message that names file and remedy."""
    try:
        yield
    except OSError as error:
        raise DeskError(f"{path}：{reason(error)}") from error


def reason(error: OSError) -> str:
    """What an error of the operating system means to a clerk, and the remedy."""
    return _REASONS.get(error.errno or 0, f"系统不允许（{error.strerror or error}）")
