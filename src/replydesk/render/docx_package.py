"""The Word package around the text of a letter: page set-up, page numbers, settings, properties.

All of it is text that python-docx put together once (`docx_blank`), with marks where letters differ. Loading
python-docx takes longer than making a reply, so it is not there when one is exported: it makes the blank, and
in the tests every file over again (`docx_assembly`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from replydesk.forms import Format
from replydesk.layout.setup import Setup
from replydesk.render.docx_blank import DATES, NUMBERED, PARTS, UNNUMBERED
from replydesk.render.docx_styles import MINUTE, escaped, exact, font_table, quoted, styles
from replydesk.render.zipping import QUICK, ZipPart, archive, names_of_archived, part

DOCUMENT, STYLES, CORE = "word/document.xml", "word/styles.xml", "docProps/core.xml"
SETTINGS, FONT_TABLE = "word/settings.xml", "word/fontTable.xml"

SECTION_END = f"<w:p><w:pPr>{exact(MINUTE)}<w:sectPr/></w:pPr></w:p>"
"""A paragraph that ends the numbered pages of a document; those behind it bear no number."""

LENGTHS = ("top", "bottom", "line", "left", "right", "width", "height")
"""The lengths of a sheet that are in a Word file."""

MAX_PROPERTY = 255
"""The longest title or author, in characters: what python-docx allows."""

_MARK = re.compile("@([^@<>]+)@")


class Package(NamedTuple):
    """What is in a Word file: the WordprocessingML of its paragraphs, and all that is put around it."""

    body: str
    used_styles: frozenset[str]
    setup: Setup
    faces: tuple[tuple[str, str], ...]
    """The face of every place in `layout.sheet.FONTS`."""
    title: str
    author: str
    day: date | None


def pack(package: Package) -> bytes:
    """The .docx of a package. The same package gives the same bytes."""
    frame = _frame(package.setup, package.faces)
    own = {
        DOCUMENT: part(DOCUMENT, _document(package.body, frame).encode(), QUICK),
        STYLES: _styles_part(package.used_styles, package.setup, package.faces),
        CORE: part(CORE, _properties(package).encode()),
    }
    return archive(own.get(name) or frame.parts[name] for name in PARTS)


def is_as_packed(path: Path) -> bool:
    """Whether a .docx is as `pack` made one: an office program adds parts, or leaves the time."""
    try:
        with path.open("rb") as file:
            return names_of_archived(file) == list(PARTS)
    except OSError:
        return False


class _Frame(NamedTuple):
    """What is the same in all letters of a set-up: whole parts, and the two kinds of a section's end."""

    parts: Mapping[str, ZipPart]
    numbered: str
    unnumbered: str


@lru_cache(maxsize=64)
def _frame(setup: Setup, faces: tuple[tuple[str, str], ...]) -> _Frame:
    sheet = setup.sheet
    values = {
        **{place: quoted(face).strip('"') for place, face in faces},
        **{name: str(getattr(sheet, name)) for name in LENGTHS},
        "title page": "<w:titlePg/>" if setup.format is Format.LETTER else "",
        "mirrored": "<w:mirrorMargins/>" if setup.two_sided else "",
        "fonts": font_table(face for _, face in faces),
    }
    fixed = PARTS.keys() - {DOCUMENT, STYLES, CORE}
    parts = {name: part(name, _filled(PARTS[name], values).encode()) for name in fixed}
    return _Frame(parts, _filled(NUMBERED, values), _filled(UNNUMBERED, values))


def _filled(text: str, values: Mapping[str, str]) -> str:
    """A text of the blank with its marks filled in; what is filled in is not read again."""
    return _MARK.sub(lambda mark: values[mark[1]], text)


def _document(body: str, frame: _Frame) -> str:
    if SECTION_END not in body:
        return _filled(PARTS[DOCUMENT], {"body": body, "section": frame.numbered})
    ended = SECTION_END.replace("<w:sectPr/>", frame.numbered)
    body = body.replace(SECTION_END, ended, 1)
    return _filled(PARTS[DOCUMENT], {"body": body, "section": frame.unnumbered})


@lru_cache(maxsize=256)
def _styles_part(used: frozenset[str], setup: Setup, faces: tuple[tuple[str, str], ...]) -> ZipPart:
    children = styles(used, setup.sheet, dict(faces))
    return part(STYLES, _filled(PARTS[STYLES], {"styles": children}).encode())


def _properties(package: Package) -> str:
    dates = _filled(DATES, {"day": package.day.isoformat()}) if package.day else ""
    title, author = (escaped(text[:MAX_PROPERTY]) for text in (package.title, package.author))
    return _filled(PARTS[CORE], {"title": title, "author": author, "dates": dates})
