"""The characters of a PDF with their positions, read by PDFium."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import cache
from typing import Any

from replydesk.importing.replies.readers.limits import MAX_CHARACTERS, Unreadable, broken, too_much
from replydesk.importing.replies.readers.pdf_stand_in import stand_in_font

MAX_PAGES = 200  # of a PDF
_HYPHEN = "\x02"  # PDFium's character for a hyphen at a line end
_PASSWORD = 4  # PDFium's error code for a missing password
_CHINESE_JAPANESE_KOREAN = (128, 129, 134, 136)  # PDFium's numbers of character sets
_HELD = (b"Courier", b"Helvetica", b"Times")  # fonts within PDFium, by the beginnings of their names


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character; positions are in points from the lower left corner of the page.

    `angle` is the direction of its line in degrees; `colour` is as printed on white (0xRRGGBB).
    """

    text: str
    left: float
    right: float
    baseline: float
    size: float
    angle: float = 0.0
    colour: int = 0

    @property
    def shade(self) -> int:
        """How pale the character is: 0 for any full colour, 255 for white."""
        return min(self.colour >> 16, self.colour >> 8 & 255, self.colour & 255)


@dataclass(frozen=True, slots=True)
class Paper:
    """One page: width and height in points, characters in file order."""

    width: float
    height: float
    glyphs: tuple[Glyph, ...]


def pages(data: bytes) -> list[Paper]:
    """Return the pages of a PDF. Raises Unreadable. From then on the process uses no fonts of the machine."""
    import pypdfium2

    _fonts()
    try:
        with closing(pypdfium2.PdfDocument(data)) as document:
            if len(document) > MAX_PAGES:
                raise too_much(f"PDF 有 {len(document)} 页，超过 {MAX_PAGES} 页")
            found: list[Paper] = []
            total = 0
            for index in range(len(document)):
                found.append(_paper(document[index], MAX_CHARACTERS - total))
                total += len(found[-1].glyphs)
            return found
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD:
            raise Unreadable("PDF 有密码，没有读入；请先取消密码") from error
        raise broken("PDF 已损坏") from error


@cache
def _fonts() -> Any:
    """Make PDFium use our stand-in for all fonts that neither a PDF nor PDFium holds.

    What is returned must live as long as PDFium.
    """
    from pypdfium2 import raw

    font = stand_in_font()

    def find(_info: Any, _weight: int, _slant: int, charset: int, _pitch: int, name: Any, _exact: Any) -> int:
        is_held = ctypes.string_at(name).startswith(_HELD)
        return int(charset in _CHINESE_JAPANESE_KOREAN or not is_held)  # 0 for PDFium's own

    def copy(_info: Any, _font: int, table: int, buffer: Any, size: int) -> int:
        if table:
            return 0  # only the whole file is asked for, and whether it is a collection of fonts
        if size >= len(font):
            ctypes.memmove(buffer, font, len(font))
        return len(font)

    kinds = dict(raw.FPDF_SYSFONTINFO._fields_)
    info = raw.FPDF_SYSFONTINFO(
        version=1, MapFont=kinds["MapFont"](find), GetFontData=kinds["GetFontData"](copy)
    )
    raw.FPDF_SetSystemFontInfo(info)
    return info


def _paper(page: Any, most: int) -> Paper:
    with closing(page):
        width, height = page.get_size()
        with closing(page.get_textpage()) as text:
            if text.count_chars() > most:
                raise too_much(f"PDF 有 {MAX_CHARACTERS // 10_000} 万字以上")
            return Paper(width, height, tuple(_glyphs(text)))


def _glyphs(text: Any) -> Iterator[Glyph]:
    """Yield the characters of a page, without those that PDFium inserts for gaps."""
    from pypdfium2 import raw

    x, y, box, matrix = ctypes.c_double(), ctypes.c_double(), raw.FS_RECTF(), raw.FS_MATRIX()
    colour = [ctypes.c_uint() for _ in range(4)]
    for index in range(text.count_chars()):
        if raw.FPDFText_IsGenerated(text, index) == 1:
            continue
        code = raw.FPDFText_GetUnicode(text, index)
        char = chr(code) if code <= 0x10FFFF else "\0"
        raw.FPDFText_GetCharOrigin(text, index, x, y)
        raw.FPDFText_GetLooseCharBox(text, index, box)
        raw.FPDFText_GetMatrix(text, index, matrix)
        size = raw.FPDFText_GetFontSize(text, index) * math.hypot(matrix.c, matrix.d)
        numbers = (x.value, box.right, y.value, size)
        if all(map(math.isfinite, numbers)) and max(map(abs, numbers)) < 1e5:
            angle = math.degrees(math.atan2(matrix.b, matrix.a))
            right = max(box.right, x.value)
            shown = "-" if char == _HYPHEN else char
            yield Glyph(shown, x.value, right, y.value, size, angle, _colour(text, index, colour))


def _colour(text: Any, index: int, parts: Sequence[ctypes.c_uint]) -> int:
    """Return the colour of a character on white, by way of `parts`; of invisible text, black."""
    from pypdfium2 import raw

    if not raw.FPDFText_GetFillColor(text, index, *parts):
        return 0
    alpha = parts[3].value
    red, green, blue = (255 - (255 - part.value) * alpha // 255 for part in parts[:3])
    if min(red, green, blue) and raw.FPDFTextObj_GetTextRenderMode(
        raw.FPDFText_GetTextObject(text, index)
    ) in (raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_CLIP):
        return 0
    return red << 16 | green << 8 | blue
