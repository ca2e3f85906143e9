"""Inspection of a workbook's package (a zip) before it is read: its kind, and limits on its size.

Workbook readers allocate the memory that a file asks for, so a small file can exhaust it: with parts that
unpack endlessly, with a cell far out, with a cell repeated a million times.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from replydesk.text.errors import UserError

# Bytes of all parts unpacked; a list of 100,000 rows and 12 columns has about 90 MB.
MAX_UNPACKED = 400_000_000

MAX_CELLS = 8_000_000  # Cells in the rectangle around all content of a sheet, each about 40 bytes of memory

MOST_REPEATED = 1_000  # Most repetitions of a filled cell or row by one attribute of an .ods

_FAR_COLUMN = re.compile(rb"<(?:\w+:)?c\s[^>]*?\br=[\"']([A-Z]{2,3})[0-9]+[\"'][^>]*(?<!/)>")
_FAR_ROW = re.compile(rb"<(?:\w+:)?c\s[^>]*?\br=[\"'][A-Z]{1,3}([0-9]{6,7})[\"'][^>]*(?<!/)>")
_REPEATED = re.compile(rb"<table:table-cell\b(?=[^>]*office:value-type)[^>]*columns-repeated=\"(\d+)\"")
_REPEATED_ROW = re.compile(
    rb"<table:table-row\b[^>]*rows-repeated=\"(\d+)\"[^>]*(?<!/)>((?:(?!</table:table-row>).)*)", re.DOTALL
)
_FROM_1904 = re.compile(rb"<(?:\w+:)?workbookPr\b[^>]*date1904=[\"'](?:1|true)")
_SHEET = re.compile(r"xl/worksheets/[^/]*\.xml", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class WorkbookFacts:
    """The facts found in a package: `from_1904` is True if serial days count from 1904."""

    from_1904: bool = False


def open_package(data: bytes, path: Path) -> WorkbookFacts:
    """Inspect the parts of a workbook. Raises UserError if it is none, or would fill the memory."""
    try:
        with ZipFile(BytesIO(data)) as package:
            return _inspect(package, path)
    except (BadZipFile, zlib.error, NotImplementedError, EOFError, ValueError, KeyError, OSError) as error:
        raise UserError(f"{path}：文件损坏，打不开；请重新取一份") from error
    except RuntimeError as error:  # zipfile's error for an encrypted part
        raise UserError(f"{path}：有密码，打不开；请去掉密码后再试") from error


def _inspect(package: ZipFile, path: Path) -> WorkbookFacts:
    names = set(package.namelist())
    if "word/document.xml" in names:
        raise UserError(f"{path}：是 Word 文档，不是表格；请把表格复制到 WPS 或 Excel，存为 .xlsx")
    if not names & {"xl/workbook.xml", "content.xml"}:
        raise UserError(f"{path}：不是电子表格；请用 .xlsx、.xls、.ods 或 .csv")
    if sum(part.file_size for part in package.infolist()) > MAX_UNPACKED:
        raise UserError(f"{path}：解开后太大，没有读；请只留下清单，另存为新文件")
    from_1904 = False
    for part in package.infolist():
        if part.filename.lower().endswith((".xml", ".rels")):
            text = package.read(part)  # read to the end: a false size is caught by the checksum
            from_1904 |= part.filename == "xl/workbook.xml" and bool(_FROM_1904.search(text))
            if _SHEET.fullmatch(part.filename) and (far := _far_cell(text)):
                raise UserError(f"{path}：{far}有内容，表格太大，没有读；请删去清单以外的行和列")
            if part.filename == "content.xml" and _repeats(text):
                raise UserError(f"{path}：有一格或一行重复了上千次，没有读；请删去清单以外的内容")
    return WorkbookFacts(from_1904)


def _far_cell(sheet: bytes) -> str:
    """Return the far corner of a sheet that is too large to read, "" for others; blank cells do not count."""
    widest = max(_FAR_COLUMN.findall(sheet), key=lambda name: (len(name), name), default=b"Z").decode()
    last = max(map(int, _FAR_ROW.findall(sheet)), default=99_999)
    width = 0
    for each in widest:
        width = width * 26 + ord(each) - 64
    return f"第 {last} 行、{widest} 列一带" if width * last > MAX_CELLS else ""


def _repeats(content: bytes) -> bool:
    """Return True if a filled cell or row is repeated too often."""
    return any(count > MOST_REPEATED for count in _repetitions(content))


def _repetitions(content: bytes) -> Iterator[int]:
    for found in _REPEATED.finditer(content):
        yield int(found[1])
    for found in _REPEATED_ROW.finditer(content):
        if b"office:value-type" in found[2]:
            yield int(found[1])
