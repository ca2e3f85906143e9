"""Reading of any file as a `Source`; the kind of file is detected by its bytes, not by its name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from replydesk.importing.replies.readers.limits import (
    MAX_BYTES,
    MAX_CELLS,
    MAX_CHARACTERS,
    MAX_LINES,
    Unreadable,
    broken,
    too_much,
)
from replydesk.importing.replies.readers.mht import is_archive
from replydesk.importing.replies.readers.redlines import refuse_printed_redline
from replydesk.importing.replies.source import Source

_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_HEAD = 2_048
_BEGINS_PAGE = re.compile(
    r"<(?:!doctype\s++html|html|head|body|meta|title|div|p|table|span|style|script)\b", re.IGNORECASE
)

_PACKED = "压缩包"
_UNPACK = f"这是{_PACKED}，没有读入；请先解压，再选里面的文件或文件夹"

# First bytes of files that never hold a letter as text.
_OTHERS = (
    (b"\x89PNG", "图片"),
    (b"\xff\xd8\xff", "图片"),
    (b"GIF8", "图片"),
    (b"BM", "图片"),
    (b"II*\0", "图片"),
    (b"MM\0*", "图片"),
    (b"Rar!", _PACKED),
    (b"7z\xbc\xaf", _PACKED),
    (b"\x1f\x8b", _PACKED),
    (b"MZ", "程序"),
    (b"\x7fELF", "程序"),
)

_OLE_KINDS = (
    ("EncryptedPackage", "文件有密码，没有读入；请先在 Word 里取消密码"),
    ("Workbook", "这是电子表格，不是答复，没有读入；请核对文件"),
    ("PowerPoint Document", "这是演示文稿，不是答复，没有读入；请核对文件"),
)


def read_source(data: bytes, name: str) -> Source:
    """Return the lines of a file. `name` is only used in messages.

    Raises Unreadable, with `name` and the reason in Chinese, and nothing else: a fault in a reader is
    reported as a malformed file.
    """
    try:
        return read_content(data)
    except Unreadable as error:
        raise Unreadable(f"{name}：{error}") from error
    except Exception as error:
        raise Unreadable(f"{name}：{broken('文件的内容不合格式')}") from error


def read_sources(files: Sequence[tuple[bytes, str]]) -> list[Source | Unreadable]:
    """Return the source, or the refusal, of each file (bytes, name); LibreOffice is started once."""
    others = {index: kind for index, (data, _) in enumerate(files) if (kind := foreign_kind(data))}
    found: dict[int, bytes | Unreadable] = {}
    if others:
        from replydesk.importing.replies.readers.office import to_docx

        converted = to_docx([(files[index][0], kind) for index, kind in others.items()])
        found = dict(zip(others, converted, strict=True))
    return [_or_reason(found.get(index, data), name) for index, (data, name) in enumerate(files)]


def _or_reason(data: bytes | Unreadable, name: str) -> Source | Unreadable:
    try:
        if isinstance(data, Unreadable):
            raise Unreadable(f"{name}：{data}")
        return read_source(data, name)
    except Unreadable as error:
        return error


def foreign_kind(data: bytes) -> str:
    """Return the suffix of a file that LibreOffice must open (.doc, .rtf, .odt, .xml), "" for others."""
    if len(data) > MAX_BYTES:
        return ""
    if data.startswith(_OLE):
        is_word = _in_directory("WordDocument", data) and not _in_directory("EncryptedPackage", data)
        return ".doc" if is_word else ""
    if data[:_HEAD].lstrip().startswith(b"{\\rtf"):
        return ".rtf"
    if data.startswith(_ZIP) and b"mimetypeapplication/vnd.oasis.opendocument.text" in data[:_HEAD]:
        return ".odt"
    return ".xml" if b"<?mso-application" in data[:_HEAD] else ""


def file_kind(data: bytes) -> str:
    """Return the kind of a file in a word for the clerk: Word, PDF, 网页, 文本, or its foreign kind."""
    if kind := foreign_kind(data):
        return kind.removeprefix(".")
    if data.startswith(_ZIP):
        return "Word"
    if b"%PDF-" in data[:1024]:
        return "PDF"
    return _other(data) or ("网页" if _is_page(data) or is_archive(data) else "文本")


def _other(data: bytes) -> str:
    """Return the kind of a file that never holds a letter as text, "" for any other."""
    for head, what in _OTHERS:
        if data.startswith(head) and (len(head) > 2 or b"\0" in data[:_HEAD]):
            return what
    return ""


def read_content(data: bytes) -> Source:
    """Return the lines of a file, no more than the limits. Raises Unreadable without the file's name."""
    source = _read(data)
    refuse_printed_redline(source)
    if len(source.lines) > MAX_LINES:
        raise too_much(f"文件有 {MAX_LINES} 段以上")
    if sum(len(line.cells) for line in source.lines) > MAX_CELLS:
        raise too_much(f"文件里的表格有 {MAX_CELLS // 10_000} 万格以上")
    characters = sum(len(line.text) + sum(map(len, line.cells)) for line in source.lines)
    if characters > MAX_CHARACTERS:
        raise too_much(f"文件有 {MAX_CHARACTERS // 10_000} 万字以上")
    return source


