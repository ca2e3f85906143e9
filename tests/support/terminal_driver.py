"""The real program in a terminal: a pty read by a terminal emulator, or tmux; both wait for what they show.

A wait ends as soon as the screen shows what it waits for; `PATIENCE` is only how long a busy machine may take
before a test gives up.
"""

from __future__ import annotations

import os
import re
import select
import shlex
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

import pyte
import pytest

import replydesk

# Seconds after which a test gives up waiting for a state.
PATIENCE = 60.0

# Where the program that is tested is imported from.
SOURCE = Path(replydesk.__file__).parents[1]

IN_CI = os.environ.get("CI", "").lower() == "true"
WITHOUT_PTYS = sys.platform == "win32"

# The bytes that a terminal sends for a key.
KEYS = {
    "enter": "\r",
    "tab": "\t",
    "shift+tab": "\x1b[Z",
    "escape": "\x1b",
    "backspace": "\x7f",
    "insert": "\x1b[2~",
    "delete": "\x1b[3~",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "home": "\x1b[H",
    "end": "\x1b[F",
    "pagedown": "\x1b[6~",
    **{f"ctrl+{letter}": chr(ord(letter) - 96) for letter in "abdefgklnopruwxyz"},
    "f1": "\x1bOP",
    "f2": "\x1bOQ",
    "f3": "\x1bOR",
    "f4": "\x1bOS",
    "f5": "\x1b[15~",
    "f6": "\x1b[17~",
    "f7": "\x1b[18~",
    "f8": "\x1b[19~",
    "f9": "\x1b[20~",
    "f10": "\x1b[21~",
    "f11": "\x1b[23~",
    "f12": "\x1b[24~",
    "f16": "\x1b[1;2S",
    "f18": "\x1b[17;2~",
    "f19": "\x1b[18;2~",  # Shift+F7
    "f20": "\x1b[19;2~",
    "f24": "\x1b[24;2~",  # Shift+F12
    "f22": "\x1b[21;2~",  # Shift+F10
}


def until(holds: Callable[[], bool], patience: float = PATIENCE) -> bool:
    """Wait for something to hold; return whether it does."""
    end = time.monotonic() + patience
    while not (held := holds()) and time.monotonic() < end:
        time.sleep(0.02)
    return held


class PtyTerminal:
    """The program in a pty, and the screen that a terminal would show of it."""

    def __init__(self, pid: int, fd: int, size: tuple[int, int], *, has_kitty: bool = False) -> None:
        self.pid = pid
        self.written = b""
        self._fd = fd
        self._has_kitty = has_kitty
        self._screen = pyte.Screen(*size)
        self._stream = pyte.ByteStream(self._screen)

    @property
    def text(self) -> str:
        """The screen as one text."""
        rows, columns = range(self._screen.lines), range(self._screen.columns)
        lines = ("".join(self._screen.buffer[y][x].data for x in columns) for y in rows)
        return "\n".join(line.rstrip() for line in lines)

    @property
    def joined(self) -> str:
        """The screen without blanks and line breaks."""
        return "".join(self.text.split())

    def send(self, *what: str) -> None:
        """Send keys by their names, and texts, in one write as a hand without pauses would."""
        os.write(self._fd, "".join(KEYS.get(each, each) for each in what).encode())

    def type(self, *what: str) -> None:
        """Send the same, every key and character in a write of its own."""
        for each in what:
            for piece in [each] if each in KEYS else each:
                self.send(piece)

    def paste(self, text: str) -> None:
        """Paste as a terminal does that was asked to mark what is pasted."""
        self.send(f"\x1b[200~{text}\x1b[201~")

    def shows(self, *texts: str) -> None:
        """Read until all of the texts are on the screen."""
        self._read_until(lambda: all(text in self.text for text in texts), f"{texts} not shown")

    def lacks(self, text: str) -> None:
        """Read until a text is no longer on the screen."""
        self._read_until(lambda: text not in self.text, f"{text} is still shown")

    def until(self, holds: Callable[[], bool], trouble: str) -> None:
        """Wait for what is not on the screen, and read on meanwhile."""
        end = time.monotonic() + PATIENCE
        while not holds():
            assert time.monotonic() < end and self._read(0.02), f"{trouble}:\n{self.text}"

    def rest(self, seconds: float) -> None:
        """Read until nothing has come for some seconds."""
        while select.select([self._fd], [], [], seconds)[0] and self._read():
            pass

    def ends(self) -> int:
        """Read until the program has ended; return its exit code, or minus the signal that ended it."""
        while self._read():
            pass
        return self._exit_code()

    def hang_up(self) -> int:
        """Close the terminal, as when a connection breaks, and wait until the program has ended."""
        os.close(self._fd)
        return self._exit_code()

    def _exit_code(self) -> int:
        _, status = os.waitpid(self.pid, 0)
        self.pid = 0
        return os.waitstatus_to_exitcode(status)

    def close(self) -> None:
        """Close the terminal; kill the program if it still runs."""
        with suppress(OSError):
            os.close(self._fd)
        if self.pid:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)

    def _read_until(self, holds: Callable[[], bool], trouble: str) -> None:
        end = time.monotonic() + PATIENCE
        while not holds():
            assert time.monotonic() < end and self._read(), f"{trouble}:\n{self.text}"

    def _read(self, patience: float = 1.0) -> bool:
        """Take in what the program writes next, if it does so soon; return False when it has ended."""
        if not select.select([self._fd], [], [], patience)[0]:
            return True
        try:
            data = os.read(self._fd, 65536)
        except OSError:
            return False
        self.written += data
        if self._has_kitty and b"\x1b[?u" in data:
            os.write(self._fd, b"\x1b[?0u")
        self._stream.feed(re.sub(rb"\x1b\[[<>=][0-9;]*u", b"", data))
        return bool(data)


