"""The numbers that exported files know of, for a register that is lost: from their names, lists and logs."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from replydesk.desk import files
from replydesk.desk.desk_folder import Desk
from replydesk.draft.document_number import DocumentNumber
from replydesk.reply.registers.model import HIGHEST_SERIAL
from replydesk.text.errors import UserError
from replydesk.text.json_line import json_line

_EXPORTS = "导出"  # the folders of a desk with exported files
_YEAR_AND_SERIAL = re.compile(r"[〔\[［(（]([0-9]{4})[〕\]］)）] ?第?0*+([0-9]{1,5})(?![0-9])")
_MOST = 64_000_000  # the largest list or log that is looked into, in bytes


def exported_numbers(place: Desk, series: str) -> Mapping[int, str]:
    """Return the numbers seen in names, lists and logs of exported files, with the place of each."""
    roots = {place.home, place.root, *(folder.parent for folder in place.other_folders())}
    found: dict[int, str] = {}
    for folder in sorted({root / _EXPORTS for root in roots}):
        with suppress(OSError):
            for name in sorted(os.listdir(folder)):
                for text in (name, *_texts(folder / name)):
                    for number in _numbers(text, series):
                        found.setdefault(number, name)
    return found


def _texts(path: Path) -> Iterator[str]:
    """Yield the texts of a log or list of exported files; of other files, and unreadable ones, none."""
    with suppress(OSError, UserError, ValueError, RecursionError):
        if path.suffix == ".jsonl":
            for line in files.read_up_to(path, _MOST, "导出记录").decode("utf-8", "replace").split("\n"):
                yield json_line(json.loads(line)) if "\\u" in line else line
        elif path.suffix == ".xlsx" and not path.name.startswith("~$"):
            yield from _sheets(path)


def _sheets(path: Path) -> Iterator[str]:
    from zipfile import BadZipFile, ZipFile

    with suppress(BadZipFile, RuntimeError, EOFError), ZipFile(path) as parts:
        for part in parts.infolist():
            if part.filename.endswith(("sheet1.xml", "sharedStrings.xml")) and part.file_size <= _MOST:
                with parts.open(part) as content:
                    yield content.read(_MOST).decode("utf-8", "replace")


def _numbers(text: str, series: str) -> Iterator[int]:
    """Yield the serials of a series in a text."""
    wanted = DocumentNumber.in_series(series, 0)
    for found in _YEAR_AND_SERIAL.finditer(text):
        if found[1] == wanted.year and text.endswith(wanted.code, 0, found.start()):
            yield from (number for number in (int(found[2]),) if 0 < number <= HIGHEST_SERIAL)
