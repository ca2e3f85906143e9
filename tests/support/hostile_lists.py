"""Lists that were made to hurt; each with a word of the reason for which it is refused, "" if it is read."""

from __future__ import annotations

import struct
from collections.abc import Callable, Sequence
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from tests.support.lists import HEAD, ROW, with_part, workbook
from tests.support.old_workbook import old_stream, old_workbook, ole, record
from tests.support.word_files import packed

Case = tuple[Callable[[], bytes], str]

_SHEET = "xl/worksheets/sheet1.xml"
_SHARED = "xl/sharedStrings.xml"
_TOO_MUCH = "太复杂或者已经损坏"
_ODS = "application/vnd.oasis.opendocument.spreadsheet"
_ODS_NAMES = "".join(
    f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "table", "text")
)
_MANIFEST = b'<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
_CELL = '<table:table-cell office:value-type="string"{0}><text:p>{1}</text:p></table:table-cell>'


def list_cases(scale: int = 1) -> dict[str, Case]:
    """Every case by its name: what makes its bytes, and a word of the reason."""
    kinds = (_sheets, _packages, _open_format, _texts)
    return {
        **_places(),
        **_old_format(),
        **{name: case for kind in kinds for name, case in kind(scale).items()},
    }


def _plain() -> bytes:
    return workbook({"甲": [HEAD, ROW]})


def _with_sheet(change: Callable[[bytes], bytes]) -> Callable[[], bytes]:
    return lambda: with_part(_plain(), _SHEET, change)


def _rows(xml: bytes) -> Callable[[], bytes]:
    """A workbook whose sheet has more rows, before the end of its data."""
    return _with_sheet(lambda sheet: sheet.replace(b"</sheetData>", xml + b"</sheetData>"))


def _places() -> dict[str, Case]:
    """Cells at places that are none, or far out."""
    places = {
        "xfd1048576": "内容，表格太大",
        "XFD1048576": "内容，表格太大",
        "ZZZZZZZZ2": "内容，表格太大",
        "A99999999999": "",
        "A0": "",
        "A4294967296": "",
        "": "",
        "$A$1": "",
        "１２": "",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA1": "",
    }
    return {
        f"cell at {place!r}": (
            _with_sheet(_moved(place)),
            reason,
        )
        for place, reason in places.items()
    }


def _moved(place: str) -> Callable[[bytes], bytes]:
    return lambda sheet: sheet.replace(b'r="B2"', f'r="{place}"'.encode(), 1)


def _sheets(scale: int) -> dict[str, Case]:
    many = 20_000 * scale
    far = b'<row r="%d"><c r="%b%d"><v>1</v></c></row>'
    merges = b"".join(b'<mergeCell ref="%b1:%b1048576"/>' % (_column(n), _column(n)) for n in range(16_384))
    return {
        "size that lies": (_with_sheet(lambda sheet: sheet.replace(b"A1:E2", b"A1:XFD1048576")), ""),
        "one far row": (_rows(far % (1_048_576, b"A", 1_048_576)), ""),
        "one far column": (_rows(far % (9, b"XFD", 9)), ""),
        "far column and far row": (
            _rows(far % (1_048_576, b"A", 1_048_576) + far % (9, b"XFD", 9)),
            "表格太大",
        ),
        "rows without places": (_rows(b"<row><c><v>1</v></c></row>" * many), ""),
        "many blank rows": (_rows(b"<row/>" * many * 4), ""),
        "a wide row": (_rows(b"<row>" + b"<c><v>1</v></c>" * many + b"</row>"), ""),
        "nested rows": (_rows(b"<row>" * many), ""),
        "merged cells": (
            _with_sheet(
                lambda sheet: sheet.replace(
                    b"</sheetData>", b"</sheetData><mergeCells>" + merges + b"</mergeCells>"
                )
            ),
            "",
        ),
        "odd numbers": (
            _rows(b"<row><c><v>1e400</v></c><c><v>nan</v></c><c><v>" + b"9" * many + b"</v></c></row>"),
            "",
        ),
        "odd days": (_rows(b'<row><c s="1"><v>1e300</v></c><c s="1"><v>-1e300</v></c></row>'), ""),
        "a formula that refers to all": (_rows(b"<row><c><f>SUM(A1:XFD1048576)</f><v>1</v></c></row>"), ""),
        "shared formulas": (
            _rows(
                b'<row><c><f t="shared" ref="A1:XFD1048576" si="0">'
                + b"A1+" * 1_000
                + b"1</f><v>1</v></c></row>"
                + b'<row><c><f t="shared" si="0"/><v>1</v></c></row>' * many
            ),
            "",
        ),
        "many sheets": (lambda: workbook({f"{n}": [HEAD, ROW] for n in range(300)}), "张工作表"),
    }


