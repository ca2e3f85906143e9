"""Word files packed from the parts of the set-up's frame and the letter's text, styles and properties."""

from __future__ import annotations

from datetime import date, datetime, time
from functools import lru_cache
from typing import BinaryIO, NamedTuple

from docx.opc.coreprops import CoreProperties
from docx.opc.oxml import serialize_part_xml
from docx.oxml.coreprops import CT_CoreProperties

from replydesk.layout.setup import Setup
from replydesk.render.docx_frame import CORE, DOCUMENT, HEADED_PARTS, PARTS, STYLES, frame
from replydesk.render.docx_styles import only_used
from replydesk.render.zipping import QUICK, ZipPart, archive, names_of_archived, part
from replydesk.text.characters import one_line

CUSTOM, COMMENTS = "docProps/custom.xml", "word/comments.xml"
_OF_REVIEW_COPIES = frozenset((*PARTS, CUSTOM, COMMENTS))
MAX_PROPERTY = 255  # characters of title or author, the limit of python-docx


class Package(NamedTuple):
    """The content of a Word file.

    `text` and `unnumbered` are WordprocessingML: the paragraphs of the numbered pages, and of the last pages
    if they are unnumbered. `faces` has a face for every key of `layout.sheet.FONTS`. `head` is a line at the
    head of each page.
    """

    text: str
    used_styles: frozenset[str]
    setup: Setup
    faces: tuple[tuple[str, str], ...]
    title: str
    author: str
    day: date | None
    unnumbered: str = ""
    head: str = ""
    keywords: str = ""


def pack(package: Package) -> bytes:
    """Return the .docx of a package. The same package gives the same bytes."""
    around = frame(package.setup, package.faces, package.head)
    own = {
        DOCUMENT: part(DOCUMENT, around.document(package.text, package.unnumbered).encode(), QUICK),
        STYLES: _styles(package.used_styles, package.setup, package.faces),
        CORE: part(CORE, _properties(package)),
    }
    return archive(own.get(name) or around.parts[name] for name in around.names)


def is_unedited(file: BinaryIO) -> bool:
    """Return True if a .docx is as it was made: office programs add parts or change their times."""
    names = names_of_archived(file)
    is_review_copy = names is not None and set(PARTS) < set(names) <= _OF_REVIEW_COPIES
    return is_review_copy or names in (list(PARTS), list(HEADED_PARTS))


@lru_cache(maxsize=256)
def _styles(used: frozenset[str], setup: Setup, faces: tuple[tuple[str, str], ...]) -> ZipPart:
    """Return the part with the styles of a frame that are in use."""
    return part(STYLES, serialize_part_xml(only_used(frame(setup, faces).styles, used)))


def _properties(package: Package) -> bytes:
    """Return core.xml with title, author, keywords and day of the letter, and nothing else."""
    title, author, day = package.title, package.author, package.day
    element = CT_CoreProperties.new()
    properties = CoreProperties(element)
    properties.title, properties.author = (one_line(each)[:MAX_PROPERTY] for each in (title, author))
    if package.keywords:
        properties.keywords = package.keywords
    if day:
        properties.created = properties.modified = datetime.combine(day, time())
    content: bytes = serialize_part_xml(element)
    return content
