"""The text of a web page, whatever its encoding is or is said to be."""

from __future__ import annotations

import codecs
import re
from contextlib import suppress

from replydesk.importing.replies.readers.limits import MAX_TEXT_BYTES, too_much
from replydesk.importing.replies.readers.text import decoded

_HEAD = 4_096  # Bytes in which a page names its encoding
_CHARSET = re.compile(rb"""charset\s{0,9}=\s{0,9}["']?\s{0,9}([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)
_FEW = 200  # Characters for one that may be damaged
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_LE)


def page_text(data: bytes, declared: str = "") -> tuple[str, int]:
    """Return the text of a page, and the number of places in it that are damaged. Raises Unreadable.

    What is UTF-8 is read as that, whatever the page says; `declared` is the encoding named outside it.
    """
    if len(data) > MAX_TEXT_BYTES:
        raise too_much(f"文件有 {len(data) / 1e6:.1f} MB 文字")
    if data.startswith(_MARKS) or b"\0" in data:
        return decoded(data), 0
    named = _CHARSET.search(data[:_HEAD])
    for encoding in ("utf-8", declared, named[1].decode() if named else "", "gb18030"):
        with suppress(LookupError, UnicodeError):
            text = data.decode(_wider(encoding), "replace")
            faults = text.count("\ufffd")
            others = sum(not char.isascii() for char in text) if faults else 0
            if faults * _FEW <= others or (faults == 1 and others > 1):
                return text, faults
    return decoded(data), 0


def _wider(encoding: str) -> str:
    """Return the encoding that holds what is declared as one: nearly all of gb2312 is really GB 18030."""
    name = encoding.strip().lower()
    if name.startswith("gb") or name in ("chinese", "x-gbk", "cp936", "936"):
        return "gb18030"
    if name in ("iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii", "windows-1252", "cp1252"):
        return "gb18030"  # What editors write when they know no better
    return "big5hkscs" if name.startswith("big5") else name if name.startswith("utf") else "gb18030"
