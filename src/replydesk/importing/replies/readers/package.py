"""Parts of a Word file: a zip archive read in memory with its sizes counted, and safely parsed XML."""

from __future__ import annotations

import posixpath
import re
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from xml.etree.ElementTree import Element, ParseError, XMLParser
from zipfile import BadZipFile, ZipFile, ZipInfo

from replydesk.importing.replies.readers.limits import (
    MAX_DEPTH,
    MAX_ENTRIES,
    MAX_MARKS,
    MAX_PART,
    Unreadable,
    broken,
    too_much,
)

RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"

# Namespaces of ISO 29500 Strict, and the usual (transitional) ones.
_STRICT = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/math",
        b"http://schemas.openxmlformats.org/officeDocument/2006/math",
    ),
)

_CENTRAL_ENTRY = b"PK\x01\x02"
_ENCODING = re.compile(rb"""^<\?xml[^>]{0,100}?encoding=["']([A-Za-z0-9._-]+)["']""")
_READ = 65_536
_STORED_OR_DEFLATED = (0, 8)
_MAX_TOTAL = 3 * MAX_PART

# Exceptions that zipfile raises for a malformed archive.
_ZIP_FAULTS = (
    BadZipFile,
    ValueError,
    NotImplementedError,
    RuntimeError,
    EOFError,
    OSError,
    OverflowError,
    struct.error,
    zlib.error,
    KeyError,
)


@dataclass(frozen=True, slots=True)
class Relation:
    """A relationship of a part: the last word of its type, and the name of the target part."""

    kind: str
    target: str


class ZipPackage:
    """A zip archive in memory. Parts are named as in the package, with `/`, case-insensitively.

    Raises Unreadable if it is damaged, encrypted, too large, or has abnormal part names.
    """

    def __init__(self, data: bytes) -> None:
        if data.count(_CENTRAL_ENTRY) > MAX_ENTRIES:
            raise too_much(f"压缩包里的文件超过 {MAX_ENTRIES} 个")
        self._zip = _open_zip(data)
        self._parts = _parts_by_name(self._zip)
        self._left = _MAX_TOTAL
        self._marks_left = MAX_MARKS
        self._relations: dict[str, list[Relation]] = {}

    def __contains__(self, name: str) -> bool:
        return name.lower() in self._parts

    def names(self) -> Iterator[str]:
        """Return the names of all parts, in lower case."""
        return iter(self._parts)

    def read(self, name: str, most: int = MAX_PART) -> bytes:
        """Return the bytes of a part, counting them while unpacking. Raises Unreadable above `most`."""
        info = self._parts.get(name.lower())
        if info is None:
            raise broken(f"文件里缺少“{name}”")
        if info.flag_bits & 1:
            raise Unreadable("文件有密码，没有读入；请先在 Word 里取消密码")
        if info.compress_type not in _STORED_OR_DEFLATED:
            raise broken("压缩包用了少见的压缩方法")
        most = min(most, self._left)
        content = self._unpack(info, most)
        if len(content) > most:
            raise too_much(f"文件里的“{name}”展开后超过 {MAX_PART // 1_000_000} MB")
        self._left -= len(content)
        return content

    def _unpack(self, info: ZipInfo, most: int) -> bytes:
        pieces, size = [], 0
        try:
            with self._zip.open(info) as part:
                while size <= most and (piece := part.read(_READ)):
                    pieces.append(piece)
                    size += len(piece)
        except _ZIP_FAULTS as error:
            raise broken("文件不完整或已损坏") from error
        return b"".join(pieces)

    def xml(self, name: str) -> Element:
        """Return the root element of a part. Raises Unreadable if all parts together have too many marks."""
        return self.parsed(self.read(name))

    def parsed(self, data: bytes) -> Element:
        """Return the root element of the text of a part; its tags and attributes are counted."""
        self._marks_left -= count_marks(data)
        if self._marks_left < 0:
            raise too_much("文件里的标记太多")
        return parse_xml(data)

    def relations(self, part: str = "") -> list[Relation]:
        """Return the internal relationships of a part; "" is the package itself."""
        if part not in self._relations:
            self._relations[part] = self._read_relations(part)
        return self._relations[part]

    def _read_relations(self, part: str) -> list[Relation]:
        folder, name = posixpath.split(part)
        path = posixpath.join(folder, "_rels", f"{name}.rels")
        if path not in self:
            return []
        return [
            Relation(
                each.get("Type", "").rpartition("/")[2],
                posixpath.normpath(posixpath.join("/", folder, each.get("Target", ""))).lstrip("/"),
            )
            for each in self.xml(path).iter(RELATIONSHIP)
            if each.get("TargetMode") != "External"
        ]

    def related(self, part: str, kind: str) -> list[str]:
        """Return the names of the existing parts that a part has relationships of this kind to."""
        found = (each.target for each in self.relations(part) if each.kind == kind)
        return [name for name in dict.fromkeys(found) if name in self]


