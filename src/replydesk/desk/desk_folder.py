"""The folder of a desk: its drafts, read and saved, with its phrases and profiles.

A desk is a folder with `drafts/` and `templates/`. A folder of drafts alone is a desk too, with the phrases
and profiles that come with the program; so are years, `2025/drafts/` and `2026/drafts/`, with one folder
`templates/` above them (`desk_home` finds it). Text is UTF-8; files are replaced whole.
"""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from replydesk.desk.desk_home import draft_folders, home_of, listed_name, prefix_of, refuse_foreign
from replydesk.desk.files import (
    UTF_16,
    ChangedOnDisk,
    copy_whole,
    create_whole,
    decode,
    digest,
    disk_errors,
    make_folder,
    read_bytes,
    write_whole,
)
from replydesk.desk.locks import locked
from replydesk.desk.stock_files import PROFILES, read_stock, starter_folder, stock_stamps
from replydesk.draft.file import format_draft, parse_draft, parse_head
from replydesk.draft.model import Draft, Key
from replydesk.draft.size import size_trouble
from replydesk.draft.stages import Stage
from replydesk.draft.workflow import WAITING
from replydesk.letter.item_order import LAST, ORDERING, item_order
from replydesk.letter.phrases import phrase_source
from replydesk.reply.stock import Stock
from replydesk.text.characters import file_name
from replydesk.text.errors import UserError
from replydesk.text.note import Note

_STAGE_LINE = re.compile(rf"(?m)^{Key.STAGE}: ({'|'.join(Stage)})\r?$".encode())
_STAGE_ELSE = re.compile(b"|".join((Key.STAGE.encode(), Key.STAGE.encode("gb18030"))))


class Stored(NamedTuple):
    """A draft as read: its file, notes on it, and its bytes."""

    path: Path
    draft: Draft
    notes: tuple[Note, ...]
    data: bytes

    @property
    def digest(self) -> str:
        """Return the digest that `save_draft` takes as `known`."""
        return digest(self.data)


