"""A process that reads one workbook (.xlsx, .xls, .ods): its reader is native code that a file can crash."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from replydesk.importing.child import serve
from replydesk.importing.lists.table_file import SAVE_AS, checked_rows, texts_of
from replydesk.importing.lists.table_zip import WorkbookFacts, open_package
from replydesk.text.errors import UserError

MAX_SHEETS = 200  # Visible sheets of a workbook
MAX_MERGES = 200_000  # Merged cells of a sheet


def read(data: bytes) -> dict[str, object]:
    """Return the visible sheets of a workbook, or the reason why it is not read."""
    try:
        return {
            "sheets": list(_sheets(data, open_package(data) if data.startswith(b"PK") else WorkbookFacts()))
        }
    except UserError as error:
        return {"reason": str(error)}


def _sheets(data: bytes, package: WorkbookFacts) -> list[dict[str, object]]:
    from python_calamine import CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

    try:
        workbook = CalamineWorkbook.from_filelike(BytesIO(data))
        names = [
            each.name
            for each in workbook.sheets_metadata
            if each.typ == SheetTypeEnum.WorkSheet and each.visible == SheetVisibleEnum.Visible
        ]
        if len(names) > MAX_SHEETS:
            raise UserError(f"有 {len(names)} 张工作表，超过 {MAX_SHEETS} 张，没有读；请只留下清单")
        return [_sheet(workbook.get_sheet_by_name(name), package) for name in names]
    except (UserError, KeyboardInterrupt, MemoryError):
        raise
    except PasswordError as error:
        raise UserError("有密码，打不开；请在 WPS 或 Excel 里去掉打开密码后再试") from error
    except BaseException as error:  # a panic inside calamine is not an Exception
        raise UserError(f"不是表格文件，或者已经损坏；{SAVE_AS}") from error


def _sheet(sheet: Any, package: WorkbookFacts) -> dict[str, object]:
    """Return a sheet of calamine as texts, with columns counted from A."""
    left = [""] * (sheet.start[1] if sheet.start else 0)
    where = f"工作表“{sheet.name}”"
    rows = checked_rows((texts_of([*left, *row]) for row in sheet.iter_rows()), where)
    merges = sheet.merged_cell_ranges or ()
    if len(merges) > MAX_MERGES:
        raise UserError(f"{where}有 {len(merges)} 处合并的单元格，没有读；请只留下清单")
    return {
        "name": sheet.name,
        "rows": rows,
        "merges": [(top + 1, first, bottom + 1, last) for (top, first), (bottom, last) in merges],
        "from_1904": package.from_1904,
    }


if __name__ == "__main__":
    serve(read)
