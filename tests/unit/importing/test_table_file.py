from __future__ import annotations

import io
import zipfile
from datetime import date, datetime
from pathlib import Path
from unittest.mock import Mock

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replydesk.importing.lists import table_file, table_zip
from replydesk.importing.lists import workbook as workbook_reader
from replydesk.importing.lists.intake import read_list
from replydesk.importing.lists.sheets import Merge
from replydesk.importing.lists.table_file import read_tables
from replydesk.text.errors import UserError
from tests.support.hostile_lists import list_cases
from tests.support.lists import with_part, workbook

PATH = Path("清单.xlsx")


def complaint(data: bytes) -> str:
    with pytest.raises(UserError) as caught:
        read_tables(data, PATH)
    return str(caught.value)


def package(**parts: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as book:
        for name, data in parts.items():
            book.writestr(name, data)
    return file.getvalue()


def test_cells_of_a_workbook_are_the_texts_a_clerk_sees() -> None:
    rows = [
        (33, 33.5, "0033", " 甲\n乙 "),
        (date(2026, 3, 15), datetime(2026, 3, 15, 9, 30), True, None, "=1+1"),
    ]
    (sheet,) = read_tables(workbook({"建议": rows}), PATH)
    assert sheet.name == "建议"
    assert sheet.rows == (
        ("33", "33.5", "0033", "甲\n乙"),
        ("2026-03-15", "2026-03-15 09:30", "是", "", "=1+1"),
    )


def test_a_workbook_of_the_open_format_is_read() -> None:
    names = ["office:1.0", "table:1.0", "text:1.0"]
    spaces = "".join(f' xmlns:{name[:-4]}="urn:oasis:names:tc:opendocument:xmlns:{name}"' for name in names)
    cells = "".join(
        f'<table:table-cell office:value-type="{kind}"{value}><text:p>{text}</text:p></table:table-cell>'
        for kind, value, text in (
            ("string", "", "0033"),
            ("float", ' office:value="33"', "33"),
            ("date", ' office:date-value="2026-03-15"', "2026年3月15日"),
        )
    )
    blank = '<table:table-row table:number-rows-repeated="1048574"><table:table-cell/></table:table-row>'
    content = (
        f"<office:document-content{spaces}><office:body><office:spreadsheet>"
        f'<table:table table:name="建议"><table:table-row>{cells}</table:table-row>{blank}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    kind = b"application/vnd.oasis.opendocument.spreadsheet"
    manifest = b'<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
    data = package(mimetype=kind, **{"META-INF/manifest.xml": manifest, "content.xml": content.encode()})
    assert [sheet.rows for sheet in read_tables(data, PATH)] == [(("0033", "33", "2026-03-15"),)]


def test_rows_and_columns_are_counted_from_the_corner_of_the_sheet() -> None:
    (sheet,) = read_tables(workbook({"甲": [(), (), (None, None, "编号")]}), PATH)
    assert sheet.rows == ((), (), ("", "", "编号"))


def test_merged_cells_are_reported() -> None:
    (sheet,) = read_tables(workbook({"甲": [("编号",)]}, merged=[("A2:B4", "届次")]), PATH)
    assert sheet.merges == (Merge(2, 0, 4, 1),)


def test_hidden_sheets_are_left_out() -> None:
    sheets = read_tables(workbook({"甲": [("a",)], "乙": [("b",)]}, hidden=["乙"]), PATH)
    assert [sheet.name for sheet in sheets] == ["甲"]


def test_the_day_that_serial_numbers_count_from_is_reported() -> None:
    (sheet,) = read_tables(workbook({"甲": [(44634, date(2026, 3, 15))]}, date_1904=True), PATH)
    assert sheet.from_1904 and sheet.rows == (("44634", "2026-03-15"),)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", "\t", ";", "，"])
def test_a_text_file_is_read_in_any_encoding_and_with_any_delimiter(encoding: str, delimiter: str) -> None:
    text = delimiter.join(("编号", "案由")) + "\r\n" + delimiter.join(("0033", '"甲""乙\n丙"')) + "\r\n\r\n"
    (sheet,) = read_tables(text.encode(encoding), PATH)
    assert sheet.rows == (("编号", "案由"), ("0033", '甲"乙\n丙'))


def test_a_comma_of_a_title_parts_nothing_where_tabs_do() -> None:
    (sheet,) = read_tables("编号\t案由\n1\t甲，乙，丙，丁\n".encode(), PATH)
    assert sheet.rows[1] == ("1", "甲，乙，丙，丁")


def test_characters_that_no_document_may_hold_are_left_out() -> None:
    (sheet,) = read_tables("编号,案由\n1,甲\x07\u200b乙\n".encode(), PATH)
    assert sheet.rows[1] == ("1", "甲乙")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "是空文件"),
        (b"%PDF-1.7", "是 PDF 文件"),
        (b"\xef\xbb\xbf <html><table>", "是网页存成的表格"),
        (b"\0\1\2", "不是表格文件"),
        (b"PK\3\4junk", "文件损坏"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "有密码"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "已经损坏"),
        (package(**{"word/document.xml": b"<a/>"}), "是 Word 文档"),
        (package(**{"a.txt": b"a"}), "不是电子表格"),
        (package(**{"xl/workbook.xml": b"<a"}), "不是表格文件，或者已经损坏"),
    ],
)
def test_what_is_no_table_is_refused_with_the_remedy(data: bytes, said: str) -> None:
    assert complaint(data).startswith("清单.xlsx：") and said in complaint(data)


