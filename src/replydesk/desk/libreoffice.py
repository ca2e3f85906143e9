"""LibreOffice: the program on this machine, and conversion of files by it, many in one process."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from enum import Enum
from itertools import count
from pathlib import Path
from time import sleep as pause

from replydesk.desk.files import make_folder, write_whole
from replydesk.desk.leftovers import scratch_folder
from replydesk.desk.processes import end_group, ended_with_us, on_path

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
_RTF, _HEAD = b"{\\rtf", 100  # the beginning of an RTF file, and the bytes in which it is looked for
_FIELD_CODE = re.compile(rb"\\fldinst", re.IGNORECASE)
_POLL = 0.1  # seconds between two looks at a running process

# What a document may not make it do: run macros, scripts and embedded programs, fetch a picture or another
# part that it only links to, from the network or this machine, bring links up to date. All traffic goes to a
# proxy that is not there, should something be fetched nevertheless.
_SETTINGS = (
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Office.Common/Security/Scripting", "DisableOLEAutomation", "true"),
    ("Office.Writer/Content/Update", "Link", "0"),
    ("Office.Writer/Content/Update", "Field", "false"),
    ("Office.Writer/Content/Update", "Chart", "false"),
    ("Office.WriterWeb/Content/Update", "Link", "0"),
    ("Office.Calc/Content/Update", "Link", "1"),
    ("Office.Common/Load", "UpdateDocMode", "0"),
    ("Inet/Settings", "ooInetProxyType", "2"),
    ("Inet/Settings", "ooInetNoProxy", ""),
    *(("Inet/Settings", f"ooInet{each}ProxyName", "127.0.0.1") for each in ("HTTP", "HTTPS", "FTP")),
    *(("Inet/Settings", f"ooInet{each}ProxyPort", "9") for each in ("HTTP", "HTTPS", "FTP")),
)


class Failure(Enum):
    """The reason why a file was not converted."""

    REFUSED = "LibreOffice went on to the next file without a result"
    STUCK = "LibreOffice crashed or hung at the file"


def find() -> Path | None:
    """Return the program, from the PATH or where it is usually installed; None if there is none."""
    programs = (*on_path(_NAMES), *map(Path, _USUAL))
    return next((path for path in programs if path.is_file() and os.access(path, os.X_OK)), None)


def convert(
    program: Path, files: Sequence[Path], kind: str, is_stopped: Callable[[], bool] = lambda: False
) -> Iterator[tuple[Path, Path | Failure]]:
    """Convert files to `kind` ("pdf", "docx"); yield each with its result or its failure.

    It works on copies in a folder of its own, where nothing lies that a file could point to. A result is a
    temporary file: take it before asking for the next. A file at which LibreOffice crashes or hangs fails,
    and those after it are tried again. When stopped, files not yet tried are not yielded. Raises DiskError
    without a folder for temporary files.
    """
    waiting = list(files)
    with scratch_folder() as work:
        profile = work / "profile"
        write_whole(profile / "user" / "registrymodifications.xcu", _settings().encode())
        for number in count():
            if not waiting or is_stopped():
                return
            batch, made = waiting[:TOGETHER], work / f"made{number}"
            has_ended = _run(program, _copied(batch, work / f"{number}"), kind, profile, made, is_stopped)
            if is_stopped() and not has_ended:
                return
            answers = list(_answers(batch, made, kind, has_ended))
            yield from answers
            answered = {file for file, _ in answers}
            waiting = [file for file in waiting if file not in answered]


def _copied(files: Sequence[Path], folder: Path) -> list[Path]:
    """Copy files into a folder, named by their places in the row; one that cannot be read is left out."""
    make_folder(folder)
    copies = []
    for at, file in enumerate(files):
        with suppress(OSError):
            copies.append(Path(shutil.copyfile(file, folder / f"{at}{file.suffix.lower()}")))
            _take_fields_out(copies[-1])
    return copies


def _take_fields_out(copy: Path) -> None:
    """Take the codes of fields out of an RTF file: one can name a picture, which no setting forbids.

    What the fields showed when the file was saved stays.
    """
    with copy.open("r+b") as file:
        if _RTF in file.read(_HEAD):
            file.seek(0)
            data = _FIELD_CODE.sub(rb"\\*\\fldnone", file.read())
            file.seek(0)
            file.write(data)


def _answers(
    batch: Sequence[Path], made: Path, kind: str, has_ended: bool
) -> Iterator[tuple[Path, Path | Failure]]:
    """Yield the files that are done: if a process was cut short, one failure at most, the first missing."""
    is_stuck = False
    for at, file in enumerate(batch):
        result = made / f"{at}.{kind}"
        if result.is_file():
            yield file, result
        elif has_ended:
            yield file, Failure.REFUSED
        elif not is_stuck:
            is_stuck = True
            yield file, Failure.STUCK


def _run(
    program: Path, files: Sequence[Path], kind: str, profile: Path, made: Path, is_stopped: Callable[[], bool]
) -> bool:
    """Let one process convert files; return True if it ended by itself, in time and with exit code 0."""
    if not files:
        return True
    command = [str(program), f"-env:UserInstallation={profile.resolve().as_uri()}", "--headless"]
    command += ["--norestore", "--nolockcheck", "--convert-to", kind, "--outdir", str(made), *map(str, files)]
    environment = dict(os.environ)
    if sys.platform == "linux":
        environment["SAL_USE_VCLPLUGIN"] = "svp"
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
    has_ended = False
    with ended_with_us(process.pid):
        try:
            while not (has_ended := _has_ended(process)) and time.monotonic() < end and not is_stopped():
                pause(_POLL)
        finally:
            end_group(process.pid)  # also what it has left behind when it ends by itself
    return process.wait() == 0 and has_ended


def _has_ended(process: subprocess.Popen[bytes]) -> bool:
    """Return True if a process has ended; it is not waited for yet, so that its group can still be named."""
    if sys.platform == "win32":
        return process.poll() is not None
    return os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None


def _settings() -> str:
    """Return the settings of the profile, which a document cannot change."""
    items = "".join(
        f'<item oor:path="/org.openoffice.{path}"><prop oor:name="{name}" oor:op="fuse">'
        f"<value>{value}</value></prop></item>\n"
        for path, name, value in _SETTINGS
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<oor:items xmlns:oor="http://openoffice.org/2001/registry"'
        ' xmlns:xs="http://www.w3.org/2001/XMLSchema"'
        f' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\n{items}</oor:items>\n'
    )