class Desk:
    """One folder of drafts with its phrases and profiles."""

    def __init__(self, root: Path, drafts_folder: Path, home: Path) -> None:
        """Make a desk; `home` is the real folder with phrases and registers, from `desk_home.home_of`."""
        self.root = root
        self.drafts_folder = drafts_folder
        self.home = home
        self.own_templates = (root if Path(os.path.realpath(root)) == home else home) / "templates"
        self.exports = root / "导出"
        self._prefixes: dict[Path, str] = {}

    @classmethod
    def open(cls, folder: Path) -> Desk:
        """Return the desk of a folder, however it is named: it, its folder `drafts`, a year of it, a link.

        Raises UserError.
        """
        with disk_errors(folder):
            if (folder / "drafts").is_dir():
                return cls(folder, folder / "drafts", home_of(folder / "drafts"))
            real = Path(os.path.realpath(folder))
            above = folder.parent if folder.name == real.name else real.parent
            return cls(above if real.name == "drafts" else folder, folder, home_of(folder))

    @classmethod
    def of(cls, path: Path) -> Desk:
        """Return the desk that a draft file belongs to: that of its folder. Raises UserError."""
        return cls.open(path.parent)

    def key(self, path: Path) -> str:
        """Return the identity of a draft in all registers of the desk: no other file of it has the same.

        It is the file's name without .md; in a year of the desk with the folder before it: 2026/drafts/甲.
        """
        if path.parent not in self._prefixes:
            self._prefixes[path.parent] = prefix_of(self.home, path.parent)
        return self._prefixes[path.parent] + path.name.removesuffix(".md")

    def own_draft(self, path: Path) -> Path:
        """Return a draft of the desk as its folder lists it. Raises UserError for any other file."""
        with disk_errors(path):
            refuse_foreign(self.home, path)
        if not self.is_draft_name(path.name):
            raise UserError(f"{path}：不是工作台的稿子，不能取号；请改一个名字")
        return listed_name(path)

    def other_folders(self) -> list[Path]:
        """Return the folders of the desk's drafts besides this one: its other years. Raises UserError."""
        with disk_errors(self.home):
            own = os.path.realpath(self.drafts_folder)
            return [folder for folder in draft_folders(self.home) if os.path.realpath(folder) != own]

    @property
    def templates(self) -> Path:
        """Return the folder of the desk's phrases and profiles: the program's if it has none."""
        return self.own_templates if self.own_templates.is_dir() else starter_folder() / "templates"

    @cached_property
    def stock(self) -> Stock:
        """Return the desk's phrases and profiles, cached until `refresh` finds them changed."""
        self._stamps = stock_stamps(self.templates)
        return replace(read_stock(self.templates), is_borrowed=not self.own_templates.is_dir())

    def refresh(self) -> bool:
        """Drop the cached stock if any of its files has changed; return True if so."""
        is_changed = "stock" in self.__dict__ and stock_stamps(self.templates) != self._stamps
        if is_changed:
            del self.stock
        return is_changed

    def drafts(self) -> list[Path]:
        """Return the files of all drafts, by name; what else has such a name fails when it is read."""
        with disk_errors(self.drafts_folder):
            names = sorted(name for name in os.listdir(self.drafts_folder) if name.endswith(".md"))
        return [self.drafts_folder / name for name in names if self.is_draft_name(name)]

    def every_draft(self) -> list[Path]:
        """Return all drafts whose numbers count: those of all years, without links to others."""
        others = [path for folder in self.other_folders() for path in Desk.open(folder).drafts()]
        return [path for path in (*self.drafts(), *others) if not path.is_symlink()]

    def stamps(self) -> Iterator[tuple[str, tuple[int, int]]]:
        """Yield name, last write (ns) and size (bytes) of all draft files, in no order. Raises UserError."""
        with disk_errors(self.drafts_folder), os.scandir(self.drafts_folder) as found:
            for each in found:
                if each.name.endswith(".md") and self.is_draft_name(each.name):
                    status = _state_of(each)
                    yield each.name, (status.st_mtime_ns, status.st_size)

    def is_draft_name(self, name: str) -> bool:
        """Return False for a Markdown file that is no draft: hidden, or a project's own in a mixed folder."""
        own = name.lower().startswith(("readme", "changelog")) and self.drafts_folder == self.root
        return not own and not name.startswith(".")

    def new(self, name: str, draft: Draft) -> Path:
        """Write a new draft under a free name. Raises UserError if the name is taken."""
        path = self.drafts_folder / f"{file_name(name)}.md"
        try:
            with disk_errors(path):
                path.parent.mkdir(parents=True, exist_ok=True)
            create_whole(path, encode_draft(draft))
        except FileExistsError as error:
            raise UserError(f"{path}：已有同名的稿子，请换一个名字") from error
        return path

    def waiting(self) -> list[Path]:
        """Return the drafts waiting for a supervisor, by name; of most files only the line 环节 is read."""
        found = []
        for path in self.drafts():
            with suppress(UserError):
                data = read_bytes(path)
                line = _STAGE_LINE.search(data, 0, data.find(b"\n---", 3) + 1)
                if line is None and not (data.startswith(UTF_16) or _STAGE_ELSE.search(data)):
                    continue
                word = line[1].decode() if line else parse_head(draft_text(data, path)[0]).get(Key.STAGE)
                found += [path] if word in WAITING else []
        return found

    def keep_phrase(self, kind: str, name: str, lines: Iterable[str], mark: str = "") -> str:
        """Write a phrase; return its name. Raises UserError if it is taken, or there are no own templates.

        With a `mark`, the name of a kind of letter, it is marked for that kind.
        """
        if not self.own_templates.is_dir():
            raise UserError(f"{self.root}：没有 templates 文件夹，请先用 replydesk init 放好套用语")
        path = self.templates / kind / f"{file_name(name)}.j2"
        try:
            with disk_errors(path):
                path.parent.mkdir(parents=True, exist_ok=True)
            create_whole(path, phrase_source(lines, mark).encode("utf-8", "replace"))
        except FileExistsError as error:
            raise UserError(f"已有叫“{path.stem}”的{kind}套用语，请换一个名字") from error
        return path.stem

    def free_name(self, name: str) -> str:
        """Return the name, with the lowest number that makes it free if it is taken."""
        stem, number = file_name(name), 1
        while (self.drafts_folder / f"{stem}{number if number > 1 else ''}.md").exists():
            number += 1
        return f"{stem}{number if number > 1 else ''}"


