"""The lines of a web page as a browser shows them, each with its place among the page's blocks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from replydesk.importing.replies.readers.html_tables import HtmlTable, PageLine
from replydesk.importing.replies.readers.limits import MAX_CELLS, MAX_LINES, too_much
from replydesk.importing.replies.source import Side, SourceLine

_BLOCKS = frozenset(
    (
        "p",
        "div",
        "hr",
        "pre",
        "li",
        "ul",
        "ol",
        "dl",
        "dt",
        "dd",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "center",
    )
    + ("section", "article", "header", "footer", "main", "nav", "aside", "body", "html", "form", "fieldset")
    + ("blockquote", "address", "figure", "figcaption", "caption", "details", "summary", "legend", "frameset")
)
_UNSEEN = frozenset({"script", "style", "head", "title", "template", "iframe", "frame", "object", "embed"})
_CONTROLS = frozenset({"noscript", "noframes", "select", "textarea", "button", "rt", "rp"})
_TABLE_PARTS = frozenset({"tbody", "thead", "tfoot", "colgroup"})
_HIDDEN = re.compile(
    r"display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden|mso-hide\s{0,9}:\s{0,9}all", re.I
)
_TEXT_ALIGN = re.compile(r"text-align\s{0,9}:\s{0,9}(center|right|left|justify)", re.IGNORECASE)
_KEEPS_BREAKS = re.compile(r"white-space\s{0,9}:\s{0,9}(?:pre|break-spaces)", re.IGNORECASE)
_WHITE = re.compile(r"[ \t\r\n\f]+")
_WIDE = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]")
_SIDES = {"center": Side.CENTRE, "middle": Side.CENTRE, "right": Side.RIGHT, "end": Side.RIGHT}


@dataclass(frozen=True, slots=True)
class _Open:
    """An open element and what it set: the state to go back to at its end."""

    tag: str
    is_block: bool
    has_table: bool
    block: int
    side: Side
    level: int
    link: int
    hidden: int
    keeps: bool
    is_in_cell: bool


class Walk:
    """The lines found so far, and the state between tags."""

    def __init__(self) -> None:
        self.lines: list[PageLine] = []
        self.parents: list[int] = [0]
        self.pictures: list[int] = []
        self._open: list[_Open] = []
        self._tables: list[HtmlTable] = []
        self._pieces: list[str] = []
        self._linked = self._length = self._unseen = 0
        self._last_link = self._links = 0
        self._block = self._link = self._hidden = self._level = self._count = self._cells = 0
        self._side = Side.LEFT
        self._keeps = False
        self._number = ""
        self._items: list[int] = []

    def read(self, events: Any) -> None:
        """Read a whole tree."""
        for event, element in events:
            if not isinstance(element.tag, str):
                self._text(element.tail)
            elif event == "end":
                self._end()
                self._text(element.tail)
            elif element.tag in _UNSEEN:
                self._begin(element, is_unseen=True)
                events.skip_subtree()
            else:
                self._begin(element)
                self._text(element.text)
        self._end_line()

    def _text(self, text: str | None) -> None:
        if not text:
            return
        if self._keeps and "\n" in text:
            first, *others = text.replace("\r", "").split("\n")
            self._add_text(first)
            for other in others:
                self._end_line()
                self._add_text(other.replace(" ", "\xa0"))
        else:
            self._add_text(text)

    def _add_text(self, text: str) -> None:
        self._pieces.append(text)
        size = len(text.strip())
        self._length += size
        if self._link and size:
            self._linked, self._last_link = self._linked + size, self._link
        self._unseen += size if self._hidden else 0

    def _begin(self, element: Any, *, is_unseen: bool = False) -> None:
        tag, style = element.tag, element.get("style") or ""
        is_hidden = tag in _CONTROLS or "hidden" in element.attrib or bool(style and _HIDDEN.search(style))
        is_row = tag == "tr" and not (self._tables and not self._tables[-1].is_in_cell)
        is_cell = tag in ("td", "th") and bool(self._tables) and not self._tables[-1].is_in_cell
        is_block = not is_unseen and (
            tag in _BLOCKS
            or is_hidden
            or is_cell
            or tag in ("table", "tr", "td", "th")
            or tag in _TABLE_PARTS
        )
        state = _Open(
            tag, is_block, tag == "table" or is_row, self._block, self._side, self._level, self._link,
            self._hidden, self._keeps, bool(self._tables) and self._tables[-1].is_in_cell,
        )  # fmt: skip
        if is_block or tag == "br":
            self._end_line()
        self._open.append(state)
        if tag == "img":
            self.pictures.append(self._block)
        if is_block:
            self.parents.append(self._block)
            self._block = len(self.parents) - 1
            self._set_look(element, tag, style)
        if tag == "a" and element.get("href"):
            self._links += 1
            self._link = self._links
        self._hidden += is_hidden
        self._keeps = self._keeps or tag == "pre" or bool(style and _KEEPS_BREAKS.search(style))
        if state.has_table:
            self._tables.append(HtmlTable(block=self._block))
        if tag == "tr":
            self._tables[-1].begin_row()
        elif is_cell:
            self._begin_cell(element)

    def _set_look(self, element: Any, tag: str, style: str) -> None:
        """Take the alignment, the level and the list number of a block that begins."""
        styled = _TEXT_ALIGN.search(style) if style else None
        asked = styled[1] if styled else element.get("align") or ("center" if tag == "center" else "")
        if asked:
            self._side = _SIDES.get(asked.strip().lower(), Side.LEFT)
        elif tag in ("table", "td", "body"):
            self._side = Side.LEFT
        self._level = int(tag[1]) if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit() else 0
        if tag in ("ol", "ul"):
            start = element.get("start") or "1"
            self._items.append(
                (int(start) if start.isdecimal() and len(start) < 5 else 1) if tag == "ol" else -1
            )
        elif tag == "li" and self._items and self._items[-1] >= 0:
            self._number = f"{self._items[-1]}."
            self._items[-1] += 1

    def _begin_cell(self, element: Any) -> None:
        table = self._tables[-1]
        table.begin_cell(element.get("colspan"), element.get("rowspan"))
        self._cells += 1
        if self._cells > 3 * MAX_CELLS:
            raise too_much(f"文件里的表格有 {MAX_CELLS // 10_000} 万格以上")

    def _end(self) -> None:
        state = self._open.pop()
        if state.is_block or state.tag == "hr":
            self._end_line()
        if state.tag in ("ol", "ul") and state.is_block:
            self._items.pop()
        if state.has_table:
            self._end_table(self._tables.pop())
        if self._tables and state.is_block:
            self._tables[-1].is_in_cell = state.is_in_cell
        if state.is_block:
            self._block, self._side, self._level = state.block, state.side, state.level
        self._link, self._hidden, self._keeps = state.link, state.hidden, state.keeps

    def _end_line(self) -> None:
        """End the line, if it has text."""
        text, self._pieces = _joined("".join(self._pieces)), []
        length, linked, unseen = self._length, self._linked, self._unseen
        self._length = self._linked = self._unseen = 0
        if not text:
            return
        self._count += 1
        if self._count > 4 * MAX_LINES:
            raise too_much(f"文件有 {MAX_LINES} 段以上")
        number, self._number = self._number, ""
        line = SourceLine(text, True, None, self._side, level=self._level, number=number)
        link = self._last_link if linked >= length > 0 else 0
        self._out().append(PageLine(line, self._block, link, unseen >= length > 0))

    def _out(self) -> list[PageLine]:
        return self._tables[-1].target() if self._tables else self.lines

    def _end_table(self, table: HtmlTable) -> None:
        """Hand on the lines of a table: those of a layout as lines, any other as rows of cells."""
        self._out().extend(table.lines())


def _joined(text: str) -> str:
    """Return a text with its white space as shown: a line end of the file between Chinese is none."""

    def shown(found: re.Match[str]) -> str:
        before, after = text[found.start() - 1 : found.start()], text[found.end() : found.end() + 1]
        is_wrap = "\n" in found[0] and _WIDE.match(before) and _WIDE.match(after)
        return "" if is_wrap else " "

    return _WHITE.sub(shown, text).strip(" ")
