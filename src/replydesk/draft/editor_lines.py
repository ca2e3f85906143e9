"""Paragraphs as the lines of an editor, where the items of a list are led by 一是, 二是 … as they print.

A line led by the next number is an item; so is one with the file's `1. `. A line with another number is text,
and prints as it reads. So what is read from the lines always prints as they read.

Right below a heading that ends in 。 a line led by 一是 is text that runs in; an item there is led by the
file's `1. `.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from replydesk.draft.file import (
    goes_on,
    heading_line,
    paragraph_lines,
    parse_attachment,
    parse_paragraphs,
)
from replydesk.draft.model import Attachment, Paragraph, Section
from replydesk.text.numerals import chinese_numeral, numeral_value

_ROW_LEAD = re.compile("([一二三四五六七八九十]{1,3}|[1-9][0-9]{2})是")
_FILE_ITEM = re.compile(r"([0-9]{1,9})[.)] (?=[^ ])")
FILE_LEAD = "1. "  # leads an item right below a heading that leads in


def show_paragraphs(paragraphs: Sequence[Paragraph], *, leads_in: bool = False) -> str:
    """Return paragraphs as lines of an editor; `leads_in` as for reading."""
    return "\n".join(_lines(paragraphs, leads_in=leads_in))


def read_paragraphs(text: str, *, leads_in: bool = False) -> tuple[Paragraph, ...]:
    """Read lines of an editor; `leads_in` says that they are below a heading that leads in."""
    return _with_items(parse_paragraphs(text), leads_in=leads_in)


def show_attachment(attachment: Attachment) -> str:
    """Return an attachment as lines of an editor, a heading led by `# `."""
    lines = paragraph_lines(attachment.preamble, lead)
    for section in attachment.sections:
        lines += [heading_line(section), *_lines(section.paragraphs, leads_in=section.leads_in)]
    return "\n".join(lines)


def read_attachment(text: str) -> Attachment:
    """Read lines of an editor as an attachment."""
    preamble, sections = parse_attachment(text)
    return Attachment(_read(preamble), tuple(_section_with_items(section) for section in sections))


def _section_with_items(section: Section) -> Section:
    return section._replace(paragraphs=_with_items(section.paragraphs, leads_in=section.leads_in))


def _with_items(paragraphs: tuple[Paragraph, ...], *, leads_in: bool) -> tuple[Paragraph, ...]:
    start = int(leads_in and bool(paragraphs) and not paragraphs[0].is_item)
    return (*paragraphs[:start], *_read(paragraphs[start:]))


def _lines(paragraphs: Sequence[Paragraph], *, leads_in: bool) -> list[str]:
    lines = paragraph_lines(paragraphs, lead)
    if leads_in and paragraphs and paragraphs[0].is_item:
        lines[0] = FILE_LEAD + paragraphs[0].text
    return lines


def lead(number: int) -> str:
    """Return the words that lead an item: 一是."""
    return f"{chinese_numeral(number)}是"


def _read(paragraphs: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
    """Return the paragraphs with those led by the next number as items."""
    found: list[Paragraph] = []
    row = 0
    for index, paragraph in enumerate(paragraphs):
        below = paragraphs[index + 1].text if index + 1 < len(paragraphs) else ""
        text = paragraph.text.removeprefix(lead(row + 1))
        if not paragraph.is_item and text != paragraph.text and text.strip():
            is_item = row > 0 or below.startswith("二是") or "二是" not in text
            paragraph = Paragraph(text, is_item=True) if is_item else paragraph
        row = row + 1 if paragraph.is_item else 0
        found.append(paragraph)
    return tuple(found)


class Edited(NamedTuple):
    """The lines of an editor around an edit: rows `first` to `last` are new, `after[last + 1:]` is as before.

    `rest` is the row of `before` from which the lines are as they were.
    """

    before: Sequence[str]
    after: Sequence[str]
    first: int
    last: int
    rest: int


def renumbered_leads(edited: Edited, *, leads_in: bool = False) -> dict[int, str]:
    """Return the lines that get another lead by an edit, by row.

    A new line with `1. ` gets its lead; the items below the edit are counted on from those above.
    `leads_in` says that the lines are below a heading that leads in.
    """
    lines = list(edited.after)
    row = _count(lines[: edited.first])
    for at in range(edited.first, edited.last + 1):
        if (found := _FILE_ITEM.match(lines[at])) and goes_on(int(found[1]), row):
            lines[at] = _lead_at(lines, at, row + 1, leads_in=leads_in) + lines[at][found.end() :]
        row = _counted(row, lines[at])
    is_blank = not any(line.strip() for line in lines[edited.first : edited.last + 1])
    if row or is_blank:
        before = _count(edited.before[: edited.rest])
        _count_on(lines, edited.last + 1, row, before, leads_in=leads_in)
    return {at: line for at, line in enumerate(lines) if line != edited.after[at]}


def _lead_at(lines: Sequence[str], at: int, number: int, *, leads_in: bool) -> str:
    """Return what leads an item on a row."""
    if number > 1:
        return lead(number)
    above = next((line for line in reversed(lines[:at]) if line.strip()), None)
    if above is not None:
        leads_in = any(section.leads_in for section in parse_attachment(above).sections)
    return FILE_LEAD if leads_in else lead(number)


def _count_on(lines: list[str], start: int, row: int, before: int, *, leads_in: bool) -> None:
    """Renumber the items from a row on; another list, not counted on from those above before, stays."""
    number = next((_number(line) for line in lines[start:] if line.strip()), 0)
    if not number or number == row + 1 or (before and number != before + 1):
        return
    for at in range(start, len(lines)):
        if not lines[at].strip():
            continue
        if _number(lines[at]) != number:
            return
        text = lines[at].removeprefix(FILE_LEAD if lines[at].startswith(FILE_LEAD) else lead(number))
        row, number = row + 1, number + 1
        lines[at] = _lead_at(lines, at, row, leads_in=leads_in) + text


def _count(lines: Sequence[str]) -> int:
    """Return the number of items at the end of some lines."""
    row = 0
    for line in lines:
        row = _counted(row, line)
    return row


def _counted(row: int, line: str) -> int:
    if not line.strip():
        return row
    return row + 1 if line.startswith(lead(row + 1)) else int(_is_file_item(line))


def _number(line: str) -> int:
    """Return the number of the lead of a line, 0 if it has none."""
    if _is_file_item(line):
        return 1
    found = _ROW_LEAD.match(line)
    number = numeral_value(found[1]) if found else 0
    return number if number and line.startswith(lead(number)) else 0


def _is_file_item(line: str) -> bool:
    return line.startswith(FILE_LEAD) and bool(line.removeprefix(FILE_LEAD).strip())
