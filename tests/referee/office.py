"""Printing .docx files with LibreOffice, and reading the printed lines back from the PDF.

The files go through flat ODT, where what LibreOffice reads wrongly from a .docx is put right.
"""

import os
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pdfplumber

from . import RefereeMissing
from .corrections import (
    MAY_BREAK,
    MUST_NOT_BREAK,
    correct_flags,
    correct_lines,
    read_tables,
)

MM_PER_POINT = 25.4 / 72
PAPER_END_MM = 297.0  # A4
TEXT_END_MM = 266.0  # below both type areas (262.0 and 264.4 mm), above the page number (270 mm)
SAME_LINE_MM = 0.7  # faces of different sizes on one line share a baseline but for rounding
TIMEOUT = 300  # seconds for one call of soffice
INVISIBLE = {MAY_BREAK, MUST_NOT_BREAK}  # marks of `corrections`, not of the document


@dataclass(frozen=True, slots=True)
class Glyph:
    """One printed character. Lengths are measured from the upper left corner of the paper."""

    page: int  # 1 for the first
    text: str
    x_mm: float  # where its advance begins
    right_mm: float  # where its advance ends
    baseline_mm: float
    size_pt: float
    font: str


def render(docx_files: Sequence[Path], work: Path, fonts: Path, *, for_lines: bool = True) -> list[Path]:
    """Print .docx files to PDF files in `work`, in the same order.

    `work` is a folder of this call alone: LibreOffice keeps its profile in it. `fonts` is the
    fontconfig file that `stand_in_fonts` returns. The files need different names, whatever folders
    they are in. `for_lines` makes the line breaks those of the document's own settings, at the cost
    of a right edge 0.7 mm too far out: leave it off to measure millimetres.
    """
    names = [file.stem for file in docx_files]
    if len(set(names)) < len(names):
        raise ValueError(f"files to print at one time need different names: {names}")
    flat_files = _convert(docx_files, "fodt", work / "flat", fonts)
    for docx, flat in zip(docx_files, flat_files, strict=True):
        correct_flags(flat)
        if for_lines:
            correct_lines(flat, read_tables(docx))
    return _convert(flat_files, "pdf", work / "pdf", fonts)


def _convert(files: Sequence[Path], kind: str, target: Path, fonts: Path) -> list[Path]:
    """Let LibreOffice convert all files in one call; each result is checked to be there."""
    if not files:
        return []
    program = shutil.which("soffice")
    if program is None:
        raise RefereeMissing("soffice is not installed: apt-get install libreoffice-writer-nogui")
    profile = (target.parent / "profile").resolve().as_uri()
    command = [program, f"-env:UserInstallation={profile}", "--headless", "--convert-to", kind]
    command += ["--outdir", str(target.resolve()), *(str(file.resolve()) for file in files)]
    results = [target / f"{file.stem}.{kind}" for file in files]
    for result in results:
        result.unlink(missing_ok=True)
    env = _environment(fonts)
    done = subprocess.run(command, env=env, capture_output=True, text=True, timeout=TIMEOUT)
    if missing := [result.name for result in results if not result.is_file()]:
        raise RuntimeError(f"LibreOffice made no {', '.join(missing)}: {done.stdout}{done.stderr}")
    return results


def _environment(fonts: Path) -> dict[str, str]:
    """The environment for LibreOffice: our fonts only, no display, one language everywhere."""
    ours = {"SAL_USE_VCLPLUGIN": "svp", "LC_ALL": "C.UTF-8"}
    return {**os.environ, **ours, "FONTCONFIG_FILE": str(fonts.resolve())}


def glyphs(pdf: Path) -> list[Glyph]:
    """Every printed character but spaces, page after page, in the order of the PDF file."""
    with pdfplumber.open(pdf) as document:
        return [
            _glyph(number, page.height, character)
            for number, page in enumerate(document.pages, 1)
            for character in page.chars
            if not character["text"].isspace() and character["text"] not in INVISIBLE
        ]


def _glyph(page: int, height: float, character: dict[str, Any]) -> Glyph:
    """A character of pdfplumber in millimetres, placed by its matrix: boxes depend on faces."""
    x, y = character["matrix"][4], height - character["matrix"][5]
    return Glyph(
        page=page,
        text=character["text"],
        x_mm=x * MM_PER_POINT,
        right_mm=character["x1"] * MM_PER_POINT,
        baseline_mm=y * MM_PER_POINT,
        size_pt=character["size"],
        font=character["fontname"].rpartition("+")[2],
    )


def lines_of(pdf: Path, end_mm: float = PAPER_END_MM) -> list[list[list[Glyph]]]:
    """The glyphs of every page as lines from top to bottom, each from left to right.

    Lines whose baseline lies below `end_mm` are left out: TEXT_END_MM leaves out the page number.
    """
    with pdfplumber.open(pdf) as document:
        count = len(document.pages)
    pages: list[list[Glyph]] = [[] for _ in range(count)]
    for glyph in glyphs(pdf):
        if glyph.baseline_mm <= end_mm:
            pages[glyph.page - 1].append(glyph)
    return [_lines(page) for page in pages]


def _lines(page: list[Glyph]) -> list[list[Glyph]]:
    """The glyphs of one page by baseline."""
    lines: list[list[Glyph]] = []
    for glyph in sorted(page, key=lambda glyph: glyph.baseline_mm):
        if not lines or glyph.baseline_mm - lines[-1][0].baseline_mm > SAME_LINE_MM:
            lines.append([])
        lines[-1].append(glyph)
    return [sorted(line, key=lambda glyph: glyph.x_mm) for line in lines]


def pages_of(pdf: Path, end_mm: float = PAPER_END_MM) -> list[list[str]]:
    """The printed lines of every page, top to bottom, as text without spaces.

    Mark, number and page number are lines too; with `end_mm` at TEXT_END_MM the page number is left
    out. Blank lines print nothing and are not in the list; the baselines of `lines_of` show them.
    """
    pages = lines_of(pdf, end_mm)
    return [["".join(glyph.text for glyph in line) for line in page] for page in pages]
