"""Files that were made to hurt, or that are not what they are called; each with a word of the reason given.

The reason is "" if the file is read.

`scale` makes the large ones as large as the script wants them; 1 is for the fast tests.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable
from io import BytesIO
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_LZMA, ZipFile, ZipInfo

from tests.support.hostile_letters import letter_cases
from tests.support.pdf_files import pdf, pdf_file, shows, stream
from tests.support.word_files import RELATIONS, WORD_RELATIONS, document, packed, paragraph, plain_docx

Case = tuple[Callable[[], bytes], str]

_DTD = '<!DOCTYPE w [<!ENTITY a "{0}">{1}]>'
_LAUGHS = _DTD.format(
    "哈" * 10, "".join(f'<!ENTITY a{n} "{f"&a{n - 1 or str()};" * 9}">' for n in range(1, 12))
)
_OUTSIDE = '<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


def cases(scale: int = 1) -> dict[str, Case]:
    """Every case by its name: what makes its bytes, and a word of the reason."""
    letters = letter_cases(scale)
    return {**_archives(scale), **_xml(scale), **_word(scale), **_others(scale), **_pdfs(scale), **letters}


def _archives(scale: int) -> dict[str, Case]:
    return {
        "zip bomb": (lambda: _bomb(10_000_000 * scale), "展开后超过"),
        "zip bomb in styles": (lambda: _bomb(10_000_000 * scale, "word/styles.xml"), "展开后超过"),
        "many entries": (lambda: packed({f"{n}.xml": b"" for n in range(3_000 * scale)}), "超过 2000 个"),
        "bzip2": (lambda: _method(ZIP_BZIP2), "压缩方法"),
        "lzma": (lambda: _method(ZIP_LZMA), "压缩方法"),
        "path upwards": (lambda: _with_part("../../etc/passwd"), "路径"),
        "absolute path": (lambda: _with_part("/etc/passwd"), "路径"),
        "path with backslashes": (lambda: _with_part("..\\..\\autoexec.bat"), "路径"),
        "two documents": (lambda: _with_part("word/Document.xml"), "有两个"),
        "locked entry": (_locked, "密码"),
        "half a file": (lambda: plain_docx()[:-900], "不完整"),
        "wrong checksum": (lambda: _changed(plain_docx(), b"PK\x01\x02", 16), "不完整"),
        "size that lies": (lambda: _changed(plain_docx(), b"PK\x01\x02", 24), "不完整"),
        "zip64 that lies": (_zip64, "不完整"),
        "only the end of a zip": (lambda: b"PK\x05\x06" + b"\0" * 18, "不是 Word"),
        "no relations": (lambda: packed({"a.txt": b"a"}), "不是 Word"),
        "relations in a circle": (_circle_of_parts, "没有正文"),
    }


def _xml(scale: int) -> dict[str, Case]:
    attributes = "".join(f' a{n}=""' for n in range(500_000))
    return {
        "entity bomb": (lambda: _raw(_LAUGHS + document("&a11;")), "实体"),
        "entity bomb in UTF-16": (lambda: _raw(_LAUGHS + document("&a11;"), "utf-16"), "实体"),
        "entity from outside": (lambda: _raw(_OUTSIDE + document("&a;")), "实体"),
        "deep nesting": (
            lambda: _body("<w:x>" * 20_000 * min(scale, 5) + "</w:x>" * 20_000 * min(scale, 5)),
            "层以上",
        ),
        "deep tables": (lambda: _body("<w:tbl><w:tr><w:tc>" * 50 + "</w:tc></w:tr></w:tbl>" * 50), "层以上"),
        "many attributes": (lambda: _body(f"<w:p{attributes}/>"), "标记太多"),
        "not well-formed": (lambda: _raw("<w:document><w:body>"), "不合格式"),
        "not UTF-8": (lambda: packed({**_PARTS, "word/document.xml": b"<a>\xff</a>"}), "不合格式"),
        "no body": (lambda: _raw("<a/>"), "没有正文"),
    }


def _word(scale: int) -> dict[str, Case]:
    row = "<w:tr>" + "<w:tc><w:p/></w:tc>" * 200 + "</w:tr>"
    return {
        "many paragraphs": (lambda: _body("<w:p/>" * 25_000), "段以上"),
        "a million paragraphs": (
            lambda: _body("<w:p/>" * 200_000 * min(scale, 5)),
            "段以上" if scale == 1 else "标记太多",
        ),
        "many cells": (lambda: _body(f"<w:tbl>{row * 110}</w:tbl>"), "段以上"),
        "300,000 cells": (lambda: _body(f"<w:tbl>{row * 1_500}</w:tbl>"), "标记太多"),
        "many characters": (lambda: _body(paragraph("某" * 600_000)), "万字以上"),
        "many tabs": (lambda: _body("<w:p><w:r>" + "<w:tab/>" * 500_000 + "</w:r></w:p>"), "标记太多"),
    }


def _others(scale: int) -> dict[str, Case]:
    return {
        "empty": (lambda: b"", "空的"),
        "spaces only": (lambda: b" " * 5_000_000 * scale, "空的" if scale == 1 else "MB"),
        "text and spaces": (lambda: "某".encode() + b" " * 4_000_000 * min(scale, 9), "MB"),
        "picture": (lambda: b"\x89PNG\r\n\x1a\n" + bytes(100), "图片"),
        "program": (lambda: b"MZ" + bytes(100), "程序"),
        "archive": (lambda: b"Rar!\x1a\x07\x00" + bytes(100), "压缩包"),
        "spreadsheet": (
            lambda: packed({"xl/workbook.xml": b"<a/>", "[Content_Types].xml": b"<a/>"}),
            "电子表格",
        ),
        "OFD": (lambda: packed({"OFD.xml": b"<a/>"}), "OFD"),
        "locked document": (lambda: _ole("EncryptedPackage"), "密码"),
        "old spreadsheet": (lambda: _ole("Workbook"), "电子表格"),
        "damaged OLE": (lambda: _ole("Other"), "不是 Word"),
        "random bytes": (lambda: zlib.compress(bytes(range(256)) * 40)[2:] * 3, "不是文本"),
    }


def _pdfs(scale: int) -> dict[str, Case]:
    many = 4_000 * scale
    return {
        "scan": (lambda: pdf([b""]), "扫描"),
        "locked PDF": (_locked_pdf, "密码"),
        "damaged PDF": (lambda: b"%PDF-1.7\n" + b"\0" * 500, "已损坏"),
        "PDF of many objects": (lambda: pdf([b""], extra=(b"<</A 1>>",) * many), "扫描"),
        "PDF of many packed objects": (lambda: _packed_objects(10_000 * scale), "PDF"),
        "PDF of many pages": (lambda: pdf([b""] * 201), "201 页"),
        "PDF with a bomb": (lambda: pdf([shows(b" " * 30_000) * 40 * scale], is_packed=True), "PDF"),
        "PDF of forms in forms": (_forms_in_forms, "PDF"),
        "PDF of deep arrays": (lambda: pdf([b"[" * 10_000 * scale]), "PDF"),
        "PDF of pages in a circle": (_pages_in_a_circle, "PDF"),
    }


_PARTS = {"_rels/.rels": RELATIONS.encode(), "word/_rels/document.xml.rels": WORD_RELATIONS.encode()}


def _raw(xml: str, encoding: str = "utf-8") -> bytes:
    return packed({**_PARTS, "word/document.xml": xml.encode(encoding)})


def _body(xml: str) -> bytes:
    return _raw(document(xml))


def _bomb(size: int, name: str = "word/document.xml") -> bytes:
    """A package with one part of spaces, written piece by piece."""
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as package:
        for part, content in _PARTS.items():
            package.writestr(part, content)
        if name != "word/document.xml":
            package.writestr("word/document.xml", document(""))
        with package.open(name, "w") as part_file:
            for _ in range(size // 1_000_000):
                part_file.write(b" " * 1_000_000)
    return buffer.getvalue()


def _method(method: int) -> bytes:
    buffer = BytesIO()
    with ZipFile(buffer, "w", method) as package:
        for name, content in {**_PARTS, "word/document.xml": document("").encode()}.items():
            package.writestr(name, content)
    return buffer.getvalue()


def _with_part(name: str) -> bytes:
    buffer = BytesIO(plain_docx())
    with ZipFile(buffer, "a") as package:
        info = ZipInfo("x" * len(name))
        info.filename = name
        package.writestr(info, document(""))
    return buffer.getvalue()


def _locked() -> bytes:
    """All entries marked as enciphered."""
    data = plain_docx()
    for mark, offset in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        at = data.find(mark)
        while at >= 0:
            data = data[: at + offset] + bytes([data[at + offset] | 1]) + data[at + offset + 1 :]
            at = data.find(mark, at + 4)
    return data


def _changed(data: bytes, mark: bytes, offset: int) -> bytes:
    """Every entry of the directory with one byte changed."""
    changed, at = bytearray(data), data.find(mark)
    while at >= 0:
        changed[at + offset] ^= 0x5A
        at = data.find(mark, at + 4)
    return bytes(changed)


def _zip64() -> bytes:
    """A directory said to begin 2^60 bytes on, by the records of zip64."""
    data = plain_docx()
    end = data.rfind(b"PK\x05\x06")
    record = struct.pack("<4sQ2H2L4Q", b"PK\x06\x06", 44, 45, 45, 0, 0, 5, 5, 1 << 60, 1 << 60)
    locator = struct.pack("<4sLQL", b"PK\x06\x07", 0, end, 1)
    old = data[end : end + 8] + b"\xff\xff\xff\xff" + b"\xff" * 8 + b"\0\0"
    return data[:end] + record + locator + old


def _circle_of_parts() -> bytes:
    target = RELATIONS.replace("word/document.xml", "_rels/.rels")
    return packed({"_rels/.rels": target.encode()})


def _ole(stream: str) -> bytes:
    return bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504) + stream.encode("utf-16-le") + bytes(600)


def _locked_pdf() -> bytes:
    key = b"<" + b"41" * 32 + b">"
    lock = b"/Encrypt<</Filter/Standard/V 1/R 2/O %s/U %s/P -4>>/ID[<41><41>]" % (key, key)
    return pdf([shows(b"text")], trailer=lock)


def _forms_in_forms() -> bytes:
    """Thirty forms, each of which draws the next one ten times."""
    first, forms = 6, 30
    head = b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X %d 0 R>>>>"
    extra = tuple(stream(b"/X Do " * 10, head % (first + number + 1)) for number in range(forms)) + (
        stream(shows(b"x"), b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]"),
    )
    return pdf([b"/X Do"], extra=extra, resources=b"/XObject<</X @ 0 R>>")


def _packed_objects(count: int) -> bytes:
    """A page whose contents are this many objects, all in one packed object."""
    first = 6
    numbers = range(first, first + count)
    places = " ".join(f"{number} {2 * index}" for index, number in enumerate(numbers)).encode() + b" "
    head = b"/Type/ObjStm/N %d/First %d" % (count, len(places))
    contents = b"[" + b" ".join(b"%d 0 R" % number for number in numbers) + b"]"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>",
        contents,
        stream(places + b"1 " * count, head, is_packed=True),
    ]
    parts, table = [b"%PDF-1.7\n"], struct.pack(">BIH", 0, 0, 0)
    for number, content in enumerate(objects, 1):
        table += struct.pack(">BIH", 1, sum(map(len, parts)), 0)
        parts.append(b"%d 0 obj\n%s\nendobj\n" % (number, content))
    table += b"".join(struct.pack(">BIH", 2, 5, index & 0xFFFF) for index in range(count))
    at, size = sum(map(len, parts)), first + count
    cross = stream(table, b"/Type/XRef/W[1 4 2]/Root 1 0 R/Size %d" % size, is_packed=True)
    parts.append(b"%d 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF" % (size, cross, at))
    return b"".join(parts)


def _pages_in_a_circle() -> bytes:
    return pdf_file([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 9>>"])
