"""What LibreOffice reads wrongly from a .docx, put right in the flat ODT file it makes of it.

Always: `autoSpaceDE`/`autoSpaceDN` are ignored (a quarter em is added between digits and Chinese),
and `overflowPunct` is taken the wrong way round.

For comparing line breaks (these move nothing but the right edge, by 0.7 mm):

* `noLineBreaksBefore`/`noLineBreaksAfter` are ignored: the tables go into the file's settings.
* Between Chinese and ASCII neither these tables nor Word's rules are asked but ICU's for English,
  which allow no break between ， and 2024 and do allow one between 60% and ～. The answer of the
  tables is written into the text with characters of no width.
* ICU also breaks an ASCII run after / and ?, which Word does not.
* The character spacing of the last character of every stretch of Chinese or ASCII is forgotten.
  Ten stretches of -0.25 pt are more than the 1.2 pt that a line of 28 squares has to spare, so the
  lines get 2 pt more room: far less than the 7.75 pt that a 57th half-square would need.
"""

import re
import zipfile
from html import escape, unescape
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

MAY_BREAK, MUST_NOT_BREAK = "\N{ZERO WIDTH SPACE}", "\N{WORD JOINER}"
ROOM_POINTS = 2.0
POINTS = {"in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "pt": 1.0}  # units of a flat ODT file

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
AUTOSPACE = re.compile(r'style:text-autospace="[^"]*"')
HANGING = re.compile(r'style:punctuation-wrap="[^"]*"')
RIGHT_MARGIN = re.compile(r'(<style:page-layout-properties [^>]*fo:margin-right=")([\d.]+)([a-z]+)')
TEXT = re.compile(r">([^<]+)<")
SETTINGS = '<config:config-item-set config:name="ooo:configuration-settings">'
BODY = "<office:body>"


class Tables(NamedTuple):
    """The characters that the settings of a .docx keep from the ends of a Chinese line."""

    no_start: str
    no_end: str


def read_tables(docx: Path) -> Tables:
    """The line-breaking tables in the settings of a .docx; empty where it has none."""
    with zipfile.ZipFile(docx) as parts:
        settings = ElementTree.fromstring(parts.read("word/settings.xml"))
    found = [settings.find(f"{WORD}noLineBreaks{side}") for side in ("Before", "After")]
    return Tables(*("" if one is None else one.get(f"{WORD}val", "") for one in found))


def correct_flags(flat: Path) -> None:
    """Put the two paragraph flags right in a flat ODT file."""
    text = flat.read_text(encoding="utf-8")
    text = AUTOSPACE.sub('style:text-autospace="none"', text)
    text = HANGING.sub('style:punctuation-wrap="simple"', text)
    flat.write_text(text, encoding="utf-8")


def correct_lines(flat: Path, tables: Tables) -> None:
    """Let lines break in a flat ODT file where the settings of the .docx say."""
    head, body, content = flat.read_text(encoding="utf-8").partition(BODY)
    head = RIGHT_MARGIN.sub(_with_room, head)
    if any(tables):
        head = head.replace(SETTINGS, SETTINGS + _forbidden(tables), 1)
        content = TEXT.sub(lambda text: f">{_marked(text[1], tables)}<", content)
    flat.write_text(head + body + content, encoding="utf-8")


def _with_room(margin: re.Match[str]) -> str:
    """A page's right margin, made smaller by ROOM_POINTS."""
    points = float(margin[2]) * POINTS[margin[3]] - ROOM_POINTS
    return f"{margin[1]}{points:.3f}pt"


def _forbidden(tables: Tables) -> str:
    """The tables as LibreOffice keeps them in a document's settings."""
    values = {"Language": "zh", "Country": "CN", "Variant": ""}
    values |= {"BeginLine": tables.no_start, "EndLine": tables.no_end}
    items = "".join(
        f'<config:config-item config:name="{name}" config:type="string">{escape(value)}</config:config-item>'
        for name, value in values.items()
    )
    return (
        '<config:config-item-map-indexed config:name="ForbiddenCharacters">'
        f"<config:config-item-map-entry>{items}</config:config-item-map-entry>"
        "</config:config-item-map-indexed>"
    )


def _marked(markup: str, tables: Tables) -> str:
    """A piece of text with invisible marks where LibreOffice would ask the wrong rules."""
    text = unescape(markup)
    marked = text[:1]
    for before, after in zip(text, text[1:], strict=False):
        marked += _mark(before, after, tables) + after
    return escape(marked, quote=False)


def _mark(before: str, after: str, tables: Tables) -> str:
    """The invisible mark that belongs between two characters, if any."""
    if before.isspace() or after.isspace():
        return ""
    if before.isascii() and after.isascii():
        return MUST_NOT_BREAK if before in "/?" else ""
    if not before.isascii() and not after.isascii():
        return ""
    if after in tables.no_start or before in tables.no_end:
        return MUST_NOT_BREAK
    return MAY_BREAK
