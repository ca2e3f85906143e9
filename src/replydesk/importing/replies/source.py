"""What a reader hands over of an old reply: its lines as they stand on the page, with what is known of each.

Every reader (text, Word, PDF) makes a `Source`; all recognition starts from it and from nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from replydesk.text.note import Note


class Side(Enum):
    """Where on its line a text stands, as far as the file says so."""

    UNKNOWN = "unknown"
    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One line, or one whole paragraph where the file knows its paragraphs.

    `text` is as it stands in the file, margins and indents included for text files. `indent` is the first
    line's indent in squares where the file says so, else None. `style` is the name of the Word style,
    `level` a heading's level (1 to 9) where the file says so, 0 for none. `number` is a list number that
    Word makes and that is not in `text` (“一、”, “1.”). `cells` are the cells of a row of a table, and `text`
    is "" then, `sides` are theirs; `table` counts the tables from 1. `page` counts from 1, 0 where it is not
    known. `head` is how many characters at the beginning stand in a character style of their own, and
    `bookmarks` are the names of those within the paragraph.
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
    """The lines of one file in the order of reading, and what was noticed while reading it."""

    lines: tuple[SourceLine, ...]
    notes: tuple[Note, ...] = ()
