"""Character spacing as part of the faces: LibreOffice forgets that of the last character of every stretch.

A stretch is what is Chinese, or ASCII, or in one face. Each one is 0.25 pt too wide, or more where a
paragraph is condensed, and lines break too early. So spacing is taken out of the .docx, and every face named
by it is replaced by one whose advances are that much less. Line breaks are then exact; glyphs are minute.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from docx.oxml.ns import qn
from fontTools.ttLib import TTFont
from lxml import etree

SIZE_TWIPS = 320  # 3号: the only size that is spaced
FINER = {1000: 8, 2048: 5}  # units of a spaced face to one of its face: a twip is a whole number of them


class Spaced(NamedTuple):
    """A face whose advances at 3号 are so many twips less."""

    face: str
    twips: int

    @property
    def name(self) -> str:
        return f"{self.face} -{self.twips}" if self.twips else self.face


def take_out_spacing(source: Path, target: Path) -> set[Spaced]:
    """Write a .docx without character spacing, and tell the faces it needs instead."""
    with zipfile.ZipFile(source) as parts:
        content = {name: parts.read(name) for name in parts.namelist()}
    taken = _Taken(etree.fromstring(content["word/styles.xml"]))
    body = etree.fromstring(content["word/document.xml"])
    taken.rewrite(body)
    content["word/styles.xml"] = etree.tostring(taken.styles)
    content["word/document.xml"] = etree.tostring(body)
    target.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as parts:
        for name, data in content.items():
            parts.writestr(name, data)
    return taken.used


class _Taken:
    """The styles of a document, and the faces used with spacing in it."""

    def __init__(self, styles: Any) -> None:
        self.styles = styles
        self.used: set[Spaced] = set()
        self.defaults = styles.find(f"{qn('w:docDefaults')}//{qn('w:rFonts')}")
        self.by_id = {style.get(qn("w:styleId")): style for style in styles.iter(qn("w:style"))}

    def rewrite(self, body: Any) -> None:
        """Put spaced faces into the runs of the text, then into the styles."""
        normal = self._spacing(self.by_id["Normal"], 0)
        for paragraph in body.iter(qn("w:p")):
            style = self._style_of(paragraph, "w:pPr/w:pStyle")
            for run in paragraph.iter(qn("w:r")):
                self._rewrite_run(run, style, self._spacing(style, normal))
        for style in self.by_id.values():
            self._rewrite_style(style, self._spacing(style, normal))

    def _style_of(self, element: Any, path: str) -> Any:
        found = element.find("/".join(map(qn, path.split("/"))))
        return self.by_id["Normal"] if found is None else self.by_id[found.get(qn("w:val"))]

    def _spacing(self, element: Any, inherited: int) -> int:
        """Twips by which the text of a style or run is condensed."""
        found = element.find(f"{qn('w:rPr')}/{qn('w:spacing')}")
        return inherited if found is None else -int(found.get(qn("w:val")))

    def _faces(self, *elements: Any) -> tuple[str, str]:
        """The Chinese and the Latin face of the first of the elements that has faces."""
        for element in elements:
            fonts = element.find(f"{qn('w:rPr')}/{qn('w:rFonts')}")
            if fonts is not None and fonts.get(qn("w:eastAsia")):
                break
        else:
            fonts = self.defaults
        return fonts.get(qn("w:eastAsia")), fonts.get(qn("w:ascii"))

    def _rewrite_run(self, run: Any, style: Any, inherited: int) -> None:
        properties = run.find(qn("w:rPr"))
        if properties is None:
            return
        character = self._style_of(run, "w:rPr/w:rStyle")
        spacing = self._spacing(run, inherited)
        fonts = properties.find(qn("w:rFonts"))
        if spacing != inherited or fonts is not None and fonts.get(qn("w:eastAsia")):
            self._set(properties, self._faces(run, character, style), spacing)

    def _rewrite_style(self, style: Any, spacing: int) -> None:
        properties = style.find(qn("w:rPr"))
        is_paragraph = style.get(qn("w:type")) == "paragraph"
        if properties is None and is_paragraph:
            properties = etree.SubElement(style, qn("w:rPr"))
        if properties is not None and (is_paragraph or properties.find(qn("w:rFonts")) is not None):
            self._set(properties, self._faces(style), spacing)

    def _set(self, properties: Any, faces: tuple[str, str], twips: int) -> None:
        """Give run properties these faces, with spacing in them and not beside them."""
        spaced = [Spaced(face, twips) for face in faces]
        self.used.update(face for face in spaced if face.twips)
        fonts = properties.find(qn("w:rFonts"))
        if fonts is None:
            fonts = etree.Element(qn("w:rFonts"))
            properties.insert(0, fonts)
        for name, face in zip(("eastAsia", "ascii", "hAnsi"), (spaced[0], spaced[1], spaced[1]), strict=True):
            fonts.set(qn(f"w:{name}"), face.name)
        for spacing in properties.findall(qn("w:spacing")):
            properties.remove(spacing)


def build(spaced: Spaced, source: Path, target: Path) -> None:
    """Make a spaced face of the stand-in at `source`, Regular."""
    font = TTFont(source, recalcBBoxes=False)
    times = FINER[font["head"].unitsPerEm]
    finer = font["head"].unitsPerEm * times
    less = finer * spaced.twips // SIZE_TWIPS
    font["hmtx"].metrics = {
        name: (max(width * times - less, 0) if width else 0, left)
        for name, (width, left) in font["hmtx"].metrics.items()
    }
    for name, value in _heights(font):
        setattr(font[name[0]], name[1], value * times)
    font["head"].unitsPerEm = finer
    if "CFF " in font:
        font["CFF "].cff.topDictIndex[0].FontMatrix = [1 / finer, 0, 0, 1 / finer, 0, 0]
    for record in font["name"].names:
        if record.nameID in (1, 4):
            record.string = spaced.name
    font.save(target)


def _heights(font: Any) -> Iterator[tuple[tuple[str, str], int]]:
    names = {
        "hhea": ("ascent", "descent", "lineGap"),
        "OS/2": ("sTypoAscender", "sTypoDescender", "sTypoLineGap", "usWinAscent", "usWinDescent"),
    }
    for table, fields in names.items():
        for field in fields:
            yield (table, field), getattr(font[table], field)
