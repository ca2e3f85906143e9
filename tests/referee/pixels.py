"""Horizontal rules found in the picture of a printed page.

The vectors of a PDF are what should be drawn, the picture is what is seen. A pixel at 300 dpi is 0.085 mm
wide, so an edge is known to about 0.1 mm.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import pypdfium2
from PIL import Image, ImageChops

from tests.referee import RefereeMissing

DPI = 300
MM_PER_PIXEL = 25.4 / DPI
SHORTEST_MM = 50.0
HALF = 128  # a channel below it is more ink than paper
_LONG_RUN = re.compile(rb"\xff{%d,}" % round(SHORTEST_MM / MM_PER_PIXEL))


@dataclass(frozen=True, slots=True)
class PixelRule:
    """A horizontal rule in millimetres from the paper's upper left corner; `colour` is red or black."""

    page: int
    left: float
    right: float
    top: float
    bottom: float
    colour: str


@dataclass(slots=True)
class _Run:
    """An area of coloured pixels, from column `left` and row `top` to before `right` and `bottom`."""

    left: int
    right: int
    top: int
    bottom: int


def rules(pdf: Path, pages: Iterable[int] | None = None) -> list[PixelRule]:
    """Return the rules of 50 mm and more on some pages (from 1; None is all), top to bottom.

    A page takes about half a second.
    """
    if pages is None:
        with closing(pypdfium2.PdfDocument(pdf)) as document:
            pages = range(1, len(document) + 1)
    return [rule for page in pages for rule in _rules(page, _picture(pdf, page))]


def _picture(pdf: Path, page: int) -> Image.Image:
    """Render a page as a picture in colour."""
    program = shutil.which("pdftoppm")
    if program is None:
        raise RefereeMissing("pdftoppm is not installed: apt-get install poppler-utils")
    command = [program, "-r", str(DPI), "-f", str(page), "-l", str(page), str(pdf)]
    done = subprocess.run(command, capture_output=True, check=True)
    return Image.open(BytesIO(done.stdout)).convert("RGB")


def _rules(page: int, picture: Image.Image) -> Iterator[PixelRule]:
    for run in _runs(_ink(picture)):
        left, right, top, bottom = (
            edge * MM_PER_PIXEL for edge in (run.left, run.right, run.top, run.bottom)
        )
        yield PixelRule(page, left, right, top, bottom, _colour(picture, run))


def _ink(picture: Image.Image) -> Image.Image:
    """Return a mask: 255 for coloured pixels, 0 for paper."""
    red, green, blue = picture.split()
    darkest = ImageChops.darker(ImageChops.darker(red, green), blue)
    return darkest.point([255 if value < HALF else 0 for value in range(256)])


def _runs(ink: Image.Image) -> list[_Run]:
    """Return the long runs of ink, joined across neighbouring rows of pixels."""
    data, width = ink.tobytes(), ink.width
    found: list[_Run] = []
    for row in range(ink.height):
        for match in _LONG_RUN.finditer(data, row * width, (row + 1) * width):
            left, right = (at - row * width for at in match.span())
            above = (run for run in found if run.bottom >= row and run.left < right and left < run.right)
            if (run := next(above, None)) is None:
                found.append(_Run(left, right, row, row + 1))
            else:
                run.left, run.right, run.bottom = min(run.left, left), max(run.right, right), row + 1
    return found


def _colour(picture: Image.Image, run: _Run) -> str:
    """Return the colour in the middle of a rule."""
    pixel = picture.getpixel(((run.left + run.right) // 2, (run.top + run.bottom) // 2))
    red, green, blue = pixel if isinstance(pixel, tuple) else (0, 0, 0)
    return "red" if red >= HALF > max(green, blue) else "black"
