"""The Word package around the text: named styles, page set-up, page numbers, settings.

python-docx makes the package; its template's 164 styles, theme and thumbnail are taken out, so that
a document holds only what is ours. Settings are those under which Word breaks lines as `layout`
does: exact line height, 3号 condensed by 0.25 pt, kinsoku on, nothing hung or compressed, no automatic
gaps beside digits, East Asian language and faces.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from functools import cache
from io import BytesIO
from typing import Any
from xml.sax.saxutils import quoteattr
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from replydesk.layout.breaking import NO_LINE_END, NO_LINE_START
from replydesk.layout.sheet import FONTS, FOOTER, STYLES, Align, Sheet, Style
from replydesk.letter import HEADINGS, Role

W = nsdecls("w")
CONDENSED = -5
"""Character spacing of 3号 text in twips (0.25 pt): 28 characters fill the measure."""

_STYLE_IDS = {role: f"Reply{index}" for index, role in enumerate(Role)}
_UNUSED_PARTS = ("theme", "stylesWithEffects", "numbering", "webSettings", "customXml")

FALLBACKS = {
    "方正小标宋简体": "华文中宋",
    "仿宋_GB2312": "仿宋",
    "楷体_GB2312": "楷体",
    "黑体": "SimHei",
    "宋体": "SimSun",
}
"""The face Word is to take where the office's own is not installed."""


def style_id(role: Role) -> str:
    """The paragraph style of a role."""
    return _STYLE_IDS[role]


def run_in_style_id(heading: Role) -> str:
    """The paragraph style of body text that begins with a heading of this role."""
    return f"{_STYLE_IDS[heading]}RunIn"


def character_style_id(heading: Role) -> str:
    """The character style of a heading that runs into its text."""
    return f"{_STYLE_IDS[heading]}Char"


def exact(twips: int) -> str:
    """The paragraph property of an exact line height."""
    return f'<w:spacing w:line="{twips}" w:lineRule="exact"/>'


def pack(
    body: str,
    used: Iterable[str],
    sheet: Sheet,
    fonts: Mapping[str, str],
    title: str,
    author: str,
    day: date | None,
) -> bytes:
    """A .docx whose body is the WordprocessingML `body` (paragraphs), with the styles of `used` ids.

    The same arguments give the same bytes.
    """
    faces = tuple({**FONTS, **fonts}[place] for place in FONTS)
    document = docx.Document(BytesIO(_base(sheet, faces)))
    named = dict(zip(FONTS, faces, strict=True))
    _replace_children(document.styles.element, _styles(set(used), sheet, named))
    last = document.element.body.sectPr
    for paragraph in list(parse_xml(f"<w:body {W}>{body}</w:body>")):
        last.addprevious(paragraph)
    _set_properties(document.core_properties, title, author, day)
    return _zipped(document)


@cache
def _base(sheet: Sheet, faces: tuple[str, ...]) -> bytes:
    """An empty document with the page set-up, settings and page numbers."""
    document = docx.Document()
    _drop_parts(document)
    body = document.element.body
    for child in list(body):
        if child is not body.sectPr:
            body.remove(child)
    _replace_children(document.settings.element, _settings())
    _font_table(document)._blob = _fonts_xml(faces).encode()
    _set_up_page(document.sections[0], sheet, dict(zip(FONTS, faces, strict=True))["页码"])
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _drop_parts(document: Any) -> None:
    """Take out of python-docx's template the parts a reply has no use for."""
    rels = document.part.rels
    for rid in [rid for rid, rel in rels.items() if rel.reltype.endswith(_UNUSED_PARTS)]:
        del rels[rid]
    rels = document.part.package.rels
    for rid in [rid for rid, rel in rels.items() if "core-properties" not in rel.reltype]:
        if not rels[rid].reltype.endswith("officeDocument"):
            del rels[rid]


def _font_table(document: Any) -> Any:
    return next(rel.target_part for rel in document.part.rels.values() if rel.reltype.endswith("fontTable"))


