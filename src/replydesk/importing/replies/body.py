"""The body of the answer: numbered lines become headings, rows of 一是 items, table rows a table.

The program writes the numbers of headings. So a number makes a heading only if the program would write the
same one: it is the next of its level, and all others of its series are headings too. Any other number stays
in the text. A paragraph that the file itself calls a heading is one without a number too, provided that no
other heading's number changes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby

from replydesk.draft.model import Paragraph, Section
from replydesk.importing.replies.joining.paragraphs import Para, match_heading_number
from replydesk.importing.replies.source import Side
from replydesk.letter.model import Role
from replydesk.text.note import Note
from replydesk.text.numerals import chinese_numeral, heading_numbers, numeral_value

MAX_PHRASE = 26  # Longest first sentence that is surely a heading, in characters
MAX_HEADING = 45  # Longest first sentence of a paragraph that is taken for a heading, in characters
MAX_ALONE = 70  # Longest heading on a line of its own, in characters
# A heading names a topic; a statement says what is, was or will be done, how much, or by whom.
_TOPIC = re.compile(
    "^(?:关于|针对|对于)[^，]|(?:情况|问题|建议|意见|工作|方面|打算|措施|现状|计划|方向|原因|困难|成效|做法|思路|安排|目标)。?$"
)
_QUOTED = re.compile("《[^《》]*》|“[^“”]*”")
_STATES = re.compile(
    "[已正拟](?![^，。]{0,10}的)|目前|现(?:已|有)|了[，。；]|仍|将(?:继续|于|在|会|按|进一步|积极|把|争取|适时|尽快)"
    "|(?:我[局委厅办镇乡县市区州省院校站所]|本[局委]|县里|市里)(?:已|正|将|会|按|高度|多次|积极|联合|组织|在)"
    "|^(?:为此|同时|此外|其中|近年|今年|去年|据|经|截至|自|由于|因)[^，]{0,12}，"
    "|[0-9０-９](?:[.．][0-9]+)?\\s?(?:%|％|万|亿|个|条|名|件|次|公里|人|户|米|元|家)|；"
)
_AMOUNT = re.compile(r"[-+－]?\d[\d,，.]*(?![年月日])[%％‰]?[\u4e00-\u9fff㎡]{0,3}")
_NO_AMOUNT = ("", "-", "—", "——", "/")


@dataclass
class Answer:
    """A text with headings; the paragraphs under its last one may still be reassigned."""

    preamble: list[Para] = field(default_factory=list)
    # Level, heading, True if the first paragraph runs in, paragraphs.
    sections: list[tuple[int, str, bool, list[Para]]] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    reworded: list[str] = field(default_factory=list)  # Numbers as typed that are written otherwise

    def note_number(self, typed: str, written: str, line: int) -> None:
        """Note that a number is written in another form than it was typed in."""
        self.notes.append(Note(f"标题序号原写作“{typed}”，按统一写法印成“{written}”", line))
        self.reworded.append(typed)

    def last(self) -> list[Para]:
        """Return the paragraphs at the end of the text."""
        return self.sections[-1][3] if self.sections else self.preamble

    def parts(self) -> tuple[tuple[Paragraph, ...], tuple[Section, ...]]:
        """Return the preamble and the sections of a draft."""
        return as_paragraphs(self.preamble), tuple(
            Section(level, heading, as_paragraphs(paras, int(runs_in)))
            for level, heading, runs_in, paras in self.sections
        )


@dataclass(slots=True)
class _Head:
    """A number at the head of a paragraph, and the text after it."""

    place: int
    level: int
    count: int
    typed: str
    text: str
    rest: str
    parent: tuple[int, ...] = ()
    is_named: bool = False  # True if the file calls it a heading

    def fitness(self) -> int:
        """Return 2 if it reads as a heading, 1 if it may be one among others, 0 if it is a sentence."""
        if self.is_named and not self.rest and self.text:
            return 2
        if self.rest:
            return _fitness_run_in(self.text)
        if self.text.endswith("。"):
            return int(len(self.text) <= 30 and self.level <= 2)
        if not self.text or self.text[-1] in "；;，,、.！!？?" or "。" in self.text:
            return 0
        return 2 if len(self.text) <= MAX_ALONE and (self.text[-1] != "：" or self.level <= 2) else 0


def _fitness_run_in(text: str) -> int:
    """Return the fitness of a first sentence: a short phrase or a topic is a heading, a statement is none."""
    if _TOPIC.search(text):
        return 2 if len(text) <= MAX_HEADING else int(len(text) <= MAX_ALONE)
    if _STATES.search(_QUOTED.sub("", text)):
        return 0
    return 2 if len(text) <= MAX_PHRASE else int(len(text) <= MAX_HEADING)


def read_answer(paras: Sequence[Para]) -> Answer:
    """Read the paragraphs of an answer or of an attachment."""
    heads = _accepted(_numbered(paras))
    answer = Answer()
    written = dict(zip([h.place for h in heads], heading_numbers(h.level for h in heads), strict=True))
    by_place = {head.place: head for head in heads}
    for place, para in enumerate(paras):
        head = by_place.get(place)
        if head is None:
            _note_level(answer, para)
            answer.last().append(_with_number(para, answer))
            continue
        runs_in = bool(head.rest)
        rest = [Para(head.rest, para.line)] if runs_in else []
        answer.sections.append((head.level, head.text, runs_in, rest))
        _note_number(answer, para, head, written[place])
    _note_alone(answer, [(para.line, place) for place, para in enumerate(paras) if place in by_place])
    return answer


def _note_number(answer: Answer, para: Para, head: _Head, written: str) -> None:
    if not head.typed:
        answer.notes.append(Note(f"标题“{head.text}”原来没有序号，印出时有“{written}”", para.line))
    elif "".join(head.typed.split()) != written:
        answer.note_number(head.typed.strip(), written, para.line)


def _note_level(answer: Answer, para: Para) -> None:
    if para.level and not para.cells and para.text:
        answer.notes.append(Note(f"标题“{para.text[:MAX_ALONE]}”的序号接不上，按正文读入", para.line))


def _note_alone(answer: Answer, places: list[tuple[int, int]]) -> None:
    for (line, _), (_, heading, runs_in, paras) in zip(places, answer.sections, strict=True):
        if not runs_in and heading.endswith("。") and paras and not paras[0].cells:
            answer.notes.append(Note(f"标题“{heading}”原文单独成行，印出时与下一段接排", line))


def _with_number(para: Para, answer: Answer) -> Para:
    """Return a paragraph that is no heading with Word's automatic number written into the text."""
    if not para.number:
        return para
    answer.notes.append(Note(f"自动编号“{para.number.strip()}”已写进正文", para.line))
    return Para(para.number + para.text, para.line, cells=para.cells, table=para.table)


