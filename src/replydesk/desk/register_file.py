"""A register on the disk: one text file per 代字 and year, safe with several clerks at once.

An action takes the folder's lock, reads what others have added, decides, adds one line, brings it down to the
disk, and lets go. A number is told to nobody before its line is on the disk. A program killed in between
leaves a whole line, part of one, or none: the next action closes a part off, and `registertext` says what
becomes of it.

Where the promise holds that no number is given twice: wherever the lock excludes others. It is the system's
own: flock on Linux and macOS, LockFile on Windows, and it ends with the process that holds it.

- Local disks: ext4, xfs, btrfs, tmpfs, overlay, NTFS, APFS: yes.
- NFS from Linux: the kernel turns flock into byte-range locks on the server. NFSv4 has them built in; NFSv3
  needs lockd on both sides, and without it the lock is refused (ENOLCK) and nothing is written. Mounted with
  `nolock` or `local_lock=flock`, each machine locks by itself: no.
- SMB from Windows: yes, the server keeps the locks. SMB from Linux (cifs): yes, unless mounted `nobrl`.
  Clerks who reach one folder by different ways (SMB and the server's own disk) exclude each other only if
  the server joins both kinds of lock.
- Folders kept alike by copying (OneDrive, 坚果云, Syncthing): no. Each machine has its own file and lock.
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
    head,
    parse_register,
)
from replydesk.reply.registers.model import Ledger, Register

PATIENCE = 60.0
"""Seconds to wait for the lock; each action of another clerk holds it for some milliseconds."""

_POLL = 0.01
_GUARD = 64
"""Bytes before the place read up to, which must be the same for the file to be the same."""

_UTF_16 = (b"\xff\xfe", b"\xfe\xff")

Decide = Callable[[Register], Decision]
"""One of `registeractions` with everything filled in but the register."""


class RegisterFile:
    """One register's file. What has been read is kept, and only what was added since is read again.

    A file that was replaced, shortened or written over is read anew. Not seen by an object that is kept:
    a change further up that leaves the length as it was, if something was added behind it meanwhile.
    """

    def __init__(self, folder: Path, series: str) -> None:
        self.series = series
        self.path = folder / f"{series}.txt"
        self._extent = append_file.Extent()
        self._forget()

    def read(self) -> Register:
        """The register as it is on the disk now, without its lock. Raises UserError."""
        register = self._read()[0]
        return Ledger(register).register(register)

    def record(self, *decides: Decide) -> list[Decision]:
        """Carry out actions, one after the other, and write down what they decide in one go.

        Raises UserError, and then nothing has been written.
        """
        with files.disk_errors(self.path), locked(self.path.parent, seconds=PATIENCE, poll=_POLL):
            register, rest = self._read()
            if self._foreign:
                register, rest = self._convert()
            decisions, text = _decided(register, decides)
            if text:
                self._append(rest, text)
        return decisions

    def _append(self, rest: bytes, text: str) -> None:
        """Add lines; a last line that is not finished is closed off first, a new file gets its head."""
        before = "\n" if rest else "" if self._extent.size else head(self.series)
        data = f"{before}{text}".encode("utf-8", "replace")
        try:
            self._extent = append_file.append(self.path, data)
        except BaseException:
            self._forget()
            raise
        self._follow(rest + data)

    def _forget(self) -> None:
        """Begin again with an empty register."""
        self._reader = RegisterReader(Register(self.series))
        self._register = Register(self.series)
        self._extent = append_file.Extent()
        self._at = 0
        self._guard = b""
        self._foreign = ""

    def _read(self) -> tuple[Register, bytes]:
        """The register now, and the bytes of a last line that is not finished."""
        kept = self._register
        data, extent = append_file.read_from(self.path, self._at - len(self._guard))
        if not self._goes_on(data, extent):
            return self._read_anew()
        self._extent = extent
        read = self._follow(data[len(self._guard) :])
        if kept.lines and len(self._register.notes) > len(kept.notes):
            return self._read_anew()  # lines out of order are put in order in the whole only
        return read

    def _read_anew(self) -> tuple[Register, bytes]:
        self._forget()
        data, self._extent = append_file.read_from(self.path, 0)
        return self._follow(data)

    def _goes_on(self, data: bytes, extent: append_file.Extent) -> bool:
        """Whether the file is the one that was read, with nothing but lines added to it."""
        known = self._extent
        is_longer = extent.size > known.size and extent.inode == known.inode
        return not self._foreign and (is_longer or extent == known) and data.startswith(self._guard)

    def _follow(self, new: bytes) -> tuple[Register, bytes]:
        """Read what stands behind the part that is known. Whole lines are kept; gives the rest, and the
        register with it."""
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
        """Write a file in UTF-8 that another program left in another encoding; one with bytes that are no
        text stays as it is."""
        text, name = decode_register(append_file.read_from(self.path, 0)[0])
        if name != "?":
            files.write_whole(self.path, text.removeprefix("\ufeff").encode("utf-8", "replace"))
        return self._read_anew()


def _decided(register: Register, decides: tuple[Decide, ...]) -> tuple[list[Decision], str]:
    """What a row of actions decides, each upon what those before it have done, and the lines for it."""
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