def _fonts_xml(faces: Iterable[str]) -> str:
    """The font table: every face with the one that stands in for it, in the Chinese character set."""
    fonts = []
    for face in dict.fromkeys(faces):
        other = f"<w:altName w:val={quoteattr(FALLBACKS[face])}/>" if face in FALLBACKS else ""
        fonts.append(f'<w:font w:name={quoteattr(face)}>{other}<w:charset w:val="86"/></w:font>')
    return f"<w:fonts {W}>{''.join(fonts)}</w:fonts>"


def _replace_children(element: Any, xml: str) -> None:
    for child in list(element):
        element.remove(child)
    for child in list(parse_xml(f"<w:x {W}>{xml}</w:x>")):
        element.append(child)


def _set_up_page(section: Any, sheet: Sheet, face: str) -> None:
    section.page_width, section.page_height = sheet.width * 635, sheet.height * 635
    section.left_margin, section.right_margin = sheet.left * 635, sheet.right * 635
    section.top_margin, section.bottom_margin = sheet.top * 635, sheet.bottom * 635
    section.header_distance, section.footer_distance = 851 * 635, FOOTER * 635
    section.different_first_page_header_footer = True
    _fill(section.first_page_footer, "<w:p><w:pPr>" + exact(320) + "</w:pPr></w:p>")
    _fill(section.footer, _page_number("right", face))
    _fill(section.even_page_footer, _page_number("left", face))
    properties = section._sectPr
    for grid in properties.findall(f"{{{properties.nsmap['w']}}}docGrid"):
        properties.remove(grid)
    properties.append(parse_xml(f'<w:docGrid {W} w:type="lines" w:linePitch="{sheet.line}"/>'))


def _fill(part: Any, paragraph: str) -> None:
    """Give a footer its only paragraph; taller than 320 twips it would push the text up."""
    part.is_linked_to_previous = False
    _replace_children(part._element, paragraph)


def _page_number(side: str, face: str) -> str:
    """— 1 — in 4号, one character from its side (7.5)."""
    properties = f'<w:rPr>{_fonts(face)}<w:spacing w:val="0"/><w:sz w:val="28"/></w:rPr>'
    dash = f'<w:r>{properties}<w:t xml:space="preserve">%s</w:t></w:r>'
    return (
        f'<w:p><w:pPr>{exact(320)}<w:ind w:{side}="280"/>'
        f'<w:jc w:val="{side}"/></w:pPr>{dash % "— "}'
        f'<w:fldSimple w:instr=" PAGE "><w:r>{properties}<w:t>2</w:t></w:r></w:fldSimple>'
        f"{dash % ' —'}</w:p>"
    )


def _settings() -> str:
    before, after = "".join(sorted(NO_LINE_START)), "".join(sorted(NO_LINE_END))
    return (
        '<w:zoom w:percent="100"/><w:evenAndOddHeaders/>'
        '<w:characterSpacingControl w:val="doNotCompress"/>'
        f'<w:noLineBreaksAfter w:lang="zh-CN" w:val={quoteattr(after)}/>'
        f'<w:noLineBreaksBefore w:lang="zh-CN" w:val={quoteattr(before)}/>'
        '<w:compat><w:compatSetting w:name="compatibilityMode"'
        ' w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        '<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/>'
    )


_DEFAULT_CHARACTER_STYLE = (
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
)


def _styles(used: set[str], sheet: Sheet, faces: Mapping[str, str]) -> str:
    """The children of styles.xml: defaults, Normal, and the styles in use."""
    parts = [_defaults(faces["正文"]), _normal(sheet), _DEFAULT_CHARACTER_STYLE]
    for role, style in STYLES.items():
        is_heading = role in HEADINGS
        run_in, character = run_in_style_id(role), character_style_id(role)
        linked = is_heading and character in used
        if style_id(role) in used or linked:
            parts.append(_paragraph_style(role, style, faces, character if linked else ""))
        if is_heading and run_in in used:
            parts.append(_run_in_style(role, style))
        if linked:
            parts.append(_character_style(role, style, faces))
    return "".join(parts)


def _defaults(face: str) -> str:
    return (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{_fonts(face)}"
        '<w:sz w:val="32"/><w:szCs w:val="32"/>'
        '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
    )


