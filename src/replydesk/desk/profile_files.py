"""The files of the unit profiles: read to be changed, and written only if nobody else has changed them."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from replydesk.desk.desk_folder import Desk
from replydesk.desk.files import (
    MAX_HAND_BYTES,
    UTF_16,
    ChangedOnDisk,
    decode,
    digest,
    disk_errors,
    read_up_to,
    write_whole,
)
from replydesk.desk.locks import locked
from replydesk.desk.stock_files import PROFILES
from replydesk.letter.profile import Profile, parse_profile
from replydesk.text.errors import UserError


@dataclass(frozen=True)
class ProfileFile:
    """A profile's file as read, or as it is to be written: its text, and the digest of its bytes on disk."""

    path: Path
    text: str
    encoding: str
    known: str

    @cached_property
    def profile(self) -> Profile:
        """Return the profile that the text holds."""
        return parse_profile(self.text)


def profile_path(desk: Desk, stem: str) -> Path:
    """Return the file of a profile that can be changed. Raises UserError if it is the program's own."""
    if not desk.own_templates.is_dir():
        raise UserError("这里用的是程序自带的单位档案，不能改；请先用 replydesk init 放好单位档案")
    return desk.templates / PROFILES / f"{stem}.yaml"


def read_profile_file(path: Path) -> ProfileFile:
    """Read a profile's file. Raises UserError if it cannot be read, or is no text."""
    path = Path(os.path.realpath(path))
    data = read_up_to(path, MAX_HAND_BYTES, "手写的文件")
    text, _ = decode(data, path)
    return ProfileFile(path, text, _encoding_of(data, text), digest(data))


def _encoding_of(data: bytes, text: str) -> str:
    """Return the encoding in which a text is these bytes, for the clerk's other programs."""
    for encoding in ("utf-16",) if data.startswith(UTF_16) else ("utf-8", "utf-8-sig", "gb18030"):
        with suppress(UnicodeError):
            if text.encode(encoding) == data:
                return encoding
    return "utf-8"


def save_profile_file(file: ProfileFile) -> ProfileFile:
    """Write a profile's file whole or not at all; return it as it is on the disk now.

    Raises ChangedOnDisk, and writes nothing, if the file is not as it was read; UserError if it cannot be
    written. A file that is gone is written again.
    """
    data = file.text.encode(file.encoding, "replace")
    with disk_errors(file.path), locked(file.path.parent):
        if _digest_now(file.path) not in ("", file.known, digest(data)):
            raise ChangedOnDisk(f"{file.path}：别处改过这份单位档案，没有存，别处改的还在")
        write_whole(file.path, data)
    return ProfileFile(file.path, file.text, file.encoding, digest(data))


def _digest_now(path: Path) -> str:
    if not path.exists():
        return ""
    return digest(read_up_to(path, MAX_HAND_BYTES, "手写的文件"))