def test_a_cell_far_out_does_not_take_the_memory() -> None:
    assert "第 1000000 行、Z 列一带有内容" in complaint(
        workbook({"甲": [()]}, merged=[("A1000000:B1000000", "甲")])
    )


@pytest.mark.parametrize(
    "place", ["xfd1048576", "XFD1048576", "ZZZZZZZZ2", "A99999999999", "A0", "1", "", "é1"]
)
def test_a_cell_at_a_place_that_is_none_is_refused_or_left_out_without_harm(place: str) -> None:
    data = workbook({"甲": [("编号", "案由"), (1, "甲")]})
    changed = with_part(
        data, "xl/worksheets/sheet1.xml", lambda xml: xml.replace(b'r="B2"', b'r="%b"' % place.encode())
    )
    try:
        assert read_tables(changed, PATH)
    except UserError as error:
        assert str(error).startswith("清单.xlsx：")


def test_a_reader_that_crashes_or_does_not_start_is_a_complaint(monkeypatch: pytest.MonkeyPatch) -> None:
    data = workbook({"甲": [("a",)]})
    monkeypatch.setattr(table_file, "_WORKER", "replydesk.no_such_module")
    assert "表格太大、太复杂或者已经损坏" in complaint(data)
    monkeypatch.setattr("sys.executable", "/no/such/python")
    assert "没有启动" in complaint(data)


def test_a_module_in_the_current_folder_is_not_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("json", "python_calamine", "replydesk"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit(3)")
    monkeypatch.chdir(tmp_path)
    assert read_tables(workbook({"甲": [("a",)]}), PATH)


def test_what_the_reader_returns_is_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    odd: tuple[dict[str, object], ...] = (
        {},
        {"sheets": 1},
        {"sheets": [{}]},
        {"sheets": [{"name": "", "rows": [[1]], "merges": []}]},
    )
    for found in odd:
        monkeypatch.setattr(table_file, "run_child", Mock(return_value=found))
        assert "表格太大、太复杂或者已经损坏" in complaint(workbook({"甲": [("a",)]}))


def test_too_many_sheets_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook_reader, "MAX_SHEETS", 2)
    assert "有 3 张工作表" in str(workbook_reader.read(workbook({name: [("a",)] for name in "甲乙丙"})))


def test_a_package_that_unpacks_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table_zip, "MAX_UNPACKED", 1000)
    assert "解开后太大" in str(workbook_reader.read(workbook({"甲": [("a",)]})))


def test_a_size_that_lies_is_found_out() -> None:
    data = package(**{"xl/workbook.xml": b"<a>" + b" " * 100_000 + b"</a>"})
    said = (100_007).to_bytes(4, "little")
    assert said in data
    assert "文件损坏" in complaint(data.replace(said, (10).to_bytes(4, "little")))


def test_a_cell_repeated_without_end_is_refused() -> None:
    cell = b'<table:table-cell table:number-columns-repeated="999999" office:value-type="string">'
    filled = b'<table:table-cell office:value-type="string"/>'
    row = b'<table:table-row table:number-rows-repeated="999999">' + filled + b"</table:table-row>"
    for content in (cell, row):
        assert "重复了上千次" in complaint(package(**{"content.xml": content}))


def test_too_many_rows_and_too_long_cells_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "少了一个引号" in complaint(b'a,b\n1,"' + b"x" * 200_000)
    assert "第 2 行有一格超过" in complaint(b"a,b\n1," + b"x" * 40_000)
    monkeypatch.setattr(table_file, "MAX_ROWS", 2)
    assert "超过 2 行" in complaint(b"a,b\n1,2\n3,4\n")


LISTS = list_cases()


@pytest.mark.parametrize("name", LISTS)
def test_a_list_made_to_hurt_is_read_or_refused_with_the_reason(name: str, tmp_path: Path) -> None:
    make, reason = LISTS[name]
    path = tmp_path / "清单.xlsx"
    path.write_bytes(make())
    try:
        assert read_list(path) and not reason
    except UserError as error:
        assert str(error).startswith(str(path)) and reason in str(error)


@given(st.binary(max_size=200), st.sampled_from([b"", b"PK\3\4", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"]))
def test_any_bytes_are_rows_or_a_complaint(data: bytes, mark: bytes) -> None:
    try:
        sheets = read_tables(mark + data, PATH)
    except UserError as error:
        assert str(error).startswith("清单.xlsx：")
    else:
        assert all(isinstance(cell, str) for sheet in sheets for row in sheet.rows for cell in row)
