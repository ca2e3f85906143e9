"""The list of exported files (目录.xlsx), one row per file.

All texts are written as text: a cell that begins with = is no formula, 0033 keeps its zeros.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Sequence
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from replydesk.desk.regular_file import opened
from replydesk.draft.model import Key
from replydesk.draft.workflow import WorkflowState, days_kept, workflow_state
from replydesk.export.outputs import ProductKind
from replydesk.letter.facts import DraftFacts, item_number
from replydesk.text.characters import one_line
from replydesk.text.dates import parse_day
from replydesk.text.width import width

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

NAME = "目录.xlsx"  # in the output folder
SHEET = "目录"
_CREATED = datetime(2000, 1, 1)  # creation time of every list, so that the same rows give the same bytes
_MOST = 32_767  # characters in a cell
_A4 = 9  # Excel's number for A4
_DAY = 'yyyy"年"m"月"d"日"'


class Written(NamedTuple):
    """A written file; `recipient` is "" for the only letter of a draft, `size` in bytes."""

    kind: str
    recipient: str
    name: str
    pages: int
    size: int
    digest: str  # "" if no log is kept


class ExportedFile(NamedTuple):
    """A row of the list: one exported file. Unknown values are "" or None."""

    number: str
    item: str
    kind: str
    subject: str
    recipient: str
    product: str
    pages: int
    file: str
    result_class: str
    deadline: date | None
    day: date | None
    publicity: str
    sent: date | None = None  # the day on which the letter went out

    @property
    def kept(self) -> str:
        """Return whether the letter was sent in time; "" if that is not known."""
        return days_kept(self.deadline, self.sent)

    def shown_by(self, shown: Callable[[str], str]) -> ExportedFile:
        """Return the row with `shown` applied to its texts, but not to the name of the file."""
        cells = (shown(cell) if isinstance(cell, str) else cell for cell in self)
        return ExportedFile._make(cells)._replace(file=self.file)

    def with_sending(self, state: WorkflowState) -> ExportedFile:
        """Return the row with the day on which the letter was sent, if it was."""
        return self._replace(sent=state.sent)


class _Column(NamedTuple):
    """A column: head, field of `ExportedFile`, greatest width in half-squares."""

    head: str
    field: str
    widest: int


_COLUMNS = (
    _Column("发文字号", "number", 30),
    _Column("届次、编号", "item", 36),
    _Column("类型", "kind", 18),
    _Column("案由", "subject", 44),
    _Column("收件人", "recipient", 24),
    _Column("文件种类", "product", 12),
    _Column("页数", "pages", 6),
    _Column("文件", "file", 44),
    _Column("办理类别", "result_class", 10),
    _Column("期限", "deadline", 16),
    _Column("成文日期", "day", 16),
    _Column("公开属性", "publicity", 12),
)
_SENDING = (  # where a letter of the list was sent
    _Column("发出日期", "sent", 16),
    _Column("是否按时", "kept", 10),
)
_COUNT, _COUNT_WIDTH = "序号", 6


def list_row(facts: DraftFacts, file: Written) -> ExportedFile:
    """Return the row of a file exported from a draft."""
    draft, kind = facts.draft, facts.kind
    session, number = draft.get(Key.SESSION), item_number(draft)
    return ExportedFile(
        number=draft.get(Key.DOCUMENT_NUMBER),
        item=session + (f"第{number}号" if number else ""),
        kind=kind.name,
        subject=facts.subject,
        recipient=file.recipient or facts.addressees,
        product=kind.family if kind.to_lead and file.kind == ProductKind.LETTER else file.kind,
        pages=file.pages,
        file=file.name,
        result_class=draft.get(Key.RESULT_CLASS),
        deadline=facts.deadline,
        day=parse_day(draft.get(Key.DATE)),
        publicity=draft.get(Key.PUBLICITY),
    ).with_sending(workflow_state(draft))


def format_file_list(entries: Sequence[ExportedFile]) -> bytes:
    """Return the .xlsx of a list, in the order given. The same entries give the same bytes."""
    import xlsxwriter

    written = BytesIO()
    strings = dict.fromkeys(("strings_to_formulas", "strings_to_urls", "strings_to_numbers"), False)
    with xlsxwriter.Workbook(written, {"in_memory": True, **strings}) as book:  # without temporary files
        book.set_properties({"title": SHEET, "created": _CREATED})
        _write(book, entries)
    return written.getvalue()


def is_unedited(path: Path) -> bool:
    """Return True if a list is as `format_file_list` made it: Excel and WPS store the time of saving."""
    from zipfile import BadZipFile, ZipFile

    made = f"{_CREATED:%Y-%m-%dT%H:%M:%SZ}".encode()
    try:
        with opened(path) as file, ZipFile(file) as parts, parts.open("docProps/core.xml") as properties:
            return properties.read(_MOST).count(made) == 2
    except (OSError, BadZipFile, KeyError, ValueError, RuntimeError, EOFError, zlib.error):
        return False


def _write(book: Workbook, entries: Sequence[ExportedFile]) -> None:
    """Write the only sheet: heads and a row per entry."""
    columns = _COLUMNS + _SENDING * any(each.sent for each in entries)
    sheet = book.add_worksheet(SHEET)
    text, whole, day, head = _formats(book)
    _set_up(sheet, columns, entries)
    for index, name in enumerate((_COUNT, *(column.head for column in columns))):
        sheet.write_string(0, index, name, head)
    for row, each in enumerate(entries, 1):
        sheet.write_number(row, 0, row, whole)
        for index, column in enumerate(columns, 1):
            value = getattr(each, column.field)
            if isinstance(value, int):
                sheet.write_number(row, index, value, whole)
            elif isinstance(value, date):
                sheet.write_datetime(row, index, datetime(value.year, value.month, value.day), day)
            elif value:
                sheet.write_string(row, index, _cell(value), text)
            else:
                sheet.write_blank(row, index, None, text)


def _set_up(sheet: Worksheet, columns: Sequence[_Column], entries: Sequence[ExportedFile]) -> None:
    """Set widths, the head (frozen, printed on every page), and the page (A4, landscape)."""
    sheet.set_column(0, 0, _COUNT_WIDTH)
    for index, column in enumerate(columns, 1):
        sheet.set_column(index, index, _width(column, entries))
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(entries), len(columns))
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.set_margins(0.4, 0.4, 0.6, 0.6)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.set_footer("&C第 &P 页，共 &N 页")


def _formats(book: Workbook) -> tuple[Format, Format, Format, Format]:
    """Return the formats of texts, whole numbers, days and heads."""
    common = {"border": 1, "valign": "vcenter", "font_name": "宋体", "font_size": 11}
    return (
        book.add_format({**common, "num_format": "@", "text_wrap": True}),
        book.add_format({**common, "num_format": "0", "align": "center"}),
        book.add_format({**common, "num_format": _DAY, "align": "center"}),
        book.add_format({**common, "bold": True, "align": "center", "bg_color": "#D9E2F3"}),
    )


def _cell(value: str) -> str:
    return one_line(value)[:_MOST]


def _width(column: _Column, entries: Sequence[ExportedFile]) -> int:
    """Return the width for the longest text and for head and filter button, up to the column's widest."""
    longest = max((_text_width(getattr(each, column.field)) for each in entries), default=0)
    return min(max(longest, width(column.head) + 3) + 2, max(column.widest, width(column.head) + 5))


def _text_width(value: object) -> int:
    if isinstance(value, date):
        return width("2026年12月31日")
    return width(_cell(str(value))) if value else 0
