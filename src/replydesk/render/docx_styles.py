"""The named styles of a reply in Word, made with python-docx from the styles of `layout.sheet`.

Normal has the settings with which Word breaks lines as `layout` does: exact line height, 3号 condensed by
0.25 pt, kinsoku on, no hanging or compressed punctuation, no automatic gaps beside digits, no snapping to the
page's grid, which LibreOffice would count from the upper margin and not from the end of the head. python-docx
has no API for the Chinese face of a font, indents in characters, outline levels and character spacing; these
are added as elements.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from copy import deepcopy
from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt, RGBColor, Twips

from replydesk.layout.sheet import CONDENSED, STYLES, Align, Style
from replydesk.letter.model import HEADINGS, Role
from replydesk.render.docx_xml import face_name, faces_of

# Roles of text within a paragraph of another role.
INLINE = (*HEADINGS, Role.LEAD, Role.SIGNER_NAME)

_STYLE_IDS = {role: f"Reply{index}" for index, role in enumerate(Role)}
_ALIGNMENTS = {
    Align.BOTH: WD_ALIGN_PARAGRAPH.JUSTIFY,
    Align.LEFT: WD_ALIGN_PARAGRAPH.LEFT,
    Align.CENTRE: WD_ALIGN_PARAGRAPH.CENTER,
    Align.RIGHT: WD_ALIGN_PARAGRAPH.RIGHT,
}
_RED = RGBColor(0xFF, 0, 0)
_SIZE = 16  # points of Normal

# Line breaking and character spacing, in the order of the schema.
_ASIAN = {
    "w:kinsoku": True,
    "w:wordWrap": True,
    "w:overflowPunct": False,
    "w:topLinePunct": False,
    "w:autoSpaceDE": False,
    "w:autoSpaceDN": False,
    "w:adjustRightInd": False,
    "w:snapToGrid": False,
}


def style_id(role: Role) -> str:
    """Return the id of a role's paragraph style."""
    return _STYLE_IDS[role]


def run_in_style_id(heading: Role) -> str:
    """Return the id of the paragraph style of body text that begins with a heading of this role."""
    return f"{_STYLE_IDS[heading]}RunIn"


def character_style_id(heading: Role) -> str:
    """Return the id of the character style of a heading that runs into its text."""
    return f"{_STYLE_IDS[heading]}Char"


# The paragraph styles that the character styles of headings are linked to.
_LINKED = {character_style_id(heading): style_id(heading) for heading in HEADINGS}
_LINK = qn("w:link")
_ALWAYS = ("Normal", "DefaultParagraphFont")


def defaults(faces: Mapping[str, str]) -> str:
    """Return a styles.xml with the defaults only: 3号 in the face of the text."""
    return (
        f"<w:styles {nsdecls('w')}><w:docDefaults><w:rPrDefault><w:rPr>{faces_of(*face_name('正文', faces))}"
        f'<w:sz w:val="{2 * _SIZE}"/><w:szCs w:val="{2 * _SIZE}"/>'
        '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults></w:styles>"
    )


def add_styles(styles: Any, line: int, faces: Mapping[str, str]) -> None:
    """Add Normal, with lines of `line` twips, and the styles of all roles."""
    normal = _add_normal(styles, line)
    _add_default_character_style(styles)
    for role, style in STYLES.items():
        made = _add_paragraph_style(styles, role, style, faces)
        made.base_style = normal
        if role in HEADINGS:
            _link(made, character_style_id(role))
            _add_run_in_style(styles, role, style).base_style = normal
        if role in INLINE:
            inline = _add_character_style(styles, role, style, faces)
            if role in HEADINGS:
                _link(inline, made.style_id)


def only_used(styles: Any, used: Collection[str]) -> Any:
    """Return a copy of a `w:styles` element with the styles whose ids are `used`, and those they need."""
    copy = deepcopy(styles)
    kept = {*used, *_ALWAYS, *(_LINKED[each] for each in used if each in _LINKED)}
    for style in copy.style_lst:
        link = style.find(_LINK)
        if style.styleId not in kept:
            style.delete()
        elif link is not None and link.get(qn("w:val")) not in kept:
            style.remove(link)
    return copy


