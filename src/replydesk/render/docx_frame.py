"""The Word file around the text of a letter, built by python-docx once for each set-up.

python-docx makes page set-up, sections, settings, footers with page numbers, relationships and content types.
The parts are almost empty at first, since `docx.Document()` would include its template's 164 styles, a theme
and a thumbnail. Parts that are the same in all letters are kept compressed.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from io import BytesIO
from typing import Any, NamedTuple
from zipfile import ZipFile

from docx.enum.section import WD_HEADER_FOOTER
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part as OpaquePart
from docx.oxml import OxmlElement
from docx.oxml.ns import nsdecls, qn
from docx.package import Package as WordPackage
from docx.parts.document import DocumentPart
from docx.parts.settings import SettingsPart
from docx.parts.styles import StylesPart
from docx.shared import Pt, RGBColor, Twips

from replydesk.layout.line_breaks import NO_LINE_END, NO_LINE_START
from replydesk.layout.setup import Setup
from replydesk.layout.sheet import FOOTER, Sheet
from replydesk.letter.print_options import Format
from replydesk.render.docx_styles import add_styles, defaults, set_faces, space_characters
from replydesk.render.docx_xml import MINUTE, exact, quoted
from replydesk.render.zipping import ZipPart, part

DOCUMENT, STYLES, CORE = "word/document.xml", "word/styles.xml", "docProps/core.xml"

# The parts of every file, in their order.
PARTS = (
    *("[Content_Types].xml", "_rels/.rels", DOCUMENT, "word/_rels/document.xml.rels", STYLES),
    *("word/settings.xml", "word/fontTable.xml", "word/footer1.xml", "word/footer2.xml", "word/footer3.xml"),
    CORE,
)
# The parts of files with a line at the head of each page.
HEADED_PARTS = (*PARTS[:-1], "word/header1.xml", "word/header2.xml", "word/header3.xml", CORE)

# Substitutes for faces that are not installed.
FALLBACKS = {
    "方正小标宋简体": "华文中宋",
    "仿宋_GB2312": "仿宋",
    "楷体_GB2312": "楷体",
    "黑体": "SimHei",
    "宋体": "SimSun",
    "Times New Roman": "Liberation Serif",
}

_HEADER = 851  # twips from the paper's edge to the (missing) header: Word's default
_FOOTER_LINE = 320  # twips; a taller footer would push the text up
_NO_TEXT = f"<w:document {nsdecls('w', 'r')}><w:body><w:sectPr/></w:body></w:document>"
_SECTION_END = "</w:sectPr>"
_SET_UPS = 16  # cached; a desk has one or two per unit


class Frame(NamedTuple):
    """The common parts of all letters of a set-up.

    `names` are those of all parts; `parts` excludes text, styles and properties; `styles` is the element of
    all styles. `opening` is document.xml up to the text; `numbered` and `unnumbered` are the properties of
    sections with and without page numbers.
    """

    names: tuple[str, ...]
    parts: Mapping[str, ZipPart]
    styles: Any
    opening: str
    numbered: str
    unnumbered: str

    def document(self, text: str, unnumbered: str = "") -> str:
        """Return document.xml with the paragraphs of a letter's numbered and unnumbered pages."""
        section = self.numbered
        if unnumbered:
            text += f"<w:p><w:pPr>{exact(MINUTE)}{section}</w:pPr></w:p>{unnumbered}"
            section = self.unnumbered
        return f"{self.opening}{text}{section}</w:body></w:document>"


def frame(setup: Setup, faces: tuple[tuple[str, str], ...], head: str = "") -> Frame:
    """Return the frame of a set-up; `faces` has a face for every key of `layout.sheet.FONTS`.

    `head` is a line at the head of each page, which moves no other.
    """
    return _build(setup.sheet, setup.format, setup.two_sided, faces, head)


@lru_cache(_SET_UPS)
def _build(
    sheet: Sheet, form: Format, two_sided: bool, faces: tuple[tuple[str, str], ...], head: str
) -> Frame:
    document = _new_document(dict(faces), two_sided=two_sided)
    add_styles(document.styles, sheet.line, dict(faces))
    section = document.sections[0]
    _set_up_page(section, sheet)
    section.different_first_page_header_footer = form is Format.LETTER
    _add_footers(section, dict(faces)["页码"])
    if head:
        _add_headers(section, head, dict(faces)["页码"])
    _add_unnumbered_section(document)
    document.core_properties.title = ""  # every letter sets it
    saved = BytesIO()
    document.save(saved)
    with ZipFile(saved) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    text = parts[DOCUMENT].decode()
    names = HEADED_PARTS if head else PARTS
    fixed = {name: part(name, parts[name]) for name in names if name not in (DOCUMENT, STYLES, CORE)}
    numbered, unnumbered = (
        f"<w:sectPr>{each.partition(_SECTION_END)[0]}{_SECTION_END}" for each in text.split("<w:sectPr>")[1:]
    )
    return Frame(names, fixed, document.styles.element, text[: text.index("<w:p>")], numbered, unnumbered)


