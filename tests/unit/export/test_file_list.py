from __future__ import annotations

from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from replydesk.draft.model import Draft
from replydesk.export.file_list import SHEET, ExportedFile, Written, format_file_list, is_unedited, list_row
from replydesk.export.outputs import Product, products
from replydesk.letter.facts import DraftFacts
from replydesk.letter.profile import Profile
from replydesk.reply.reply import make_reply
from replydesk.reply.stock import Stock
from tests.support.strategies import TEXTS

ENTRY = ExportedFile(
    number="云民复议字〔2026〕33号",
    item="省十四届人大四次会议第0033号",
    kind="代表建议",
    subject="关于推进社区居家养老服务的建议",
    recipient="张某某代表",
    product="答复",
    pages=7,
    file="云民复议字〔2026〕33号-张某某.docx",
    result_class="B",
    deadline=date(2026, 6, 30),
    day=date(2026, 5, 29),
    publicity="主动公开",
)
EMPTY = ExportedFile("", "", "", "", "", "", 1, "", "", None, None, "")
HEADS = [
    *("序号", "发文字号", "届次、编号", "类型", "案由", "收件人", "文件种类", "页数", "文件"),
    *("办理类别", "期限", "成文日期", "公开属性"),
]
TEXT_FIELDS = (
    "number",
    "item",
    "kind",
    "subject",
    "recipient",
    "product",
    "file",
    "result_class",
    "publicity",
)


def sheet_of(data: bytes) -> Any:
    return openpyxl.load_workbook(BytesIO(data))[SHEET]


def with_texts(text: str) -> ExportedFile:
    cells = (text if name in TEXT_FIELDS else cell for name, cell in EMPTY._asdict().items())
    return ExportedFile._make(cells)


def test_a_list_is_read_back_as_it_was() -> None:
    rows = (
        CalamineWorkbook.from_filelike(BytesIO(format_file_list([ENTRY, EMPTY])))
        .get_sheet_by_name(SHEET)
        .to_python()
    )
    assert rows[0] == HEADS
    assert rows[1] == [
        *(1.0, ENTRY.number, ENTRY.item, ENTRY.kind, ENTRY.subject, ENTRY.recipient, "答复", 7.0, ENTRY.file),
        *("B", date(2026, 6, 30), date(2026, 5, 29), "主动公开"),
    ]
    assert rows[2][0] == 2.0 and set(rows[2][1:]) == {"", 1.0}


def test_pages_are_numbers_and_dates_are_dates() -> None:
    row = sheet_of(format_file_list([ENTRY]))[2]
    assert [cell.data_type for cell in row] == list("nssssssnssdds")
    assert row[10].value == datetime(2026, 6, 30) and row[10].number_format == 'yyyy"年"m"月"d"日"'


@pytest.mark.parametrize(
    "text",
    [
        *(
            "=1+1",
            "=cmd|' /C calc'!A0",
            '=HYPERLINK("http://a.example","点我")',
            "{=1+1}",
            "+1",
            "-1",
            "@SUM(A1)",
        ),
        *("\t=1+1", "\r=1+1", "0033", "1E5", "http://a.example", "2026-05-29", "TRUE", "#N/A", "＝1"),
    ],
)
def test_typed_text_is_a_text_cell(text: str) -> None:
    data = format_file_list([with_texts(text)])
    cells = [cell for cell in sheet_of(data)[2] if cell.column_letter not in "AHKL"]
    assert len(cells) == len(TEXT_FIELDS)
    assert {(cell.data_type, cell.value, cell.number_format) for cell in cells} == {("s", text.strip(), "@")}
    with ZipFile(BytesIO(data)) as package:
        assert b"<f>" not in package.read("xl/worksheets/sheet1.xml")
        assert not [name for name in package.namelist() if "hyperlink" in name.lower()]


