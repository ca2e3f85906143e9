"""Workbooks of the old kind (.xls, BIFF8 in an OLE file), made for tests."""

from __future__ import annotations

import struct
from collections.abc import Sequence

_SECTOR, _END, _FAT = 512, 0xFFFFFFFE, 0xFFFFFFFD


def old_workbook(rows: Sequence[Sequence[str | float]], name: str = "甲") -> bytes:
    """Return an .xls of one sheet."""
    return ole({"Workbook": old_stream(rows, name)})


def old_stream(rows: Sequence[Sequence[str | float]], name: str = "甲", more: bytes = b"") -> bytes:
    """Return the records of a workbook of one sheet; `more` are added to its head and to the sheet."""
    texts = list(dict.fromkeys(cell for row in rows for cell in row if isinstance(cell, str)))
    shared = struct.pack("<2I", len(texts), len(texts)) + b"".join(map(_text, texts))
    sheet_name = struct.pack("<2B", len(name), 1) + name.encode("utf-16-le")
    head = _bof(5) + record(0x42, struct.pack("<H", 1200)) + more
    tail = record(0xFC, shared) + record(0x0A)
    at = len(head) + 4 + 6 + len(sheet_name) + len(tail)
    globals_ = head + record(0x85, struct.pack("<I2B", at, 0, 0) + sheet_name) + tail
    width = max(map(len, rows), default=0)
    cells = [record(0x200, struct.pack("<2I3H", 0, len(rows), 0, width, 0)), more]
    for at_row, row in enumerate(rows):
        for column, cell in enumerate(row):
            place = struct.pack("<3H", at_row, column, 0)
            if isinstance(cell, str):
                cells.append(record(0xFD, place + struct.pack("<I", texts.index(cell))))
            else:
                cells.append(record(0x203, place + struct.pack("<d", cell)))
    return globals_ + _bof(0x10) + b"".join(cells) + record(0x0A)


def record(kind: int, content: bytes = b"") -> bytes:
    """Return one record of a BIFF stream."""
    return struct.pack("<2H", kind, len(content)) + content


def _bof(kind: int) -> bytes:
    return record(0x809, struct.pack("<4H2I", 0x600, kind, 0x0DBB, 0x07CC, 0, 6))


def _text(text: str) -> bytes:
    return struct.pack("<HB", len(text), 1) + text.encode("utf-16-le")


def ole(streams: dict[str, bytes]) -> bytes:
    """Return an OLE file of streams, each padded to 4096 bytes so that it has sectors of its own."""
    table, sectors = [_FAT], [b""]
    entries = [_entry("Root Entry", 5, _END, 0, child=1)]
    contents = []
    first = 2
    for name, content in streams.items():
        content = content.ljust(4096, b"\0")
        content += b"\0" * (-len(content) % _SECTOR)
        count = len(content) // _SECTOR
        contents.append((first, count, content))
        entries.append(_entry(name, 2, first, len(content)))
        first += count
    table.append(_END)
    for begin, count, content in contents:
        table += [*range(begin + 1, begin + count), _END]
        sectors.append(content)
    fat = struct.pack(f"<{len(table)}I", *table).ljust(_SECTOR, b"\xff")
    head = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16) + struct.pack("<5H6x", 0x3E, 3, 0xFFFE, 9, 6)
    head += struct.pack("<9I", 0, 1, 1, 0, 4096, _END, 0, _END, 0)
    head += struct.pack("<109I", 0, *([0xFFFFFFFF] * 108))
    return head + fat + b"".join(entries).ljust(_SECTOR, b"\0") + b"".join(sectors)


def _entry(name: str, kind: int, first: int, size: int, child: int = 0xFFFFFFFF) -> bytes:
    text = name.encode("utf-16-le") + b"\0\0"
    none = 0xFFFFFFFF
    return (
        text.ljust(64, b"\0")
        + struct.pack("<H2B3I", len(text), kind, 1, none, none, child)
        + bytes(36)
        + struct.pack("<IQ", first, size)
    )
