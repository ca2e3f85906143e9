"""A register on the disk: one text file per 代字 and year, safe for several clerks at once.

An action takes the folder's lock, reads lines added by others, decides, appends one line, flushes it to the
disk, and releases the lock. No number is reported before its line is on the disk. A program killed in between
leaves a complete line, part of one, or none: the next action ends a partial line, and `registers.lines` reads
it as far as possible.

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

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from replydesk.desk import append_file, files
from replydesk.desk.locks import locked
from replydesk.reply.registers.actions import Decision
from replydesk.reply.registers.lines import (
    RegisterReader,
    decode_register,
    format_event,
    format_head,
    parse_register,
)
from replydesk.reply.registers.model import Ledger, Register

PATIENCE = 60.0  # seconds to wait for the lock; an action holds it for some milliseconds

_POLL = 0.01
_GUARD = 64  # bytes compared before the read position, to see that the file is the same

_UTF_16 = (b"\xff\xfe", b"\xfe\xff")

# An action of `registers.actions` with all arguments but the register.
Decide = Callable[[Register], Decision]


class RegisterFile:
    """One register's file. Its content is cached; only lines added since are read again.

    A file that was replaced, shortened or overwritten is read from the start. One change is missed: an edit
    further up that keeps the length, if lines were appended meanwhile.
    """

    def __init__(self, folder: Path, series: str) -> None:
        self.series = series
        self.path = folder / f"{series}.txt"
        self._extent = append_file.Extent()
        self._forget()

    def read(self) -> Register:
        """Return the register as it is on the disk now, without the lock. Raises UserError."""
        register = self._read()[0]
        return Ledger(register).register(register)

    def record(self, *decides: Decide) -> list[Decision]:
        """Carry out actions in a row, and write their events in one go.

        Raises UserError, and then nothing has been written.
        """
        with files.disk_errors(self.path), locked(self.path.parent, seconds=PATIENCE, poll=_POLL):
            register, rest = self._read()
            if self._foreign:
                register, rest = self._convert()
            decisions, text = _decisions(register, decides)
            if text:
                self._append(rest, text)
        return decisions

    def _append(self, rest: bytes, text: str) -> None:
        """Append lines; an incomplete last line is ended first, a new file gets its head."""
        before = "\n" if rest else "" if self._extent.size else format_head(self.series)
        data = f"{before}{text}".encode("utf-8", "replace")
        try:
            self._extent = append_file.append(self.path, data)
        except BaseException:
            self._forget()
            raise
        self._read_new(rest + data)

    def _forget(self) -> None:
        self._reader = RegisterReader(Register(self.series))
        self._register = Register(self.series)
        self._extent = append_file.Extent()
        self._at = 0
        self._guard = b""
        self._foreign = ""

    def _read(self) -> tuple[Register, bytes]:
        """Return the register now, and the bytes of an incomplete last line."""
        kept = self._register
        data, extent = append_file.read_from(self.path, self._at - len(self._guard))
        if not self._is_continued(data, extent):
            return self._read_anew()
        self._extent = extent
        read = self._read_new(data[len(self._guard) :])
        if kept.lines and len(self._register.notes) > len(kept.notes):
            return self._read_anew()  # lines out of order are put in order in the whole only
        return read

    def _read_anew(self) -> tuple[Register, bytes]:
        self._forget()
        data, self._extent = append_file.read_from(self.path, 0)
        return self._read_new(data)

    def _is_continued(self, data: bytes, extent: append_file.Extent) -> bool:
        """Return True if the file is the one read, with only lines appended."""
        known = self._extent
        is_longer = extent.size > known.size and extent.inode == known.inode
        return not self._foreign and (is_longer or extent == known) and data.startswith(self._guard)

    def _read_new(self, new: bytes) -> tuple[Register, bytes]:
        """Read the part not read yet, keeping complete lines; return the rest, and the register with it."""
        is_other = not self._at and new.startswith(_UTF_16)
        end = len(new) if is_other else new.rfind(b"\n") + 1
        text, foreign = decode_register(new[:end])
        self._foreign = self._foreign or foreign
        self._register = self._reader.read(text) if text else self._register
        self._at += end
        self._guard = (self._guard + new[:end])[-_GUARD:]
        rest = new[end:]
        return (parse_register(decode_register(rest)[0], self._register) if rest else self._register), rest

    def _convert(self) -> tuple[Register, bytes]:
        """Rewrite in UTF-8 a file left in another encoding, unless it has undecodable bytes."""
        text, name = decode_register(append_file.read_from(self.path, 0)[0])
        if name != "?":
            files.write_whole(self.path, text.removeprefix("\ufeff").encode("utf-8", "replace"))
        return self._read_anew()


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
