"""The face each part of a letter is printed in: the clause's kind, by the office's font of that kind."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from replydesk.letter import Role

from .fonts import office_face
from .office import Glyph
from .prints import Print


@dataclass(frozen=True, slots=True)
class Face:
    """The face a part of the letter is set in: the clause's kind, by the office's font of that kind."""

    name: str
    clause: str
    wanted: str
    found: Callable[[Print], Iterable[Glyph]]


def _glyphs_of(page: Print, role: Role) -> Iterator[Glyph]:
    """The glyphs of the spans of a role, run-in headings too."""
    printed: dict[int, list[Glyph]] = {}
    for line in page.lines:
        printed.setdefault(line.block, []).extend(line.glyphs)
    for index, block in enumerate(page.blocks):
        at = 0
        for span in block.spans:
            end = at + len("".join(span.text.split()))
            if span.role is role:
                yield from printed[index][at:end]
            at = end


def _face(name: str, clause: str, wanted: str, role: Role) -> Face:
    return Face(name, clause, wanted, lambda page: _glyphs_of(page, role))


FACES_WANTED = (
    _face("letterhead", "10.1", "方正小标宋简体", Role.LETTERHEAD),
    _face("document number", "5.2.2", "仿宋_GB2312", Role.NUMBER),
    _face("title", "7.3.1", "方正小标宋简体", Role.TITLE),
    _face("salutation", "5.2.2", "仿宋_GB2312", Role.SALUTATION),
    _face("body", "7.3.3", "仿宋_GB2312", Role.BODY),
    _face("heading 一、", "7.3.3", "黑体", Role.HEADING_1),
    _face("heading （一）", "7.3.3", "楷体_GB2312", Role.HEADING_2),
    _face("heading 1.", "7.3.3", "仿宋_GB2312", Role.HEADING_3),
    _face("heading （1）", "7.3.3", "仿宋_GB2312", Role.HEADING_4),
    _face("attachments", "5.2.2", "仿宋_GB2312", Role.ATTACHMENTS),
    _face("signature", "5.2.2", "仿宋_GB2312", Role.SIGNATURE),
    _face("date", "5.2.2", "仿宋_GB2312", Role.DATE),
    _face("contact", "5.2.2", "仿宋_GB2312", Role.CONTACT),
    _face("cc", "7.4.2", "仿宋_GB2312", Role.CC),
    Face("page number", "7.5", "宋体", lambda page: [each for drawn in page.numbers for each in drawn]),
)
"""The faces of the letter, roles as in the profile that comes with the program."""


def faces_found(face: Face, prints: Iterable[Print], sheet: str) -> set[str]:
    """The office faces whose stand-ins a part is printed with, on a sheet."""
    return {
        office_face(glyph.font) for page in prints if page.sheet.name == sheet for glyph in face.found(page)
    }
