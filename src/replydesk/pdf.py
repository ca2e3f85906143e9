"""Word files as PDF, by an installed LibreOffice: one process for many files, with a profile of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from replydesk import disk
from replydesk.errors import UserError

TOGETHER = 100
"""The most files given to one process: it grows with each, and a line of commands has an end."""

START_SECONDS, FILE_SECONDS = 120.0, 20.0
"""The time a process is given: to start, and for each file. A file takes about 0.2 seconds."""

MISSING = "没有找到 LibreOffice，不能转 PDF；请安装 LibreOffice（libreoffice.org），或去掉 --pdf 只导出 Word"
"""What is said where there is none."""

_USUAL = (
    "/usr/lib/libreoffice/program/soffice",
    "/opt/libreoffice/program/soffice",
    "/snap/bin/libreoffice",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.com",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.com",
)
_POLL = 0.1  # seconds


def find() -> Path | None:
    """The program, on the path or where it usually lies; None if it is not installed."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    places = (found, *_USUAL) if found else _USUAL
    return next((Path(place) for place in places if Path(place).is_file()), None)


def is_due(document: Path) -> bool:
    """Whether a document has no PDF beside it that is as new as itself."""
    try:
        return document.with_suffix(".pdf").stat().st_mtime_ns < document.stat().st_mtime_ns
    except OSError:
        return True


def convert(
    program: Path, documents: Sequence[Path], is_stopped: Callable[[], bool] = lambda: False
) -> Iterator[tuple[Path, str]]:
    """Make a PDF beside each document; gives each with "" when it is there, or why it is not.

    The documents are of one folder. A PDF that was there is replaced by a whole one or stays. A document
    at which LibreOffice stops or hangs is given up, and the rest is tried without it. Those that were not
    tried since the run was stopped are not given.
    """
    waiting = list(documents)
    with tempfile.TemporaryDirectory(prefix="replydesk-pdf-", ignore_cleanup_errors=True) as work:
        profile, made = Path(work, "profile"), Path(work, "pdf")
        while waiting and not is_stopped():
            now = waiting[:TOGETHER]
            has_ended = _process(program, now, profile, made, is_stopped)
            if is_stopped() and not has_ended:
                return
            answers = list(_taken(now, made, has_ended))
            yield from answers
            answered = {document for document, _ in answers}
            waiting = [document for document in waiting if document not in answered]


def _taken(documents: Sequence[Path], made: Path, has_ended: bool) -> Iterator[tuple[Path, str]]:
    """Those of a process's documents that are done with; at least the first of those without a PDF is.

    A process that was cut short has told nothing of the ones behind the one it was at.
    """
    is_cut_short = False
    for document in documents:
        printed = made / f"{document.stem}.pdf"
        if printed.is_file():
            yield document, _put(printed, document.with_suffix(".pdf"))
        elif has_ended:
            yield document, f"{document}：LibreOffice 没有转成 PDF，请用 Word 打开看看"
        elif not is_cut_short:
            is_cut_short = True
            yield document, f"{document}：LibreOffice 转这一份时停住了，没有 PDF"


def _put(printed: Path, target: Path) -> str:
    """Copy a PDF to its place, whole; why it cannot be, "" if it can."""
    try:
        disk.copy_whole(printed, target)
    except UserError as error:
        return str(error)
    return ""


def _process(
    program: Path, documents: Sequence[Path], profile: Path, made: Path, is_stopped: Callable[[], bool]
) -> bool:
    """Let one process convert documents; whether it ended by itself, and well, within its time."""
    folder = documents[0].parent
    command = [str(program), f"-env:UserInstallation={profile.resolve().as_uri()}", "--headless"]
    command += ["--norestore", "--convert-to", "pdf", "--outdir", str(made)]
    command += [os.path.join(".", document.name) for document in documents]  # a name can begin with a dash
    environment = {**os.environ, "SAL_USE_VCLPLUGIN": "svp"} if sys.platform == "linux" else None
    process = subprocess.Popen(
        command,
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,  # Ctrl-C is for the program, which ends it
    )
    end = time.monotonic() + START_SECONDS + FILE_SECONDS * len(documents)
    try:
        while time.monotonic() < end and not is_stopped():
            with suppress(subprocess.TimeoutExpired):
                return process.wait(_POLL) == 0
        return False
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a process and those it has started: soffice is a script around the program proper."""
    if process.poll() is not None:
        return
    if sys.platform == "win32":
        subprocess.run(["taskkill", "/F", "/T", "/PID", str(process.pid)], capture_output=True)
    else:
        with suppress(OSError):
            os.killpg(process.pid, 9)
    process.wait()
