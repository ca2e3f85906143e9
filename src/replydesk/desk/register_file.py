"""A register on the disk: one text file per 代字 and year, safe for several clerks at once.

An action takes the folder's lock, reads lines added by others, decides, appends one line, flushes it to the
disk, does the same to the backup, and releases the lock. No number is reported before its line is on the
disk.

The backup, in the hidden folder of the desk, is a copy of the file, byte for byte, and never ahead of it. So
a register that is not the backup with lines added has been damaged or put back, and is refused, with the way
to repair it (`register_repair`); so is one of which a line is lost or changed (`registers.lines`), one that
is gone while its backup is there, and one beside a copy that has lines it lacks. A program killed between the
two leaves the backup behind, and the next action completes it. A last line cut short below all that the
backup has was reported to nobody: the next action makes it a comment.

No number is given twice wherever the lock excludes others. It is the operating system's own: flock on Linux
and macOS, LockFile on Windows; it ends with the process that holds it.

- Local disks: ext4, xfs, btrfs, tmpfs, overlay, NTFS, APFS: yes.
- NFS from Linux: the kernel turns flock into byte-range locks on the server. NFSv4 has them built in; NFSv3
  needs lockd on both sides, and without it the lock is refused (ENOLCK) and nothing is written. Mounted with
  `nolock` or `local_lock=flock`, each machine locks by itself: no.
- SMB from Windows: yes, the server keeps the locks. SMB from Linux (cifs): yes, unless mounted `nobrl`.
  Clerks who reach one folder by different ways (SMB and the server's own disk) exclude each other only if
  the server joins both kinds of lock.
- Folders synchronised by copying (OneDrive, 坚果云, Syncthing): no. Each machine has its own file and lock.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable
from contextlib import AbstractContextManager, suppress
from dataclasses import replace
from pathlib import Path

from replydesk.desk import append_file, files, sidecar
from replydesk.desk.desk_home import REGISTERS
from replydesk.desk.locks import locked
from replydesk.draft.document_number import DocumentNumber
from replydesk.reply.registers.actions import Decision
from replydesk.reply.registers.lines import (
    Damage,
    RegisterReader,
    as_written,
    format_event,
    format_head,
    proven_lines,
)
from replydesk.reply.registers.model import Ledger, Register
from replydesk.text.characters import one_line
from replydesk.text.errors import UserError

DAMAGED, MERGED = ".损坏", ".已并入"  # suffixes of files set aside by a repair

PATIENCE = 60.0  # seconds to wait for the lock; an action holds it for some milliseconds

_POLL = 0.01
_GUARD = 64  # bytes compared before the read position, to see that the file is the same
_MOST = 64_000_000  # the largest register that is read, in bytes
_TAIL_KEPT = 200  # characters of a line cut short that are kept as a comment

Decide = Callable[[Register], Decision]  # an action with all arguments but the register


class DamagedRegister(UserError):
    """A register that is not as the program left it: the file, the line, and the way to repair it."""


class RegisterFile:
    """One register's file and its backup. The content is cached; only lines added since are read again.

    A file that was replaced, shortened or overwritten is read from the start. One change is missed: an edit
    further up that keeps the length, if lines were appended meanwhile.
    """

    def __init__(self, home: Path, series: str) -> None:
        self.series = series
        self.home = home
        self.folder = home / REGISTERS
        self.path = self.folder / f"{series}.txt"
        self.backup = sidecar.backup_of(home, series)
        self.strays: tuple[Path, ...] = ()  # other folders with files that may hold lines of it
        self._forget()

    def read(self) -> Register:
        """Return the register as it is on the disk now. Raises UserError.

        The lock is held only to make sure that what seems to be damage is not somebody writing.
        """
        with files.disk_errors(self.path):
            try:
                register = self._read()
            except DamagedRegister:
                if not os.access(self.folder, os.W_OK):
                    raise
                with self.locked():
                    register = self._read()
        return Ledger(register).register(register)

    def record(self, *decides: Decide) -> list[Decision]:
        """Carry out actions in a row, their events written in one go or not at all. Raises UserError."""
        with files.disk_errors(self.path), self.locked():
            register = self._read()
            decisions, text = _decisions(register, decides)
            if text:
                self._settle_old()
                self._append(text.encode("utf-8", "replace"))
        return decisions

    def locked(self) -> AbstractContextManager[None]:
        """Hold the lock of all registers of the desk."""
        return locked(self.folder, seconds=PATIENCE, poll=_POLL)

    def copies(self) -> list[Path]:
        """Return the other files that may hold lines of the register: copies by other programs, strays."""
        found = []
        for folder in (self.folder, *self.strays):
            names = sorted(os.listdir(folder)) if folder.is_dir() else []
            found += [folder / name for name in names if _may_be_copy(name, self.series)]
        return [path for path in found if path != self.path and path.is_file()]

    def bytes_of(self, path: Path) -> bytes:
        """Return the bytes of a register, backup or copy; nothing if there is none. Raises UserError."""
        if not os.path.lexists(path):
            return b""
        if not path.is_file():
            raise UserError(f"{path}：不是普通的文件，不能作登记；请移开")
        return files.read_up_to(path, _MOST, "登记")

    def copied(self, path: Path) -> bytes:
        """Return the bytes of a file that may be a copy; nothing if it cannot be read, or is too large."""
        try:
            return self.bytes_of(path)
        except UserError:
            return b""

    def damaged(self, damage: Damage) -> DamagedRegister:
        """Return the error for the clerk: file, line, and the way to repair the register."""
        line = f"第 {damage.note.line} 行：" if damage.note.line else ""
        home = f'"{self.home}"' if " " in str(self.home) else self.home
        remedy = f"登记没有动，先不取号。请修复：replydesk number check --repair {home}"
        return DamagedRegister(f"{self.path}：登记损坏：{line}{damage.note.text}；{remedy}")

    def _forget(self) -> None:
        self._reader = RegisterReader(self.series)
        self._register = Register(self.series)
        self._extents = append_file.Extent(), append_file.Extent()
        self._at = 0  # bytes read of the register, all whole lines
        self._guard = b""
        self._tail = b""  # what stands behind them
        self._is_foreign = False  # saved by another program in its own way
        self._backed = 0  # bytes of the backup that are those of the register, -1 if it is to be written anew

    def _read(self) -> Register:
        """Return the register now. Raises DamagedRegister, OSError."""
        try:
            if not self._read_on():
                self._forget()
                self._read_whole()
            self._compare_copies()
        except Damage as damage:
            self._forget()
            raise self.damaged(damage) from damage
        return self._register

    def _read_on(self) -> bool:
        """Read the lines added to register and backup; return False if they do not continue what was read."""
        if not self._at or self._is_foreign or self._backed < 0 or self._tail:
            return False
        if not self.path.is_file() or (os.path.lexists(self.backup) and not self.backup.is_file()):
            return False
        start = self._at - len(self._guard)
        kept, backup_extent = append_file.read_from(self.backup, start)
        data, extent = append_file.read_from(self.path, start)
        is_longer = extent.size > self._at and extent.inode == self._extents[0].inode
        is_same = is_longer or extent == self._extents[0]
        is_backed = backup_extent.size >= self._at or backup_extent == self._extents[1]
        if not (is_same and is_backed and data.startswith(self._guard) and data.startswith(kept)):
            return False
        new = data[len(self._guard) :]
        end = new.rfind(b"\n") + 1
        if end:
            self._register = self._reader.read(new[:end])
        self._tail = new[end:]
        self._backed = max(self._backed, min(backup_extent.size, self._at + end))
        self._advance(new[:end], extent, backup_extent)
        return True

    def _advance(self, new: bytes, extent: append_file.Extent, backup: append_file.Extent) -> None:
        self._at += len(new)
        self._guard = (self._guard + new)[-_GUARD:]
        self._extents = extent, backup

    def _read_whole(self) -> None:
        """Read register and backup from the start, the backup first: it is never ahead. Raises Damage."""
        backup_extent, kept = append_file.extent_of(self.backup), self.bytes_of(self.backup)
        extent, data = append_file.extent_of(self.path), self.bytes_of(self.path)
        if not extent.inode:
            if kept:
                with suppress(FileNotFoundError):
                    self.path.lstat()  # a folder that cannot be entered is no proof that the file is gone
                raise Damage("登记文件不见了，备份还在")
            return
        if not data.strip(b"\0"):
            raise Damage("全是零" if data else "是空的")
        whole = data[: data.rfind(b"\n") + 1]
        written = as_written(data)
        if not written.endswith(b"\n") and _is_proven(written, self.series):
            written += b"\n"  # only the end of the last line is missing
        end = written.rfind(b"\n") + 1
        self._register = self._reader.read(written[:end])
        self._reader.end()
        self._tail = written[end:]
        self._is_foreign = written[:end] != whole
        self._backed = self._compare_backup(written[:end], kept)
        self._advance(written[:end], extent, backup_extent)
        if self._tail and not (kept == whole and not self._is_foreign):
            raise Damage("最后一行没有写完", self._register.lines + 1)

    def _compare_backup(self, data: bytes, kept: bytes) -> int:
        """Return how many bytes of the backup are the register's, -1 if it is to be written anew.

        Raises Damage if the backup has lines that the register lacks.
        """
        if data.startswith(kept):
            return len(kept)
        self._require(data, kept, "备份")
        return -1

    def _require(self, data: bytes, other: bytes, name: str) -> None:
        """Raise Damage if another file has events of this register that it lacks, at whatever place."""
        rows = proven_lines(other, self.series)
        first = next(rows, None)
        if first is None:
            return
        own = Counter(tuple(cells[1:]) for _, cells, _ in proven_lines(data, self.series))
        theirs = Counter((ordinal, tuple(cells[1:])) for ordinal, cells, _ in (first, *rows))
        times = Counter(event for _, event in theirs)
        lost = sorted(ordinal for ordinal, event in theirs if times[event] > own[event])
        if lost:
            shown = (
                f"第 {lost[0]} 条" if len(lost) == 1 else f"第 {lost[0]}～{lost[-1]} 条中的 {len(lost)} 条"
            )
            raise Damage(f"{name}里有{shown}，登记里没有")

    def _compare_copies(self) -> None:
        """Raise Damage if a copy of the register beside it has lines that it lacks."""
        for path in self.copies():
            self._require(self.bytes_of(self.path), self.copied(path), path.name)

    def _settle_old(self) -> None:
        """Before the first new line: put an odd register in order, and complete the backup."""
        if self._is_foreign:
            data = as_written(self.bytes_of(self.path))
            files.write_whole(self.path, data if data.endswith(b"\n") else data + b"\n")
            self._forget()
            self._read_whole()
        if self._tail:
            text = one_line(self._tail.decode("utf-8", "replace"))[:_TAIL_KEPT]
            append_file.cut(self.path, self._at)
            self._tail = b""
            self._append(f"# 没有写完的一行，没有算：{text}\n".encode("utf-8", "replace"))
        self._back_up()

    def _append(self, new: bytes) -> None:
        """Append lines to the register, and then to the backup; a new file gets its head."""
        try:
            if self._extents[0].inode:
                extent = append_file.append(self.path, new)
            else:
                new = format_head(self.series).encode() + new
                files.create_whole(self.path, new)
                extent = append_file.extent_of(self.path)
            self._register = self._reader.read(new)
            self._advance(new, extent, self._extents[1])
            self._back_up()
        except BaseException:
            self._forget()
            raise

    def _back_up(self) -> None:
        """Bring the backup up to the register. Without room for it the register stands alone for now."""
        if self._backed == self._at:
            return
        with suppress(UserError):
            if (
                self._backed < 0
                or self._backed != append_file.extent_of(self.backup).size
                or not self._backed
            ):
                files.write_whole(self.backup, self.bytes_of(self.path))
                extent = append_file.extent_of(self.backup)
            else:
                new, _ = append_file.read_from(self.path, self._backed)
                extent = append_file.append(self.backup, new)
            self._backed = self._at
            self._extents = self._extents[0], extent


def _may_be_copy(name: str, series: str) -> bool:
    """Return True if a file may be a copy of a register: not hidden, set aside by a repair, or another's."""
    if name.startswith(".") or DAMAGED in name or MERGED in name:
        return False
    number = DocumentNumber.parse(f"{name.removesuffix('.txt')}号")
    return not (number and number.series == name.removesuffix(".txt") != series)


def _is_proven(data: bytes, series: str) -> bool:
    """Return True if the last line, without its end, is whole."""
    return any(proven_lines(data[data.rfind(b"\n") + 1 :], series))


def _decisions(register: Register, decides: tuple[Decide, ...]) -> tuple[list[Decision], str]:
    """Return the decisions of actions in a row, each based on those before it, and their lines."""
    decisions: list[Decision] = []
    lines: list[str] = []
    ledger = Ledger(register if len(decides) > 1 else Register())
    for decide in decides:
        decisions.append(decision := decide(register))
        if decision.event:
            lines.append(format_event(decision.event, register.series, register.events + 1))
            ledger.enter(decision.event, 0)
            register = replace(ledger.register(register), events=register.events + 1)
    return decisions, "".join(lines)
