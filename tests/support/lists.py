"""Assigned lists made for tests: workbooks as bytes, and sheets as read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import xlsxwriter

from replydesk.importing.lists.sheets import ListSheet
from replydesk.importing.lists.understanding import Understood, understand

HEAD = ("编号", "案由", "提出人", "届次", "交办日期")
ROW = ("0033", "关于推进养老服务的建议", "张某某", "省十四届人大四次会议", "2026-03-15")


def with_part(data: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """Return a package with one part changed."""
    file = BytesIO()
    with ZipFile(BytesIO(data)) as before, ZipFile(file, "w", ZIP_DEFLATED) as after:
        for part in before.namelist():
            content = before.read(part)
            after.writestr(part, change(content) if part == name else content)
    return file.getvalue()


def sheet(*rows: Sequence[str], name: str = "") -> ListSheet:
    """Return a sheet as read."""
    return ListSheet(name, tuple(tuple(row) for row in rows))


def understood(*rows: Sequence[str], name: str = "") -> Understood:
    """Return the result of reading a list of one sheet."""
    return understand([sheet(*rows, name=name)])


def workbook(
    sheets: dict[str, Sequence[Sequence[Any]]],
    merged: Sequence[tuple[str, str]] = (),
    hidden: Sequence[str] = (),
    **options: Any,
) -> bytes:
    """Return a workbook; `merged` are ranges of its first sheet with their texts."""
    file = BytesIO()
    with xlsxwriter.Workbook(file, options) as book:
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        for name, rows in sheets.items():
            page = book.add_worksheet(name)
            if name in hidden:
                page.hide()
            for at, row in enumerate(rows):
                for column, value in enumerate(row):
                    if isinstance(value, date):
                        page.write_datetime(at, column, value, day)
                    elif isinstance(value, str):
                        page.write_string(at, column, value)
                    elif value is not None:
                        page.write(at, column, value)
        for place, text in merged:
            book.worksheets()[0].merge_range(place, text)
    return file.getvalue()
