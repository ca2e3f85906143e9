"""Conversion of .doc, .wps, .rtf and .odt files to .docx by LibreOffice."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from replydesk.desk import libreoffice
from replydesk.desk.files import read_up_to, write_whole
from replydesk.desk.leftovers import scratch_folder
from replydesk.importing.replies.readers.limits import MAX_BYTES, Unreadable
from replydesk.text.errors import DiskError, UserError


def to_docx(files: Sequence[tuple[bytes, str]]) -> list[bytes | Unreadable]:
    """Convert files, given as bytes and suffix (".doc"), in one run; return each .docx or an error."""
    program = libreoffice.find()
    if program is None:
        kinds = "、".join(sorted({suffix for _, suffix in files}))
        reason = f"要读 {kinds} 文件，电脑上要装有 LibreOffice；也可用 Word 或 WPS 打开后另存为 .docx"
        return [Unreadable(reason) for _ in files]
    try:
        return _converted(program, files)
    except DiskError as error:
        return [Unreadable(f"要用 LibreOffice 转换，{error}") for _ in files]


def _converted(program: Path, files: Sequence[tuple[bytes, str]]) -> list[bytes | Unreadable]:
    """Convert files. Raises DiskError."""
    with scratch_folder() as folder:
        sources = [folder / f"{index}{suffix}" for index, (_, suffix) in enumerate(files)]
        for source, (data, _) in zip(sources, files, strict=True):
            write_whole(source, data)
        results = libreoffice.convert(program, sources, "docx")
        found = {source: _bytes_of(result) for source, result in results}
    return [found[source] for source in sources]


def _bytes_of(result: Path | libreoffice.Failure) -> bytes | Unreadable:
    if not isinstance(result, libreoffice.Failure):
        with suppress(UserError):
            return read_up_to(result, MAX_BYTES, "一份答复")
    return Unreadable("LibreOffice 打不开这个文件，没有读入；请用 Word 或 WPS 打开后另存为 .docx")
