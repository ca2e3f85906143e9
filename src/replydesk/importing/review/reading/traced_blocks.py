"""Paragraphs and tables of a review copy, in reading order, with their traces."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from xml.etree.ElementTree import Element

from replydesk.importing.replies.readers.limits import MAX_CHARACTERS, MAX_LINES, too_much
from replydesk.importing.replies.readers.word_names import (
    ALTERNATES,
    BOX,
    DELETED,
    INSERTED,
    PPR,
    TBL,
    TC,
    TR,
    P,
    W,
    preferred_form,
    value,
    whole_number,
)
from replydesk.importing.replies.readers.word_numbers import Numbering
from replydesk.importing.replies.readers.word_styles import Styles, override, properties
from replydesk.importing.replies.readers.word_text import Extras, text_boxes
from replydesk.importing.review.model import ChangeStamp, DocCell, DocParagraph, ReviewRefused
from replydesk.importing.review.reading.traced_text import FORMAT_CHANGES, STRETCH_MARKS, TracedReader

_CHANGES = (*INSERTED, *DELETED)
_HOLDERS = frozenset(f"{W}{name}" for name in ("sdt", "sdtContent", "customXml", "smartTag"))
_NO_BLOCKS = frozenset(
    f"{W}{name}" for name in ("sectPr", "tblPr", "tblGrid", "tcPr", "trPr", "sdtPr", "pPr", "customXmlPr")
)
_MAX_COLUMNS = 63
_BOX_REFUSED = "文件里加了文本框，其中的文字没有读回：{}；请对方把这些文字写进正文，或者用导入读入"


class TracedBlocks:
    """Reads the blocks of one file."""

    def __init__(self, styles: Styles, numbering: Numbering, *, has_fields: bool) -> None:
        self.styles = styles
        self.numbering = numbering
        self.extras = Extras()
        self.reader = TracedReader(styles, self.extras, has_fields=has_fields)
        self.paragraphs: list[DocParagraph] = []
        self._tables = 0
        self._characters = 0
        self._cell: DocCell | None = None
        self._row: tuple[ChangeStamp | None, ChangeStamp | None] = (None, None)

    def read(self, parent: Element) -> None:
        """Add the paragraphs of a body, a cell or a box."""
        for child in parent:
            if child.tag == P:
                self._paragraph(child)
            elif child.tag == TBL:
                self._table(child)
            elif child.tag in STRETCH_MARKS:
                self.reader.mark(child)
            elif child.tag in _CHANGES:
                with self.reader.within(child):
                    self.read(child)
            elif child.tag == ALTERNATES:
                content = preferred_form(child)
                if content is not None:
                    self.read(content)
            elif child.tag == f"{W}altChunk":
                self.extras.counts["parts"] += 1
            elif child.tag not in _NO_BLOCKS:
                self.read(child)

    def _paragraph(self, paragraph: Element) -> None:
        if next(paragraph.iter(BOX), None) is not None:
            self._boxes(paragraph)
        own = paragraph.find(PPR)
        pieces = self.reader.pieces(paragraph)
        added, removed = self.reader.mark_stamps(own)
        self._count(pieces)
        style, level, number = self._look(own)
        row_added, row_removed = self._row
        self.paragraphs.append(
            DocParagraph(
                pieces,
                added,
                removed,
                style,
                level,
                number,
                cell=self._cell,
                row_added=row_added,
                row_removed=row_removed,
            )
        )
        self.reader.next_paragraph()

    def _count(self, pieces: tuple[tuple[str, object, object], ...]) -> None:
        """Count what was read. Raises Unreadable above the limits."""
        self._characters += sum(len(piece[0]) for piece in pieces)
        if len(self.paragraphs) >= MAX_LINES:
            raise too_much(f"文件有 {MAX_LINES} 段以上")
        if self._characters > MAX_CHARACTERS:
            raise too_much(f"文件有 {MAX_CHARACTERS // 10_000} 万字以上")

    def _look(self, own: Element | None) -> tuple[str, int, str]:
        """Return the name of a paragraph's style, its level as a heading and the number Word generates."""
        style = (value(own, "pStyle") if own is not None else None) or ""
        of_style = self.styles.look(style)
        if own is None:
            direct = {}
        else:
            direct = properties(own, None)
            self.extras.counts["formats"] += own.find(FORMAT_CHANGES[1]) is not None
        use = direct.get("numId") or of_style.get("numId") or ""
        number = ""
        if use and use != "0":
            level = whole_number(direct.get("ilvl") or of_style.get("ilvl"), -1)
            level = self.numbering.level_of_style(use, style) if level < 0 else level
            number = self.numbering.next_number(use, level)
        return self.styles.name(style), self.styles.level(style, override(of_style, direct)), number

    def _boxes(self, paragraph: Element) -> None:
        """Read a paragraph's text boxes before it. Raises ReviewRefused if one has text that was not ours.

        LibreOffice may write the frames of head and foot as boxes; their paragraphs have our bookmarks.
        """
        for box in text_boxes(paragraph):
            if isinstance(box, str):  # WordArt
                continue
            first = len(self.paragraphs)
            marks = len(self.reader.marked["bookmark"])
            self.read(box)
            ours = {mark.start.paragraph for mark in self.reader.marked["bookmark"][marks:]}
            for number, each in enumerate(self.paragraphs[first:], first):
                if each.text.strip() and number not in ours:
                    raise ReviewRefused(_BOX_REFUSED.format(each.text.strip()[:40]), can_import=True)

    def _table(self, table: Element) -> None:
        if self._cell:  # a table within a cell is read as lines of the cell
            self.extras.counts["nested"] += 1
            self.read(table)
            return
        number = self._tables
        self._tables += 1
        for place, row in enumerate(self._within(table, TR)):
            marks = row.find(f"{W}trPr")
            stamps = self._stamps(marks, "ins", "del")
            column = 0
            for cell in self._within(row, TC):
                own = cell.find(f"{W}tcPr")
                added, removed = self._stamps(own, "cellIns", "cellDel")
                self._row = stamps[0] or added, stamps[1] or removed
                self._read_cell(cell, DocCell(number, place, column, is_last=False))
                span = 1 if own is None else whole_number(value(own, "gridSpan"), 1)
                column += min(max(span, 1), _MAX_COLUMNS)
        self._row = (None, None)

    def _within(self, parent: Element, tag: str) -> Iterator[Element]:
        """Yield the rows of a table or the cells of a row, with the changes around them open."""
        for child in parent:
            if child.tag == tag:
                yield child
            elif child.tag in STRETCH_MARKS:
                self.reader.mark(child)
            elif child.tag in _HOLDERS or child.tag in _CHANGES:
                with ExitStack() as stack:
                    if child.tag in _CHANGES:
                        stack.enter_context(self.reader.within(child))
                    yield from self._within(child, tag)

    def _stamps(
        self, marks: Element | None, added: str, removed: str
    ) -> tuple[ChangeStamp | None, ChangeStamp | None]:
        """Return who added and who removed a row or a cell, given its properties."""
        if marks is None:
            return self.reader.added, self.reader.removed
        found = [marks.find(f"{W}{name}") for name in (added, removed)]
        self.extras.counts["formats"] += any(marks.find(tag) is not None for tag in FORMAT_CHANGES)
        self.extras.counts["changes"] += sum(each is not None for each in found)
        return (
            self.reader.added if found[0] is None else self.reader.stamp(found[0]),
            self.reader.removed if found[1] is None else self.reader.stamp(found[1]),
        )

    def _read_cell(self, cell: Element, place: DocCell) -> None:
        first = len(self.paragraphs)
        self._cell = place
        self.read(cell)
        if len(self.paragraphs) == first:
            self._paragraph(Element(P))
        self._cell = None
        last = self.paragraphs[-1]
        self.paragraphs[-1] = replace(last, cell=place._replace(is_last=True))
