"""The Word package as python-docx puts it together: page set-up, page numbers, settings, properties.

It begins with a blank package instead of python-docx's own template of 164 styles and a theme, so that a
document holds only what is ours. `docx_package` writes the same from what is put together here once, and the
tests hold each of its files against this one. Nothing here runs when a reply is exported.
"""

from __future__ import annotations

from copy import deepcopy
from datetime import date, datetime
from functools import cache
from io import BytesIO
from typing import Any, NamedTuple
from zipfile import ZipFile

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from replydesk.forms import Format
from replydesk.layout.breaking import NO_LINE_END, NO_LINE_START
from replydesk.layout.setup import Setup
from replydesk.layout.sheet import FONTS, FOOTER, Sheet
from replydesk.render.docx_package import (
    CORE,
    DOCUMENT,
    FONT_TABLE,
    LENGTHS,
    MAX_PROPERTY,
    SECTION_END,
    SETTINGS,
    STYLES,
    Package,
)
from replydesk.render.docx_styles import exact, faces_of, font_table, quoted, styles
from replydesk.render.zipping import QUICK, USUAL, archive, part

W = nsdecls("w")
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_PARTS = ("styles", "settings", "fontTable")


def assemble(package: Package) -> bytes:
    """The .docx of a package, as `docx_package.pack` is to make it."""
    levels = {DOCUMENT: QUICK}
    parts = assembled(package).items()
    return archive(part(name, content, levels.get(name, USUAL)) for name, content in parts)


def assembled(package: Package) -> dict[str, bytes]:
    """The parts of the .docx of a package by their names, in their order."""
    document = docx.Document(BytesIO(_base(package.setup, package.faces)))
    children = styles(package.used_styles, package.setup.sheet, dict(package.faces))
    _replace_children(document.styles.element, children)
    body = parse_xml(f"<w:body {W}>{package.body}</w:body>")
    last = document.element.body.sectPr
    body.append(last)
    _end_section(body, last)
    document.element.replace(document.element.body, body)
    _set_properties(document.core_properties, package.title, package.author, package.day)
    saved = BytesIO()
    document.save(saved)
    with ZipFile(saved) as parts:
        return {name: parts.read(name) for name in parts.namelist()}


class Blank(NamedTuple):
    """A Word file without its letter, as texts.

    What differs from file to file stands in them as `@its name@`: lengths of the sheet, faces, the letter's
    own text and properties.
    """

    parts: dict[str, str]
    numbered: str
    """The end of a section whose pages bear numbers."""
    unnumbered: str
    dates: str
    """The dates in the properties of a letter that has one."""


_BODY, _DAY = "<w:p><w:pPr><w:pageBreakBefore/></w:pPr></w:p>", date(1999, 1, 1)
_TAIL = "</w:body></w:document>"


def blank() -> Blank:
    """The texts of `docx_blank`: a package with a mark in every place, taken apart."""
    sheet = Sheet("", **{name: 30_001 + place for place, name in enumerate(LENGTHS)})
    faces = {place: f"@{place}@" for place in FONTS}
    setup = Setup(sheet, Format.LETTER, two_sided=True)
    body = f"{_BODY}{SECTION_END}{_BODY}"
    packed = assembled(Package(body, frozenset(), setup, tuple(faces.items()), "@title@", "@author@", _DAY))
    parts = {name: text.decode() for name, text in packed.items()}
    head, ended, last = parts[DOCUMENT].split(_BODY)
    opening, closing = SECTION_END.split("<w:sectPr/>")
    unnumbered = last.removesuffix(_TAIL)
    dates = parts[CORE].partition("</dc:creator>")[2].removesuffix("</cp:coreProperties>")
    parts |= {
        DOCUMENT: f"{head}@body@@section@{_TAIL}",
        STYLES: parts[STYLES].replace(styles((), sheet, faces), "@styles@"),
        SETTINGS: parts[SETTINGS].replace("<w:mirrorMargins/>", "@mirrored@"),
        FONT_TABLE: parts[FONT_TABLE].replace(font_table(faces.values()), "@fonts@"),
        CORE: parts[CORE].replace(dates, "@dates@"),
    }
    dates = dates.replace(_DAY.isoformat(), "@day@")
    numbered = ended.removeprefix(opening).removesuffix(closing)
    return Blank(parts, _marked(numbered, sheet), _marked(unnumbered, sheet), dates)


def _marked(section: str, sheet: Sheet) -> str:
    """The end of a section with marks for the lengths of the sheet and for a first page of its own."""
    for name in LENGTHS:
        section = section.replace(f'"{getattr(sheet, name)}"', f'"@{name}@"')
    return section.replace("<w:titlePg/>", "@title page@")


def _end_section(body: Any, last: Any) -> None:
    """Give the section that `SECTION_END` ends the document's set-up, and the one behind it no numbers."""
    for ended in body.findall(f"{qn('w:p')}/{qn('w:pPr')}/{qn('w:sectPr')}"):
        ended.getparent().replace(ended, deepcopy(last))
        empty = next(each for each in last if each.get(qn("w:type")) == "first").get(qn("r:id"))
        for reference in last.findall(qn("w:footerReference")):
            reference.set(qn("r:id"), empty)


