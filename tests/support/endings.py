"""The workbench started in many ways, brought to many screens, and bereft of its terminal.

A process of the program is known by a mark in its environment, which its children inherit.
"""

from __future__ import annotations

import os
import select
import shlex
import shutil
import signal
import sys
import time
import uuid
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from replydesk.desk import desk_folder, sidecar
from replydesk.desk.session import Session
from replydesk.draft.file import format_draft
from tests.support.terminal_driver import KEYS, PATIENCE, SOURCE
from tests.support.workbench import SAMPLE, lay_out

MARK = "REPLYDESK_TEST"  # the variable in the environment
TYPED = "尾巴之辞"

# What is started with a command line of the program in it, as an argument and as words for a shell.
WAYS: dict[str, Callable[[Sequence[str]], list[str]]] = {
    "plain": lambda words: [*words],
    "sh -c": lambda words: ["sh", "-c", f"{shlex.join(words)}; true"],
    "sh in sh": lambda words: ["sh", "-c", f"sh -c {shlex.quote(shlex.join(words) + '; true')}; true"],
    "exec": lambda words: ["sh", "-c", f"exec {shlex.join(words)}"],
    "make": lambda words: ["make", "-s", "-f", makefile(words)],
    "make, no exec": lambda words: ["make", "-s", "-f", makefile(words, "@")],
    "hang-ups ignored": lambda words: ["sh", "-c", f"trap '' HUP; {shlex.join(words)}; true"],
    "setsid": lambda words: ["setsid", "-w", *words],
    "setsid in sh": lambda words: ["sh", "-c", f"setsid -w {shlex.join(words)}; true"],
    "script": lambda words: ["script", "-qc", shlex.join(words), os.devnull],
    "script in sh": lambda words: [
        "sh",
        "-c",
        f"script -qc {shlex.quote(shlex.join(words))} /dev/null; true",
    ],
    "bash -i": lambda words: ["bash", "--norc", "-ic", f"{shlex.join(words)}; true"],
    "su": lambda words: ["su", "-c", shlex.join(words)],
    "env": lambda words: ["env", *words],
    "pty relay": lambda words: [
        sys.executable,
        "-c",
        f"import pty; pty.spawn({list(words)!r})",
    ],
}

# Keys that lead to a screen or a dialog, from the desk, and from an open draft into which was typed.
ON_DESK: dict[str, tuple[str, ...]] = {
    "desk": (),
    "search": ("\x06", "某"),
    "help": ("f1",),
    "commands": ("f9",),
    "settings": ("\x1b[23~",),
    "new draft": ("f2",),
    "import list": ("\x0c",),
    "import replies": ("\x0f",),
    "registers": ("f8",),
    "stage": ("f5",),
    "export": ("\x01", "f7"),
    "reading": ("f4",),
    "reading, facts": ("f4", "\x0c"),
}
IN_DRAFT: dict[str, tuple[str, ...]] = {
    "draft": (),
    "steps": ("escape",),
    "next step": ("f4",),
    "answer": ("f4", "f4", "f4"),
    "check": ("f5",),
    "find": ("\x06",),
    "page": ("\x1b[17~",),
    "versions": ("\x0f",),
    "commands over a draft": ("f9",),
    "export a draft": ("f7",),
    "mend": ("\x0c",),
}
# Ways with a process between the terminal and the program whose end is the program's.
WITH_PARENT = ("sh -c", "sh in sh", "make, no exec", "script", "script in sh", "bash -i", "pty relay")
SIGNALS = ("SIGHUP", "SIGTERM", "SIGINT", "SIGQUIT")
ENDS = ("closed", *SIGNALS, "parent killed")


def makefile(words: Sequence[str], prefix: str = "@exec ") -> str:
    """Write a makefile that starts the program, beside the desk; return its path."""
    path = Path(words[-1]).parent / f"Makefile{len(prefix)}"
    path.write_text(f"run:\n\t{prefix}{shlex.join(words)}\n", "utf-8")
    return str(path)


