"""Limits of the readers, and their refusals of a file.

The largest known reply has 40 pages and 25,000 characters; every limit is more than ten times that, and
together they keep a malicious file within 2 seconds and 200 MB.
"""

from __future__ import annotations

MAX_BYTES = 40_000_000  # Bytes of a file; a Word file with photographs can be large
MAX_TEXT_BYTES = 4_000_000  # Bytes of a file that is all text: plain, HTML, RTF
MAX_PART = 8_000_000  # Bytes of one unpacked part of a package
MAX_ENTRIES = 2_000  # Parts of a package
MAX_MARKS = 300_000  # Tags and attributes of all parts of a package that are read
MAX_DEPTH = 100  # Nesting depth of the elements of a part; the readers recurse
MAX_LINES = 10_000  # Lines of a source
MAX_CELLS = 100_000  # Cells of all tables of a source
MAX_CHARACTERS = 500_000  # Characters of a source


class Unreadable(Exception):
    """A refusal to read a file, with reason and remedy in Chinese; the only error of the readers."""


def too_much(what: str) -> Unreadable:
    """Return the refusal of a file that exceeds a limit."""
    return Unreadable(f"{what}，不像一份答复，没有读入；请核对文件")


def broken(what: str) -> Unreadable:
    """Return the refusal of a damaged or malformed file."""
    return Unreadable(f"{what}，读不了；请用 Word 或 WPS 打开后另存为 .docx 再试")
