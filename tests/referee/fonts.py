"""Stand-ins for the faces of official documents, with their true advance widths.

The faces that offices print with (仿宋_GB2312 and so on) may not be shipped. In all of them an
ASCII glyph is half an em wide and a GBK character one em; only these advances decide where a line
breaks. Fandol is free, but its Latin letters are proportional, so it is reshaped here and given the
names of the office faces.
"""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from fontTools.misc.transform import Transform
from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib import TTFont

from . import RefereeMissing

CACHE = Path(__file__).resolve().parents[2] / ".cache" / "referee"
PACKAGE = "texlive-lang-chinese"  # Debian's package that carries Fandol
FOLDER_IN_PACKAGE = Path("usr/share/texlive/texmf-dist/fonts/opentype/public/fandol")

# Office face: (Fandol file that stands in for it, its PostScript name, which has to be ASCII).
FACES = {
    "仿宋_GB2312": ("FandolFang-Regular.otf", "StandInFangSong"),
    "楷体_GB2312": ("FandolKai-Regular.otf", "StandInKaiTi"),
    "黑体": ("FandolHei-Regular.otf", "StandInHeiTi"),
    "方正小标宋简体": ("FandolSong-Bold.otf", "StandInXiaoBiaoSong"),
    "宋体": ("FandolSong-Regular.otf", "StandInSongTi"),
}

EM = 1000  # font units
ASCENT, DESCENT = 859, 141  # of 中易 faces such as 仿宋_GB2312: 220/256 and 36/256 of an em

FONTCONFIG = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>{fonts}</dir>
  <cachedir>{cache}</cachedir>
</fontconfig>
"""


def stand_in_fonts(folder: Path = CACHE) -> Path:
    """Build the stand-in faces in `folder` unless they are there (about 5 s).

    Returns the fontconfig file that lists only them. A `texlive-lang-chinese_*.deb` found in
    `folder` is used, otherwise apt downloads one (49 MB). Nothing is installed. Two test processes
    may call this at once: whoever is ready first puts its fonts in place.
    """
    folder = folder.resolve()
    folder.mkdir(parents=True, exist_ok=True)
    fonts = folder / "fonts"
    if not fonts.is_dir():
        with tempfile.TemporaryDirectory(dir=folder) as scratch:
            _put_in_place(_build(_package(folder), Path(scratch)), fonts)
    return _write_fontconfig(folder, fonts)


def _package(folder: Path) -> Path:
    """The Debian package in `folder`, downloaded when there is none."""
    if not _packages(folder):
        with tempfile.TemporaryDirectory(dir=folder) as scratch:
            _run(["apt-get", "download", PACKAGE], Path(scratch))
            for package in _packages(Path(scratch)):
                os.replace(package, folder / package.name)
    if not (found := _packages(folder)):
        raise RefereeMissing(f"apt-get download {PACKAGE} brought no package")
    return found[-1]


def _packages(folder: Path) -> list[Path]:
    """The copies of the Debian package in `folder`."""
    return sorted(folder.glob(f"{PACKAGE}_*.deb"))


def _run(command: list[str], folder: Path) -> None:
    """Run one of Debian's tools in `folder`; without it the referee cannot be had here."""
    if shutil.which(command[0]) is None:
        raise RefereeMissing(f"{command[0]} is missing: the fonts come from a Debian package")
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    if done.returncode:
        raise RefereeMissing(f"{' '.join(command)} failed: {done.stderr.strip()}")


def _build(package: Path, scratch: Path) -> Path:
    """Make every stand-in face in a new folder under `scratch`."""
    _run(["dpkg-deb", "-x", str(package), "unpacked"], scratch)
    made = scratch / "fonts"
    made.mkdir()
    for family, (source, postscript) in FACES.items():
        # Boxes as they are: working them out again for 30 000 glyphs takes a minute a face.
        font = TTFont(scratch / "unpacked" / FOLDER_IN_PACKAGE / source, recalcBBoxes=False)
        _set_widths(font)
        _set_heights(font)
        _rename(font, family, postscript)
        font.save(made / f"{postscript}.otf")
    return made


