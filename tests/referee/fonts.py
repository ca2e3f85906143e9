"""Stand-ins for the faces of official documents, with the same advance widths.

The faces that offices use (仿宋_GB2312 and others) may not be redistributed. In all of them an ASCII glyph is
half an em wide and a GBK character one em, and only these advances decide the line breaks. Fandol is free,
but its Latin letters are proportional, so its glyphs are fitted and it gets the names of the office faces.
Liberation Serif has the advances and heights of Times New Roman and is only renamed.
"""

import hashlib
import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any, NamedTuple

from fontTools.misc.transform import Transform
from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib import TTFont

from tests.referee import RefereeMissing

CACHE = Path(__file__).resolve().parents[2] / ".cache" / "referee"
# the folders of Liberation and Fandol in Debian's packages
TRUETYPE = Path("usr/share/fonts/truetype/liberation")
OPENTYPE = Path("usr/share/texlive/texmf-dist/fonts/opentype/public/fandol")

PACKAGES = ("texlive-lang-chinese", "fonts-liberation")


class StandIn(NamedTuple):
    """A free face that replaces an office face."""

    office: str
    file: str
    postscript: str  # PostScript name, ASCII
    is_chinese: bool = True
    is_bold: bool = False


STAND_INS = (
    StandIn("仿宋_GB2312", "FandolFang-Regular.otf", "StandInFangSong"),
    StandIn("楷体_GB2312", "FandolKai-Regular.otf", "StandInKaiTi"),
    StandIn("黑体", "FandolHei-Regular.otf", "StandInHeiTi"),
    StandIn("方正小标宋简体", "FandolSong-Bold.otf", "StandInXiaoBiaoSong"),
    StandIn("宋体", "FandolSong-Regular.otf", "StandInSongTi"),
    StandIn("Times New Roman", "LiberationSerif-Regular.ttf", "StandInTimes", False),
    StandIn("Times New Roman", "LiberationSerif-Bold.ttf", "StandInTimesBold", False, True),
)

EM = 1000  # font units
ASCENT, DESCENT = 859, 141  # of 中易 faces such as 仿宋_GB2312: 220/256 and 36/256 of an em

FONTCONFIG = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>{fonts}</dir>
  <cachedir>{cache}</cachedir>
</fontconfig>
"""


def office_face(printed: str) -> str:
    """Return the office face of a stand-in named in a PDF, or the name itself if it is another font."""
    names = {name: each.office for each in STAND_INS for name in (each.postscript, Path(each.file).stem)}
    return names.get(printed, printed)


def stand_in_fonts(folder: Path = CACHE) -> Path:
    """Build the stand-in faces in `folder` unless they are there (about 5 s).

    Return the fontconfig file that lists only them. Debian packages in `folder` are used, missing ones are
    downloaded by apt (50 MB). Nothing is installed. Several test processes may call this at once: the first
    to finish moves its fonts into place.
    """
    folder = folder.resolve()
    folder.mkdir(parents=True, exist_ok=True)
    fonts = _folder(folder)
    if not fonts.is_dir():
        with tempfile.TemporaryDirectory(dir=folder) as scratch:
            packages = [_package(folder, name) for name in PACKAGES]
            _put_in_place(_build(packages, Path(scratch)), fonts)
    return _write_fontconfig(folder, fonts)


def times_file() -> Path:
    """Return the file of the stand-in of Times New Roman."""
    face = next(each for each in STAND_INS if not each.is_chinese and not each.is_bold)
    return _folder(CACHE) / f"{face.postscript}{Path(face.file).suffix}"


def _folder(cache: Path) -> Path:
    """Return the folder of the faces, a different one for every version of the table."""
    return cache / f"fonts-{hashlib.sha256(repr(STAND_INS).encode()).hexdigest()[:8]}"


def _package(folder: Path, name: str) -> Path:
    """Return the Debian package in `folder`; download it if it is missing."""
    if not _packages(folder, name):
        with tempfile.TemporaryDirectory(dir=folder) as scratch:
            _run(["apt-get", "download", name], Path(scratch))
            for package in _packages(Path(scratch), name):
                os.replace(package, folder / package.name)
    if not (found := _packages(folder, name)):
        raise RefereeMissing(f"apt-get download {name} brought no package")
    return found[-1]


def _packages(folder: Path, name: str) -> list[Path]:
    """Return the copies of a Debian package in `folder`."""
    return sorted(folder.glob(f"{name}_*.deb"))


def _run(command: list[str], folder: Path) -> None:
    """Run one of Debian's tools in `folder`. Raises RefereeMissing."""
    if shutil.which(command[0]) is None:
        raise RefereeMissing(f"{command[0]} is missing: the fonts come from a Debian package")
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    if done.returncode:
        raise RefereeMissing(f"{' '.join(command)} failed: {done.stderr.strip()}")


