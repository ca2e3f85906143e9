"""Paragraphs and tables of a Word file as source lines, in reading order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from xml.etree.ElementTree import Element

from replydesk.importing.replies.readers.layout_tables import Cell, flat, is_layout, side_by_side
from replydesk.importing.replies.readers.limits import MAX_CHARACTERS, MAX_LINES, too_much
from replydesk.importing.replies.readers.word_names import (
    ALTERNATES,
    DELETED,
    INSERTED,
    PPR,
    RPR,
    TBL,
    TC,
    TR,
    P,
    W,
    is_on,
    preferred_form,
    value,
    whole_number,
)
from replydesk.importing.replies.readers.word_numbers import Numbering
from replydesk.importing.replies.readers.word_styles import (
    Properties,
    Styles,
    first_indent,
    override,
    properties,
    side,
)
from replydesk.importing.replies.readers.word_text import PAGE_BREAK, SOFT_BREAK, Extras, TextReader
from replydesk.importing.replies.source import Side, SourceLine

_TITLES = frozenset({"title", "subtitle", "标题", "副标题", "公文标题", "附件标题"})
_OWN_CELLS = frozenset({"表格", "表头"})
_RUN_IN = "接排"
_IN_BRACKETS = re.compile(r"\s*(?:（[^（）]*）|\([^()]*\)|【[^【】]*】)\s*")
_MAX_COLUMNS = 63


@dataclass(frozen=True, slots=True)
class _Look:
    """The effective properties of a paragraph: from style, list and its own."""

    style: str
    properties: Properties
    level: int
    number: str
    # True if it begins a page without the indent of its style: the moved end of a split paragraph.
    is_continuation: bool


class Blocks:
    """Reads the blocks of one file."""

    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        self.styles = styles
        self.numbering = numbering
        self.extras = Extras()
        self.reader = TextReader(styles, self.extras)
        self._has_begun = False
        self._held: list[str] = []
        self._tables = 0
        self._lines = 0
        self._characters = 0

    def read(self, parent: Element, lines: list[SourceLine]) -> None:
        """Add the lines of the content of a body, a cell, a box or a note."""
        for child in parent:
            if child.tag == P:
                self._paragraph(child, lines)
            elif child.tag == TBL:
                self._table(child, lines)
            elif child.tag in DELETED:
                self.extras.counts["changes"] += 1
            elif child.tag == ALTERNATES:
                content = preferred_form(child)
                if content is not None:
                    self.read(content, lines)
            elif child.tag == f"{W}altChunk":
                self.extras.counts["parts"] += 1
            elif child.tag not in _NO_BLOCKS:
                self.read(child, lines)

    def close(self, lines: list[SourceLine]) -> None:
        """Add the text of a last paragraph whose end was deleted."""
        if self._held:
            lines.append(SourceLine("".join(self._held), is_paragraph=True))
            self._held = []

    def footnotes(self, parts: Mapping[str, Element | None]) -> Iterator[SourceLine]:
        """Yield the footnotes in the order of their marks, each numbered."""
        notes = {
            (name, note.get(f"{W}id", "")): note
            for name, part in parts.items()
            for note in (() if part is None else part)
        }
        for number, mark in enumerate(list(self.extras.footnotes), 1):
            lines: list[SourceLine] = []
            if mark in notes:
                self.read(notes[mark], lines)
            for line in lines[:1]:
                yield replace(line, number=f"[{number}]")
            yield from lines[1:]

    def _paragraph(self, paragraph: Element, lines: list[SourceLine]) -> None:
        own = paragraph.find(PPR)
        style = (value(own, "pStyle") if own is not None else None) or ""
        is_hidden = self.styles.look(style).get("vanish") == "1"
        read = self.reader.read(paragraph, is_hidden=is_hidden)
        boxes: list[SourceLine] = []
        had_begun = self._has_begun
        for box in read.boxes:
            if isinstance(box, str):
                self._put([SourceLine(box, is_paragraph=True)], boxes)
            else:
                self.read(box, boxes)
        self._has_begun = had_begun
        if not self._has_begun:
            lines += boxes
        self._held.append(read.text)
        if own is not None and any(own.find(f"{RPR}/{tag}") is not None for tag in DELETED):
            self._count(1, len(read.text))
        else:
            text, self._held = "".join(self._held), []
            look = self._look(own, style)
            if look.is_continuation and lines and _continues(lines[-1], look):
                self._count(1, len(text))
                lines[-1] = replace(lines[-1], text=lines[-1].text + text)
            else:
                added = list(_split_lines(text, look, read.half_points))
                if read.bookmarks or read.head:
                    added[0] = replace(added[0], head=read.head, bookmarks=tuple(read.bookmarks))
                self._put(added, lines)
        if had_begun:
            lines += boxes
        self._has_begun = had_begun or bool(read.text.strip())

    def _put(self, added: Sequence[SourceLine], lines: list[SourceLine]) -> None:
        self._count(len(added), sum(len(line.text) for line in added))
        lines += added

    def _count(self, lines: int, characters: int) -> None:
        """Count what was read, before anything is made of it. Raises Unreadable above the limits."""
        self._lines += lines
        self._characters += characters
        if self._lines > MAX_LINES:
            raise too_much(f"文件有 {MAX_LINES} 段以上")
        if self._characters > MAX_CHARACTERS:
            raise too_much(f"文件有 {MAX_CHARACTERS // 10_000} 万字以上")

    def _look(self, own: Element | None, style: str) -> _Look:
        of_style = self.styles.look(style)
        direct = properties(own, None)
        use = direct.get("numId") or of_style.get("numId") or ""
        look, number = override(of_style, direct), ""
        if use and use != "0":
            level = whole_number(direct.get("ilvl") or of_style.get("ilvl"), -1)
            if level < 0:
                level = self.numbering.level_of_style(use, style)
            look = override(override(of_style, self.numbering.look(use, level)), direct)
            number = self.numbering.next_number(use, level)
        is_continuation = (
            own is not None
            and bool(is_on(own, "pageBreakBefore"))
            and any(name in direct for name in ("firstLine", "firstLineChars"))
            and first_indent(look) == 0 < first_indent(of_style)
        )
        return _Look(self.styles.name(style), look, self.styles.level(style, look), number, is_continuation)

    def _table(self, table: Element, lines: list[SourceLine]) -> None:
        found = ([self._cell(cell) for cell in _cells(row)] for row in _rows(table, self.extras))
        rows = [cells for cells in found if cells]
        cells = [[cell for cell, _ in row] for row in rows]
        has_own = any(line.style in _OWN_CELLS for row in cells for cell in row for line in cell)
        if not has_own and is_layout(cells):
            for each in cells:
                lines += side_by_side(each)
            return
        self._tables += 1
        number = self._tables
        for row in rows:
            lines.append(self._row(row, number))

    def _row(self, row: Sequence[tuple[Cell, int]], table: int) -> SourceLine:
        """Return a table row in the style of its first paragraph; a cell has the side of its own first."""
        cells: list[str] = []
        sides: list[Side] = []
        for cell, span in row:
            cells += (self._flat(cell), *[""] * (span - 1))
            sides += [cell[0].side if cell else Side.UNKNOWN] * span
        style = next((line.style for cell, _ in row for line in cell), "")
        marks = tuple(mark for cell, _ in row for line in cell for mark in line.bookmarks)
        return SourceLine(
            "", True, style=style, cells=tuple(cells), table=table, sides=tuple(sides), bookmarks=marks
        )

    def _cell(self, cell: Element) -> tuple[Cell, int]:
        """Return the lines of a cell, and the number of columns it spans."""
        self._put([SourceLine("")], [])
        content: Cell = []
        self.read(cell, content)
        self.close(content)
        span = whole_number(value(cell.find(f"{W}tcPr") or Element(""), "gridSpan"), 1)
        return content, min(max(span, 1), _MAX_COLUMNS)

    def _flat(self, cell: Cell) -> str:
        """Return a cell's text, and count the tables nested in it."""
        self.extras.counts["nested"] += len({line.table for line in cell if line.table})
        return flat(cell)