def _put_in_place(made: Path, fonts: Path) -> None:
    """Move the finished folder to its name in one step, so that nobody sees half of it."""
    try:
        os.replace(made, fonts)
    except OSError:
        if not fonts.is_dir():  # otherwise another process was faster, and its fonts are the same
            raise


def _write_fontconfig(folder: Path, fonts: Path) -> Path:
    """Write the fontconfig file (atomically) that shows LibreOffice no other font than ours."""
    target = folder / "fonts.conf"
    with tempfile.NamedTemporaryFile("w", dir=folder, delete=False, encoding="utf-8") as draft:
        draft.write(FONTCONFIG.format(fonts=fonts, cache=folder / "fontconfig"))
    os.replace(draft.name, target)
    return target


def _true_width(character: str) -> int | None:
    """The advance in the office faces, in font units; None for characters they do not have."""
    if " " <= character <= "~" or character == "\N{NO-BREAK SPACE}":
        return EM // 2
    try:
        return EM if len(character.encode("gbk")) == 2 else None
    except UnicodeEncodeError:
        return None


def _set_widths(font: Any) -> None:
    """Give each glyph its true advance: wide outlines are narrowed, then all are centred."""
    glyphs = font.getGlyphSet()
    changes = {}
    for code, name in sorted(font.getBestCmap().items()):
        width = _true_width(chr(code))
        if width is not None and width != font["hmtx"][name][0]:
            changes[name] = width
    redrawn = {name: _redraw(font, glyphs, name, width) for name, width in changes.items()}
    for name, (charstring, width, left) in redrawn.items():
        font["CFF "].cff.topDictIndex[0].CharStrings[name] = charstring
        font["hmtx"][name] = (width, left)
    if "GPOS" in font:
        del font["GPOS"]  # pair kerning would move the advances again


def _redraw(font: Any, glyphs: Any, name: str, width: int) -> tuple[Any, int, int]:
    """A glyph's outline fitted into `width`, this width, and its left bearing (font units)."""
    before = font["hmtx"][name][0]
    scale = min(1.0, width / before) if before else 1.0
    fit = Transform(scale, 0, 0, 1, (width - before * scale) / 2, 0)
    old = font["CFF "].cff.topDictIndex[0].CharStrings[name]
    pen = T2CharStringPen(width - getattr(old.private, "nominalWidthX", 0), glyphs)
    glyphs[name].draw(TransformPen(pen, fit))
    bounds = BoundsPen(glyphs)
    glyphs[name].draw(TransformPen(bounds, fit))
    new = pen.getCharString(old.private, old.globalSubrs)
    new.fdSelectIndex = getattr(old, "fdSelectIndex", None)
    return new, width, round(bounds.bounds[0]) if bounds.bounds else 0


def _set_heights(font: Any) -> None:
    """Give the face the ascent and descent of the office faces: lines without an exact height."""
    font["hhea"].ascent, font["hhea"].descent, font["hhea"].lineGap = ASCENT, -DESCENT, 0
    table = font["OS/2"]
    table.sTypoAscender, table.sTypoDescender, table.sTypoLineGap = ASCENT, -DESCENT, 0
    table.usWinAscent, table.usWinDescent = ASCENT, DESCENT


def _rename(font: Any, family: str, postscript: str) -> None:
    """Call the face `family`, Regular, in English and in Chinese, and nothing else."""
    font["name"].names = []
    for language in (0x409, 0x804):  # en-US, zh-CN
        texts = {1: family, 2: "Regular", 3: postscript, 4: family, 6: postscript}
        for number, text in texts.items():
            font["name"].setName(text, number, 3, 1, language)
    font["OS/2"].usWeightClass = 400
    font["OS/2"].fsSelection = 0x40  # REGULAR
    font["head"].macStyle = 0
    cff = font["CFF "].cff
    cff.fontNames = [postscript]
    cff.topDictIndex[0].FullName = cff.topDictIndex[0].FamilyName = postscript
    cff.topDictIndex[0].Weight = "Regular"
