"""Printing .docx files with LibreOffice, and reading the printed lines back from the PDF.

The files are converted to flat ODT first, where faults of LibreOffice's import of .docx are corrected.
"""

import os
import shutil
import subprocess
from collections.abc import Iterable, Sequence
from pathlib import Path

from tests.referee import RefereeMissing
from tests.referee.corrections import correct, read_tables
from tests.referee.pdf import Glyph, papers

PAPER_END_MM = 297.0  # A4
TEXT_END_MM = 266.0  # below both type areas (262.0 and 264.4 mm), above the page number (270 mm)
SAME_LINE_MM = 0.7  # faces of different sizes on one line share a baseline but for rounding
TIMEOUT = 300  # seconds for one call of soffice


def render(docx_files: Sequence[Path], work: Path, fonts: Path, *, for_lines: bool = True) -> list[Path]:
    """Print .docx files to PDF files in `work`, in the same order.

    `work` must not be used by another call: LibreOffice keeps its profile there. `fonts` is the fontconfig
    file from `stand_in_fonts`. The files must have different names. `for_lines` makes lines as wide as Word's
    with smaller characters; use False to measure millimetres.
    """
    names = [file.stem for file in docx_files]
    if len(set(names)) < len(names):
        raise ValueError(f"files to print at one time need different names: {names}")
    flat_files = _convert(docx_files, "fodt", work / "flat", fonts)
    for docx, flat in zip(docx_files, flat_files, strict=True):
        correct(flat, read_tables(docx), widths=for_lines)
    return _convert(flat_files, "pdf", work / "pdf", fonts)


def _convert(files: Sequence[Path], kind: str, target: Path, fonts: Path) -> list[Path]:
    """Convert all files in one run of LibreOffice; check that each result exists."""
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
    """Return the environment for LibreOffice: only the stand-in fonts, no display, a fixed language."""
    ours = {"SAL_USE_VCLPLUGIN": "svp", "LC_ALL": "C.UTF-8"}
    return {**os.environ, **ours, "FONTCONFIG_FILE": str(fonts.resolve())}


def lines_of(pdf: Path, end_mm: float = PAPER_END_MM) -> list[list[list[Glyph]]]:
    """Return the glyphs of every page as lines from top to bottom, each from left to right.

    Lines whose baseline is below `end_mm` are left out: TEXT_END_MM leaves out the page number.
    """
    return [lines([glyph for glyph in paper.glyphs if glyph.baseline_mm <= end_mm]) for paper in papers(pdf)]


def lines(page: Iterable[Glyph]) -> list[list[Glyph]]:
    """Group the glyphs of one page into lines by baseline."""
    found: list[list[Glyph]] = []
    for glyph in sorted(page, key=lambda glyph: glyph.baseline_mm):
        if not found or glyph.baseline_mm - found[-1][0].baseline_mm > SAME_LINE_MM:
            found.append([])
        found[-1].append(glyph)
    return [sorted(line, key=lambda glyph: glyph.x_mm) for line in found]


def pages_of(pdf: Path, end_mm: float = PAPER_END_MM) -> list[list[str]]:
    """Return the printed lines of every page, top to bottom, as text without spaces.

    Marks, number and page number are lines too; with `end_mm` at TEXT_END_MM the page number is left out.
    Blank lines are not in the list; they show in the baselines of `lines_of`.
    """
    pages = lines_of(pdf, end_mm)
    return [["".join(glyph.text for glyph in line) for line in page] for page in pages]
