"""The floor: the least work that writes the same .docx.

The WordprocessingML is complete except for the document number; its paragraphs are joined and packed by a
minimal ZIP writer, with the other parts compressed once. Nothing is read, composed, laid out or checked.
"""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from pathlib import Path
from typing import NamedTuple
from zipfile import ZipFile

from bench_letters import Writer

_DOCUMENT = "word/document.xml"
_DAY = 0x21  # 1980-01-01 in ZIP's format
_LOCAL, _CENTRAL, _END = "<4s5H3I2H", "<4s6H3I5H2I", "<4s4H2IH"


class Part(NamedTuple):
    """A compressed part of a package."""

    name: bytes
    crc: int
    size: int
    packed: bytes


def writer(package: bytes, number: str) -> Writer:
    """Return a writer of copies of a package in which `number` is replaced."""
    with ZipFile(BytesIO(package)) as parts:
        texts = {name: parts.read(name) for name in parts.namelist()}
    pieces = texts.pop(_DOCUMENT).decode().split("<w:p>")
    place = next(index for index, piece in enumerate(pieces) if number in piece)
    before, after = pieces[place].split(number)
    static = [_packed(name, text) for name, text in texts.items()]

    def write(count: int, path: Path) -> None:
        pieces[place] = f"{before}第{count}号{after}"
        path.write_bytes(_zipped([*static, _packed(_DOCUMENT, "<w:p>".join(pieces).encode())]))

    return write


def _packed(name: str, content: bytes) -> Part:
    packer = zlib.compressobj(6, zlib.DEFLATED, -15)
    packed = packer.compress(content) + packer.flush()
    return Part(name.encode(), zlib.crc32(content), len(content), packed)


def _zipped(parts: list[Part]) -> bytes:
    """Return the archive of compressed parts."""
    content: list[bytes] = []
    directory: list[bytes] = []
    at = 0
    for name, crc, size, packed in parts:
        known = (20, 0, 8, 0, _DAY, crc, len(packed), size, len(name), 0)
        content += (struct.pack(_LOCAL, b"PK\3\4", *known), name, packed)
        directory += (struct.pack(_CENTRAL, b"PK\1\2", 20, *known, 0, 0, 0, 0, at), name)
        at += struct.calcsize(_LOCAL) + len(name) + len(packed)
    entries = b"".join(directory)
    end = struct.pack(_END, b"PK\5\6", 0, 0, len(parts), len(parts), len(entries), at, 0)
    return b"".join((*content, entries, end))
