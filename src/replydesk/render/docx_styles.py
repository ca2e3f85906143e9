"""The named styles of a reply in Word, made from the table of `layout.sheet`.

Normal carries the settings under which Word breaks lines as `layout` does: exact line height, 3号
condensed by 0.25 pt, kinsoku on, nothing hung or compressed, no automatic gaps beside digits, nothing snapped
to the page's grid of lines, which LibreOffice would count from the upper margin and not from the head's end.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from replydesk.layout.sheet import CONDENSED, STYLES, Align, Sheet, Style
from replydesk.letter import HEADINGS, Role

MINUTE = 5
"""Twips of a line that is only there to hold something: a full page of every sheet has room for it."""

INLINE = (*HEADINGS, Role.LEAD, Role.SIGNER_NAME)
"""Roles that text within a paragraph of another can have."""

FALLBACKS = {
    "方正小标宋简体": "华文中宋",
    "仿宋_GB2312": "仿宋",
    "楷体_GB2312": "楷体",
    "黑体": "SimHei",
    "宋体": "SimSun",
    "Times New Roman": "Liberation Serif",
}
"""The face Word is to take where the office's own is not installed."""

_STYLE_IDS = {role: f"Reply{index}" for index, role in enumerate(Role)}


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


def escaped(text: str) -> str:
    """The text as it stands in XML between tags."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def quoted(text: str) -> str:
    """The text as the value of an XML attribute; line ends and tabs would be read as spaces."""
    inner = escaped(text).replace('"', "&quot;")
    return f'"{inner.replace(chr(9), "&#9;").replace(chr(10), "&#10;").replace(chr(13), "&#13;")}"'


def font_table(faces: Iterable[str]) -> str:
    """The font table: every face with the one that stands in for it, and the character set it is for."""
    fonts = []
    for face in filter(None, dict.fromkeys(faces)):
        other = f"<w:altName w:val={quoted(FALLBACKS[face])}/>" if face in FALLBACKS else ""
        charset = "00" if face.isascii() else "86"
        fonts.append(f'<w:font w:name={quoted(face)}>{other}<w:charset w:val="{charset}"/></w:font>')
    return "".join(fonts)


_DEFAULT_CHARACTER_STYLE = (
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
)


def styles(used: Collection[str], sheet: Sheet, faces: Mapping[str, str]) -> str:
    """The children of styles.xml: defaults, Normal, and the styles in use."""
    parts = [_defaults(faces), _normal(sheet), _DEFAULT_CHARACTER_STYLE]
    for role, style in STYLES.items():
        character = character_style_id(role)
        is_inline = character in used
        is_linked = is_inline and role in HEADINGS
        if style_id(role) in used or is_linked:
            parts.append(_paragraph_style(role, style, faces, character if is_linked else ""))
        if run_in_style_id(role) in used:
            parts.append(_run_in_style(role, style))
        if is_inline:
            parts.append(_character_style(role, style, faces, style_id(role) if is_linked else ""))
    return "".join(parts)


def _defaults(faces: Mapping[str, str]) -> str:
    return (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{faces_of(*face_name('正文', faces))}"
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
        '<w:snapToGrid w:val="0"/>'
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


def _character_style(role: Role, style: Style, faces: Mapping[str, str], link: str) -> str:
    return (
        f'<w:style w:type="character" w:customStyle="1" w:styleId="{character_style_id(role)}">'
        f'<w:name w:val="{role} 字符"/>'
        + (f'<w:link w:val="{link}"/>' if link else "")
        + f"<w:qFormat/>{_face(style, faces)}</w:style>"
    )


def _indent(role: Role, style: Style) -> str:
    """First-line indent in characters and in twips beside it, as Word writes it."""
    if style.align is not Align.BOTH or not style.indent:
        return ""
    return f'<w:ind w:firstLineChars="{style.indent * 50}" w:firstLine="{style.indent_twips}"/>'


def _alignment(style: Style) -> str:
    return "" if style.align is Align.BOTH else f'<w:jc w:val="{style.align.value}"/>'


def _face(style: Style, faces: Mapping[str, str]) -> str:
    face, latin = face_name(style.face, faces)
    fonts = "" if style.face == "正文" else faces_of(face, face if style.is_one_face else latin)
    bold = "<w:b/>" if style.bold else ""
    colour = '<w:color w:val="FF0000"/>' if style.red else ""
    spacing = "" if style.size == 16 else '<w:spacing w:val="0"/>'
    size = "" if style.size == 16 else f'<w:sz w:val="{round(style.size * 2)}"/>'
    properties = fonts + bold + colour + spacing + size
    return f"<w:rPr>{properties}</w:rPr>" if properties else ""


def face_name(place: str, faces: Mapping[str, str]) -> tuple[str, str]:
    """The face of a place, and that of its digits and Latin letters: page numbers keep their own (7.5)."""
    return faces[place], faces[place] if place == "页码" else faces["西文"] or faces[place]


def faces_of(face: str, latin: str) -> str:
    """The faces of a run; the hint keeps “ ” … — in the Chinese one."""
    name, other = quoted(face), quoted(latin)
    return f'<w:rFonts w:hint="eastAsia" w:ascii={other} w:eastAsia={name} w:hAnsi={other} w:cs={other}/>'
