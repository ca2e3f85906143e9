"""Reading of table files: the bytes of an .xlsx, .xls, .ods, .csv or text file as sheets of texts.

A file that is no table, has a password, or would fill the memory is refused with the remedy. The kind of file
is detected by its first bytes, not by its name.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import date, datetime
from io import StringIO
from pathlib import Path
from typing import Any

from replydesk.desk.files import decode
from replydesk.importing.child import Allowance, ChildFault, run_child
from replydesk.importing.lists.sheets import ListSheet, Merge
from replydesk.text.errors import UserError
from replydesk.text.marks import without_forbidden

MAX_BYTES = 50_000_000  # Largest file; a list of 100,000 rows is about 10 MB
MAX_ROWS = 200_000  # Most filled rows of a sheet
_MOST_ROWS = 1_048_576  # Most rows of a sheet including blank ones, as in Excel
MAX_CELLS = 5_000_000  # Most cells of a sheet
MAX_CELL = 32_767  # Characters of a cell, as in Excel
_MOST_IN_ROW = 1_000_000  # Characters of a row of a text file
_SNIFFED = 100_000  # Characters of a text file by which its delimiter is chosen
_MOST_ALLOWED = 15  # MB of a workbook by which its reader's time and memory grow; more are pictures
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_DELIMITERS = ",\t;，"
_SPACES = str.maketrans({"\xa0": " ", "\u200b": None, "\ufeff": None, "\r": None})
_WORKER = "replydesk.importing.lists.workbook"
_TOO_MUCH = "表格太大、太复杂或者已经损坏，没有读"
SAVE_AS = "请用 WPS 或 Excel 打开，另存为 .xlsx 后再试"  # the remedy
_OTHERS = {
    b"%PDF": "是 PDF 文件，不是表格；请向交办单位要电子表格（.xlsx）",
    b"{\\rtf": "是 RTF 文档，不是表格；请把表格复制到 WPS 或 Excel，存为 .xlsx",
    b"<": f"是网页存成的表格，读不了；{SAVE_AS}",
}


def read_tables(data: bytes, path: Path) -> tuple[ListSheet, ...]:
    """Return the visible sheets of a file. Raises UserError, which names the file by its path."""
    if not data.strip():
        raise UserError(f"{path}：是空文件；请核对文件")
    if data.startswith(b"PK"):
        return _workbook(data, path)
    if data.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise UserError(f"{path}：有密码，打不开；请在 WPS 或 Excel 里去掉打开密码后再试")
        return _workbook(data, path)
    for mark, reason in _OTHERS.items():
        if data.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(mark):
            raise UserError(f"{path}：{reason}")
    return (ListSheet("", _text_rows(data, path)),)


def _workbook(data: bytes, path: Path) -> tuple[ListSheet, ...]:
    """Return the sheets of a workbook, read in a process of its own. Raises UserError."""
    size = min(len(data) / 1e6, _MOST_ALLOWED)
    allowance = Allowance(1.4 + 2 * size, int((120 + 80 * size) * 1e6), int((6 + 10 * size) * 1e6))
    try:
        found = run_child(_WORKER, data, allowance)
        reason = found.get("reason")
        if not isinstance(reason, str):
            return tuple(_sheets(found["sheets"]))
    except ChildFault as error:
        if error.is_ours:
            raise UserError(f"{path}：读表格的程序没有启动，没有读；请稍后再试") from error
        reason = f"{_TOO_MUCH}；{SAVE_AS}"
    except (KeyError, TypeError, ValueError):
        reason = f"{_TOO_MUCH}；{SAVE_AS}"
    raise UserError(f"{path}：{reason}")


def _sheets(found: Any) -> Iterator[ListSheet]:
    """Yield the sheets from the worker's result. Raises KeyError, TypeError or ValueError."""
    for sheet in found:
        rows = tuple(map(tuple, sheet["rows"]))
        if not all(isinstance(cell, str) for row in rows for cell in row):
            raise ValueError
        merges = tuple(Merge(*map(int, each)) for each in sheet["merges"])
        yield ListSheet(str(sheet["name"]), rows, merges, bool(sheet["from_1904"]))


def _text_rows(data: bytes, path: Path) -> tuple[tuple[str, ...], ...]:
    """Return the rows of a text file, using the delimiter that splits its first rows most."""
    try:
        text, _ = decode(data, path)
    except UserError as error:
        raise UserError(f"{path}：不是表格文件；请用 .xlsx、.xls、.ods 或 .csv") from error
    lines = text[:_SNIFFED].splitlines(keepends=True)[:30]
    widths = {mark: _width(lines, mark) for mark in _DELIMITERS}
    plain = {mark: widths[mark] for mark in _DELIMITERS[:3]}
    best = max(plain, key=lambda mark: plain[mark]) if any(plain.values()) else _DELIMITERS[3]
    return checked_rows(map(texts_of, _csv_rows(text, best, path)), str(path))


def _width(lines: list[str], delimiter: str) -> int:
    """Return how many further cells the first rows have with a delimiter."""
    width = 0
    with suppress(csv.Error):
        for row in csv.reader(lines, delimiter=delimiter):
            width += max(len(row) - 1, 0)
    return width


def _csv_rows(text: str, delimiter: str, path: Path) -> Iterator[list[str]]:
    """Yield the rows of a text. Raises UserError for one that is too long, before it is split."""
    length = 0  # of the row so far

    def lines() -> Iterator[str]:
        nonlocal length
        for line in StringIO(text, newline=""):
            length += len(line)
            if length > _MOST_IN_ROW:
                raise UserError(f"{path}：有一行超过 {_MOST_IN_ROW // 10_000} 万字，没有读；请核对文件")
            yield line

    try:
        for row in csv.reader(lines(), delimiter=delimiter):
            length = 0
            yield row
    except csv.Error as error:
        raise UserError(f"{path}：有一格太长，多半是少了一个引号；{SAVE_AS}") from error


def checked_rows(rows: Iterable[tuple[str, ...]], where: str) -> tuple[tuple[str, ...], ...]:
    """Return the rows without trailing blank ones. Raises UserError for too many, or too long a cell."""
    kept: list[tuple[str, ...]] = []
    end = filled = cells = 0
    for number, row in enumerate(rows, 1):
        kept.append(row)
        filled += bool(row)
        cells += len(row)
        if cells > MAX_CELLS:
            raise UserError(f"{where}超过 {MAX_CELLS // 10_000} 万格，没有读；请只留下清单的行和列")
        if filled > MAX_ROWS or number > _MOST_ROWS:
            raise UserError(f"{where}超过 {MAX_ROWS} 行，没有读；请分成几个文件")
        if not row:
            continue
        end = number
        if max(map(len, row)) > MAX_CELL:
            raise UserError(f"{where}第 {number} 行有一格超过 {MAX_CELL} 字，没有读；请核对引号和内容")
    return tuple(kept[:end])


def texts_of(row: Iterable[Any]) -> tuple[str, ...]:
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
