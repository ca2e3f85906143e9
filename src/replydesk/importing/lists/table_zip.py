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
from zipfile import BadZipFile, ZipFile

from replydesk.text.errors import UserError

MAX_UNPACKED = 400_000_000  # Bytes of all parts; a list of 100,000 rows and 12 columns has about 90 MB
MAX_PARTS = 5_000  # Parts of a package; each picture is one
MAX_CELLS = 8_000_000  # Cells in the rectangle around all content of a sheet, each about 40 bytes of memory
MOST_REPEATED = 1_000  # Most repetitions of a filled cell or row by one attribute of an .ods
_CENTRAL_ENTRY = b"PK\x01\x02"

# What is before and after an attribute in its tag is bounded, so that every search takes linear time.
_FAR_CELL = re.compile(
    rb"<(?:\w{1,20}:)?c\s[^<>]{0,300}?\br=[\"'](?=[A-Za-z]{2}|[A-Za-z][0-9]{6})([A-Za-z]{1,9})([0-9]{1,12})[\"']"
    rb"[^<>]{0,300}(?<!/)>"
)
_TABLE_PART = re.compile(rb"<table:table-(cell|row)\b([^<>]{0,2000})>")
_REPEATED = re.compile(rb"-repeated=[\"']\s{0,9}0{0,99}(\d{1,20})")
_FROM_1904 = re.compile(rb"<(?:\w{1,20}:)?workbookPr\b[^<>]{0,2000}date1904=[\"'](?:1|true)")
_SHEET = re.compile(r"xl/worksheets/[^/]*\.xml", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class WorkbookFacts:
    """The facts found in a package: `from_1904` is True if serial days count from 1904."""

    from_1904: bool = False


def open_package(data: bytes) -> WorkbookFacts:
    """Inspect the parts of a workbook. Raises UserError if it is none, or would fill the memory."""
    if data.count(_CENTRAL_ENTRY) > MAX_PARTS:
        raise UserError(f"里面的文件超过 {MAX_PARTS} 个，没有读；请只留下清单，另存为新文件")
    try:
        with ZipFile(BytesIO(data)) as package:
            return _inspect(package)
    except (BadZipFile, zlib.error, NotImplementedError, EOFError, ValueError, KeyError, OSError) as error:
        raise UserError("文件损坏，打不开；请重新取一份") from error
    except RuntimeError as error:  # zipfile's error for an encrypted part
        raise UserError("有密码，打不开；请去掉密码后再试") from error


def _inspect(package: ZipFile) -> WorkbookFacts:
    names = set(package.namelist())
    if "word/document.xml" in names:
        raise UserError("是 Word 文档，不是表格；请把表格复制到 WPS 或 Excel，存为 .xlsx")
    if not names & {"xl/workbook.xml", "content.xml"}:
        raise UserError("不是电子表格；请用 .xlsx、.xls、.ods 或 .csv")
    if sum(part.file_size for part in package.infolist()) > MAX_UNPACKED:
        raise UserError("解开后太大，没有读；请只留下清单，另存为新文件")
    from_1904 = False
    for part in package.infolist():
        if part.filename.lower().endswith((".xml", ".rels")):
            text = package.read(part)  # read to the end: a false size is caught by the checksum
            from_1904 |= part.filename == "xl/workbook.xml" and bool(_FROM_1904.search(text))
            if _SHEET.fullmatch(part.filename) and (far := _far_cell(text)):
                raise UserError(f"{far}有内容，表格太大，没有读；请删去清单以外的行和列")
            if part.filename == "content.xml" and _repeats(text):
                raise UserError("有一格或一行重复了上千次，没有读；请删去清单以外的内容")
    return WorkbookFacts(from_1904)


def _far_cell(sheet: bytes) -> str:
    """Return the far corner of a sheet that is too large to read, "" for others; blank cells do not count."""
    widest, last = b"Z", sheet.count(b"<row ")
    for found in _FAR_CELL.finditer(sheet):
        column, row = found.groups()
        widest = max(widest, column.upper(), key=lambda name: (len(name), name))
        last = max(last, int(row))
    width = 0
    for each in widest:
        width = width * 26 + each - 64
    return f"第 {last} 行、{widest.decode()} 列一带" if width * last > MAX_CELLS else ""


def _repeats(content: bytes) -> bool:
    """Return True if a filled cell or row is repeated too often."""
    return any(count > MOST_REPEATED for count in _repetitions(content))


def _repetitions(content: bytes) -> Iterator[int]:
    """Yield how often each filled cell, and each row with such a cell, is repeated."""
    row = 1
    for part in _TABLE_PART.finditer(content):
        kind, attributes = part.groups()
        found = _REPEATED.search(attributes)
        count = int(found[1]) if found else 1
        if kind == b"row":
            row = count
        elif b"office:value-type" in attributes:
            yield count
            yield row
