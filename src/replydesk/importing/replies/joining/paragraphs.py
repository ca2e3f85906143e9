"""Lines and paragraphs of a letter."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import NamedTuple

from replydesk.importing.replies.source import Side, SourceLine

TERMINAL = re.compile(r"(?:[。！？：:；;…!?]|(?<=[\u4e00-\u9fff])\.)[”’）)〕】]*\s*$")  # May end a paragraph
_END = 12  # Last characters of a text searched for that end

# The numbers of headings as typed, by level; more lenient than the numbers the program writes.
NUMBERS = (
    re.compile(r"([一二三四五六七八九十]{1,3})([、．.])\s*"),
    re.compile(r"[（(]([一二三四五六七八九十]{1,3})[）)][、.．]?\s*"),
    re.compile(r"(\d{1,2})([.．、])(?!\d(?!\d{3} ?年))\s*"),
    re.compile(r"[（(](\d{1,2})[）)]\s*"),
)

_BEGIN_NUMBERS = re.compile(r"[一二三四五六七八九十（(\d]")
_GAP = re.compile(r"\t|[ \xa0\u3000]{2,}|\u3000")
_BLANK = re.compile("[\t \xa0\u3000]")  # Found much faster than a gap, where there is none
_NO_CELL = re.compile("[。；：:？！]|抄[送报]")
_AMOUNT = re.compile("[0-9]|[一二三四五六七八九十]$")
_LEAST_CELLS = 3  # Fewest cells of a typed table row
PAGE_GAP = -1  # The gap above the first line of a page, which says nothing about paragraphs


class TextLine(NamedTuple):
    """A line that is not blank: its number (1-based), blank lines above, True if it begins a paragraph."""

    source: SourceLine
    number: int
    gap: int = 0
    starts: bool = False


@dataclass(frozen=True, slots=True)
class Para:
    """One paragraph of the source: its text without margins, and the line it begins on (1-based).

    `number` is a list number that Word generates and that is not in `text`; `level` the level of a heading if
    the file has it. `cells` are those of a table row of the table counted by `table`, `sides` their
    alignments; `text` is "" then. `head` is the length of a run-in heading, `part` the part of the letter the
    paragraph belongs to; both are known only for letters written by this program.
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
        """Return the paragraph that a line is, or that begins with it."""
        kept = source.text.strip() if text is None else text
        return cls(
            kept, line, source.style, source.level, source.number, source.cells, source.table, source.sides
        )


def with_tables(paras: Sequence[Para]) -> list[Para]:
    """Return the paragraphs; two or more rows of three cells separated by tabs or gaps become a table."""
    made: list[Para] = []
    table = max((para.table for para in paras), default=0)
    for count, group in groupby(zip(paras, map(_cells, paras), strict=True), key=lambda each: len(each[1])):
        rows, cells_of_rows = zip(*group, strict=True)
        is_sure = "\t" in rows[0].text or any(
            _AMOUNT.search(cell) for row in cells_of_rows for cell in row[1:]
        )
        if count < _LEAST_CELLS or len(rows) < 2 or not is_sure:
            made += rows
            continue
        table += 1
        made += [
            replace(row, text="", cells=cells, table=table)
            for row, cells in zip(rows, cells_of_rows, strict=True)
        ]
    return made


def _cells(para: Para) -> tuple[str, ...]:
    """Return the cells separated by tabs or, without sentence marks, by gaps; () for a paragraph of text."""
    if para.cells or not _BLANK.search(para.text) or not _GAP.search(para.text):
        return ()
    if "\t" in para.text:
        return tuple(cell.strip() for cell in para.text.split("\t"))
    return () if _NO_CELL.search(para.text) else tuple(_GAP.split(para.text))


def squeezed(text: str) -> str:
    """Return the text without white space."""
    return "".join(text.split())


def is_terminal(text: str) -> bool:
    """Return True if a paragraph may end with this text."""
    return bool(TERMINAL.search(text[-_END:]))


def match_heading_number(text: str) -> tuple[int, re.Match[str]] | None:
    """Return level (1 to 4) and match of the heading number at the start of a text, None if there is none."""
    if not _BEGIN_NUMBERS.match(text):
        return None
    for level, pattern in enumerate(NUMBERS, 1):
        if found := pattern.match(text):
            return level, found
    return None
