"""A reader of web pages, including those saved with the suffix of a Word file."""

from __future__ import annotations

import re

from replydesk.importing.replies.readers.html_tags import marks_of
from replydesk.importing.replies.readers.limits import MAX_LINES, MAX_MARKS, too_much
from replydesk.importing.replies.readers.text import decoded
from replydesk.importing.replies.source import Side, Source, SourceLine
from replydesk.text.note import Note

_CHARSET = re.compile(rb"""charset\s*+=\s*+["']?\s*+(gb\w*|utf-?8|utf-?16)""", re.IGNORECASE)
_BLOCKS = frozenset(
    ("p", "div", "br", "hr", "pre", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "table", "tbody")
    + ("section", "article", "header", "footer", "body", "html")
)
_UNSEEN = frozenset({"script", "style", "head", "title", "noscript", "template", "textarea", "select"})
_TEXT_ALIGN = re.compile(r"text-align\s*+:\s*+(center|right)", re.IGNORECASE)
_WHITE = re.compile(r"[ \t\r\n\f]+")
_CELLS = frozenset({"td", "th"})
_SIDES = {"center": Side.CENTRE, "right": Side.RIGHT}


def read_html(data: bytes) -> Source:
    """Return the paragraphs of a web page, and table rows with their cells. Raises Unreadable."""
    text = _text(data)
    if text.count("<") > MAX_MARKS:
        raise too_much("文件里的标记太多")
    page = _Page()
    page.read(text)
    return Source(tuple(page.lines), (Note("这是网页格式的文件，只读入其中的文字"),))


def _text(data: bytes) -> str:
    named = _CHARSET.search(data[:4096])
    if named and named[1].lower().startswith(b"gb") and b"\0" not in data:
        data = data.decode("gb18030", "replace").encode()
    return decoded(data)


class _Page:
    """The lines found so far, and the state between tags."""

    def __init__(self) -> None:
        self.lines: list[SourceLine] = []
        self._pieces: list[str] = []
        self._cells: list[str] | None = None
        self._is_in_cell = False
        self._unseen = ""
        self._side = Side.LEFT
        self._level = 0
        self._table = 0

    def read(self, text: str) -> None:
        """Read a whole page."""
        for mark in marks_of(text):
            if not mark.tag:
                self._text(mark.text)
            elif mark.is_end:
                self._end_tag(mark.tag)
            elif not (mark.is_whole and mark.tag in _UNSEEN):
                self._start_tag(mark.tag, mark.attributes)
        self._end_line()

    def _text(self, data: str) -> None:
        if data and not self._unseen:
            self._pieces.append(_WHITE.sub(" ", data))

    def _start_tag(self, tag: str, attributes: dict[str, str]) -> None:
        if self._unseen == "head" and tag == "body":
            self._unseen = ""
        if self._unseen:
            return
        if tag in _UNSEEN:
            self._unseen = tag
        elif tag in _CELLS:
            self._end_cell()
            self._is_in_cell = self._cells is not None
        elif tag == "tr":
            self._end_row()
            self._cells = []
            self._table = self._table or 1  # a row without its <table>
        elif tag == "table":
            self._end_line()
            self._table += 1
        elif tag in _BLOCKS:
            self._block(tag, attributes)

    def _end_tag(self, tag: str) -> None:
        if self._unseen:
            self._unseen = "" if tag == self._unseen else self._unseen
        elif tag in _CELLS:
            self._is_in_cell = self._cells is not None
            self._end_cell()
        elif tag == "tr":
            self._end_row()
        elif tag in _BLOCKS:
            if tag == "table":
                self._end_row()
            self._block(tag, None)

    def _block(self, tag: str, attributes: dict[str, str] | None) -> None:
        """Begin a block, or end it if `attributes` is None; <br> keeps the alignment of its paragraph."""
        if self._cells is not None:
            self._pieces.append(" ")
            return
        self._end_line()
        if attributes is None or tag != "br":
            self._side = Side.LEFT
        if attributes:
            self._side = _side_of(attributes) or self._side
        is_heading = attributes is not None and tag[0] == "h" and tag[1:].isdecimal()
        self._level = int(tag[1]) if is_heading else 0

    def _end_cell(self) -> None:
        if self._is_in_cell and self._cells is not None:
            self._cells.append(self._take_text())
        self._is_in_cell = False

    def _end_row(self) -> None:
        self._end_cell()
        self._end_line()

    def _take_text(self) -> str:
        text, self._pieces = "".join(self._pieces).strip(" "), []
        return text

    def _end_line(self) -> None:
        """End the paragraph or row."""
        cells = [cell for cell in self._cells or () if cell.strip()]
        if len(cells) > 1:
            self._add(SourceLine("", True, cells=tuple(self._cells or ()), table=self._table))
        elif cells:
            self._add(SourceLine(cells[0], True))
        self._cells, self._is_in_cell = None, False
        if text := self._take_text():
            self._add(SourceLine(text, True, None, self._side, level=self._level))

    def _add(self, line: SourceLine) -> None:
        if len(self.lines) >= MAX_LINES:
            raise too_much(f"文件有 {MAX_LINES} 段以上")
        self.lines.append(line)


def _side_of(attributes: dict[str, str]) -> Side | None:
    """Return the alignment of a style or an align attribute, None if there is neither."""
    styled = _TEXT_ALIGN.search(attributes.get("style") or "")
    asked = styled[1] if styled else attributes.get("align") or ""
    return _SIDES.get(asked.strip().lower())
