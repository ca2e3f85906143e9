"""How much the readers take in, and how they refuse a file.

The largest reply known has 40 pages and 25,000 characters; every limit is more than ten times that, and all
together keep a file that was made to hurt within 2 seconds and 200 MB.
"""

from __future__ import annotations

MAX_BYTES = 40_000_000
"""Bytes of a file; with photographs in it a Word file can be large."""

MAX_TEXT_BYTES = 4_000_000
"""Bytes of a file that is all text: plain, HTML, RTF."""

MAX_PART = 8_000_000
"""Bytes of one part of a package once it is unpacked."""

MAX_ENTRIES = 2_000
"""Parts of a package."""

MAX_MARKS = 400_000
"""Tags and attributes of one part of a package."""

MAX_DEPTH = 100
"""How deep the elements of a part may stand in each other; the readers recurse."""

MAX_LINES = 10_000
"""Lines of a source."""

MAX_CHARACTERS = 500_000
"""Characters of a source."""


class Unreadable(Exception):
    """Why a file is not read, in Chinese and with the remedy; the only error of the readers."""


def too_much(what: str) -> Unreadable:
    """The refusal of a file that has too much of something."""
    return Unreadable(f"{what}，不像一份答复，没有读入；请核对文件")


def broken(what: str) -> Unreadable:
    """The refusal of a file that is not whole or not well made."""
    return Unreadable(f"{what}，读不了；请用 Word 或 WPS 打开后另存为 .docx 再试")