def _read(data: bytes) -> Source:
    if not data.strip(b"\0 \t\r\n"):
        raise Unreadable("文件是空的，没有读入；请核对文件")
    if len(data) > MAX_BYTES:
        raise too_much(f"文件有 {len(data) / 1e6:.0f} MB，超过 {MAX_BYTES // 1_000_000} MB")
    if kind := foreign_kind(data):
        return _read_by_office(data, kind)
    if data.startswith(_ZIP):
        return _read_zip(data)
    if data.startswith(_OLE):
        raise Unreadable(ole_reason(data))
    if b"%PDF-" in data[:1024]:
        from replydesk.importing.replies.readers.pdf import read_pdf

        return read_pdf(data)
    return _read_text(data)


def _read_by_office(data: bytes, kind: str) -> Source:
    from replydesk.importing.replies.readers.office import to_docx
    from replydesk.importing.replies.readers.word import read_word

    result = to_docx([(data, kind)])[0]
    if isinstance(result, Unreadable):
        raise result
    return read_word(result)


def _read_zip(data: bytes) -> Source:
    from replydesk.importing.replies.readers.package import ZipPackage
    from replydesk.importing.replies.readers.word import main_part, read_package

    package = ZipPackage(data)
    names = set(package.names())
    if "ofd.xml" in names:
        raise Unreadable("这是 OFD 版式文件，没有读入；请转换为 .docx 或 .pdf 再试")
    for folder, what in (("xl/", "电子表格"), ("ppt/", "演示文稿")):
        if any(name.startswith(folder) for name in names) and not main_part(package).startswith("word/"):
            raise Unreadable(f"这是{what}，不是答复，没有读入；请核对文件")
    return read_package(package)


def ole_reason(data: bytes) -> str:
    """Return the reason why an OLE file that is not a Word file is not read."""
    for stream, reason in _OLE_KINDS:
        if _in_directory(stream, data):
            return reason
    return "文件不是 Word 文件，或者已损坏，没有读入；请核对文件"


def _in_directory(stream: str, data: bytes) -> bool:
    """Return True if an OLE file names a stream; its names are in UTF-16."""
    return stream.encode("utf-16-le") in data


def _read_text(data: bytes) -> Source:
    if what := _other(data):
        raise Unreadable(_UNPACK if what == _PACKED else f"这是{what}，没有可以读入的文字；请核对文件")
    if _is_page(data) or is_archive(data):
        from replydesk.importing.replies.readers.html import read_html

        return read_html(data)
    from replydesk.importing.replies.readers.text import read_plain

    return read_plain(data)


def _is_page(data: bytes) -> bool:
    """Return True if a text begins as a web page, after an XML declaration and comments."""
    head = data[:_HEAD].decode("ascii", "replace").replace("\0", "").lstrip("\ufffd").lstrip()
    if head.startswith("<?xml"):
        head = head.partition(">")[2].lstrip()
    while head.startswith("<!--"):
        head = head.partition("-->")[2].lstrip()
    return bool(_BEGINS_PAGE.match(head))