@contextmanager
def in_pty(
    words: Sequence[str],
    home: Path,
    size: tuple[int, int] = (120, 40),
    *,
    has_kitty: bool = False,
    command: Callable[[], int] | None = None,
    variables: Mapping[str, str] | None = None,
) -> Iterator[PtyTerminal]:
    """Run the program in a pty of its own, or `command` in a fork of this process.

    `variables` are more of the clerk's environment.
    """
    import pty

    pid, fd = pty.fork()
    if pid == 0:
        os.chdir(home)
        os.environ.update(TERM="xterm-kitty" if has_kitty else "xterm-256color", HOME=str(home))
        os.environ.update(COLUMNS=str(size[0]), LINES=str(size[1]), XDG_CONFIG_HOME="")
        os.environ.pop("TEXTUAL_DISABLE_KITTY_KEY", None)
        os.environ["PYTHONPATH"] = str(SOURCE)
        os.environ.update(variables or {})
        if command:
            os._exit(command())
        os.execv(sys.executable, [sys.executable, "-m", "replydesk", *words])
    terminal = PtyTerminal(pid, fd, size, has_kitty=has_kitty)
    try:
        yield terminal
    finally:
        terminal.close()


class Tmux:
    """One window of a tmux of its own; programs are started in it one after the other."""

    def __init__(self, home: Path, size: tuple[int, int]) -> None:
        self._call = ["tmux", "-S", str(home / "tmux.sock"), "-f", os.devnull]
        self._home = home
        self("new-session", "-d", "-x", str(size[0]), "-y", str(size[1]), "sleep 600")

    def __call__(self, *words: str, text: str | None = None) -> str:
        """Give tmux a command, without the size that Python's line editor has left in its environment."""
        sizes = ("COLUMNS", "LINES")
        environment = {name: value for name, value in os.environ.items() if name not in sizes}
        done = subprocess.run(
            [*self._call, *words],
            input=text,
            env=environment,
            capture_output=True,
            encoding="utf-8",
            check=True,
        )
        return done.stdout

    def start(self, folder: Path, **variables: str) -> None:
        """Start the workbench, the clerk's home being a folder of the test's."""
        variables |= {"HOME": str(self._home), "XDG_CONFIG_HOME": "", "TERM": "xterm-256color"}
        variables["PYTHONPATH"] = str(SOURCE)
        given = " ".join(f"{name}={shlex.quote(value)}" for name, value in variables.items())
        program = f"{given} {shlex.quote(sys.executable)} -m replydesk {shlex.quote(str(folder))}"
        self("respawn-pane", "-k", f"{program}; echo 完了=$?; sleep 600")
        self.shows("查找：文号")

    def keys(self, *keys: str) -> None:
        """Press keys, named as tmux names them."""
        self("send-keys", *keys)

    def type(self, text: str) -> None:
        """Type a text, as an input method commits it."""
        self("send-keys", "-l", text)

    def paste(self, text: str) -> None:
        """Paste as a terminal does that was asked to mark what is pasted."""
        self("load-buffer", "-", text=text)
        self("paste-buffer", "-p")

    def click(self, text: str) -> None:
        """Press and let go the left button on a text, in the sequences of SGR mouse reporting."""
        self.shows(text)
        lines = self.screen.splitlines()
        y = next(y for y, line in enumerate(lines) if text in line)
        before = lines[y][: lines[y].index(text)]
        x = sum(2 if ord(char) > 0x2E7F else 1 for char in before) + 1
        for end in "Mm":
            self("send-keys", "-l", f"\x1b[<0;{x + 1};{y + 1}{end}")

    def resize(self, width: int, height: int) -> None:
        """Give the window another size, in cells."""
        self("resize-window", "-x", str(width), "-y", str(height))

    @property
    def screen(self) -> str:
        """The screen as one text."""
        return self("capture-pane", "-p")

    @property
    def cursor(self) -> tuple[int, int]:
        """Where the terminal's own cursor is: there an input method opens its window."""
        x, y = self("display-message", "-p", "#{cursor_x},#{cursor_y}").strip().split(",")
        return int(x), int(y)

    @property
    def program(self) -> int:
        """The process of the workbench, the shell's only child."""
        shell = self("display-message", "-p", "#{pane_pid}").strip()
        children = subprocess.run(["pgrep", "-P", shell], capture_output=True, encoding="utf-8", check=True)
        return int(children.stdout.split()[0])

    def shows(self, text: str) -> None:
        """Wait until a text is on the screen."""
        assert until(lambda: text in self.screen), f"{text} not shown:\n{self.screen}"

    def lacks(self, text: str) -> None:
        """Wait until a text is no longer on the screen."""
        assert until(lambda: text not in self.screen), f"{text} is still shown:\n{self.screen}"

    def close(self) -> None:
        """End tmux and all that runs in it."""
        subprocess.run([*self._call, "kill-server"], capture_output=True, check=False)


@contextmanager
def in_tmux(home: Path, size: tuple[int, int] = (160, 45)) -> Iterator[Tmux]:
    """Open a tmux; where it is missing the test is skipped, in CI it fails."""
    if shutil.which("tmux") is None:
        if IN_CI:
            pytest.fail("tmux is missing")
        pytest.skip("tmux is not installed")
    window = Tmux(home, size)
    try:
        yield window
    finally:
        window.close()
