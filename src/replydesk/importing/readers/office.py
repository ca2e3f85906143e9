"""Files of other programs (.doc, .wps, .rtf, .odt) turned into .docx by an installed LibreOffice."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from replydesk.disk import write_whole
from replydesk.importing.readers.limits import MAX_BYTES, Unreadable

_START_SECONDS, _FILE_SECONDS = 60, 20

_CAUTION = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
</oor:items>
"""
"""What LibreOffice is told beforehand: to run no macros, and to fetch nothing that a file points to."""


def to_docx(files: Sequence[tuple[bytes, str]]) -> list[bytes | Unreadable]:
    """Each file as a .docx, or why there is none; all in one run of LibreOffice.

    A file is its bytes and the suffix of its kind (".doc"). One that LibreOffice falls over takes those
    behind it with it, so those without a result are tried once more one by one.
    """
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        kinds = "、".join(sorted({suffix for _, suffix in files}))
        reason = f"要读 {kinds} 文件，电脑上要装有 LibreOffice；也可用 Word 或 WPS 打开后另存为 .docx"
        return [Unreadable(reason) for _ in files]
    results = _converted(program, files)
    for index, result in enumerate(results):
        if isinstance(result, Unreadable) and len(files) > 1:
            results[index] = _converted(program, files[index : index + 1])[0]
    return results


def _converted(program: str, files: Sequence[tuple[bytes, str]]) -> list[bytes | Unreadable]:
    with tempfile.TemporaryDirectory(prefix="replydesk-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        write_whole(folder / "profile" / "user" / "registrymodifications.xcu", _CAUTION.encode())
        sources = [folder / f"{index}{suffix}" for index, (_, suffix) in enumerate(files)]
        for source, (data, _) in zip(sources, files, strict=True):
            write_whole(source, data)
        with suppress(OSError, subprocess.SubprocessError):  # what was not made is told below
            _run(program, folder, sources)
        return [_result(folder / "out" / f"{source.stem}.docx") for source in sources]


def _run(program: str, folder: Path, sources: Sequence[Path]) -> None:
    profile = (folder / "profile").as_uri()
    command = [
        program,
        f"-env:UserInstallation={profile}",
        "--headless",
        "--norestore",
        "--convert-to",
        "docx",
    ]
    command += ["--outdir", str(folder / "out"), *map(str, sources)]
    subprocess.run(
        command,
        env={**os.environ, "SAL_USE_VCLPLUGIN": "svp"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        timeout=_START_SECONDS + _FILE_SECONDS * len(sources),
        check=False,
    )


def _result(path: Path) -> bytes | Unreadable:
    if not path.is_file() or path.stat().st_size > MAX_BYTES:
        return Unreadable("LibreOffice 打不开这个文件，没有读入；请用 Word 或 WPS 打开后另存为 .docx")
    with path.open("rb") as file:
        return file.read()