def _new_document(faces: Mapping[str, str], *, two_sided: bool) -> Any:
    """Return a document without text, footers and styles."""
    package = WordPackage()
    main = _new_part(package, DocumentPart, "document", CT.WML_DOCUMENT_MAIN, _NO_TEXT)
    package.relate_to(main, RT.OFFICE_DOCUMENT)
    for kind, name, content_type, relation, xml in (
        (StylesPart, "styles", CT.WML_STYLES, RT.STYLES, defaults(faces)),
        (SettingsPart, "settings", CT.WML_SETTINGS, RT.SETTINGS, _settings(two_sided)),
        (OpaquePart, "fontTable", CT.WML_FONT_TABLE, RT.FONT_TABLE, _fonts(faces)),
    ):
        main.relate_to(_new_part(package, kind, name, content_type, xml), relation)
    document = main.document
    document.settings.odd_and_even_pages_header_footer = True
    return document


def _new_part(package: WordPackage, kind: type[OpaquePart], name: str, content_type: str, xml: str) -> Any:
    return kind.load(PackURI(f"/word/{name}.xml"), content_type, xml.encode(), package)


def _settings(two_sided: bool) -> str:
    """Return settings.xml: how Word breaks lines, and mirrored margins if both sides are printed."""
    before, after = "".join(sorted(NO_LINE_START)), "".join(sorted(NO_LINE_END))
    return (
        f'<w:settings {nsdecls("w")}><w:zoom w:percent="100"/>{"<w:mirrorMargins/>" * two_sided}'
        '<w:characterSpacingControl w:val="doNotCompress"/>'
        f'<w:noLineBreaksAfter w:lang="zh-CN" w:val={quoted(after)}/>'
        f'<w:noLineBreaksBefore w:lang="zh-CN" w:val={quoted(before)}/>'
        '<w:compat><w:compatSetting w:name="compatibilityMode"'
        ' w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        '<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>'
    )


def _fonts(faces: Mapping[str, str]) -> str:
    """Return fontTable.xml: every face with its substitute and character set."""
    fonts = []
    for face in filter(None, dict.fromkeys(faces.values())):
        other = f"<w:altName w:val={quoted(FALLBACKS[face])}/>" if face in FALLBACKS else ""
        charset = "00" if face.isascii() else "86"
        fonts.append(f'<w:font w:name={quoted(face)}>{other}<w:charset w:val="{charset}"/></w:font>')
    return f"<w:fonts {nsdecls('w')}>{''.join(fonts)}</w:fonts>"


def _set_up_page(section: Any, sheet: Sheet) -> None:
    section.page_width, section.page_height = Twips(sheet.width), Twips(sheet.height)
    section.left_margin, section.right_margin = Twips(sheet.left), Twips(sheet.right)
    section.top_margin, section.bottom_margin = Twips(sheet.top), Twips(sheet.bottom)
    section.header_distance, section.footer_distance = Twips(_HEADER), Twips(FOOTER)
    section.gutter = Twips(0)
    grid = {qn("w:type"): "lines", qn("w:linePitch"): str(sheet.line)}
    section._sectPr.append(OxmlElement("w:docGrid", grid))


def _add_footers(section: Any, face: str) -> None:
    """Add the footers: empty on a different first page, else with page numbers on the outside (7.5)."""
    _new_footer(section.first_page_footer)
    odd = _new_footer(section.footer)
    odd.paragraph_format.right_indent, odd.alignment = Twips(280), WD_ALIGN_PARAGRAPH.RIGHT
    even = _new_footer(section.even_page_footer)
    even.paragraph_format.left_indent, even.alignment = Twips(280), WD_ALIGN_PARAGRAPH.LEFT
    for paragraph in (odd, even):
        _write_page_number(paragraph, face)


def _add_headers(section: Any, text: str, face: str) -> None:
    """Add a red line at the head of each page, above the type area."""
    for header in (section.first_page_header, section.header, section.even_page_header):
        paragraph = _new_footer(header)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        run = paragraph.add_run(text)
        set_faces(run.font, face, face)
        run.font.color.rgb, run.font.size = RGBColor(0xFF, 0, 0), Pt(10.5)
        space_characters(run.font, 0)


def _new_footer(footer: Any) -> Any:
    """Unlink a footer or header from the previous section's; return its only paragraph."""
    footer.is_linked_to_previous = False
    paragraph = footer.paragraphs[0]
    paragraph.style = None
    paragraph.paragraph_format.line_spacing = Twips(_FOOTER_LINE)
    return paragraph


def _write_page_number(paragraph: Any, face: str) -> None:
    """Write — 1 — in 4号 (7.5)."""
    before, number, behind = (paragraph.add_run(text) for text in ("— ", "2", " —"))
    for run in (before, number, behind):
        set_faces(run.font, face, face)
        run.font.size = Pt(14)
        space_characters(run.font, 0)
    field = OxmlElement("w:fldSimple", {qn("w:instr"): " PAGE "})
    before._r.addnext(field)
    field.append(number._r)


def _add_unnumbered_section(document: Any) -> None:
    """Add a section like the first, with the empty footer on all pages."""
    last = document.add_section()._sectPr
    empty = document.sections[0]._sectPr.get_footerReference(WD_HEADER_FOOTER.FIRST_PAGE).rId
    for kind in (WD_HEADER_FOOTER.FIRST_PAGE, WD_HEADER_FOOTER.PRIMARY, WD_HEADER_FOOTER.EVEN_PAGE):
        last.add_footerReference(kind, empty)
