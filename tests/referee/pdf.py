"""The content of PDF pages: glyphs by their origin, and horizontal lines."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pypdfium2
from pypdfium2 import raw

from tests.referee.corrections import MAY_BREAK, MUST_NOT_BREAK

MM_PER_POINT = 25.4 / 72
INVISIBLE = {MAY_BREAK, MUST_NOT_BREAK}  # marks of `corrections`, not of the document
PDFIUM_HYPHEN = "\x02"  # what it makes of a hyphen at the end of a line


@dataclass(frozen=True, slots=True)
class Glyph:
    """One printed character; positions are from the upper left corner of the paper."""

    page: int  # 1 for the first
    text: str
    x_mm: float  # where its advance begins
    right_mm: float  # where its advance ends
    baseline_mm: float
    size_pt: float
    font: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A horizontal line in millimetres; `top` and `bottom` are its edges."""

    page: int
    left: float
    right: float
    top: float
    bottom: float

    @property
    def thickness(self) -> float:
        return self.bottom - self.top


@dataclass(frozen=True, slots=True)
class Paper:
    """One page: its size in millimetres, glyphs and rules."""

    width: float
    height: float
    glyphs: tuple[Glyph, ...]  # without spaces, in file order
    rules: tuple[Rule, ...]  # from top to bottom


def papers(pdf: Path) -> list[Paper]:
    """Return the pages of a PDF."""
    with closing(pypdfium2.PdfDocument(pdf)) as document:
        return [_paper(document[index], index + 1) for index in range(len(document))]


def _paper(page: Any, number: int) -> Paper:
    width, height = page.get_size()
    glyphs, rules = tuple(_glyphs(page, number, height)), tuple(_rules(page, number, height))
    return Paper(
        width * MM_PER_POINT, height * MM_PER_POINT, glyphs, tuple(sorted(rules, key=lambda rule: rule.top))
    )


def _glyphs(page: Any, number: int, height: float) -> Iterator[Glyph]:
    text = page.get_textpage()
    x, y, box, matrix = ctypes.c_double(), ctypes.c_double(), raw.FS_RECTF(), raw.FS_MATRIX()
    for index in range(text.count_chars()):
        char = chr(raw.FPDFText_GetUnicode(text, index))
        if char.isspace() or char in INVISIBLE or raw.FPDFText_IsGenerated(text, index) == 1:
            continue
        raw.FPDFText_GetCharOrigin(text, index, x, y)
        raw.FPDFText_GetLooseCharBox(text, index, box)
        raw.FPDFText_GetMatrix(text, index, matrix)
        yield Glyph(
            number,
            "-" if char == PDFIUM_HYPHEN else char,
            x.value * MM_PER_POINT,
            box.right * MM_PER_POINT,
            (height - y.value) * MM_PER_POINT,
            raw.FPDFText_GetFontSize(text, index) * matrix.a,
            _font(text, index),
        )


def _font(text: Any, index: int) -> str:
    name, flags = ctypes.create_string_buffer(64), ctypes.c_int()
    raw.FPDFText_GetFontInfo(text, index, name, len(name), flags)
    return name.value.decode().rpartition("+")[2]


def _rules(page: Any, number: int, height: float) -> Iterator[Rule]:
    """Yield the strokes wider than high; their bounds are the path's, widened by a whole stroke."""
    for drawn in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH]):
        left, bottom, right, top = drawn.get_bounds()
        stroke = (top - bottom) / 2
        if right - left > 4 * (top - bottom):
            edges = (left + stroke, right - stroke, height - top + stroke / 2, height - bottom - stroke / 2)
            yield Rule(number, *(edge * MM_PER_POINT for edge in edges))