def test_the_head_stays_in_sight_and_is_printed_on_every_page() -> None:
    sheet = sheet_of(format_file_list([ENTRY] * 3))
    assert sheet.freeze_panes == "A2" and sheet.auto_filter.ref == "A1:M4"
    assert sheet.print_title_rows == "$1:$1"
    assert sheet.page_setup.orientation == "landscape" and int(sheet.page_setup.paperSize) == 9
    assert sheet.page_setup.fitToHeight == 0 and sheet.sheet_properties.pageSetUpPr.fitToPage


def test_columns_are_as_wide_as_their_chinese_texts_up_to_a_limit() -> None:
    def widths(subject: str) -> float:
        sheet = sheet_of(format_file_list([with_texts(subject)]))
        return float(sheet.column_dimensions["E"].width)

    assert widths("建议" * 5) >= 20 and widths("建议" * 8) > widths("建议" * 5)
    assert widths("建议" * 100) == widths("建议" * 1000) < 60


def test_the_same_entries_give_the_same_bytes() -> None:
    assert format_file_list([ENTRY, EMPTY]) == format_file_list([ENTRY, EMPTY])


def test_an_empty_list_has_its_heads() -> None:
    assert [cell.value for cell in sheet_of(format_file_list([]))[1]] == HEADS


@given(st.lists(TEXTS.map(with_texts), max_size=3))
def test_any_text_gives_a_list_that_opens(entries: list[ExportedFile]) -> None:
    rows = (
        CalamineWorkbook.from_filelike(BytesIO(format_file_list(entries)))
        .get_sheet_by_name(SHEET)
        .to_python()
    )
    assert len(rows) == len(entries) + 1 and all(len(row) == len(HEADS) for row in rows)


def test_a_text_longer_than_a_cell_is_cut() -> None:
    assert len(sheet_of(format_file_list([with_texts("长" * 40_000)]))[2][4].value) == 32_767


def written(product: Product, name: str) -> Written:
    return Written(product.kind, product.recipient, name, len(product.pages.pages), 0, "")


def test_a_row_describes_the_reply_and_its_product() -> None:
    stock = Stock(profiles={"甲": Profile(name="甲局")})
    fields = {
        "类型": "政协提案",
        "届次": "市政协六届五次会议",
        "编号": "第118号",
        "案由": "《关于某事的提案》",
    }
    fields |= {"提出人": "李某某", "发文字号": "甲复〔2026〕3号", "办理类别": "A", "公开属性": "主动公开"}
    fields |= {"交办日期": "2026年3月31日", "成文日期": "2026年6月12日"}
    reply = make_reply(Draft(tuple(fields.items())), stock)
    (letter,) = products(reply, stock).made
    assert list_row(DraftFacts(reply.draft, reply.profile), written(letter, "甲.docx")) == ExportedFile(
        number="甲复〔2026〕3号",
        item="市政协六届五次会议第118号",
        kind="政协提案",
        subject="关于某事的提案",
        recipient="李某某委员",
        product="答复",
        pages=1,
        file="甲.docx",
        result_class="A",
        deadline=date(2026, 6, 30),
        day=date(2026, 6, 12),
        publicity="主动公开",
    )


def test_unknown_values_are_empty() -> None:
    reply = make_reply(Draft(), Stock())
    (letter,) = products(reply, Stock()).made
    made = list_row(DraftFacts(reply.draft, reply.profile), written(letter, ""))
    assert (made.item, made.recipient, made.deadline, made.day) == ("", "", None, None)


def test_a_list_saved_by_another_program_counts_as_edited(tmp_path: Path) -> None:
    path = tmp_path / "目录.xlsx"
    path.write_bytes(format_file_list([]))
    assert is_unedited(path)
    openpyxl.load_workbook(path).save(path)
    assert not is_unedited(path)
    path.write_text("不是表格", encoding="utf-8")
    assert not is_unedited(path) and not is_unedited(tmp_path / "没有.xlsx")