def can_start(way: str) -> bool:
    """Return True if a way of starting is to be had on this machine."""
    return shutil.which(WAYS[way](["true", "/tmp/x"])[0]) is not None and (way != "su" or os.getuid() == 0)


class Ended(NamedTuple):
    """What came of the end of a program: seconds until it was gone, and what was wrong."""

    seconds: float
    trouble: str


@dataclass
class Started:
    """A program in a pty, started in some way."""

    pid: int
    fd: int
    mark: str
    desk: Path
    written: bytes = b""

    def read(self, holds: Callable[[], bool], patience: float = PATIENCE) -> bool:
        """Take in what the program writes until something holds; return whether it does."""
        end = time.monotonic() + patience
        while not holds():
            if time.monotonic() > end:
                return False
            if select.select([self.fd], [], [], 0.02)[0]:
                try:
                    self.written += os.read(self.fd, 65536)
                except OSError:  # the program has gone, and the terminal with it
                    end = min(end, time.monotonic() + 0.5)
                    time.sleep(0.02)
        return True

    def shows(self, text: str) -> None:
        """Wait for a text that the program has not written before."""
        before = len(self.written)
        assert self.read(lambda: text.encode() in self.written[before:]), f"{text}: {self.written[-500:]!r}"

    def rests(self, seconds: float = 0.15) -> None:
        """Read until nothing has been written for so long."""
        size = -1
        while size != len(self.written):
            size = len(self.written)
            self.read(lambda: False, seconds)

    def press(self, key: str) -> None:
        """Send a key, and go on at once."""
        os.write(self.fd, KEYS.get(key, key).encode())

    def send(self, *what: str) -> None:
        """Send keys by their names, and texts."""
        for each in what:
            os.write(self.fd, KEYS.get(each, each).encode())
            self.rests()

    def open_draft(self) -> None:
        """Open the draft and type into it."""
        self.send("enter")
        self.read(lambda: "1 收件人".encode() in self.written)
        self.rests()
        os.write(self.fd, TYPED.encode())
        self.read(lambda: TYPED[-1].encode() in self.written)

    def programs(self) -> list[int]:
        """Return the processes of the program, and those it has started, that still run."""
        return [pid for pid in processes() if self.mark.encode() in _environment(pid) and _is_program(pid)]

    def end(self, how: str) -> Ended:
        """End the program, or take its terminal away; wait until all its processes are gone."""
        pids = self.programs()
        assert pids, self.written[-500:]
        start = time.monotonic()
        if how == "closed":
            self.take_away()
        elif how == "parent killed":
            above = _parent_of(pids[0])
            os.kill(above if above != os.getpid() else pids[0], signal.SIGKILL)
        else:
            os.kill(pids[0], getattr(signal, how))
        while self.programs() and time.monotonic() < start + PATIENCE:
            if self.fd >= 0:
                self.read(lambda: False, 0.01)
            else:
                time.sleep(0.01)
        return Ended(time.monotonic() - start, "".join(f"still runs: {pid}" for pid in self.programs()))

    def take_away(self) -> None:
        """Take the terminal away."""
        os.close(self.fd)
        self.fd = -1

    def waits_for_end(self) -> int:
        """Wait until the program has ended, without its terminal or with it; return its exit code."""
        if self.fd >= 0:
            return self.ends(PATIENCE)
        return os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])

    def ends(self, patience: float = 15.0) -> int:
        """Read until the program has ended; return its exit code, or minus the signal that ended it."""
        status = [0]

        def has_ended() -> bool:
            pid, status[0] = os.waitpid(self.pid, os.WNOHANG)
            return pid == self.pid

        if not self.read(has_ended, patience):
            return -99
        self.read(lambda: False, 0.05)
        return os.waitstatus_to_exitcode(status[0])

    def close(self) -> None:
        """End all that is left."""
        for pid in processes():
            if self.mark.encode() in _environment(pid):
                with suppress(OSError):
                    os.kill(pid, signal.SIGKILL)
        with suppress(OSError):
            os.close(self.fd)
        with suppress(OSError):
            os.kill(self.pid, signal.SIGKILL)
        with suppress(ChildProcessError):
            os.waitpid(self.pid, 0)


