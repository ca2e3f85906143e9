"""What a pasted text is: lines that were broken for the eye are joined, numbered heads become headings.

A number makes a heading if it is 1 or the next of its level: （三） in the middle of a sentence does not.
Lines with tabs, as Word and Excel give a table, become the rows of one; the first is its head.
A text copied from a printed reply has its visual lines, often with blank lines between; a text copied
from an editor has one paragraph to a line. Not a character is lost, but for the numbers of headings and
rows, which the program writes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from replydesk.draft.model import Paragraph, Section
from replydesk.text.numerals import HEADING_NUMBERS, chinese_numeral, numeral_value
from replydesk.text.table_rows import is_row
from replydesk.text.width import width

_SENTENCE_END = re.compile(r"[。！？：；…”）]$")
_INDENT = re.compile(r"\u3000| {2,}|\t")

MAX_HEADING = 45  # the longest text taken for a heading, in characters

_NARROWEST, _WIDEST = 36, 96  # half-squares of a line between which a text can have been broken for the eye

_RAGGED = 8  # half-squares by which a full line may be shorter than the longest

# What stands before the text of a numbered line that was copied from Word: its number and a tab.
_POINT = re.compile(r"[\s\u3000]*([•●◆■▪·\-–—]|[（(]?[\d一二三四五六七八九十]+[)）.．、])\t\s*")

# A number as it stands in a table: 1,206, 71.5%, 320万元.
_AMOUNT = re.compile(r"[-+－]?\d[\d,，.]*(?![年月日])[%％‰]?[\u4e00-\u9fff㎡]{0,3}")

_NO_AMOUNT = ("", "-", "—", "——", "/")  # what stands in a column of numbers where there is none


@dataclass(frozen=True, slots=True)
class Pasted:
    """A pasted text: the paragraphs before its first heading, and its sections."""

    before: tuple[Paragraph, ...]
    sections: tuple[Section, ...]


class _Heading(NamedTuple):
    level: int
    number: int
    text: str
    rest: str  # what runs in behind the heading


def read_paste(text: str) -> Pasted:
    """Read a pasted text."""
    before: list[Paragraph] = []
    sections: list[tuple[int, str, list[Paragraph]]] = []
    counted = [0, 0, 0, 0]
    for place, paragraph in enumerate(paragraphs_of(text)):
        body = sections[-1][2] if sections else before
        head = _heading(paragraph)
        if head and (place == 0 or head.number in (1, counted[head.level - 1] + 1)):
            counted[head.level - 1 :] = [head.number, *[0] * (4 - head.level)]
            sections.append((head.level, head.text, [Paragraph(head.rest)] if head.rest else []))
        else:
            body.append(_item(paragraph, body))
    return Pasted(
        tuple(before),
        tuple(Section(level, heading, tuple(body)) for level, heading, body in sections),
    )


def paragraphs_of(text: str) -> list[str]:
    """The paragraphs of a text: its lines, joined where they were broken for the eye; tables are rows."""
    lines = _with_tables([line for line in re.split(r"[\r\n\f]+", text) if line.strip()])
    texts = [line for line in lines if not is_row(line)]
    full = max((width(line.rstrip()) for line in texts), default=0)
    if not _was_broken(texts, full):
        return [line.strip() for line in lines]
    paragraphs: list[str] = []
    ended = True
    for line in lines:
        after_sentence = paragraphs and _SENTENCE_END.search(paragraphs[-1])
        if ended or is_row(line) or _INDENT.match(line) or after_sentence and _has_number(line):
            paragraphs.append(line.strip())
        else:
            paragraphs[-1] += _seam(paragraphs[-1], line) + line.strip()
        is_full = width(line.rstrip()) >= full - _RAGGED
        ended = (
            is_row(line) or not is_full or bool(_SENTENCE_END.search(line.strip())) and width(line) < full - 2
        )
    return paragraphs


def _with_tables(lines: list[str]) -> list[str]:
    """The lines of a text, those of its tables as rows."""
    lines = [_POINT.sub(r"\1", line, count=1) if line.strip().count("\t") == 1 else line for line in lines]
    result: list[str] = []
    for tabs, group in groupby(lines, key=_tabs):
        rows = list(group)
        result += _rows(rows) if tabs and len(rows) > 1 else rows
    return result


def _tabs(line: str) -> int:
    """The tabs between the cells of a line, 0 for a line of text; a tab that only indents is none."""
    return line.count("\t") if "\t" in line.strip(" \u3000").lstrip("\t") else 0


def _rows(lines: list[str]) -> list[str]:
    """The rows of a table, a line of dashes under the first; they stand right under columns of numbers."""
    cells = [[cell.strip().replace("|", "\\|") for cell in line.split("\t")] for line in lines]
    dashes = ["---:" if _is_of_amounts(column) else "---" for column in zip(*cells[1:], strict=True)]
    return [f"| {' | '.join(row)} |" for row in (cells[0], dashes, *cells[1:])]


def _is_of_amounts(column: tuple[str, ...]) -> bool:
    amounts = [cell for cell in column if cell not in _NO_AMOUNT]
    return bool(amounts) and all(map(_AMOUNT.fullmatch, amounts))


def _was_broken(lines: list[str], full: int) -> bool:
    """Whether lines were broken for the eye: some are as long as any and end in mid-sentence."""
    cut = sum(
        width(line.rstrip()) >= full - _RAGGED
        and not _SENTENCE_END.search(line.strip())
        and not _has_number(after)
        for line, after in zip(lines, lines[1:], strict=False)
    )
    return _NARROWEST <= full <= _WIDEST and cut > len(lines) // 8


def _seam(before: str, line: str) -> str:
    """The space that stood between two words of Latin text at the end of a line."""
    both = before[-1:] + line.strip()[:1]
    return " " if both.isascii() and both.isalpha() else ""


def _has_number(line: str) -> bool:
    return any(re.match(number, line.strip()) for number in HEADING_NUMBERS)


def _heading(paragraph: str) -> _Heading | None:
    """The heading at the beginning of a paragraph, None for one that begins with no number."""
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


def _item(paragraph: str, before: list[Paragraph]) -> Paragraph:
    """The paragraph as an item if it goes on with the row before it: 一是, then 二是."""
    row = 0
    for earlier in reversed(before):
        if not earlier.is_item:
            break
        row += 1
    lead = f"{chinese_numeral(row + 1)}是"
    text = paragraph.removeprefix(lead).removeprefix(f"{row + 1}. ").strip()
    return Paragraph(text, is_item=True) if text and text != paragraph else Paragraph(paragraph)
