"""Parser of pasted text: broken lines are joined, numbered heads become headings, tabbed lines tables.

A number makes a heading only if it is 1 or the next of its level: （三） in mid-sentence does not.
Lines with tabs, as copied from Word and Excel, become the rows of a table; the first is its head.
A text copied from a printed reply has the printed lines, often with blank lines between; a text copied
from an editor has one paragraph per line. No character is lost except the numbers of headings and items,
which the program writes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import NamedTuple

from replydesk.draft.model import Paragraph, Section
from replydesk.text.numerals import HEADING_NUMBERS, chinese_numeral, numeral_value
from replydesk.text.table_rows import is_row
from replydesk.text.width import width

_SENTENCE_END = ("。", "！", "？", "：", "；", "…", "”", "）")
_INDENT = re.compile(r"\u3000| {2,}|\t")

MAX_HEADING = 45  # longer text is no heading, in characters
_NARROWEST, _WIDEST = 36, 96  # range of the widest line, in half-squares, if a text has hard line breaks
_RAGGED = 8  # half-squares by which a full line may be shorter than the longest

# The number and tab before the text of a numbered line copied from Word.
_POINT = re.compile(
    r"(?<!\s)\s*+([•●◆■▪·\-–—]"
    r"|(?:[（(]|(?<![\d一二三四五六七八九十]))[\d一二三四五六七八九十]++[)）.．、])\t\s*"
)

# A number in a table cell: 1,206, 71.5%, 320万元.
_AMOUNT = re.compile(r"[-+－]?\d[\d,，.]*(?![年月日])[%％‰]?[\u4e00-\u9fff㎡]{0,3}")

_NO_AMOUNT = ("", "-", "—", "——", "/")  # cells of a number column that hold no number


@dataclass(frozen=True, slots=True)
class Pasted:
    """A pasted text: the paragraphs before its first heading, and its sections."""

    before: tuple[Paragraph, ...]
    sections: tuple[Section, ...]


class _Heading(NamedTuple):
    level: int
    number: int
    text: str
    rest: str  # text after the heading on the same line


def read_paste(text: str) -> Pasted:
    """Parse a pasted text into paragraphs and sections."""
    before: list[Paragraph] = []
    sections: list[tuple[int, str, list[Paragraph]]] = []
    counted = [0, 0, 0, 0]
    row = 0  # items at the end of the body
    for place, paragraph in enumerate(paragraphs_of(text)):
        body = sections[-1][2] if sections else before
        head = _heading(paragraph)
        if head and (place == 0 or head.number in (1, counted[head.level - 1] + 1)):
            counted[head.level - 1 :] = [head.number, *[0] * (4 - head.level)]
            sections.append((head.level, head.text, [Paragraph(head.rest)] if head.rest else []))
            row = 0
        else:
            body.append(_item(paragraph, row))
            row = row + 1 if body[-1].is_item else 0
    made = tuple(Section(level, heading, tuple(body)) for level, heading, body in sections)
    return Pasted(tuple(before), made)


def paragraphs_of(text: str) -> list[str]:
    """Return the paragraphs of a text: lines joined where they were hard-broken; tables as rows."""
    lines = _with_tables([line for line in re.split(r"[\r\n\f]+", text) if line.strip()])
    texts = [line for line in lines if not is_row(line)]
    full = max((width(line.rstrip()) for line in texts), default=0)
    if not _was_broken(texts, full):
        return [line.strip() for line in lines]
    paragraphs: list[list[str]] = []
    ended = True
    for line in lines:
        after_sentence = paragraphs and paragraphs[-1][-1].endswith(_SENTENCE_END)
        if ended or is_row(line) or _INDENT.match(line) or (after_sentence and _has_number(line)):
            paragraphs.append([line.strip()])
        else:
            paragraphs[-1] += (_seam(paragraphs[-1][-1], line), line.strip())
        is_full = width(line.rstrip()) >= full - _RAGGED
        ends_sentence = line.strip().endswith(_SENTENCE_END)
        ended = is_row(line) or not is_full or (ends_sentence and width(line) < full - 2)
    return ["".join(pieces) for pieces in paragraphs]


def _with_tables(lines: list[str]) -> list[str]:
    """Return the lines of a text, with those of tables rewritten as rows."""
    lines = [_POINT.sub(r"\1", line, count=1) if line.strip().count("\t") == 1 else line for line in lines]
    result: list[str] = []
    for tabs, group in groupby(lines, key=_tabs):
        rows = list(group)
        result += _rows(rows) if tabs and len(rows) > 1 else rows
    return result


def _tabs(line: str) -> int:
    """Return the number of tabs between cells, 0 for a line of text; tabs that only indent do not count."""
    return line.count("\t") if "\t" in line.strip(" \u3000").lstrip("\t") else 0


def _rows(lines: list[str]) -> list[str]:
    """Return the rows of a table, a dashed rule under the first; columns of numbers are right-aligned."""
    cells = [[cell.strip().replace("|", "\\|") for cell in line.split("\t")] for line in lines]
    dashes = ["---:" if _is_of_amounts(column) else "---" for column in zip(*cells[1:], strict=True)]
    return [f"| {' | '.join(row)} |" for row in (cells[0], dashes, *cells[1:])]


def _is_of_amounts(column: tuple[str, ...]) -> bool:
    amounts = [cell for cell in column if cell not in _NO_AMOUNT]
    return bool(amounts) and all(map(_AMOUNT.fullmatch, amounts))


def _was_broken(lines: list[str], full: int) -> bool:
    """Return True if the text has hard line breaks: enough of its longest lines end in mid-sentence."""
    cut = sum(
        width(line.rstrip()) >= full - _RAGGED
        and not line.strip().endswith(_SENTENCE_END)
        and not _has_number(after)
        for line, after in pairwise(lines)
    )
    return _NARROWEST <= full <= _WIDEST and cut > len(lines) // 8


def _seam(before: str, line: str) -> str:
    """Return " " if a line break separated two words of Latin text, else ""."""
    both = before[-1:] + line.strip()[:1]
    return " " if both.isascii() and both.isalpha() else ""


def _has_number(line: str) -> bool:
    return any(re.match(number, line.strip()) for number in HEADING_NUMBERS)


def _heading(paragraph: str) -> _Heading | None:
    """Return the heading at the beginning of a paragraph, None if it has none."""
    for level, head in enumerate(HEADING_NUMBERS, 1):
        found = re.match(head, paragraph)
        if not found or found[0].endswith(". "):  # an item, as it is written in the editor
            continue
        number = numeral_value(found[0])
        text = paragraph[found.end() :]
        end = text.find("。") + 1
        if not end:
            is_short = 0 < len(text) <= MAX_HEADING and text[-1] not in "；，：、"
            return _Heading(level, number, text, "") if is_short else None
        if end <= MAX_HEADING and text[end:].strip():
            return _Heading(level, number, text[:end], text[end:].strip())
    return None


def _item(paragraph: str, row: int) -> Paragraph:
    """Return the paragraph as an item if its number comes after a list of `row` items: 一是, then 二是."""
    lead = f"{chinese_numeral(row + 1)}是"
    text = paragraph.removeprefix(lead).removeprefix(f"{row + 1}. ").strip()
    return Paragraph(text, is_item=True) if text and text != paragraph else Paragraph(paragraph)