def core_properties(package: ZipPackage) -> dict[str, str]:
    """Return the properties that every file may have, by the last words of their names."""
    found = {}
    for part in package.related("", "core-properties")[:1]:
        for each in package.xml(part):
            found[each.tag.rpartition("}")[2]] = (each.text or "").strip()
    return found


def _open_zip(data: bytes) -> ZipFile:
    try:
        return ZipFile(BytesIO(data))
    except _ZIP_FAULTS as error:
        raise broken("文件不完整或已损坏") from error


def _parts_by_name(archive: ZipFile) -> dict[str, ZipInfo]:
    parts: dict[str, ZipInfo] = {}
    for info in archive.infolist():
        name = info.filename.replace("\\", "/").lower()
        if name.startswith("/") or ".." in name.split("/"):
            raise broken("压缩包里有不正常的路径")
        if name in parts and not name.endswith("/"):
            raise broken(f"压缩包里有两个“{info.filename}”")
        parts[name] = info
    return parts


def count_marks(data: bytes) -> int:
    """Return the number of tags and attributes in a text, or more; a closing tag counts as well."""
    return data.count(b"<") + data.count(b"=")


def parse_xml(data: bytes) -> Element:
    """Return the root of an XML document without a DTD (so without entities), in the usual namespaces."""
    text = _as_utf8(data)
    if b"<!DOCTYPE" in text or b"<!ENTITY" in text:
        raise broken("文件里有不该有的实体声明")
    if count_marks(text) > MAX_MARKS:
        raise too_much("文件里的标记太多")
    for strict, usual in _STRICT:
        text = text.replace(b'"' + strict + b'"', b'"' + usual + b'"')
    parser = XMLParser(encoding="utf-8")
    try:
        parser.feed(text)
        root: Element = parser.close()
    except (ParseError, ValueError, LookupError) as error:
        raise broken("文件的内容不合格式") from error
    if is_deeper(root, MAX_DEPTH):
        raise too_much(f"文件里的标记套了 {MAX_DEPTH} 层以上")
    return root


def is_deeper(root: Element, depth: int) -> bool:
    """Return True if elements are nested deeper than `depth`."""
    level = [root]
    for _ in range(depth):
        level = [child for element in level for child in element]
        if not level:
            return False
    return True


def _as_utf8(data: bytes) -> bytes:
    """Return the document in UTF-8; a package may also hold UTF-16."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _recode(data, "utf-16")
    if data[:4] in (b"<\0?\0", b"<\0w\0"):
        return _recode(data, "utf-16-le")
    if data[:4] in (b"\0<\0?", b"\0<\0w"):
        return _recode(data, "utf-16-be")
    named = _ENCODING.match(data.removeprefix(b"\xef\xbb\xbf"))
    encoding = named[1].decode().lower() if named else "utf-8"
    if encoding.startswith(("gb", "utf-16")):
        return _recode(data, "gb18030" if encoding.startswith("gb") else "utf-8")
    return data


def _recode(data: bytes, encoding: str) -> bytes:
    try:
        return data.decode(encoding).encode()
    except UnicodeError as error:
        raise broken("文件的编码不对") from error
