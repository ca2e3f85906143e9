"""The repair of a damaged register: from what is left of it, its backup, copies, drafts and exported files.

The damaged file is set aside under another name, never deleted. A repair that is killed can be repeated: what
it has written by then holds all that the sources have.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from replydesk.desk import files
from replydesk.desk.desk_folder import Desk
from replydesk.desk.exported_numbers import exported_numbers
from replydesk.desk.files import digest, digest_of
from replydesk.desk.register_file import DAMAGED, MERGED, RegisterFile
from replydesk.reply.registers.agreement import Numbers
from replydesk.reply.registers.model import Stamp
from replydesk.reply.registers.salvage import Evidence, RegisterSource, read_source, rebuild, shortened


def repair_register(place: Desk, file: RegisterFile, numbers: Numbers, by: Stamp) -> list[str]:
    """Make a damaged register again; return what was used and what is uncertain. Raises UserError."""
    evidence = Evidence(_carried(file.series, numbers), exported_numbers(place, file.series))
    with files.disk_errors(file.path), file.locked():
        old, backup = file.bytes_of(file.path), file.bytes_of(file.backup)
        copies = [path for path in file.copies() if read_source("", file.copied(path), file.series).lines]
        sources = list(_sources(file, old, backup, copies))
        made = rebuild(file.series, sources, evidence, by)
        told = [f"用了：{'、'.join(_described(sources, evidence))}", *shortened(made.told)]
        told += _set_aside(file, old, backup, made.data)
        files.write_whole(file.path, made.data)
        files.write_whole(file.backup, made.data)
        told += [f"{path} 已并入，改名为 {_renamed(path)}" for path in copies]
    return told


def _sources(file: RegisterFile, old: bytes, backup: bytes, copies: list[Path]) -> Iterator[RegisterSource]:
    for name, data in (("登记", old), ("备份", backup)):
        if data:
            yield read_source(name, data, file.series)
    for path in copies:
        yield read_source(path.name, file.copied(path), file.series)


def _described(sources: list[RegisterSource], evidence: Evidence) -> list[str]:
    """Return what a repair used, in words."""
    lines = [f"{source.name} {len(source.lines)} 条" for source in sources]
    known = (("稿子里的", evidence.carried), ("导出文件的", evidence.exported))
    return lines + [f"{name} {len(found)} 个号" for name, found in known if found] or ["什么也没有找到"]


def _set_aside(file: RegisterFile, old: bytes, backup: bytes, new: bytes) -> list[str]:
    """Keep the damaged bytes under other names; return where they are."""
    told = []
    for name, data in ((file.series, old), (f"{file.series}.备份", backup)):
        if data and (data != new if data is old else not new.startswith(data)):
            aside = _free(file.folder / f"{name}{DAMAGED}", data)
            told.append(f"原来的{'登记' if data is old else '备份'}留在 {aside}")
    return told


def _free(path: Path, data: bytes) -> Path:
    """Write bytes to a new file, with a number behind its name if it is taken; return its path."""
    number = 1
    while True:
        aside = path.with_name(f"{path.name}{number if number > 1 else ''}")
        with suppress(FileExistsError):
            files.create_whole(aside, data)
            return aside
        if aside.is_file() and digest_of(aside) == digest(data):
            return aside  # from a repair that was interrupted
        number += 1


def _renamed(path: Path) -> str:
    """Rename a copy that is merged into the register; return its new name."""
    number = 1
    while os.path.lexists(aside := path.with_name(f"{path.name}{MERGED}{number if number > 1 else ''}")):
        number += 1
    path.rename(aside)
    return aside.name


def _carried(series: str, numbers: Numbers) -> dict[int, tuple[str, ...]]:
    found = numbers.carriers.items()
    return {number.serial: names for number, names in found if number.series == series}