def _packages(scale: int) -> dict[str, Case]:
    long = b"<si><t>" + "某".encode() * 30_000 + b"</t></si>"
    return {
        "bomb in the sheet": (_rows(b" " * 3_000_000 * scale), "" if scale == 1 else _TOO_MUCH),
        "bomb in a picture": (lambda: _with_more("xl/media/a.png", b"\0" * 3_000_000 * scale), ""),
        "bomb in a theme": (
            lambda: _with_more("xl/theme/a.xml", b" " * 3_000_000 * scale),
            "" if scale == 1 else _TOO_MUCH,
        ),
        "shared strings": (
            lambda: with_part(
                _plain(),
                _SHARED,
                lambda xml: xml.replace(b"</sst>", b"<si><t>x</t></si>" * 40_000 * scale + b"</sst>"),
            ),
            "" if scale == 1 else _TOO_MUCH,
        ),
        "one shared string in many cells": (
            lambda: with_part(
                with_part(_plain(), _SHARED, lambda xml: xml.replace(b"</sst>", long + b"</sst>")),
                _SHEET,
                lambda sheet: sheet.replace(
                    b"</sheetData>",
                    b"<row>" + b'<c t="s"><v>10</v></c>' * 300 * scale + b"</row></sheetData>",
                ),
            ),
            _TOO_MUCH,
        ),
        "a shared string that is none": (
            _with_sheet(lambda sheet: sheet.replace(b"<v>0</v>", b"<v>999999999</v>")),
            "",
        ),
        "many parts": (
            lambda: packed({"xl/workbook.xml": b"<a/>", **{f"{n}.xml": b"" for n in range(6_000)}}),
            "超过 5000 个",
        ),
        "entities": (
            lambda: with_part(
                _plain(),
                _SHARED,
                lambda xml: xml.replace(
                    b"<sst", b'<!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><sst', 1
                ),
            ),
            "",
        ),
        "deep": (
            _with_sheet(
                lambda sheet: sheet.replace(b"<sheetData>", b"<x>" * 30_000 * scale + b"<sheetData>")
            ),
            "",
        ),
        "a sheet that is missing": (lambda: packed({"xl/workbook.xml": b"<workbook/>"}), ""),
        "half a file": (lambda: _plain()[:-900], "损坏"),
    }


def _with_more(name: str, content: bytes) -> bytes:
    buffer = BytesIO(_plain())
    with ZipFile(buffer, "a", ZIP_DEFLATED) as package:
        package.writestr(name, content)
    return buffer.getvalue()


def _open_format(scale: int) -> dict[str, Case]:
    columns = ' table:number-columns-repeated="{0}"'
    big = 1_000_000_000
    row = '<table:table-row table:number-rows-repeated="{0}">{1}</table:table-row>'
    blank = '<table:table-cell table:number-columns-repeated="{0}"/>'
    return {
        "a cell repeated": (
            lambda: _ods(row.format(1, _CELL.format(columns.format(big), "某"))),
            "重复了上千次",
        ),
        "a row repeated": (lambda: _ods(row.format(big, _CELL.format("", "某"))), "重复了上千次"),
        "cells and rows repeated": (
            lambda: _ods(row.format(1_000, _CELL.format(columns.format(1_000), "某")) * 100),
            _TOO_MUCH,
        ),
        "blank cells repeated": (
            lambda: _ods(row.format(1, blank.format(big) + _CELL.format("", "某"))),
            "",
        ),
        "blank rows repeated": (
            lambda: _ods(row.format(big, blank.format(big)) + row.format(1, _CELL.format("", "某"))),
            "",
        ),
        "repeated by a number that is none": (
            lambda: _ods(row.format("-1", _CELL.format(columns.format("9" * 30), "某"))),
            "",
        ),
        "many tags of rows": (lambda: _ods("<table:table-row " * 20_000 * scale), ""),
        "many sheets of the open format": (
            lambda: _ods(row.format(1, _CELL.format("", "某")) + "</table:table><table:table>" * 2_000),
            "",
        ),
    }


def open_workbook(rows: Sequence[Sequence[str]]) -> bytes:
    """Return a workbook of the open format (.ods) of one sheet."""
    made = ("".join(_CELL.format("", cell) for cell in row) for row in rows)
    return _ods("".join(f"<table:table-row>{row}</table:table-row>" for row in made))


