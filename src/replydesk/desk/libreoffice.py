"""LibreOffice: the program on this machine, and conversion of files by it, many in one process."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from enum import Enum
from pathlib import Path

from replydesk.desk.files import write_whole

TOGETHER = 100  # files for one process: its memory grows with each, and a command line has a limit
START_SECONDS, FILE_SECONDS = 120.0, 20.0  # allowed for the start, and for each file (usually 0.2 s)

_NAMES = ("soffice.com", "soffice.exe") if sys.platform == "win32" else ("soffice", "libreoffice")
_USUAL = (
    "/usr/lib/libreoffice/program/soffice",
    "/opt/libreoffice/program/soffice",
    "/snap/bin/libreoffice",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.com",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.com",
)
_POLL = 0.1  # seconds between two looks at a running process

# run no macros, fetch nothing that a file points to
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
</oor:items>
"""


class Failure(Enum):
    """The reason why a file was not converted."""

    REFUSED = "LibreOffice went on to the next file without a result"
    STUCK = "LibreOffice crashed or hung at the file"


def find() -> Path | None:
    """Return the program, from the PATH or where it is usually installed; None if there is none.

    Never one from the current folder, where anybody may have put a file of that name: `shutil.which` looks
    there first on Windows, and elsewhere if the PATH has an empty or relative entry.
    """
    folders = [Path(each) for each in os.environ.get("PATH", "").split(os.pathsep)]
    on_path = [folder / name for name in _NAMES for folder in folders if folder.is_absolute()]
    programs = (*on_path, *map(Path, _USUAL))
    return next((path for path in programs if path.is_file() and os.access(path, os.X_OK)), None)


def convert(
    program: Path, files: Sequence[Path], kind: str, is_stopped: Callable[[], bool] = lambda: False
) -> Iterator[tuple[Path, Path | Failure]]:
    """Convert files of one folder to `kind` ("pdf", "docx"); yield each with its result or its failure.

    A result is a temporary file: take it before asking for the next. A file at which LibreOffice crashes or
    hangs fails, and those after it are tried again. When stopped, files not yet tried are not yielded.
    The files' names must differ in more than their suffixes.
    """
    waiting = list(files)
    with tempfile.TemporaryDirectory(prefix="replydesk-", ignore_cleanup_errors=True) as work:
        profile, made = Path(work, "profile"), Path(work, "made")
        write_whole(profile / "user" / "registrymodifications.xcu", _SETTINGS.encode())
        while waiting and not is_stopped():
            batch = waiting[:TOGETHER]
            has_ended = _run(program, batch, kind, profile, made, is_stopped)
            if is_stopped() and not has_ended:
                return
            answers = list(_answers(batch, made, kind, has_ended))
            yield from answers
            answered = {file for file, _ in answers}
            waiting = [file for file in waiting if file not in answered]


def _answers(
    batch: Sequence[Path], made: Path, kind: str, has_ended: bool
) -> Iterator[tuple[Path, Path | Failure]]:
    """Yield the files that are done: if a process was cut short, one failure at most, the first missing."""
    is_stuck = False
    for file in batch:
        result = made / f"{file.stem}.{kind}"
        if result.is_file():
            yield file, result
        elif has_ended:
            yield file, Failure.REFUSED
        elif not is_stuck:
            is_stuck = True
            yield file, Failure.STUCK


def _run(
    program: Path,
    files: Sequence[Path],
    kind: str,
    profile: Path,
    made: Path,
    is_stopped: Callable[[], bool],
) -> bool:
    """Let one process convert files; return True if it ended by itself, in time and with exit code 0."""
    command = [str(program), f"-env:UserInstallation={profile.resolve().as_uri()}", "--headless"]
    command += ["--norestore", "--convert-to", kind, "--outdir", str(made)]
    command += [os.path.join(".", file.name) for file in files]  # a name can begin with a dash
    environment = {**os.environ, "SAL_USE_VCLPLUGIN": "svp"} if sys.platform == "linux" else None
    try:
        process = subprocess.Popen(
            command,
            cwd=files[0].parent,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,  # a group of its own, and Ctrl-C is for our program, which ends it
        )
    except OSError:
        return False
    end = time.monotonic() + START_SECONDS + FILE_SECONDS * len(files)
    try:
        while time.monotonic() < end and not is_stopped():
            with suppress(subprocess.TimeoutExpired):
                return process.wait(_POLL) == 0
        return False
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a process and its children: soffice is a script around the program proper."""
    if process.poll() is not None:
        return
    if sys.platform == "win32":
        subprocess.run(["taskkill", "/F", "/T", "/PID", str(process.pid)], capture_output=True)
    else:
        with suppress(OSError):
            os.killpg(process.pid, 9)
    process.wait()
