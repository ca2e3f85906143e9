"""A small TrueType font that stands in for every font that a PDF names but does not hold.

PDFium drops a text of one character whose shape is empty, as it is where the machine has no font for it. In
this font every character is a box, so that what is read does not depend on the fonts of the machine. A PDF
states the widths of its characters; the boxes are no wider, for they would count as the character's place.
"""

from __future__ import annotations

import struct

_ASCENT, _DESCENT = 880, -120  # of 1000 units an em
_GLYPHS = ((500, 200), (500, 200), (1000, 1000))  # advance and width of each box, the first for no character
_CHARACTERS = (  # first and last character, glyph
    (0x20, 0x2E7F, 1),
    (0x2E80, 0xDFFF, 2),
    (0xE000, 0xF8FF, 1),  # characters of fonts of symbols
    (0xF900, 0x10FFFF, 2),
)
_BOUNDS = (0, _DESCENT, 1000, _ASCENT)  # left, lower, right and upper edge of the widest box
_VERSION = bytes((0, 1, 0, 0))
_ENCODINGS = ((0, 4), (3, 1), (3, 10))  # platforms and encodings of Unicode under which PDFium looks


def stand_in_font() -> bytes:
    """Return the font file."""
    boxes = [_box(width) for _, width in _GLYPHS]
    places = [sum(map(len, boxes[:count])) for count in range(len(boxes) + 1)]
    return _file(
        {
            b"cmap": _cmap(),
            b"glyf": b"".join(boxes),
            b"head": struct.pack(
                ">4sIIIHHqqhhhhHHhhh", _VERSION, 0, 0, 0x5F0F3CF5, 0, 1000, 0, 0, *_BOUNDS, 0, 8, 2, 1, 0
            ),
            b"hhea": struct.pack(
                ">4s3hH5h12xH", _VERSION, _ASCENT, _DESCENT, 0, 1000, 0, 0, 1000, 1, 0, len(boxes)
            ),
            b"hmtx": b"".join(struct.pack(">Hh", advance, 0) for advance, _ in _GLYPHS),
            b"loca": struct.pack(f">{len(places)}I", *places),
            b"maxp": struct.pack(">4sHHH22x", _VERSION, len(boxes), 4, 1),
        }
    )


def _box(width: int) -> bytes:
    """Return the outline of a box: bounds, last point, and the steps to its four points, across then up."""
    height = _ASCENT - _DESCENT
    steps = (0, 0, width, 0, _DESCENT, height, 0, -height)
    outline = struct.pack(">5hHH4B8h", 1, 0, _DESCENT, width, _ASCENT, 3, 0, 1, 1, 1, 1, *steps)
    return _padded(outline)


def _cmap() -> bytes:
    """Return the table from characters to glyphs, many characters to one (format 13), for every encoding."""
    at = 4 + 8 * len(_ENCODINGS)
    parts = [struct.pack(">HH", 0, len(_ENCODINGS))]
    parts += [struct.pack(">HHI", *encoding, at) for encoding in _ENCODINGS]
    parts.append(struct.pack(">HHIII", 13, 0, 16 + 12 * len(_CHARACTERS), 0, len(_CHARACTERS)))
    parts += [struct.pack(">III", *characters) for characters in _CHARACTERS]
    return b"".join(parts)


def _file(tables: dict[bytes, bytes]) -> bytes:
    """Return a font file of tables given by name, without checksums, which PDFium does not read."""
    at = 12 + 16 * len(tables)
    parts = [struct.pack(">4sHHHH", _VERSION, len(tables), 64, 2, 16 * len(tables) - 64)]
    for name, table in tables.items():
        parts.append(struct.pack(">4sIII", name, 0, at, len(table)))
        at += len(_padded(table))
    return b"".join([*parts, *map(_padded, tables.values())])


def _padded(table: bytes) -> bytes:
    return table + bytes(-len(table) % 4)