def _ods(rows: str) -> bytes:
    content = (
        f"<office:document-content{_ODS_NAMES}><office:body><office:spreadsheet>"
        f'<table:table table:name="甲">{rows}</table:table></office:spreadsheet></office:body>'
        "</office:document-content>"
    )
    parts = {"mimetype": _ODS.encode(), "META-INF/manifest.xml": _MANIFEST, "content.xml": content.encode()}
    return packed(parts)


def _old_format() -> dict[str, Case]:
    """Old workbooks (.xls) whose records lie."""
    plain = old_workbook([HEAD, ROW])
    number = record(0x203, struct.pack("<3Hd", 0, 0, 0, 1.0))
    far = number + record(0x203, struct.pack("<3Hd", 0xFFFF, 0xFFFF, 0, 1.0))
    sheet = record(0x85, struct.pack("<I2B2B", 0, 0, 0, 1, 1) + "乙".encode("utf-16-le"))
    return {
        "old workbook": (lambda: plain, ""),
        "old workbook with a far cell": (lambda: _with_records(far), _TOO_MUCH),
        "old workbook with a size that lies": (
            lambda: _with_records(record(0x200, struct.pack("<2I3H", 0, 0xFFFFFFFF, 0, 0xFFFF, 0)) + number),
            "",
        ),
        "old workbook of strings that lie": (
            lambda: _with_records(record(0xFC, struct.pack("<2IHB", 0xFFFFFFFF, 0xFFFFFFFF, 0xFFFF, 9))),
            "",
        ),
        "old workbook of many sheets": (lambda: _with_records(sheet * 2_000), ""),
        "old workbook of beginnings": (lambda: _with_records(record(0x809, bytes(16)) * 2_000), ""),
        "old workbook with a record that lies": (lambda: _with_records(b"\xfc\x00\xff\xff"), ""),
        "old workbook whose table is a circle": (
            lambda: plain[:512] + struct.pack("<4I", 0xFFFFFFFD, 0xFFFFFFFE, 3, 2) + plain[528:],
            "",
        ),
        "old workbook whose folder is itself": (
            lambda: plain.replace(b"\xff\xff\xff\xff\x01\0\0\0", b"\0\0\0\0\0\0\0\0"),
            "",
        ),
    }


def _with_records(more: bytes) -> bytes:
    """An old workbook with records before the first cell, or instead of its head if they are of the head."""
    return ole({"Workbook": old_stream([HEAD, ROW], more=more)})


def _texts(scale: int) -> dict[str, Case]:
    many = 10_000 * scale
    head = ",".join(HEAD) + "\n"
    return {
        "empty": (lambda: b"", "空文件"),
        "zeros": (lambda: b"\0" * 1_000_000 * min(scale, 40), "不是表格文件"),
        "one long cell": (lambda: f"{head}1,{'某' * 40_000},,,\n".encode(), "超过 32767 字"),
        "a quote without an end": (lambda: f'{head}1,"{"某," * 100_000}\n'.encode(), "少了一个引号"),
        "delimiters": (lambda: (head + "," * 100 * many).encode(), ""),
        "blank lines": (lambda: (head + "\n" * 100 * many).encode(), "" if scale == 1 else "超过"),
        "rows": (lambda: (head + "1,某\n" * 21 * many).encode(), "超过"),
        "quotes": (lambda: (head + '"' * 100 * many).encode(), ""),
        "a wide head": (lambda: ("编号,案由," * many + "\n" + "1,某\n" * 100).encode(), ""),
        "old workbook of zeros": (lambda: _OLE + bytes(100_000 * scale), "已经损坏"),
        "old workbook that lies": (lambda: _old(b"\xff" * 512 * 100), "损坏"),
        "old workbook in a circle": (lambda: _old(struct.pack("<128I", *range(128)) * 100), "损坏"),
    }


_OLE = bytes.fromhex("d0cf11e0a1b11ae1")


def _old(rest: bytes) -> bytes:
    """The head of an OLE file with tables of any content."""
    head = _OLE + bytes(16) + struct.pack("<5H6x", 0x3E, 3, 0xFFFE, 9, 6) + struct.pack("<3I", 0, 1, 0)
    head += struct.pack("<6I", 0, 4096, 0, 1, 0, 0)
    return head.ljust(76, b"\0") + struct.pack("<109I", *([0] * 109)) + rest


def _column(number: int) -> bytes:
    name = b""
    while number >= 0:
        number, rest = divmod(number, 26)
        name = bytes([65 + rest]) + name
        number -= 1
    return name
