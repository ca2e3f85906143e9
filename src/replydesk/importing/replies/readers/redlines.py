"""The 花脸稿 of this program is no letter: struck out and added words are both in it; it is refused."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from replydesk.importing.replies.readers.limits import Unreadable
from replydesk.importing.replies.readers.package import ZipPackage, core_properties
from replydesk.importing.replies.readers.word_names import W
from replydesk.importing.replies.source import Source
from replydesk.letter.redline import REDLINE, REDLINE_HEAD

REFUSAL = f"这是{REDLINE}，删掉的字和增加的字都在里面，没有读入；请读入正式的答复，或者审阅稿"
_FIRST = 5  # lines of a file in which the line at the head of its first page is


def refuse_redline(package: ZipPackage, root: Element) -> None:
    """Raise Unreadable if a Word file, given with the root of its text, is a redline."""
    if is_redline(package, root):
        raise Unreadable(REFUSAL)


def is_redline(package: ZipPackage, root: Element) -> bool:
    """Return True if a Word file, given with the root of its text, has the marks of a redline."""
    names = (each.get(f"{W}name", "") for each in root.iter(f"{W}bookmarkStart"))
    is_marked = any(name.partition("_Copy_")[0] == REDLINE for name in names)  # as LibreOffice renames it
    return is_marked or REDLINE in core_properties(package).get("keywords", "")


def refuse_printed_redline(source: Source) -> None:
    """Raise Unreadable if a file of any kind has the line at the head of a redline's pages."""
    head = "".join(REDLINE_HEAD.split())
    if any("".join(line.text.split()) == head for line in source.lines[:_FIRST]):
        raise Unreadable(REFUSAL)
