"""What stands in a letter: its lines, and its paragraphs, whatever lines they had."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import NamedTuple

from replydesk.importing.replies.source import Side, SourceLine

TERMINAL = re.compile(r"(?:[。！？：:；;…!?]|(?<=[\u4e00-\u9fff])\.)[”’）)〕】]*\s*$")
"""The end of a text that may be a paragraph's end."""

_END = 12
"""Characters within which it stands."""

NUMBERS = (
    re.compile(r"([一二三四五六七八九十]{1,3})([、．.])\s*"),
    re.compile(r"[（(]([一二三四五六七八九十]{1,3})[）)][、.．]?\s*"),
    re.compile(r"(\d{1,2})([.．、])(?!\d(?!\d{3} ?年))\s*"),
    re.compile(r"[（(](\d{1,2})[）)]\s*"),
)
"""The numbers of headings as they are typed, by level; looser than what the program writes."""

_BEGIN_NUMBERS = re.compile(r"[一二三四五六七八九十（(\d]")


_GAP = re.compile(r"\t|[ \xa0\u3000]{2,}|\u3000")
_NO_CELL = re.compile("[。；：:？！]|抄[送报]")
_AMOUNT = re.compile("[0-9]|[一二三四五六七八九十]$")
_LEAST_CELLS = 3
"""Cells of a row of a table that is typed."""

PAGE_GAP = -1
"""The gap above a line at a page's head, which says nothing of paragraphs."""


class TextLine(NamedTuple):
    """A line that is not blank: its number (1-based), the blank lines above it, if a paragraph must begin."""

    source: SourceLine
    number: int
    gap: int = 0
    starts: bool = False


@dataclass(frozen=True, slots=True)
class Para:
    """One paragraph of the source: its text without margins, and the line it begins on (1-based).

    `number` is a list number that Word makes and that is not in `text`; `level` a heading's level where
    the file says so; `cells` are those of a row of a table, counted in `table`, `sides` theirs, and `text` is
    "" then. `head` is how long a heading is that runs in, `part` the part of the letter it belongs to, both
    known only of letters of our own.
    """

    text: str
    line: int = 0
    style: str = ""
    level: int = 0
    number: str = ""
    cells: tuple[str, ...] = ()
    table: int = 0
    sides: tuple[Side, ...] = ()
    head: int = 0
    part: str = ""

    @classmethod
    def of(cls, source: SourceLine, line: int, text: str | None = None) -> Para:
        """The paragraph that a line is, or that begins with it."""
        kept = source.text.strip() if text is None else text
        return cls(
            kept, line, source.style, source.level, source.number, source.cells, source.table, source.sides
        )


def with_tables(paras: Sequence[Para]) -> list[Para]:
    """The paragraphs, rows of cells that tabs or gaps part as rows of a table: two or more of three cells."""
    made: list[Para] = []
    table = max((para.table for para in paras), default=0)
    for count, group in groupby(paras, key=lambda para: len(_cells(para))):
        rows = list(group)
        parted = list(map(_cells, rows))
        is_sure = "\t" in rows[0].text or any(_AMOUNT.search(cell) for row in parted for cell in row[1:])
        if count < _LEAST_CELLS or len(rows) < 2 or not is_sure:
            made += rows
            continue
        table += 1
        made += [
            replace(row, text="", cells=cells, table=table) for row, cells in zip(rows, parted, strict=True)
        ]
    return made


def _cells(para: Para) -> tuple[str, ...]:
    """The cells that tabs part, or else gaps between words that no mark ends; () for a paragraph of text."""
    if para.cells or not _GAP.search(para.text):
        return ()
    if "\t" in para.text:
        return tuple(cell.strip() for cell in para.text.split("\t"))
    return () if _NO_CELL.search(para.text) else tuple(_GAP.split(para.text))


def squeezed(text: str) -> str:
    """The text without any white space."""
    return "".join(text.split())


def is_terminal(text: str) -> bool:
    """Whether a paragraph may end with this text."""
    return bool(TERMINAL.search(text[-_END:]))


def number_at(text: str) -> tuple[int, re.Match[str]] | None:
    """The level (1 to 4) of the heading's number a text begins with, and the number; None without one."""
    if not _BEGIN_NUMBERS.match(text):
        return None
    for level, pattern in enumerate(NUMBERS, 1):
        if found := pattern.match(text):
            return level, found
    return None
