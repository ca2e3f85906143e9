"""The Word package around the text: page set-up, page numbers, settings, properties.

python-docx puts it together, from a blank package instead of its own template of 164 styles and a theme,
so that a document holds only what is ours.
"""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from datetime import date, datetime
from functools import cache, lru_cache
from html import escape
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from replydesk.forms import Format
from replydesk.layout.breaking import NO_LINE_END, NO_LINE_START
from replydesk.layout.setup import Setup
from replydesk.layout.sheet import FOOTER
from replydesk.render.docx_styles import MINUTE, exact, faces_of, font_table, quoted, styles

W = nsdecls("w")
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_PARTS = ("styles", "settings", "fontTable")
_TIME = (1980, 1, 1, 0, 0, 0)
"""The time of every part: an archive cannot say less."""


SECTION_END = f"<w:p><w:pPr>{exact(MINUTE)}<w:sectPr/></w:pPr></w:p>"
"""A paragraph that ends the numbered pages of a document; those behind it bear no number."""


class Package(NamedTuple):
    """What is in a Word file: the WordprocessingML of its paragraphs, and all that is put around it."""

    body: str
    used_styles: frozenset[str]
    setup: Setup
    faces: tuple[tuple[str, str], ...]
    """The face of every place in `layout.sheet.FONTS`."""
    title: str
    author: str
    day: date | None


def pack(package: Package) -> bytes:
    """The .docx of a package. The same package gives the same bytes.

    What does not change from letter to letter is put together once, by `assemble`; a letter's own parts are
    set into it as text.
    """
    has_section, has_day = SECTION_END in package.body, package.day is not None
    frame = _frame(package.setup, package.faces, has_section, has_day)
    body = package.body.replace(SECTION_END, frame[_DOCUMENT][1], 1) if has_section else package.body
    before, _, after = frame[_DOCUMENT]
    title, author = (escape(text[:255], quote=False) for text in (package.title, package.author))
    day = package.day.isoformat() if package.day else ""
    named, signed, dated = (text.replace(_SOME_DAY.isoformat(), day) for text in frame[_PROPERTIES])
    own = {
        _DOCUMENT: before + body + after,
        _STYLES: _styles_part(package.used_styles, package.setup, package.faces, has_section, has_day),
        _PROPERTIES: named + title + signed + author + dated,
    }
    return _zipped({name: own.get(name, "".join(text)).encode() for name, text in frame.items()})


def assemble(package: Package) -> bytes:
    """The .docx of a package as python-docx puts it together."""
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
        return _zipped({name: parts.read(name) for name in parts.namelist()})


_DOCUMENT, _STYLES, _PROPERTIES = "word/document.xml", "word/styles.xml", "docProps/core.xml"
_TITLE, _AUTHOR, _SOME_DAY = "@title@", "@author@", date(1999, 1, 1)
_BODY = "<w:p><w:pPr><w:pageBreakBefore/></w:pPr></w:p>"

Frame = dict[str, tuple[str, str, str]]
"""The text of each part: of the document what stands before and after its body, between them a `SECTION_END`
with the set-up of the pages it ends; of the styles what stands before and after them; of the properties what
stands before, between and after title and author."""


@cache
def _frame(setup: Setup, faces: tuple[tuple[str, str], ...], has_section: bool, has_day: bool) -> Frame:
    """What is the same in all letters of a set-up."""
    body = _BODY + (SECTION_END if has_section else "") + _BODY
    day = _SOME_DAY if has_day else None
    packed = assemble(Package(body, frozenset(), setup, faces, _TITLE, _AUTHOR, day))
    with ZipFile(BytesIO(packed)) as parts:
        texts = {name: parts.read(name).decode() for name in parts.namelist()}
    frame = {name: (text, "", "") for name, text in texts.items()}
    before, between, after = texts[_DOCUMENT].split(_BODY)
    frame[_DOCUMENT] = before, between, after
    children = styles(frozenset(), setup.sheet, dict(faces))
    head, _, tail = texts[_STYLES].partition(children)
    frame[_STYLES] = head, "", tail
    named, _, others = texts[_PROPERTIES].partition(_TITLE)
    signed, _, dated = others.partition(_AUTHOR)
    frame[_PROPERTIES] = named, signed, dated
    return frame


@lru_cache(maxsize=256)
def _styles_part(
    used: frozenset[str],
    setup: Setup,
    faces: tuple[tuple[str, str], ...],
    has_section: bool,
    has_day: bool,
) -> str:
    before, _, after = _frame(setup, faces, has_section, has_day)[_STYLES]
    return before + styles(used, setup.sheet, dict(faces)) + after


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
        "word/document.xml": f"<w:document {W}><w:body><w:sectPr/></w:body></w:document>",
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
    dash = f'<w:r>{properties}<w:t xml:space="preserve">%s</w:t></w:r>'
    return (
        f'<w:p><w:pPr>{exact(320)}<w:ind w:{side}="280"/>'
        f'<w:jc w:val="{side}"/></w:pPr>{dash % "— "}'
        f'<w:fldSimple w:instr=" PAGE "><w:r>{properties}<w:t>2</w:t></w:r></w:fldSimple>'
        f"{dash % ' —'}</w:p>"
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
    properties.title, properties.author = title[:255], author[:255]
    if day:
        properties.created = properties.modified = datetime(day.year, day.month, day.day)


def is_as_packed(path: Path) -> bool:
    """Whether a .docx is as `pack` made one: an office program leaves the time in its archive."""
    try:
        with ZipFile(path) as package:
            return all(part.date_time == _TIME for part in package.infolist())
    except (OSError, BadZipFile):
        return False


def _zipped(parts: Mapping[str, bytes]) -> bytes:
    """An archive of parts, with fixed times."""
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as target:
        for name, content in parts.items():
            info = ZipInfo(name, _TIME)
            info.compress_type = ZIP_DEFLATED
            target.writestr(info, content)
    return packed.getvalue()
