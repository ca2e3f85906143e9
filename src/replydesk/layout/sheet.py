"""The official page as one frozen table of numbers: GB/T 9704-2012, with the clause for each.

Lengths are in twips (1/20 pt; 1 mm is 56.69 twips) unless a name says otherwise; text widths are in
half-squares, two to a full-width character.
"""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from replydesk.letter.model import Role
from replydesk.letter.print_options import Format


def twips(millimetres: float) -> int:
    """Return millimetres as twips."""
    return round(millimetres * 1440 / 25.4)


class Sheet(NamedTuple):
    """A page of 28 × 22 squares. Two are in use; a unit's profile chooses one."""

    name: str
    top: int
    bottom: int
    # Height of a line, exact.
    line: int
    left: int = 1588  # 28 mm (5.2.1)
    right: int = 1474  # derived: 210 − 28 − 156 mm
    width: int = twips(210)  # 5.1
    height: int = twips(297)  # 5.1
    lines: int = 22  # 5.2.3
    half_squares: int = 56  # 5.2.3: 28 characters; the cells of a line in a terminal

    @property
    def measure(self) -> int:
        """Return the width of the type area: 8844 twips are 156 mm (5.2.1)."""
        return self.width - self.left - self.right

    @property
    def end(self) -> int:
        """Return the lower edge of the last line on the paper."""
        return self.height - self.bottom

    @property
    def above_glyphs(self) -> int:
        """Return the white space between the top of a line and its 3号 characters."""
        return (self.line - GLYPHS) // 2


SHEETS = {
    sheet.name: sheet
    for sheet in (
        # 37 mm and 225 mm of type area (5.2.1); 579 is the largest line of which 22 fit
        Sheet("常用", top=twips(37), bottom=twips(35), line=579),
        # practice, not the standard: with these, Word's first glyph is at 37 mm
        Sheet("撑满版心", top=twips(34.58), bottom=twips(32.58), line=592),
    )
}

SQUARE = 315  # Width of one square: 16 pt less 0.25 pt of character spacing; 28 of them make 442.2 pt

GLYPHS = 320  # Height of a 3号 character: 16 pt (5.2.2)

CONDENSED = -5  # Character spacing of 3号 text in twips (0.25 pt): 28 characters fill the measure

TYPE_TOP, TYPE_END = twips(37), twips(37 + 225)  # Upper and lower edge of the type area on the paper (5.2.1)

# Upper edge of the letterhead on the paper.
LETTERHEAD_TOP = {
    Format.LETTER: twips(30),  # from the paper's edge (10.1)
    Format.DOCUMENT: TYPE_TOP + twips(35),  # from the type area's (7.2.4)
}

# Largest width of a letterhead: as wide as the rules below.
LETTERHEAD_ROOM = {Format.LETTER: twips(170), Format.DOCUMENT: twips(156)}

MAX_LETTERHEAD = 42  # Largest letterhead, in points: 初号 (practice; 7.2.4 and 10.1 leave the size open)

# Distance from the letterhead to the first double rule (10.1), and from the number to the red rule (7.2.7).
RULE_BELOW = twips(4)

DOUBLE_RULE_LENGTH = twips(170)  # Length of each red double rule (10.1)

# Height of a double rule: 2.25 pt, a gap of 1 pt, 0.75 pt (practice; not given in the standard).
DOUBLE_RULE = 80

# Distance from the second double rule to the lower edge of the paper (10.1).
DOUBLE_RULE_ABOVE_EDGE = twips(20)

# Height of a document's red rule, as wide as the type area: 1.5 pt (practice: 0.35–1.5 mm; 7.2.7).
RED_RULE = 30

RULE_LINE = 20  # Height of the line that holds a rule in Word, which cannot be zero

# Distance from the first double rule to the document number: 7/8 of a 3号 character (10.1).
NUMBER_BELOW_RULE = 280

NUMBER_BELOW_LETTERHEAD = 2  # Blank lines between the letterhead of a document and its number (7.2.5)

# Heights of an imprint's outer and inner rules: 0.35 and 0.25 mm (7.4.1), in Word 1 and 0.75 pt.
FOOT_RULES = (20, 15)

# Distance from the paper's lower edge to the page number; its dash is then 7 mm below the text (7.5).
FOOTER = 1430

SEAL_GAP = 2  # Blank lines above a sealed signature, for a seal of 42 mm (practice)

# Width of a seal (practice: 国发〔1999〕25号 gives 42 mm to governments of counties and departments).
SEAL = twips(42)

SEALS_APART = twips(3)  # Distance between seals, which must not touch (7.3.5.1; the width is practice)

STAMP = twips(40)  # Width of the stamp of a signer's name (practice)


class Align(Enum):
    """Alignments of a block in the type area."""

    BOTH = "both"
    LEFT = "left"
    CENTRE = "center"
    RIGHT = "right"