def _add_normal(styles: Any, line: int) -> Any:
    normal = styles.add_style("Normal", WD_STYLE_TYPE.PARAGRAPH, builtin=True)
    normal.element.default = normal.quick_style = True
    properties = normal.element.get_or_add_pPr()
    for tag, is_on in _ASIAN.items():
        properties.append(OxmlElement(tag, {} if is_on else {qn("w:val"): "0"}))
    form = normal.paragraph_format
    form.widow_control = False
    form.space_before = form.space_after = Twips(0)
    form.line_spacing = Twips(line)
    form.alignment = _ALIGNMENTS[Align.BOTH]
    space_characters(normal.font, CONDENSED)
    normal.font.size = Pt(_SIZE)
    return normal


def _add_default_character_style(styles: Any) -> None:
    style = styles.add_style("Default Paragraph Font", WD_STYLE_TYPE.CHARACTER, builtin=True)
    style.element.default = style.hidden = True
    style.priority = 1


def _add_paragraph_style(styles: Any, role: Role, style: Style, faces: Mapping[str, str]) -> Any:
    made = _add_style(styles, role.value, WD_STYLE_TYPE.PARAGRAPH, style_id(role))
    form = made.paragraph_format
    if style.keeps_with_next:
        form.keep_with_next = form.keep_together = True
    if style.align is Align.BOTH:
        _indent(form, style)
    else:
        form.alignment = _ALIGNMENTS[style.align]
    _set_outline(made, style.outline)
    _set_font(made.font, style, faces)
    return made


def _add_run_in_style(styles: Any, role: Role, style: Style) -> Any:
    made = _add_style(styles, f"{role}接排", WD_STYLE_TYPE.PARAGRAPH, run_in_style_id(role))
    _indent(made.paragraph_format, STYLES[Role.BODY])
    _set_outline(made, style.outline)
    return made


def _add_character_style(styles: Any, role: Role, style: Style, faces: Mapping[str, str]) -> Any:
    made = _add_style(styles, f"{role} 字符", WD_STYLE_TYPE.CHARACTER, character_style_id(role))
    _set_font(made.font, style, faces)
    return made


def _add_style(styles: Any, name: str, kind: WD_STYLE_TYPE, identifier: str) -> Any:
    made = styles.add_style(name, kind)
    made.style_id = identifier
    made.quick_style = True
    return made


def _link(style: Any, other: str) -> None:
    """Link a paragraph style to its character style, or the other way round."""
    link = OxmlElement("w:link", {qn("w:val"): other})
    style.element.insert_element_before(link, "w:qFormat", "w:pPr", "w:rPr")


def _indent(form: Any, style: Style) -> None:
    """Indent the first line, in characters and in twips as Word does."""
    if style.indent:
        form.first_line_indent = Twips(style.indent_twips)
        form.element.pPr.ind.set(qn("w:firstLineChars"), str(style.indent * 50))


def _set_outline(made: Any, outline: int | None) -> None:
    if outline is not None:
        level = OxmlElement("w:outlineLvl", {qn("w:val"): str(outline)})
        made.element.get_or_add_pPr().append(level)


def _set_font(font: Any, style: Style, faces: Mapping[str, str]) -> None:
    """Set the properties of a role's font that differ from Normal."""
    face, latin = face_name(style.face, faces)
    if style.face != "正文":
        set_faces(font, face, face if style.is_one_face else latin)
    if style.bold:
        font.bold = True
    if style.red:
        font.color.rgb = _RED
    if style.size != _SIZE:
        space_characters(font, 0)
        font.size = Pt(style.size)


def set_faces(font: Any, face: str, latin: str) -> None:
    """Set the Chinese and the Latin face of a font; the hint keeps “ ” … — in the Chinese one."""
    font.name = latin
    faces = font.element.rPr.rFonts
    faces.set(qn("w:hint"), "eastAsia")
    faces.set(qn("w:eastAsia"), face)
    faces.set(qn("w:cs"), latin)


def space_characters(font: Any, twips: int) -> None:
    """Set the character spacing of a font."""
    spacing = OxmlElement("w:spacing", {qn("w:val"): str(twips)})
    font.element.get_or_add_rPr().insert_element_before(spacing, "w:sz")
