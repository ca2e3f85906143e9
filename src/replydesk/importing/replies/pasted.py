"""Pasted text, read as the import reads a file: lines joined, headings found, a whole reply recognised.

Lines with tabs, as copied from Word and Excel, become the rows of a table; the first is its head. No
character is lost except the numbers of headings and items, which the program writes, and those of pages;
notes tell of these and of stray blanks. Unlike a whole letter, a piece of one may begin with any number:
三、 pasted alone is the next section.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from replydesk.draft.model import Draft, Key, Paragraph, Section
from replydesk.importing.replies.body import as_paragraphs, read_answer
from replydesk.importing.replies.foot.footlines import begin_foot
from replydesk.importing.replies.joining.page_frame import without_pages
from replydesk.importing.replies.joining.paragraphs import (
    Para,
    TextLine,
    is_terminal,
    match_heading_number,
    squeezed,
)
from replydesk.importing.replies.joining.unwrap import join_lines
from replydesk.importing.replies.parting.letters import split_letters
from replydesk.importing.replies.readers.text import lines_of
from replydesk.importing.replies.recognise import Imported, paras_without_artefacts, recognise
from replydesk.importing.replies.source import Source, SourceLine
from replydesk.letter.kinds import NOTHING
from replydesk.reply.stock import Stock
from replydesk.text.note import Note
from replydesk.text.numerals import chinese_numeral, numeral_value
from replydesk.text.table_rows import is_row

# The number and tab before the text of a numbered line copied from Word.
_POINT = re.compile(
    r"(?<!\s)\s*+([•●◆■▪·\-–—]"
    r"|(?:[（(]|(?<![\d一二三四五六七八九十]))[\d一二三四五六七八九十]++[)）.．、])\t\s*"
)

_ITEM = re.compile(r"(\d{1,2})\. (?=\S)")  # An item as the editor writes it
_LEAST_REPLY = 40  # Fewest characters of a reply, without white space
_SHOWN = 40  # Characters shown of the first line of a letter left out
_LEAST_SIGNS = 2  # Of head, opening and foot, those that make a text a reply

_HEAD = (Key.SALUTATION, Key.PROPOSERS, Key.DOCUMENT_NUMBER)
_FOOT = (Key.SIGNATURE, Key.DATE, Key.CONTACT, Key.CC)


@dataclass(frozen=True, slots=True)
class Pasted:
    """A pasted text: the paragraphs before its first heading, its sections, notes on what was left out."""

    before: tuple[Paragraph, ...]
    sections: tuple[Section, ...]
    notes: tuple[str, ...] = ()


def read_reply(text: str, stock: Stock, unit: str = "") -> Imported | None:
    """Return the reply that a pasted text is, as the import reads it; None if it is ordinary text.

    Of several letters only the first is taken, the others are lost and told. `unit` is the body whose draft
    it is pasted into, "" to take the one that the text names.
    """
    if sum(map(len, text.split())) < _LEAST_REPLY:
        return None
    first, *others = split_letters(Source(tuple(lines_of(text))))
    imported = recognise(replace(first, notes=()) if others else first, stock, unit)
    if not _is_reply(imported.draft):
        return None
    return _without(others, imported) if others else imported


def _without(others: Sequence[Source], imported: Imported) -> Imported:
    """Return a reply with the letters below it told, and counted as lost."""
    lines = [each.text.strip() for other in others for each in other.lines if each.text.strip()]
    size = sum(len(squeezed(text)) for text in lines)
    left = f"另有 {len(others)} 封没有收进来，请分开粘贴，从这一行起：{lines[0][:_SHOWN]}"
    note = Note(f"贴来的有 {len(others) + 1} 封信，只放第一封；{left}")
    return replace(
        imported,
        notes=(note, *imported.notes),
        characters=imported.characters + size,
        missing=imported.missing + size,
        left_out=(*imported.left_out, *lines),
        lost=(*imported.lost, *lines),
        others=len(others),
    )


def _is_reply(draft: Draft) -> bool:
    """Return True if at least two of head, opening and foot were found, and a text between them."""
    is_sentence = is_terminal(draft.get(Key.TITLE))
    has_title = draft.raw(Key.TITLE) != NOTHING and not is_sentence
    has_head = has_title or any(map(draft.get, _HEAD))
    has_opening = bool(draft.opening) or draft.get(Key.OPENING) not in ("", NOTHING)
    has_foot = any(draft.get(key) not in ("", NOTHING) for key in _FOOT)
    has_text = bool(draft.preamble or draft.sections or draft.next_steps or draft.thanks)
    return has_text and has_head + has_opening + has_foot >= _LEAST_SIGNS


def read_paste(text: str) -> Pasted:
    """Parse a pasted text into paragraphs and sections."""
    paras, notes = _paras(text)
    led = _with_leads(paras)
    before, sections = read_answer(_counted_from_one(led)).parts()
    return Pasted(before, sections, notes) if sections else Pasted(as_paragraphs(led), (), notes)


def join_pasted(text: str) -> tuple[list[str], tuple[str, ...]]:
    """Return the paragraphs of a text, broken lines joined, tables as rows; and what was left out."""
    paras, notes = _paras(text)
    made: list[str] = []
    for is_table, rows in groupby(paras, key=lambda para: bool(para.cells)):
        made += [each.text for each in (as_paragraphs(list(rows)) if is_table else rows)]
    return made, notes


def _paras(text: str) -> tuple[list[Para], tuple[str, ...]]:
    """Return the paragraphs of a text, those of tables with their cells, and what was left out."""
    found, left_out = _without_page_numbers(tuple(lines_of(text)))
    lines: list[TextLine] = []
    rows: list[Para] = []
    starts = False
    pointed = [line._replace(source=_without_point(line.source)) for line in found]
    for table, (tabs, group) in enumerate(groupby(pointed, key=_tabs), 1):
        together = list(group)
        if tabs and len(together) > 1:
            rows += [Para("", line.number, cells=_cells(line), table=table) for line in together]
            starts = True
            continue
        for line in together:
            is_bar_row = is_row(line.source.text)
            lines.append(line._replace(starts=starts or is_bar_row))
            starts = is_bar_row
    begins = begin_foot(lines)
    marked = [line._replace(starts=line.starts or each) for line, each in zip(lines, begins, strict=True)]
    paras = sorted((*join_lines(marked), *rows), key=lambda para: para.line)
    pages = f"页码 {len(left_out)} 行没有贴进来：{'、'.join(left_out[:4])}" if left_out else ""
    paras, spaces = paras_without_artefacts(paras)
    blanks = f"数字和标点前后的多余空格去掉了 {spaces} 处" if spaces else ""
    return paras, tuple(filter(None, (pages, blanks)))


def _without_page_numbers(source: Sequence[SourceLine]) -> tuple[list[TextLine], tuple[str, ...]]:
    """Return the lines that are not blank, without page numbers between; a bare one at an end is text."""
    framed = without_pages(source)
    places = [line.number for line in framed.lines]
    ends = (min(places, default=0), max(places, default=0))
    kept, left_out = list(framed.lines), []
    for number, text in framed.left_out:
        if text.isdecimal() and not ends[0] < number < ends[1]:
            kept.append(TextLine(source[number - 1], number))
        else:
            left_out.append(text)
    return sorted(kept, key=lambda line: line.number), tuple(left_out)


def _without_point(line: SourceLine) -> SourceLine:
    """Return a line copied from a list of Word without the tab behind its number."""
    is_point = line.text.strip().count("\t") == 1
    return replace(line, text=_POINT.sub(r"\1", line.text, count=1)) if is_point else line


def _tabs(line: TextLine) -> int:
    """Return the number of tabs between cells, 0 for a line of text; tabs that only indent do not count."""
    text = line.source.text
    return text.count("\t") if "\t" in text.strip(" \u3000").lstrip("\t") else 0


def _cells(line: TextLine) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in line.source.text.split("\t"))


def _with_leads(paras: Sequence[Para]) -> list[Para]:
    """Return the paragraphs with rows of “1. ”, as the editor writes items, led by 一是, 二是 …"""
    made: list[Para] = []
    count = 0
    for para in paras:
        found = _ITEM.match(para.text)
        count = count + 1 if found and int(found[1]) == count + 1 else 0
        lead = f"{chinese_numeral(count)}是"
        made.append(replace(para, text=lead + para.text[found.end() :]) if found and count else para)
    return made


def _counted_from_one(paras: list[Para]) -> list[Para]:
    """Return the paragraphs with the headings counted from 1 on the level of the number they begin with."""
    first = match_heading_number(paras[0].text) if paras else None
    if first is None or (before := numeral_value(first[1][1]) - 1) < 1:
        return paras
    return [_counted_down(para, first[0], before) for para in paras]


def _counted_down(para: Para, level: int, by: int) -> Para:
    found = match_heading_number(para.text)
    if found is None or found[0] != level or (count := numeral_value(found[1][1]) - by) < 1:
        return para
    number = str(count) if found[1][1].isdigit() else chinese_numeral(count)
    begin, end = found[1].span(1)
    return replace(para, text=para.text[:begin] + number + para.text[end:])
