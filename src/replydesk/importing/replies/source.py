"""The output of the readers of old replies: lines in page order, with the known facts of each.

Every reader (text, Word, PDF) makes a `Source`; recognition uses nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from replydesk.text.note import Note


class Side(Enum):
    """Alignment of a text on its line, if the file has it."""

    UNKNOWN = "unknown"
    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One line, or a whole paragraph if the file has paragraphs.

    `text` is as in the file, for text files with margins and indents. `indent` is the first line's indent in
    squares, None if unknown. `style` is the name of the Word style, `level` the level of a heading (1 to 9)
    if the file has it, 0 for none. `number` is a list number that Word generates and that is not in `text`
    (“一、”, “1.”). `cells` are the cells of a table row, whose `text` is "", and `sides` their alignments;
    `table` counts the tables from 1. `page` counts from 1, 0 if unknown. `head` is the number of leading
    characters that have a character style of their own, and `bookmarks` are the names of the bookmarks within
    the paragraph.
    """

    text: str
    is_paragraph: bool = False
    indent: float | None = None
    side: Side = Side.UNKNOWN
    style: str = ""
    level: int = 0
    number: str = ""
    cells: tuple[str, ...] = ()
    table: int = 0
    page: int = 0
    sides: tuple[Side, ...] = ()
    head: int = 0
    bookmarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """The lines of one file in reading order, and notes made while reading it.

    `left_out` are the texts that the reader set aside: watermarks, hidden text, what a web page shows beside
    its article.
    """

    lines: tuple[SourceLine, ...]
    notes: tuple[Note, ...] = ()
    left_out: tuple[str, ...] = ()
