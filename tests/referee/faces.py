"""The faces that the parts of a letter are printed in, by the fonts that offices use for them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from replydesk.layout.sheet import STYLES
from replydesk.letter.model import Role
from tests.referee.fonts import office_face
from tests.referee.measure import Kind, of_kind
from tests.referee.pdf import Glyph
from tests.referee.prints import Print, PrintedLine
from tests.referee.specimens import TIMES


@dataclass(frozen=True, slots=True)
class Face:
    """The face of a part of the letter: clause, wanted office font, and the glyphs of the part."""

    name: str
    clause: str
    wanted: str
    found: Callable[[Print], Iterable[Glyph]]
    format: str = ""  # 信函 or 文件, "" for both


def _by_span(page: Print, line: PrintedLine) -> Iterator[tuple[Role, Glyph]]:
    """Yield the glyphs of a line with the roles of their spans, so that run-in headings are separate."""
    glyphs = iter(line.glyphs)
    for span in page.pages.spans(line.line):
        for char in span.text:
            if not char.isspace():
                yield span.role, next(glyphs)


def _glyphs_of(page: Print, *roles: Role) -> Iterator[Glyph]:
    """Yield the glyphs of some roles, without digits and Latin letters that have a different face."""
    has_own = page.setup.latin == TIMES
    for line in page.lines:
        for role, glyph in _by_span(page, line):
            if role in roles and not (has_own and glyph.text.isascii()):
                yield glyph


def _latin(page: Print) -> Iterator[Glyph]:
    """Yield the digits and Latin letters of the text; letterhead, titles and 附件1 have one face."""
    lines = [line for line in page.lines if not STYLES[line.role].is_one_face]
    if page.setup.latin == TIMES:
        yield from (glyph for line in lines for glyph in line.glyphs if glyph.text.isascii())


def _face(name: str, clause: str, wanted: str, *roles: Role) -> Face:
    return Face(name, clause, wanted, lambda page: _glyphs_of(page, *roles))


SONG, FANG, HEI, KAI = "方正小标宋简体", "仿宋_GB2312", "黑体", "楷体_GB2312"

FACES_WANTED = (
    _face("letterhead", "7.2.4, 10.1", SONG, Role.LETTERHEAD),
    _face("copy number", "7.2.1", FANG, Role.COPY_NUMBER),
    _face("secrecy, urgency", "7.2.2, 7.2.3", HEI, Role.SECRECY, Role.URGENCY),
    _face("document number", "5.2.2", FANG, Role.NUMBER),
    _face("签发人：", "7.2.6", FANG, Role.SIGNER),
    _face("signer's name", "7.2.6", KAI, Role.SIGNER_NAME),
    _face("result class, publicity", "practice", FANG, Role.RESULT_CLASS, Role.PUBLICITY),
    _face("title", "7.3.1", SONG, Role.TITLE),
    _face("salutation", "5.2.2", FANG, Role.SALUTATION),
    _face("body", "7.3.3", FANG, Role.BODY, Role.LEAD),
    _face("heading 一、", "7.3.3", HEI, Role.HEADING_1),
    _face("heading （一）", "7.3.3", KAI, Role.HEADING_2),
    _face("heading 1.", "7.3.3", FANG, Role.HEADING_3),
    _face("heading （1）", "7.3.3", FANG, Role.HEADING_4),
    _face("table", "5.2.2", FANG, Role.CELL),
    _face("table's head", "practice", HEI, Role.CELL_HEAD),
    _face("note of attachments", "5.2.2", FANG, Role.ATTACHMENTS, Role.ATTACHMENTS_NEXT),
    _face("signature, post, date", "5.2.2", FANG, Role.SIGNATURE, Role.POST, Role.DATE),
    _face("contact", "5.2.2", FANG, Role.CONTACT),
    _face("attachment's label", "7.3.7", HEI, Role.ATTACHMENT),
    _face("attachment's title", "7.3.7", SONG, Role.ATTACHMENT_TITLE),
    _face("cc", "7.4.2", FANG, Role.CC),
    Face(
        "imprint",
        "7.4.3",
        FANG,
        lambda page: _glyphs_of(page, Role.IMPRINT, Role.PRINT_DATE),
        format="文件",
    ),
    Face("page number", "7.5", "宋体", lambda page: [each for drawn in page.numbers for each in drawn]),
    Face("digits and Latin letters, where set", "practice", TIMES, _latin),
)


def faces_found(face: Face, prints: Iterable[Print], kind: Kind) -> set[str]:
    """Return the office faces whose stand-ins a part is printed with."""
    return {office_face(glyph.font) for page in of_kind(prints, kind) for glyph in face.found(page)}