def _numbered(paras: Sequence[Para]) -> list[_Head]:
    """Return the paragraphs that begin with the next number of their level."""
    counts = [0, 0, 0, 0]
    heads: list[_Head] = []
    found = [None if para.cells else match_heading_number(para.number + para.text) for para in paras]
    levels = _named_levels(paras, [each[0] if each else 0 for each in found])
    for place, para in enumerate(paras):
        numbered = found[place]
        if numbered:
            level, typed = numbered[0], numbered[1][0]
            count, text = numeral_value(numbered[1][1]), (para.number + para.text)[numbered[1].end() :]
        elif level := levels.get(para.level, 0) if _may_be_named(para) else 0:
            count, typed, text = counts[level - 1] + 1, para.number, para.text
        if not level or count != counts[level - 1] + 1:
            continue
        counts[level - 1 :] = [count, *[0] * (4 - level)]
        heads.append(
            _Head(
                place, level, count, typed, *_split_run_in(text), tuple(counts[: level - 1]), bool(para.level)
            )
        )
    return heads


def _named_levels(paras: Sequence[Para], numbered: Sequence[int]) -> dict[int, int]:
    """Return the draft's level for each level of the file's headings that have no number of ours.

    Levels count from the highest in use; a level that typed numbers already use is left to these.
    """
    in_use = sorted({para.level for para in paras if para.level and not para.cells})
    levels = {level: rank for rank, level in enumerate(in_use[:4], 1)}
    return {level: rank for level, rank in levels.items() if rank not in numbered}


