"""The lines of one block: their ends, and their positions between the edges of the type area."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache, partial
from itertools import chain, repeat
from typing import NamedTuple

from replydesk.layout.char_widths import UNITS, Advances, advances, length
from replydesk.layout.line_breaks import break_lines
from replydesk.layout.pages import Line, Row
from replydesk.layout.setup import Setup
from replydesk.layout.sheet import SQUARE, STYLES, Align
from replydesk.layout.tightening import Condensed, Face, break_condensed, choose_condensing
from replydesk.layout.title import break_title
from replydesk.letter.model import HEADINGS, Block, Role
from replydesk.letter.print_options import Format

_HANGING = re.compile(r"抄送：|(附件：)?(\d+\.)?")

_HANGS = (Role.ATTACHMENTS, Role.ATTACHMENTS_NEXT, Role.CC)

TITLES = (Role.TITLE, Role.ATTACHMENT_TITLE)  # Roles whose lines are broken by sense

REMEMBERED = 4096


def advances_of(role: Role, setup: Setup, condensed: int = 0) -> Advances:
    """Return the widths of the characters of a role, condensed by some twips."""
    style = STYLES[role]
    latin = "" if style.is_one_face else setup.latin
    return advances(style.size, style.spacing - condensed, latin)


def face_of(role: Role, setup: Setup) -> Face:
    """Return a function that gives the widths of a role's characters under any condensing."""
    return partial(advances_of, role, setup)


def width_in_twips(text: str, role: Role, setup: Setup) -> int:
    """Return the width of `text` in a role's face, in twips, rounded up."""
    return -(-length(text, advances_of(role, setup)) // UNITS)


def hanging_indent(text: str, role: Role, setup: Setup) -> int:
    """Return the indent of the second line of a text, in twips."""
    if role in _HANGS:
        found = _HANGING.match(text)
        return STYLES[role].indent_twips + width_in_twips(found[0] if found else "", role, setup)
    return STYLES[role].indent_twips if role is Role.CONTACT else 0


def line_rooms(text: str, role: Role, setup: Setup) -> tuple[int, int]:
    """Return the space on the first line of a text and on the others, in units."""
    indent = STYLES[role].indent_twips
    room = setup.sheet.measure - (indent if role is Role.CC else 0)
    return (room - indent) * UNITS, (room - hanging_indent(text, role, setup)) * UNITS


# Makes a line of its four numbers, like `Line._make` without its checks (faster).
_line: Callable[[Iterable[int]], Line] = partial(tuple.__new__, Line)


class _Paragraph(NamedTuple):
    """The values shared by all paragraphs of a role: first indent (twips), space on lines, widths."""

    indent: int
    first: int
    rest: int
    widths: Advances

    def rows(self, text: str, index: int) -> tuple[Row, ...]:
        """Return the lines of a paragraph, one per row; kept fast, as these are most of a letter."""
        ends = break_lines(text, self.first, self.rest, self.widths)
        lefts = chain((self.indent,), repeat(0))
        return tuple(zip(map(_line, zip(repeat(index), (0, *ends), ends, lefts, strict=False))))


class Typesetter:
    """Sets blocks in lines of the full measure. `typesetter` keeps one for each setup."""

    def __init__(self, setup: Setup) -> None:
        self.setup = setup
        self.paragraphs = {role: self._paragraph(role) for role in (Role.BODY, *HEADINGS)}

    def lines(self, block: Block, index: int) -> list[Line]:
        """Return the lines of a block; `index` is its position in the letter."""
        return [row[0] for row in self.rows(block.text, block.role, index)]

    @lru_cache(maxsize=REMEMBERED)  # noqa: B019 - a keystroke changes one block: saves a sixth of a reply
    def rows(self, text: str, role: Role, index: int, condensed: Condensed = ()) -> tuple[Row, ...]:
        """Return the lines of a block, one per row, with some runs condensed."""
        if role in self.paragraphs and not condensed:
            return self.paragraphs[role].rows(text, index)
        ends = self._ends(text, role, condensed)
        starts = (0, *ends[:-1])
        style = STYLES[role]
        if role is Role.LETTERHEAD or style.align not in (Align.RIGHT, Align.CENTRE):
            rest = hanging_indent(text, role, self.setup) if len(ends) > 1 else 0
            lefts: Iterable[int] = chain([style.indent_twips], repeat(rest))
        else:
            lefts = (self._aligned(text[start:end], role) for start, end in zip(starts, ends, strict=True))
        return tuple((Line(index, *place),) for place in zip(starts, ends, lefts, strict=False))

    def _paragraph(self, role: Role) -> _Paragraph:
        first, rest = line_rooms("", role, self.setup)
        return _Paragraph(STYLES[role].indent_twips, first, rest, advances_of(role, self.setup))

    @lru_cache(maxsize=REMEMBERED)  # noqa: B019 - takes longer than all else of a reply
    def condensing(self, text: str, role: Role, names: tuple[str, ...]) -> Condensed:
        """Return the condensed runs that leave the fewest bad line ends in a paragraph."""
        return choose_condensing(text, *line_rooms(text, role, self.setup), names, face_of(role, self.setup))

    def _ends(self, text: str, role: Role, condensed: Condensed) -> Sequence[int]:
        if role is Role.LETTERHEAD:
            return (len(text),)
        if role in TITLES:
            return break_title(text, self.setup.sheet.measure * UNITS, advances_of(role, self.setup))
        return break_condensed(
            text, *line_rooms(text, role, self.setup), face_of(role, self.setup), condensed
        )

    def _aligned(self, text: str, role: Role) -> int:
        """Return the left edge of a line that is centred, or right-aligned less the style's indent."""
        spare = max(self.setup.sheet.measure - width_in_twips(text.rstrip(" "), role, self.setup), 0)
        if is_centred(role, self.setup):
            return spare // 2
        return max(spare - STYLES[role].indent_twips, 0)


@lru_cache(maxsize=16)  # the lines that are kept belong to a typesetter: a new one would begin without
def typesetter(setup: Setup) -> Typesetter:
    """Return the one typesetter of a setup."""
    return Typesetter(setup)


def is_centred(role: Role, setup: Setup) -> bool:
    """Return True if the lines of a role are centred, as the number of a document is (7.2.5)."""
    if role is Role.NUMBER:
        return setup.format is Format.DOCUMENT
    return STYLES[role].align is Align.CENTRE


def squares(twips: int) -> int:
    """Return twips as half-squares, rounded to the nearest."""
    return round(twips / (SQUARE / 2))