def _state_of(entry: os.DirEntry[str]) -> os.stat_result:
    """Return the state of a file; of a link that leads nowhere its own. Raises OSError."""
    try:
        return entry.stat()
    except OSError:
        return entry.stat(follow_symlinks=False)


def init_desk(folder: Path, *, samples: bool = True) -> list[Path]:
    """Copy phrases, profiles and, if wanted, sample drafts with originals into a folder.

    Existing files are kept. Without samples there are no profiles either: those of the program are of
    fictional units. A folder with drafts gets no sample drafts. Returns the files written.
    """
    with disk_errors(folder):
        (folder / "drafts").mkdir(parents=True, exist_ok=True)
    is_bare = not samples or any((folder / "drafts").glob("*.md"))
    written = [] if is_bare else _lay_out(folder / "drafts", starter_folder() / "drafts", (".md", ".txt"))
    return lay_out_templates(folder / "templates", samples=samples) + written


def lay_out_templates(templates: Path, *, samples: bool) -> list[Path]:
    """Copy the program's phrases and, if wanted, its fictional profiles into a folder of templates.

    Existing files are kept. Returns the files written. Raises UserError.
    """
    make_folder(templates / PROFILES)
    suffixes = (".j2", ".yaml") if samples else (".j2",)
    return _lay_out(templates, starter_folder() / "templates", suffixes)


def _lay_out(folder: Path, source_folder: Path, suffixes: tuple[str, ...]) -> list[Path]:
    written = []
    for source in sorted(source_folder.rglob("*")):
        target = folder / source.relative_to(source_folder)
        if source.suffix not in suffixes or target.exists():
            continue
        make_folder(target.parent)
        copy_whole(source, target)
        written.append(target)
    return written


def read_draft(path: Path) -> Stored:
    """Read a draft. Raises UserError for a file that is no text."""
    data = read_bytes(path)
    text, notes = draft_text(data, path)
    parsed = parse_draft(text)
    return Stored(path, parsed.draft, (*notes, *parsed.notes), data)


def read_head(path: Path, keys: Collection[str] = ()) -> Draft:
    """Return the fields of a draft, or some of them, without its text. Raises UserError if it is no text."""
    return parse_head(draft_text(read_bytes(path), path)[0], keys)


def in_item_order(paths: Iterable[Path]) -> list[Path]:
    """Return drafts in the order of their items, those that cannot be read last."""
    return sorted(paths, key=_item_order)


def _item_order(path: Path) -> str:
    try:
        return item_order(read_head(path, ORDERING))
    except UserError:
        return LAST


def draft_text(data: bytes, path: Path) -> tuple[str, tuple[Note, ...]]:
    """Return the text of a draft's file, with notes. Raises UserError if it is no text, or too large."""
    text, notes = decode(data, path)
    if trouble := size_trouble(text):
        raise UserError(f"{path}：{trouble}，不像一份答复，没有打开；请核对文件")
    return text, notes


def save_draft(path: Path, draft: Draft, known: str | None = None) -> str:
    """Write a draft whole or not at all; return the digest of the file as it is now.

    `known` is the digest of the content the draft was made from. Raises ChangedOnDisk, and writes
    nothing, if the file holds something else now; UserError if it cannot be written.
    """
    return put_draft(path, encode_draft(draft), known)


def put_draft(path: Path, data: bytes, known: str | None) -> str:
    """Write the bytes of a draft's file, as `save_draft` does."""
    with disk_errors(path), locked(path.parent):
        if known is not None and path.exists() and digest(read_bytes(path)) not in (known, digest(data)):
            raise ChangedOnDisk(f"{path}：这份稿子在别处改过了")
        write_whole(path, data)
    return digest(data)


def encode_draft(draft: Draft) -> bytes:
    """Return the bytes of a draft's file."""
    return format_draft(draft).encode("utf-8", "replace")