@contextmanager
def started(
    home: Path,
    way: str = "plain",
    words: Sequence[str] = (),
    command: Callable[[], int] | None = None,
    **variables: str,
) -> Iterator[Started]:
    """Start the workbench, or another command line, on a desk with one draft, in a pty of its own.

    `command` runs in a fork of this process in its place.
    """
    import pty

    desk = lay_out(home)
    for path in (desk / "drafts").glob("*.md"):
        if path.stem != SAMPLE:
            path.unlink()
    mark = uuid.uuid4().hex
    program = WAYS[way](words or [sys.executable, "-m", "replydesk", str(desk)])
    pid, fd = pty.fork()
    if pid == 0:
        signal.signal(signal.SIGHUP, signal.SIG_DFL)  # under nohup, a relay would outlive its terminal
        os.chdir(home)
        os.environ.update(
            TERM="xterm-256color", HOME=str(home), XDG_CONFIG_HOME="", COLUMNS="120", LINES="40"
        )
        os.environ.update({MARK: mark, "PYTHONPATH": str(SOURCE), **variables})
        if command:
            for number, name, mode in ((0, "stdin", "r"), (1, "stdout", "w"), (2, "stderr", "w")):
                stream = open(number, mode, encoding="utf-8")  # noqa: PTH123, SIM115 - for good
                setattr(sys, name, stream)
                setattr(sys, f"__{name}__", stream)
            os._exit(command())
        os.execvp(program[0], program)
    run = Started(pid, fd, mark, desk)
    try:
        yield run
    finally:
        run.close()


def wild_terminal(run: Started, before: list[Any]) -> str:
    """Return what of the terminal is not as before the program."""
    import termios

    trouble = ["its modes"] if termios.tcgetattr(run.fd)[:4] != before[:4] else []
    for mode in ("1049", "2004", "1000", "1003", "1006"):
        on, off = (run.written.rfind(f"\x1b[?{mode}{end}".encode()) for end in "hl")
        trouble += [f"mode {mode}"] if on > off else []
    if run.written.rfind(b"\x1b[?25l") > run.written.rfind(b"\x1b[?25h"):
        trouble.append("no cursor")
    return "、".join(trouble)


def lost_typing(desk: Path, home: Path) -> str:
    """Return what is wrong with the draft after the end: typing lost, still locked, left open."""
    path = desk / "drafts" / f"{SAMPLE}.md"
    session = Session.open(desk_folder.read_draft(path), home, "another")
    held, text = session.store.elsewhere, format_draft(session.draft)
    session.store.close(session.history.journal(), is_saved=False)
    left = [
        each.name for each in (desk / "drafts").rglob("*") if each.name.endswith((".tmp", f".{sidecar.OPEN}"))
    ]
    return "、".join(
        filter(None, ("" if TYPED in text else "typing lost", held and f"held by {held}", *left))
    )


def processes() -> list[int]:
    return [int(name) for name in os.listdir("/proc") if name.isdecimal()]


def runs_on(pid: int, desk: Path) -> bool:
    """Return True if a process is the program on a desk."""
    try:
        return _is_program(pid) and os.fsencode(desk) in Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return False


def _environment(pid: int) -> bytes:
    try:
        return Path(f"/proc/{pid}/environ").read_bytes()
    except OSError:
        return b""


def _is_program(pid: int) -> bool:
    """Return True for a living process of the program itself or of LibreOffice, not for what started it."""
    try:
        words = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
        state = Path(f"/proc/{pid}/stat").read_bytes().rpartition(b")")[2].split()[0]
    except OSError:
        return False
    is_ours = (
        b"-m" in words and b"replydesk" in words and words[0].endswith(os.fsencode(Path(sys.executable).name))
    )
    return state != b"Z" and (is_ours or b"soffice" in words[0])


def _parent_of(pid: int) -> int:
    return int(Path(f"/proc/{pid}/stat").read_bytes().rpartition(b")")[2].split()[1])
