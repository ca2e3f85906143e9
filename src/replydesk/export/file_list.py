"""The list of everything that was exported (目录.xlsx): one row to a file.

Whatever a clerk has typed is written as text: a cell that begins with = is no formula, 0033 keeps its zeros.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

from replydesk.draft.model import Key
from replydesk.letter.facts import DraftFacts, item_number
from replydesk.text.characters import one_line
from replydesk.text.dates import parse_day
from replydesk.text.width import width

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

SHEET = "目录"
"""The name of the sheet."""

_CREATED = datetime(2000, 1, 1)
"""When every list says that it was made, so that the same rows give the same bytes."""

_MOST = 32_767
"""Characters that a cell can hold."""

_A4 = 9
"""The number that A4 has in Excel."""

_DAY = 'yyyy"年"m"月"d"日"'


NAME = "目录.xlsx"
"""The file's name in the folder of the export."""


class Exported(Protocol):
    """A file that was written: what it is, whom it is for ("" for the only letter), its pages, its name."""

    @property
    def kind(self) -> str: ...
    @property
    def recipient(self) -> str: ...
    @property
    def pages(self) -> int: ...
    @property
    def name(self) -> str: ...


class ExportedFile(NamedTuple):
    """One exported file, as it is listed. What is not known is "" or None."""

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


class _Column(NamedTuple):
    """A column: its head, the field of `ExportedFile` in it, and its greatest width in half-squares."""

    head: str
    field: str
    widest: int


_COLUMNS = (
    _Column("发文字号", "number", 30),
    _Column("届次、编号", "item", 36),
    _Column("类型", "kind", 12),
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
_COUNT = "序号"
_COUNT_WIDTH = 6


def entry(facts: DraftFacts, file: Exported) -> ExportedFile:
    """Return the row of one file that was made of a draft."""
    draft = facts.draft
    session, number = draft.get(Key.SESSION), item_number(draft)
    return ExportedFile(
        number=draft.get(Key.DOCUMENT_NUMBER),
        item=session + (f"第{number}号" if number else ""),
        kind=facts.kind.name,
        subject=facts.subject,
        recipient=file.recipient or facts.people,
        product=file.kind,
        pages=file.pages,
        file=file.name,
        result_class=draft.get(Key.RESULT_CLASS),
        deadline=facts.deadline,
        day=parse_day(draft.get(Key.DATE)),
        publicity=draft.get(Key.PUBLICITY),
    )


def catalogue(entries: Sequence[ExportedFile]) -> bytes:
    """The .xlsx of a list, in the order given. The same entries give the same bytes."""
    import xlsxwriter

    written = BytesIO()
    strings = dict.fromkeys(("strings_to_formulas", "strings_to_urls", "strings_to_numbers"), False)
    with xlsxwriter.Workbook(written, {"constant_memory": True, **strings}) as book:
        book.set_properties({"title": SHEET, "created": _CREATED})
        _write(book, entries)
    return written.getvalue()


def is_as_made(path: Path) -> bool:
    """Whether a list is as `catalogue` made it: Excel, and WPS, put the time of saving into it."""
    from zipfile import BadZipFile, ZipFile

    made = f"{_CREATED:%Y-%m-%dT%H:%M:%SZ}".encode()
    try:
        with ZipFile(path) as parts:
            return parts.read("docProps/core.xml").count(made) == 2
    except (OSError, BadZipFile, KeyError):
        return False


def _write(book: Workbook, entries: Sequence[ExportedFile]) -> None:
    """The only sheet: heads, and a row to every entry."""
    sheet = book.add_worksheet(SHEET)
    text, whole, day, head = _formats(book)
    _set_up(sheet, entries)
    for place, name in enumerate((_COUNT, *(column.head for column in _COLUMNS))):
        sheet.write_string(0, place, name, head)
    for row, each in enumerate(entries, 1):
        sheet.write_number(row, 0, row, whole)
        for place, column in enumerate(_COLUMNS, 1):
            value = getattr(each, column.field)
            if isinstance(value, int):
                sheet.write_number(row, place, value, whole)
            elif isinstance(value, date):
                sheet.write_datetime(row, place, datetime(value.year, value.month, value.day), day)
            elif value:
                sheet.write_string(row, place, _cell(value), text)
            else:
                sheet.write_blank(row, place, None, text)


def _set_up(sheet: Worksheet, entries: Sequence[ExportedFile]) -> None:
    """Widths, the head that stays in sight and is printed on every page, and the page: A4, landscape."""
    sheet.set_column(0, 0, _COUNT_WIDTH)
    for place, column in enumerate(_COLUMNS, 1):
        sheet.set_column(place, place, _width(column, entries))
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(entries), len(_COLUMNS))
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.set_margins(0.4, 0.4, 0.6, 0.6)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.set_footer("&C第 &P 页，共 &N 页")


def _formats(book: Workbook) -> tuple[Format, Format, Format, Format]:
    """The formats of texts, whole numbers, days, and heads."""
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
    """As wide as the longest text needs, its head and the filter's button too, up to the widest."""
    longest = max((_wide(getattr(each, column.field)) for each in entries), default=0)
    return min(max(longest, width(column.head) + 3) + 2, max(column.widest, width(column.head) + 5))


def _wide(value: object) -> int:
    if isinstance(value, date):
        return width("2026年12月31日")
    return width(_cell(str(value))) if value else 0