def _build(packages: list[Path], scratch: Path) -> Path:
    """Build every stand-in face in a new folder under `scratch`."""
    for package in packages:
        _run(["dpkg-deb", "-x", str(package), "unpacked"], scratch)
    made = scratch / "fonts"
    made.mkdir()
    for face in STAND_INS:
        inside = OPENTYPE if face.is_chinese else TRUETYPE
        # Boxes as they are: working them out again for 30 000 glyphs takes a minute a face.
        font = TTFont(scratch / "unpacked" / inside / face.file, recalcBBoxes=False)
        if face.is_chinese:
            _set_widths(font)
            _set_heights(font)
        _rename(font, face)
        font.save(made / f"{face.postscript}{Path(face.file).suffix}")
    return made


def _put_in_place(made: Path, fonts: Path) -> None:
    """Move the finished folder to its name in one step, so that no process sees part of it."""
    try:
        os.replace(made, fonts)
    except OSError:
        if not fonts.is_dir():  # otherwise another process was faster, and its fonts are the same
            raise


def _write_fontconfig(folder: Path, fonts: Path) -> Path:
    """Write the fontconfig file (atomically) that hides all other fonts from LibreOffice."""
    target = folder / "fonts.conf"
    with tempfile.NamedTemporaryFile("w", dir=folder, delete=False, encoding="utf-8") as draft:
        draft.write(FONTCONFIG.format(fonts=fonts, cache=folder / "fontconfig"))
    os.replace(draft.name, target)
    return target


def _true_width(character: str) -> int | None:
    """Return the advance in the office faces in font units, None for characters they lack."""
    if " " <= character <= "~" or character == "\N{NO-BREAK SPACE}":
        return EM // 2
    try:
        return EM if len(character.encode("gbk")) == 2 else None
    except UnicodeEncodeError:
        return None


def _set_widths(font: Any) -> None:
    """Set the advance of each glyph; wide outlines are narrowed, then all are centred."""
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
    """Return a glyph's outline fitted into `width`, this width, and its left bearing (font units)."""
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
    """Set ascent and descent to those of the office faces, for lines without an exact height."""
    font["hhea"].ascent, font["hhea"].descent, font["hhea"].lineGap = ASCENT, -DESCENT, 0
    table = font["OS/2"]
    table.sTypoAscender, table.sTypoDescender, table.sTypoLineGap = ASCENT, -DESCENT, 0
    table.usWinAscent, table.usWinDescent = ASCENT, DESCENT


def _rename(font: Any, face: StandIn) -> None:
    """Rename the face to the office's, Regular or Bold, in English and Chinese."""
    weight = "Bold" if face.is_bold else "Regular"
    full = f"{face.office} Bold" if face.is_bold else face.office
    font["name"].names = []
    for language in (0x409, 0x804):  # en-US, zh-CN
        texts = {1: face.office, 2: weight, 3: face.postscript, 4: full, 6: face.postscript}
        for number, text in texts.items():
            font["name"].setName(text, number, 3, 1, language)
    font["OS/2"].usWeightClass = 700 if face.is_bold else 400
    font["OS/2"].fsSelection = 0x20 if face.is_bold else 0x40  # BOLD, REGULAR
    font["head"].macStyle = int(face.is_bold)
    if "CFF " in font:
        cff = font["CFF "].cff
        cff.fontNames = [face.postscript]
        cff.topDictIndex[0].FullName = cff.topDictIndex[0].FamilyName = face.postscript
        cff.topDictIndex[0].Weight = weight
