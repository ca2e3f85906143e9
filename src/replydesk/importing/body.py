"""The answer: numbered heads become headings, rows of 一是 items, rows of a table rows.

The program writes the numbers of headings. So a number makes a heading only if the program would write it
too: of its level the next, and all its fellows headings as well. Any other number stays in the text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby

from replydesk.draft import Paragraph, Section
from replydesk.importing.paragraphs import Para, number_at
from replydesk.notes import Note
from replydesk.numerals import chinese, counted_as, heading_numbers

MAX_HEADING = 45
"""The longest first sentence of a paragraph that is taken for a heading, in characters."""

MAX_ALONE = 70
"""The longest heading on a line of its own."""

_AMOUNT = re.compile(r"[-+－]?\d[\d,，.]*(?![年月日])[%％‰]?[\u4e00-\u9fff㎡]{0,3}")
_NO_AMOUNT = ("", "-", "—", "——", "/")


@dataclass
class Answer:
    """A text with headings, while the paragraphs that follow it are still to be told apart."""

    preamble: list[Para] = field(default_factory=list)
    sections: list[tuple[int, str, bool, list[Para]]] = field(default_factory=list)
    """Level, heading, whether the first paragraph runs in, paragraphs."""
    notes: list[Note] = field(default_factory=list)
    reworded: list[str] = field(default_factory=list)
    """Numbers as typed that the program writes in another form."""

    def last(self) -> list[Para]:
        """The paragraphs at the end of the text."""
        return self.sections[-1][3] if self.sections else self.preamble

    def parts(self) -> tuple[tuple[Paragraph, ...], tuple[Section, ...]]:
        """The preamble and the sections of a draft."""
        return as_paragraphs(self.preamble), tuple(
            Section(level, heading, as_paragraphs(paras, int(runs_in)))
            for level, heading, runs_in, paras in self.sections
        )


@dataclass(slots=True)
class _Head:
    """A number at the head of a paragraph, and what follows it."""

    place: int
    level: int
    count: int
    typed: str
    text: str
    rest: str
    parent: tuple[int, ...] = ()

    def fitness(self) -> int:
        """2 for what reads as a heading, 1 for what may be one among others, 0 for a sentence."""
        if self.rest:
            return 2 if len(self.text) <= MAX_HEADING else int(len(self.text) <= MAX_ALONE)
        if self.text.endswith("。"):
            return int(len(self.text) <= 30 and self.level <= 2)
        if not self.text or self.text[-1] in "；;，,、.！!？?" or "。" in self.text:
            return 0
        return 2 if len(self.text) <= MAX_ALONE and (self.text[-1] != "：" or self.level <= 2) else 0


def read_answer(paras: Sequence[Para]) -> Answer:
    """Read the paragraphs of an answer or of an attachment."""
    heads = _accepted(_numbered(paras))
    answer = Answer()
    written = dict(zip([h.place for h in heads], heading_numbers(h.level for h in heads), strict=True))
    by_place = {head.place: head for head in heads}
    for place, para in enumerate(paras):
        head = by_place.get(place)
        if head is None:
            answer.last().append(_with_number(para, answer))
            continue
        runs_in = bool(head.rest)
        rest = [Para(head.rest, para.line)] if runs_in else []
        answer.sections.append((head.level, head.text, runs_in, rest))
        _tell_number(answer, para, head, written[place])
    _tell_alone(answer, [(para.line, place) for place, para in enumerate(paras) if place in by_place])
    return answer


def _tell_number(answer: Answer, para: Para, head: _Head, written: str) -> None:
    if "".join(head.typed.split()) != written:
        typed = head.typed.strip()
        answer.notes.append(Note(f"标题序号原写作“{typed}”，按统一写法印成“{written}”", para.line))
        answer.reworded.append(typed)


def _tell_alone(answer: Answer, places: list[tuple[int, int]]) -> None:
    for (line, _), (_, heading, runs_in, paras) in zip(places, answer.sections, strict=True):
        if not runs_in and heading.endswith("。") and paras and not paras[0].cells:
            answer.notes.append(Note(f"标题“{heading}”原文单独成行，印出时与下一段接排", line))


def _with_number(para: Para, answer: Answer) -> Para:
    """A paragraph that is no heading, with the number Word makes for it written out."""
    if not para.number:
        return para
    answer.notes.append(Note(f"自动编号“{para.number.strip()}”已写进正文", para.line))
    return Para(para.number + para.text, para.line, cells=para.cells, table=para.table)


def _numbered(paras: Sequence[Para]) -> list[_Head]:
    """The paragraphs that begin with the next number of their level."""
    counts = [0, 0, 0, 0]
    heads: list[_Head] = []
    for place, para in enumerate(paras):
        text = para.number + para.text
        found = None if para.cells else number_at(text)
        if not found:
            continue
        level, number = found
        count = counted_as(number[1])
        if count != counts[level - 1] + 1:
            continue
        counts[level - 1 :] = [count, *[0] * (4 - level)]
        heading, rest = _parted(text[number.end() :])
        heads.append(_Head(place, level, count, number[0], heading, rest, tuple(counts[: level - 1])))
    return heads


def _parted(text: str) -> tuple[str, str]:
    """A heading and what runs in behind it."""
    end = text.find("。") + 1
    rest = text[end:].strip()
    return (text[:end], rest) if end and rest else (text.strip(), "")


def _accepted(heads: list[_Head]) -> list[_Head]:
    """The heads that are headings: all fellows of a row, or none of them."""
    kept: list[_Head] = []
    rows: dict[tuple[int, tuple[int, ...]], list[_Head]] = {}
    for head in heads:
        rows.setdefault((head.level, head.parent), []).append(head)
    for row in rows.values():
        fits = [head.fitness() for head in row]
        if all(fits) and sum(fit == 2 for fit in fits) * 2 >= len(fits):
            kept += row
    kept.sort(key=lambda head: head.place)
    while wrong := _miscounted(kept):
        kept = [head for head in kept if head.place not in wrong]
    return kept


def _miscounted(heads: list[_Head]) -> set[int]:
    """The first of the headings to which the program would give another number, with those of its row."""
    for head, number in zip(heads, heading_numbers(h.level for h in heads), strict=True):
        if counted_as(number) != head.count:
            return {each.place for each in heads if (each.level, each.parent) == (head.level, head.parent)}
    return set()


def as_paragraphs(paras: Sequence[Para], start: int = 0) -> tuple[Paragraph, ...]:
    """Paragraphs of a draft: rows of 一是 as items, rows of tables; the first `start` are plain text."""
    texts: list[Paragraph] = []
    for is_table, group in groupby(paras, key=lambda para: para.table if para.cells else 0):
        rows = list(group)
        texts += _rows(rows) if is_table or rows[0].cells else [Paragraph(para.text) for para in rows]
    return tuple(texts[:start] + _items(texts[start:]))


def _items(texts: list[Paragraph]) -> list[Paragraph]:
    """The paragraphs, those that begin with 一是, 二是 … in a row as items."""
    result: list[Paragraph] = []
    row = 0
    for place, paragraph in enumerate(texts):
        lead = f"{chinese(row + 1)}是"
        text = paragraph.text.removeprefix(lead)
        is_item = text != paragraph.text and bool(text.strip()) and text == text.strip()
        if is_item and row == 0:
            below = texts[place + 1].text if place + 1 < len(texts) else ""
            is_item = below.startswith("二是") or "二是" not in text
        row = row + 1 if is_item else 0
        result.append(Paragraph(text, is_item=True) if is_item else paragraph)
    return result


def _rows(rows: list[Para]) -> list[Paragraph]:
    """The rows of a table, a line of dashes under its head; columns of numbers stand right."""
    width = max(len(row.cells) for row in rows)
    cells = [[_cell(text) for text in (*row.cells, *[""] * (width - len(row.cells)))] for row in rows]
    named = [row.style for row in rows]
    has_head = len(rows) > 1 and (named[0] == "表头" or "表格" not in named)
    if has_head:
        sides = ["---:" if _is_of_amounts(column) else "---" for column in zip(*cells[1:], strict=True)]
        cells.insert(1, sides)
    return [Paragraph(f"| {' | '.join(row)} |") for row in cells]


def _cell(text: str) -> str:
    return " ".join(text.split("\n")).strip().replace("|", "\\|")


def _is_of_amounts(column: tuple[str, ...]) -> bool:
    amounts = [cell for cell in column if cell not in _NO_AMOUNT]
    return bool(amounts) and all(map(_AMOUNT.fullmatch, amounts))
