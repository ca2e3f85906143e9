"""Text files: bytes in any encoding that offices use, as lines."""

from __future__ import annotations

import re
from pathlib import Path

from replydesk.disk import decode
from replydesk.importing.source import Source, SourceLine

_LINE_END = re.compile(r"\r\n|[\n\r\x0b\x85\u2028\u2029]")


def read_text(data: bytes, path: Path) -> Source:
    """The lines of a text file in UTF-8, UTF-16 or GB18030. Raises DeskError for what is no text.

    A form feed begins a page; the pages are counted if there is one.
    """
    text, notes = decode(data, path)
    pages = text.split("\f")
    counts = range(1, len(pages) + 1) if len(pages) > 1 else (0,)
    lines = [
        SourceLine(line, page=page)
        for page, part in zip(counts, pages, strict=True)
        for line in _LINE_END.split(part)
    ]
    return Source(tuple(lines), notes)