@cache
def _base(setup: Setup, faces: tuple[tuple[str, str], ...]) -> bytes:
    """An empty document with the page set-up, settings, fonts and page numbers."""
    named = dict(faces)
    document = docx.Document(BytesIO(_blank(tuple(named.values()), two_sided=setup.two_sided)))
    _set_up_page(document.sections[0], setup, named["页码"])
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _blank(faces: tuple[str, ...], *, two_sided: bool) -> bytes:
    """The least that is a Word document: text, styles, settings and fonts, each all but empty."""
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations([("officeDocument", "word/document.xml")]),
        "word/_rels/document.xml.rels": _relations([(part, f"{part}.xml") for part in _PARTS]),
        "word/document.xml": f"<w:document {nsdecls('w', 'r')}><w:body><w:sectPr/></w:body></w:document>",
        "word/styles.xml": f"<w:styles {W}/>",
        "word/settings.xml": f"<w:settings {W}>{_settings(two_sided=two_sided)}</w:settings>",
        "word/fontTable.xml": f"<w:fonts {W}>{font_table(faces)}</w:fonts>",
    }
    buffer = BytesIO()
    with ZipFile(buffer, "w") as package:
        for name, xml in parts.items():
            package.writestr(name, xml)
    return buffer.getvalue()


def _content_types() -> str:
    names = {"document": "document.main"} | {part: part for part in _PARTS}
    overrides = "".join(
        f'<Override PartName="/word/{part}.xml" ContentType="{_TYPES}.{kind}+xml"/>'
        for part, kind in names.items()
    )
    return (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _relations(targets: list[tuple[str, str]]) -> str:
    relations = "".join(
        f'<Relationship Id="rId{number}" Type="{_RELATIONS}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{relations}</Relationships>'


def _replace_children(element: Any, xml: str) -> None:
    for child in list(element):
        element.remove(child)
    for child in list(parse_xml(f"<w:x {W}>{xml}</w:x>")):
        element.append(child)


def _set_up_page(section: Any, setup: Setup, face: str) -> None:
    sheet = setup.sheet
    section.page_width, section.page_height = sheet.width * 635, sheet.height * 635
    section.left_margin, section.right_margin = sheet.left * 635, sheet.right * 635
    section.top_margin, section.bottom_margin = sheet.top * 635, sheet.bottom * 635
    section.header_distance, section.footer_distance = 851 * 635, FOOTER * 635
    section.gutter = 0
    section.different_first_page_header_footer = setup.format is Format.LETTER
    _fill(section.first_page_footer, "<w:p><w:pPr>" + exact(320) + "</w:pPr></w:p>")
    _fill(section.footer, _page_number("right", face))
    _fill(section.even_page_footer, _page_number("left", face))
    section._sectPr.append(parse_xml(f'<w:docGrid {W} w:type="lines" w:linePitch="{sheet.line}"/>'))


def _fill(part: Any, paragraph: str) -> None:
    """Give a footer its only paragraph; taller than 320 twips it would push the text up."""
    part.is_linked_to_previous = False
    _replace_children(part._element, paragraph)


def _page_number(side: str, face: str) -> str:
    """— 1 — in 4号, one character from its side (7.5)."""
    properties = f'<w:rPr>{faces_of(face, face)}<w:spacing w:val="0"/><w:sz w:val="28"/></w:rPr>'
    before, behind = (
        f'<w:r>{properties}<w:t xml:space="preserve">{dash}</w:t></w:r>' for dash in ("— ", " —")
    )
    return (
        f'<w:p><w:pPr>{exact(320)}<w:ind w:{side}="280"/>'
        f'<w:jc w:val="{side}"/></w:pPr>{before}'
        f'<w:fldSimple w:instr=" PAGE "><w:r>{properties}<w:t>2</w:t></w:r></w:fldSimple>'
        f"{behind}</w:p>"
    )


def _settings(*, two_sided: bool) -> str:
    before, after = "".join(sorted(NO_LINE_START)), "".join(sorted(NO_LINE_END))
    return (
        '<w:zoom w:percent="100"/>' + "<w:mirrorMargins/>" * two_sided + "<w:evenAndOddHeaders/>"
        '<w:characterSpacingControl w:val="doNotCompress"/>'
        f'<w:noLineBreaksAfter w:lang="zh-CN" w:val={quoted(after)}/>'
        f'<w:noLineBreaksBefore w:lang="zh-CN" w:val={quoted(before)}/>'
        '<w:compat><w:compatSetting w:name="compatibilityMode"'
        ' w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        '<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/>'
    )


def _set_properties(properties: Any, title: str, author: str, day: date | None) -> None:
    """Title, author and day of the letter; nothing else, and nothing of a tool's."""
    element = properties._element
    for child in list(element):
        element.remove(child)
    properties.title, properties.author = title[:MAX_PROPERTY], author[:MAX_PROPERTY]
    if day:
        properties.created = properties.modified = datetime(day.year, day.month, day.day)