_NO_BLOCKS = frozenset(
    f"{W}{name}" for name in ("sectPr", "tblPr", "tblGrid", "tcPr", "trPr", "sdtPr", "pPr", "customXmlPr")
)


def _split_lines(text: str, look: _Look, half_points: int) -> Iterator[SourceLine]:
    """Yield the lines of a paragraph; those of a title are joined."""
    indent = first_indent(look.properties, half_points)
    where = side(look.properties)
    parts = [part for page in text.split(PAGE_BREAK) for part in _lines(page, look.style, where)]
    if PAGE_BREAK in text:
        parts = [part for part in parts if part.strip()] or [""]
    for index, part in enumerate(parts):
        yield SourceLine(
            part,
            len(parts) == 1,
            None if index else indent,
            where,
            look.style,
            look.level,
            "" if index else look.number,
        )


def _lines(text: str, style: str, where: Side) -> list[str]:
    """Return the lines between the breaks of a paragraph; for a title, its one line."""
    parts = text.split(SOFT_BREAK)
    if len(parts) == 1 or not (where is Side.CENTRE or style.lower() in _TITLES):
        return parts
    joined: list[str] = []
    for part in filter(str.strip, parts):
        if joined and not _IN_BRACKETS.fullmatch(part) and not _IN_BRACKETS.fullmatch(joined[-1]):
            joined[-1] = _join_title(joined[-1], part)
        else:
            joined.append(part)
    return joined or [""]


def _join_title(before: str, after: str) -> str:
    """Return two lines of a title as one, with a space between Latin words."""
    before, after = before.rstrip(), after.lstrip()
    is_word = before[-1:].isascii() and before[-1:].isalpha() and after[:1].isascii() and after[:1].isalpha()
    return f"{before}{' ' if is_word else ''}{after}"


def _continues(line: SourceLine, look: _Look) -> bool:
    """Return True if the end of a split paragraph belongs to this line."""
    return (
        line.is_paragraph
        and not line.cells
        and line.style.removesuffix(_RUN_IN) != ""
        and (line.style == look.style or line.style.endswith(_RUN_IN))
    )


def _rows(table: Element, extras: Extras) -> Iterator[Element]:
    """Yield the rows of a table, including those in controls and insertions, without deleted ones."""
    for child in table:
        if child.tag == TR:
            if any(child.find(f"{W}trPr/{tag}") is not None for tag in DELETED):
                extras.counts["changes"] += 1
            else:
                yield child
        elif child.tag in _HOLDERS:
            yield from _rows(child, extras)


def _cells(row: Element) -> Iterator[Element]:
    for child in row:
        if child.tag == TC:
            yield child
        elif child.tag in _HOLDERS:
            yield from _cells(child)


_HOLDERS = frozenset((*INSERTED, *(f"{W}{name}" for name in ("sdt", "sdtContent", "customXml", "smartTag"))))
