"""Corrections of faults of LibreOffice's import of .docx, made in its flat ODT file.

* `autoSpaceDE`/`autoSpaceDN` are ignored (a quarter em is added between digits and Chinese), and
  `overflowPunct` is inverted.
* `noLineBreaksBefore`/`noLineBreaksAfter` are ignored: the tables go into the file's settings.
* Between Chinese and ASCII ICU's rules for English are used instead of these tables and Word's rules; they
  allow no break between ， and 2024 or ” and “, and one between 60% and ～. The rules of the tables are
  written into the text with zero-width characters.
* ICU also breaks an ASCII run after / and ?, which Word does not.
* Widths, for comparing line breaks only: character spacing is lost at the end of every run of Chinese or
  ASCII, so it is expressed by font sizes (`spacing`).
"""

import re
import zipfile
from collections.abc import Iterator
from html import escape, unescape
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

from tests.referee.spacing import as_sizes

MAY_BREAK, MUST_NOT_BREAK = "\N{ZERO WIDTH SPACE}", "\N{WORD JOINER}"
CHINESE = "\u2e80"  # the first character that is Chinese wherever it stands

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
AUTOSPACE = re.compile(r'style:text-autospace="[^"]*"')
HANGING = re.compile(r'style:punctuation-wrap="[^"]*"')
TOKEN = re.compile(r"<[^>]+>|[^<]+")
SPAN = re.compile(r"</?text:(?:span|s|bookmark)\b")
SETTINGS = '<config:config-item-set config:name="ooo:configuration-settings">'
BODY = "<office:body>"


class Tables(NamedTuple):
    """The characters that must not begin or end a Chinese line by the settings of a .docx."""

    no_start: str
    no_end: str


def read_tables(docx: Path) -> Tables:
    """Return the line-breaking tables in the settings of a .docx; empty if there are none."""
    with zipfile.ZipFile(docx) as parts:
        settings = ElementTree.fromstring(parts.read("word/settings.xml"))
    found = [settings.find(f"{WORD}noLineBreaks{side}") for side in ("Before", "After")]
    return Tables(*("" if one is None else one.get(f"{WORD}val", "") for one in found))


def correct(flat: Path, tables: Tables, *, widths: bool) -> None:
    """Correct a flat ODT file by the tables of the .docx; correct widths only if asked to."""
    head, body, content = flat.read_text(encoding="utf-8").partition(BODY)
    head = AUTOSPACE.sub('style:text-autospace="none"', head)
    head = HANGING.sub('style:punctuation-wrap="simple"', head)
    if any(tables):
        head = head.replace(SETTINGS, SETTINGS + _forbidden(tables), 1)
        content = "".join(_marked(content, tables))
    if widths:
        head, content = as_sizes(head, content)
    flat.write_text(head + body + content, encoding="utf-8")


def _forbidden(tables: Tables) -> str:
    """Return the tables as LibreOffice stores them in a document's settings."""
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


def _marked(content: str, tables: Tables) -> Iterator[str]:
    """Return the content with invisible marks where LibreOffice would use the wrong rules."""
    before, was_latin = "", False
    for token in TOKEN.findall(content):
        if token.startswith("<"):
            before = before if SPAN.match(token) else ""
            yield token
            continue
        marked = ""
        for after in unescape(token):
            is_latin = _is_latin(after, was_latin and bool(before))
            marked += (_mark(before, after, tables) if before and (was_latin or is_latin) else "") + after
            before, was_latin = after, is_latin
        yield escape(marked, quote=False)


def _is_latin(char: str, was_latin: bool) -> bool:
    """Return True if LibreOffice takes a character for Latin; “ and · are like the character before them."""
    return char.isascii() or (char < CHINESE and was_latin)


def _mark(before: str, after: str, tables: Tables) -> str:
    """Return the invisible mark between two characters, one of them Latin for LibreOffice, if any."""
    if before.isspace() or after.isspace():
        return ""
    if before.isascii() and after.isascii():
        return MUST_NOT_BREAK if before in "/?" else ""
    if before in tables.no_end and after >= CHINESE:
        return ""  # here the tables are asked, and a mark would be in their way
    if after in tables.no_start or before in tables.no_end or before == after:
        return MUST_NOT_BREAK
    return MAY_BREAK
