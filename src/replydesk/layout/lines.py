"""The lines of one block: where each ends, and where it stands between the edges of the type area."""

from __future__ import annotations

import re
from collections.abc import Sequence

from replydesk.forms import Format
from replydesk.layout.advances import UNITS, Advances, advances, length
from replydesk.layout.breaking import break_lines
from replydesk.layout.pages import Line
from replydesk.layout.setup import Setup
from replydesk.layout.sheet import SQUARE, STYLES, Align, Style
from replydesk.layout.title import break_title
from replydesk.letter import Block, Role

_HANGING = re.compile(r"抄送：|(附件：)?(\d+\.)?")

_TITLES = (Role.TITLE, Role.ATTACHMENT_TITLE)


def advances_of(role: Role, setup: Setup, condensed: int = 0) -> Advances:
    """The widths of the characters of a role, condensed by some twips."""
    style = STYLES[role]
    return advances(style.size, style.spacing - condensed, setup.latin)


def wide(text: str, role: Role, setup: Setup) -> int:
    """The width of a text in a role's face, in twips, rounded up."""
    return -(-length(text, advances_of(role, setup)) // UNITS)


def hanging_indent(block: Block, setup: Setup) -> int:
    """Where the second line of a block begins, in twips."""
    style = STYLES[block.role]
    if block.role in (Role.ATTACHMENTS, Role.ATTACHMENTS_NEXT, Role.CC):
        found = _HANGING.match(block.text)
        return style.indent_twips + wide(found[0] if found else "", block.role, setup)
    return style.indent_twips if block.role is Role.CONTACT else 0


def rooms(block: Block, setup: Setup) -> tuple[int, int]:
    """The units that the first line of a block may take, and the others."""
    style = STYLES[block.role]
    room = setup.sheet.measure - (style.indent_twips if block.role is Role.CC else 0)
    return (room - style.indent_twips) * UNITS, (room - hanging_indent(block, setup)) * UNITS


def lines_of(block: Block, index: int, setup: Setup, condensed: int = 0) -> list[Line]:
    """The lines of a block that has the whole measure; `index` is its place in the letter."""
    style = STYLES[block.role]
    if block.role is Role.LETTERHEAD:
        return [Line(index, 0, len(block.text), 0)]
    widths = advances_of(block.role, setup, condensed)
    if block.role in _TITLES:
        return aligned(block, index, break_title(block.text, setup.sheet.measure * UNITS, widths), style, setup)
    first, rest = rooms(block, setup)
    ends = break_lines(block.text, first, rest, widths)
    if style.align in (Align.RIGHT, Align.CENTRE):
        return aligned(block, index, ends, style, setup)
    lines = [Line(index, 0, ends[0], style.indent_twips)]
    hanging = hanging_indent(block, setup) if len(ends) > 1 else 0
    start = ends[0]
    for end in ends[1:]:
        lines.append(Line(index, start, end, hanging))
        start = end
    return lines


def aligned(block: Block, index: int, ends: Sequence[int], style: Style, setup: Setup) -> list[Line]:
    """Lines centred in the type area or set flush to its right edge, less the style's indent."""
    align = Align.CENTRE if is_centred(block.role, setup) else style.align
    widths = advances_of(block.role, setup)
    lines = []
    for start, end in zip([0, *ends[:-1]], ends, strict=True):
        spare = setup.sheet.measure - length(block.text[start:end].rstrip(" "), widths) // UNITS
        left = spare // 2 if align is Align.CENTRE else spare - style.indent_twips
        lines.append(Line(index, start, end, max(left, 0)))
    return lines


def is_centred(role: Role, setup: Setup) -> bool:
    """Whether the lines of a role stand in the middle: the number of a document does (7.2.5)."""
    if role is Role.NUMBER:
        return setup.format is Format.DOCUMENT
    return STYLES[role].align is Align.CENTRE


def squares(twips: int) -> int:
    """Twips in half-squares, to the nearest."""
    return round(twips / (SQUARE / 2))
