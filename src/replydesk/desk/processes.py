"""Other programs: those this one may start and has started, which must not outlive it, and those above it."""

from __future__ import annotations

import os
import signal
import stat
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NoReturn

_running: set[int] = set()  # the groups' leaders


@contextmanager
def ended_with_us(leader: int) -> Iterator[None]:
    """End a group of processes with this program, should that end during the block."""
    _running.add(leader)
    try:
        yield
    finally:
        _running.discard(leader)


def end_all() -> None:
    """End all groups at once. Never fails; any thread may call it."""
    for leader in tuple(_running):
        end_group(leader)


def end_group(leader: int) -> None:
    """End all processes of a group. Its leader must not have been waited for: its number may be another's."""
    if sys.platform == "win32":
        import subprocess

        subprocess.run(["taskkill", "/F", "/T", "/PID", str(leader)], capture_output=True)
    else:
        with suppress(OSError):
            os.killpg(leader, 9)


def on_path(names: Sequence[str]) -> list[Path]:
    """Return the programs of these names on the PATH, the first name first; they may be no programs.

    Never one from the current folder or from one that everybody may write to, where anybody may have put a
    file of that name: `shutil.which` looks there first on Windows, and elsewhere if the PATH names it.
    """
    folders = [Path(each) for each in os.environ.get("PATH", "").split(os.pathsep)]
    return [folder / name for name in names for folder in folders if _is_trusted(folder)]


def _is_trusted(folder: Path) -> bool:
    """Return True if a folder of the PATH can hold the system's programs."""
    if not folder.is_absolute():
        return False
    try:
        is_open = sys.platform != "win32" and bool(folder.stat().st_mode & stat.S_IWOTH)
        return not is_open and not folder.samefile(Path())
    except OSError:  # it does not exist, or the current folder does not
        return folder.is_dir()


def end_process(code: int) -> NoReturn:
    """End this process at once, with an exit code: no thread is waited for."""
    os._exit(code)


def parent_to_die_with() -> int:
    """Return the process whose end is the end of this one; 0 if there is none.

    A leader of a session, as `setsid` and `exec` in a terminal make one, ends with its terminal alone; what
    ignores hang-ups, as under `nohup`, is meant to outlive its parent.
    """
    if not hasattr(os, "getsid"):
        return 0
    is_leader = os.getsid(0) == os.getpid()
    return 0 if is_leader or signal.getsignal(signal.SIGHUP) is signal.SIG_IGN else os.getppid()


def relay() -> int:
    """Return the process that opened our terminal, if it has or has lost one itself; 0 if not, or unknown."""
    with suppress(OSError, AttributeError, ValueError, IndexError):
        opener = int(_status(os.getsid(0))[1])
        return opener if terminal_of(opener) or _has_lost_terminal(opener) else 0
    return 0


def terminal_of(process: int) -> int:
    """Return the number of a process's terminal; 0 if it has none, or has ended."""
    with suppress(OSError, ValueError, IndexError):
        return int(_status(process)[4])
    return 0


def _has_lost_terminal(process: int) -> bool:
    """Return True if the standard input of a process is a pseudo-terminal that has gone. Raises OSError."""
    link = str(Path(f"/proc/{process}/fd/0").readlink())
    return link.startswith("/dev/pts/") and link.endswith(" (deleted)")


def _status(process: int) -> list[str]:
    """Return what Linux tells of a process: state, parent, group, session, terminal, … Raises OSError."""
    return Path(f"/proc/{process}/stat").read_text("utf-8", "replace").rpartition(")")[2].split()
