"""Reading of table files: the bytes of an .xlsx, .xls, .ods, .csv or text file as sheets of texts.

A file that is no table, has a password, or would fill the memory is refused with the remedy. The kind of file
is detected by its first bytes, not by its name.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

from replydesk.desk.files import decode
from replydesk.importing.lists.sheets import ListSheet, Merge
from replydesk.importing.lists.table_zip import WorkbookFacts, open_package
from replydesk.text.errors import UserError
from replydesk.text.marks import without_forbidden

MAX_BYTES = 50_000_000  # Largest file; a list of 100,000 rows is about 10 MB
MAX_ROWS = 200_000  # Most filled rows of a sheet
_MOST_ROWS = 1_048_576  # Most rows of a sheet including blank ones, as in Excel
MAX_CELL = 32_767  # Characters of a cell, as in Excel
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_DELIMITERS = ",\t;，"
_SPACES = str.maketrans({"\xa0": " ", "\u200b": None, "\ufeff": None, "\r": None})
_SAVE_AS = "请用 WPS 或 Excel 打开，另存为 .xlsx 后再试"
_OTHERS = {
    b"%PDF": "是 PDF 文件，不是表格；请向交办单位要电子表格（.xlsx）",
    b"{\\rtf": "是 RTF 文档，不是表格；请把表格复制到 WPS 或 Excel，存为 .xlsx",
    b"<": f"是网页存成的表格，读不了；{_SAVE_AS}",
}


def read_tables(data: bytes, path: Path) -> tuple[ListSheet, ...]:
    """Return the visible sheets of a file. Raises UserError, which names the file by its path."""
    if not data.strip():
        raise UserError(f"{path}：是空文件；请核对文件")
    if data.startswith(b"PK"):
        return _workbook(data, path, open_package(data, path))
    if data.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise UserError(f"{path}：有密码，打不开；请在 WPS 或 Excel 里去掉打开密码后再试")
        return _workbook(data, path, WorkbookFacts())
    for mark, reason in _OTHERS.items():
        if data.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(mark):
            raise UserError(f"{path}：{reason}")
    return (ListSheet("", _text_rows(data, path)),)


def _workbook(data: bytes, path: Path, package: WorkbookFacts) -> tuple[ListSheet, ...]:
    from python_calamine import CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

    try:
        workbook = CalamineWorkbook.from_filelike(BytesIO(data))
        return tuple(
            _sheet(workbook.get_sheet_by_name(each.name), path, package)
            for each in workbook.sheets_metadata
            if each.typ == SheetTypeEnum.WorkSheet and each.visible == SheetVisibleEnum.Visible
        )
    except (UserError, KeyboardInterrupt, MemoryError):
        raise
    except PasswordError as error:
        raise UserError(f"{path}：有密码，打不开；请在 WPS 或 Excel 里去掉打开密码后再试") from error
    except BaseException as error:  # a panic inside calamine is not an Exception
        raise UserError(f"{path}：不是表格文件，或者已经损坏；{_SAVE_AS}") from error


def _sheet(sheet: Any, path: Path, package: WorkbookFacts) -> ListSheet:
    """Return a sheet of calamine as texts, with columns counted from A."""
    left = [""] * (sheet.start[1] if sheet.start else 0)
    texts = (_texts([*left, *row]) for row in sheet.iter_rows())
    rows = _checked_rows(texts, f"{path}：工作表“{sheet.name}”")
    merges = tuple(
        Merge(top + 1, first, bottom + 1, last)
        for (top, first), (bottom, last) in sheet.merged_cell_ranges or ()
    )
    return ListSheet(sheet.name, rows, merges, package.from_1904)


def _text_rows(data: bytes, path: Path) -> tuple[tuple[str, ...], ...]:
    """Return the rows of a text file, using the delimiter that splits its first rows most."""
    try:
        text, _ = decode(data, path)
    except UserError as error:
        raise UserError(f"{path}：不是表格文件；请用 .xlsx、.xls、.ods 或 .csv") from error
    lines = text.splitlines(keepends=True)[:30]
    widths = {mark: sum(max(len(row) - 1, 0) for row in _csv_rows(lines, mark, path)) for mark in _DELIMITERS}
    plain = {mark: widths[mark] for mark in _DELIMITERS[:3]}
    best = max(plain, key=lambda mark: plain[mark]) if any(plain.values()) else _DELIMITERS[3]
    return _checked_rows(map(_texts, _csv_rows(StringIO(text, newline=""), best, path)), str(path))


def _csv_rows(lines: Iterable[str], delimiter: str, path: Path) -> Iterator[list[str]]:
    try:
        yield from csv.reader(lines, delimiter=delimiter)
    except csv.Error as error:
        raise UserError(f"{path}：有一格太长，多半是少了一个引号；{_SAVE_AS}") from error


def _checked_rows(rows: Iterable[tuple[str, ...]], where: str) -> tuple[tuple[str, ...], ...]:
    """Return the rows without trailing blank ones. Raises UserError for too many, or too long a cell."""
    kept: list[tuple[str, ...]] = []
    end = filled = 0
    for number, row in enumerate(rows, 1):
        kept.append(row)
        filled += bool(row)
        if filled > MAX_ROWS or number > _MOST_ROWS:
            raise UserError(f"{where}超过 {MAX_ROWS} 行，没有读；请分成几个文件")
        if not row:
            continue
        end = number
        if max(map(len, row)) > MAX_CELL:
            raise UserError(f"{where}第 {number} 行有一格超过 {MAX_CELL} 字，没有读；请核对引号和内容")
    return tuple(kept[:end])


def _texts(row: Iterable[Any]) -> tuple[str, ...]:
    """Return the cells of a row as texts, without trailing blank ones."""
    texts = [cell_text(cell) for cell in row]
    while texts and not texts[-1]:
        texts.pop()
    return tuple(texts)


def cell_text(value: Any) -> str:
    """Return a cell's value as the clerk sees it: 33.0 as 33, a day as 2026-03-15, true as 是."""
    if isinstance(value, str):
        return without_forbidden(value.translate(_SPACES)).strip() if value else ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    if isinstance(value, datetime):
        is_day = value == datetime(*value.timetuple()[:3])
        return value.date().isoformat() if is_day else f"{value:%Y-%m-%d %H:%M}"
    return value.isoformat() if isinstance(value, date) else str(value)