def _may_be_named(para: Para) -> bool:
    """Return True if a paragraph that the file calls a heading can be one."""
    text = para.text.rstrip("。")
    return bool(para.level and text) and len(text) <= MAX_ALONE and not re.search("。|[；;，,、]$", text)


def _split_run_in(text: str) -> tuple[str, str]:
    """Return a heading and the text that runs in after it."""
    end = text.find("。") + 1
    rest = text[end:].strip()
    return (text[:end], rest) if end and rest else (text.strip(), "")


def _accepted(heads: list[_Head]) -> list[_Head]:
    """Return the heads that are headings: all of a series, or none of it."""
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
    """Return the first heading that the program would number differently, with its whole series."""
    for head, number in zip(heads, heading_numbers(h.level for h in heads), strict=True):
        if numeral_value(number) != head.count:
            return {each.place for each in heads if (each.level, each.parent) == (head.level, head.parent)}
    return set()


def as_paragraphs(paras: Sequence[Para], start: int = 0) -> tuple[Paragraph, ...]:
    """Return draft paragraphs, with rows of 一是 as items, and tables; the first `start` are plain text."""
    texts: list[Paragraph] = []
    for is_table, group in groupby(paras, key=lambda para: para.table if para.cells else 0):
        rows = list(group)
        texts += _rows(rows) if is_table or rows[0].cells else [Paragraph(para.text) for para in rows]
    return tuple(texts[:start] + _items(texts[start:]))


def _items(texts: list[Paragraph]) -> list[Paragraph]:
    """Return the paragraphs, with a series that begins 一是, 二是 … as items."""
    result: list[Paragraph] = []
    row = 0
    for place, paragraph in enumerate(texts):
        lead = f"{chinese_numeral(row + 1)}是"
        text = paragraph.text.removeprefix(lead)
        is_item = text != paragraph.text and bool(text.strip()) and text == text.strip()
        if is_item and row == 0:
            below = texts[place + 1].text if place + 1 < len(texts) else ""
            is_item = below.startswith("二是") or "二是" not in text
        row = row + 1 if is_item else 0
        result.append(Paragraph(text, is_item=True) if is_item else paragraph)
    return result


def _rows(rows: list[Para]) -> list[Paragraph]:
    """Return the rows of a table with a line of dashes under its head; number columns are right-aligned."""
    width = max(len(row.cells) for row in rows)
    cells = [[_cell(text) for text in (*row.cells, *[""] * (width - len(row.cells)))] for row in rows]
    named = [row.style for row in rows]
    has_head = len(rows) > 1 and (named[0] == Role.CELL_HEAD or Role.CELL not in named)
    if has_head:
        cells.insert(1, [_rule(rows[1:], cells[1:], column) for column in range(width)])
    return [Paragraph(f"| {' | '.join(row)} |") for row in cells]


def _rule(rows: Sequence[Para], cells: Sequence[Sequence[str]], column: int) -> str:
    """Return the dashes under a column head: by the cells' alignment, else right for numbers."""
    sides = {row.sides[column] for row in rows if column < len(row.sides) and row.cells[column].strip()}
    if sides == {Side.CENTRE}:
        return ":---:"
    is_ours = rows[0].style == Role.CELL
    right = sides == {Side.RIGHT} or (not is_ours and _is_of_amounts(tuple(row[column] for row in cells)))
    return "---:" if right else "---"


def _cell(text: str) -> str:
    return " ".join(text.split("\n")).strip().replace("|", "\\|")


def _is_of_amounts(column: tuple[str, ...]) -> bool:
    amounts = [cell for cell in column if cell not in _NO_AMOUNT]
    return bool(amounts) and all(map(_AMOUNT.fullmatch, amounts))