def _normal(sheet: Sheet) -> str:
    return (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        '<w:qFormat/><w:pPr><w:widowControl w:val="0"/><w:kinsoku/><w:wordWrap/>'
        '<w:overflowPunct w:val="0"/><w:topLinePunct w:val="0"/>'
        '<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/><w:adjustRightInd w:val="0"/>'
        f'<w:spacing w:before="0" w:after="0" w:line="{sheet.line}" w:lineRule="exact"/>'
        '<w:jc w:val="both"/></w:pPr>'
        f'<w:rPr><w:spacing w:val="{CONDENSED}"/><w:sz w:val="32"/></w:rPr></w:style>'
    )


def _paragraph_style(role: Role, style: Style, faces: Mapping[str, str], link: str) -> str:
    keep = "<w:keepNext/><w:keepLines/>" if style.keeps_with_next else ""
    outline = "" if style.outline is None else f'<w:outlineLvl w:val="{style.outline}"/>'
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{style_id(role)}">'
        f'<w:name w:val="{role}"/><w:basedOn w:val="Normal"/>'
        + (f'<w:link w:val="{link}"/>' if link else "")
        + f"<w:qFormat/><w:pPr>{keep}{_indent(role, style)}{_alignment(style)}{outline}</w:pPr>"
        f"{_face(style, faces)}</w:style>"
    )


def _run_in_style(role: Role, style: Style) -> str:
    body = STYLES[Role.BODY]
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{run_in_style_id(role)}">'
        f'<w:name w:val="{role}接排"/><w:basedOn w:val="Normal"/><w:qFormat/>'
        f'<w:pPr>{_indent(Role.BODY, body)}<w:outlineLvl w:val="{style.outline}"/></w:pPr></w:style>'
    )


def _character_style(role: Role, style: Style, faces: Mapping[str, str]) -> str:
    return (
        f'<w:style w:type="character" w:customStyle="1" w:styleId="{character_style_id(role)}">'
        f'<w:name w:val="{role} 字符"/><w:link w:val="{style_id(role)}"/><w:qFormat/>'
        f"{_face(style, faces)}</w:style>"
    )


def _indent(role: Role, style: Style) -> str:
    """First-line indent in characters and in twips beside it, as Word writes it."""
    if style.align is not Align.BOTH or not style.indent:
        return ""
    return f'<w:ind w:firstLineChars="{style.indent * 50}" w:firstLine="{style.indent * style.pitch // 2}"/>'


def _alignment(style: Style) -> str:
    return "" if style.align is Align.BOTH else f'<w:jc w:val="{style.align.value}"/>'


def _face(style: Style, faces: Mapping[str, str]) -> str:
    spacing = "" if style.size == 16 else '<w:spacing w:val="0"/>'
    size = "" if style.size == 16 else f'<w:sz w:val="{round(style.size * 2)}"/>'
    colour = '<w:color w:val="FF0000"/>' if style.red else ""
    fonts = "" if style.face == "正文" else _fonts(faces[style.face])
    return f"<w:rPr>{fonts}{colour}{spacing}{size}</w:rPr>" if fonts + colour + size else ""


def _fonts(face: str) -> str:
    name = quoteattr(face)
    return f'<w:rFonts w:hint="eastAsia" w:ascii={name} w:eastAsia={name} w:hAnsi={name} w:cs={name}/>'


def _set_properties(properties: Any, title: str, author: str, day: date | None) -> None:
    """Title, author and day of the letter; nothing else, and nothing of a tool's."""
    element = properties._element
    for child in list(element):
        element.remove(child)
    properties.title, properties.author = title[:255], author[:255]
    if day:
        properties.created = properties.modified = datetime(day.year, day.month, day.day)


def _zipped(document: Any) -> bytes:
    """The document with fixed times in its archive."""
    saved, packed = BytesIO(), BytesIO()
    document.save(saved)
    with ZipFile(saved) as source, ZipFile(packed, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            info = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = ZIP_DEFLATED
            target.writestr(info, source.read(name))
    return packed.getvalue()
