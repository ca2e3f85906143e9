"""The 花脸稿 of this program is no letter: struck out and added words are both in it; it is refused."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from replydesk.importing.replies.readers.limits import Unreadable
from replydesk.importing.replies.readers.package import ZipPackage
from replydesk.importing.replies.readers.word_names import W
from replydesk.importing.replies.source import Source
from replydesk.letter.redline import REDLINE, REDLINE_HEAD

REFUSAL = f"这是{REDLINE}，删掉的字和增加的字都在里面，没有读入；请读入正式的答复，或者审阅稿"
_KEYWORDS = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}keywords"
_FIRST = 5  # lines of a file in which the line at the head of its first page is


def refuse_redline(package: ZipPackage, root: Element) -> None:
    """Raise Unreadable if a Word file, given with the root of its text, has the marks of a redline."""
    names = (each.get(f"{W}name") for each in root.iter(f"{W}bookmarkStart"))
    if REDLINE in names or REDLINE in _keywords(package):
        raise Unreadable(REFUSAL)


def _keywords(package: ZipPackage) -> str:
    parts = package.related("", "core-properties")
    return (package.xml(parts[0]).findtext(_KEYWORDS) or "") if parts else ""


def refuse_printed_redline(source: Source) -> None:
    """Raise Unreadable if a file of any kind has the line at the head of a redline's pages."""
    head = "".join(REDLINE_HEAD.split())
    if any("".join(line.text.split()) == head for line in source.lines[:_FIRST]):
        raise Unreadable(REFUSAL)