class Style(NamedTuple):
    """The typography of a role."""

    face: str = "正文"  # Key into the profile's fonts, see `FONTS`
    # Points: 3号 is 16, 2号 is 22, 4号 is 14 (5.2.2).
    size: float = 16
    align: Align = Align.BOTH
    indent: int = 0  # First line, in half-squares of this size
    # Blank lines above, dropped at the top of a page.
    blank_before: int = 0
    keeps_with_next: bool = False
    # Level in Word's navigation pane; 0 is the highest.
    outline: int | None = None
    red: bool = False
    bold: bool = False
    is_one_face: bool = False  # True if digits and Latin letters always keep the Chinese face (practice)

    @property
    def pitch(self) -> int:
        """Return the advance of a full-width character in twips; only 3号 is condensed to fill the grid."""
        return round(self.size * 20) + self.spacing

    @property
    def spacing(self) -> int:
        """Return the character spacing in twips."""
        return CONDENSED if self.size == 16 else 0

    @property
    def indent_twips(self) -> int:
        """Return the indent of the first line in twips."""
        return self.indent * self.pitch // 2


STYLES = {
    Role.LETTERHEAD: Style(
        "标题", 42, Align.CENTRE, red=True, is_one_face=True
    ),  # 7.2.4, 10.1; size by width
    Role.COPY_NUMBER: Style(align=Align.LEFT),  # 7.2.1
    Role.SECRECY: Style("一级标题", align=Align.LEFT),  # 7.2.2
    Role.URGENCY: Style("一级标题", align=Align.LEFT),  # 7.2.3
    Role.NUMBER: Style(align=Align.RIGHT),  # 10.1; in a document centred (7.2.5)
    Role.SIGNER: Style(align=Align.RIGHT),  # 7.2.6
    Role.SIGNER_NAME: Style("二级标题", align=Align.RIGHT),  # 7.2.6
    Role.RESULT_CLASS: Style(align=Align.RIGHT),  # practice
    Role.PUBLICITY: Style(align=Align.RIGHT),  # practice
    Role.TITLE: Style("标题", 22, Align.CENTRE, blank_before=2, is_one_face=True),  # 7.3.1, 10.1
    Role.SALUTATION: Style(align=Align.LEFT, blank_before=1),  # 7.3.2
    Role.BODY: Style(indent=4),  # 7.3.3
    Role.LEAD: Style(indent=4, bold=True),  # practice
    Role.HEADING_1: Style("一级标题", indent=4, keeps_with_next=True, outline=0),  # 7.3.3
    Role.HEADING_2: Style("二级标题", indent=4, keeps_with_next=True, outline=1),  # 7.3.3
    Role.HEADING_3: Style(indent=4, keeps_with_next=True, outline=2),  # 7.3.3
    Role.HEADING_4: Style(indent=4, keeps_with_next=True, outline=3),  # 7.3.3
    Role.CELL: Style(align=Align.LEFT),  # practice: 3号 (5.2.2)
    Role.CELL_HEAD: Style("一级标题", align=Align.CENTRE, keeps_with_next=True),  # practice
    Role.ATTACHMENTS: Style(align=Align.LEFT, indent=4, blank_before=1),  # 7.3.4
    Role.ATTACHMENTS_NEXT: Style(align=Align.LEFT, indent=10),  # 7.3.4: under the first name
    Role.SIGNATURE: Style(align=Align.RIGHT, keeps_with_next=True),  # 7.3.5
    Role.POST: Style(align=Align.RIGHT, keeps_with_next=True),  # 7.3.5.3
    Role.DATE: Style(align=Align.RIGHT, keeps_with_next=True),  # 7.3.5
    Role.CONTACT: Style(align=Align.LEFT, indent=4),  # 7.3.6
    Role.ATTACHMENT: Style("一级标题", align=Align.LEFT, is_one_face=True),  # 7.3.7
    Role.ATTACHMENT_TITLE: Style(
        "标题", 22, Align.CENTRE, blank_before=1, is_one_face=True
    ),  # 7.3.7: on the third line
    Role.CC: Style(size=14, align=Align.LEFT, indent=2),  # 7.4.2: one character in
    Role.IMPRINT: Style(size=14, align=Align.LEFT, indent=2),  # 7.4.3: one character in
    Role.PRINT_DATE: Style(size=14, align=Align.RIGHT, indent=2),  # 7.4.3: one character in
}

# The offices' usual fonts (practice; the standard only names kinds of faces, 5.2.2, 7.3).
#
# Digits and Latin letters (西文) use the Chinese face around them if no face is named.
FONTS = {
    "标题": "方正小标宋简体",
    "正文": "仿宋_GB2312",
    "一级标题": "黑体",
    "二级标题": "楷体_GB2312",
    "页码": "宋体",
    "西文": "",
}

# Distance from a sealed letter's date to the right edge: four characters (7.3.5.1, 7.3.5.3).
DATE_RIGHT = 4 * SQUARE

# Distance from an unsealed signature to the right edge, and from its left end to the date's (7.3.5.2).
SIGNATURE_RIGHT = 2 * SQUARE
