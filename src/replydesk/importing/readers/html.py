"""Web pages, also those saved under the name of a Word file: their text, paragraph by paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape

from replydesk.importing.readers.limits import MAX_LINES, too_much
from replydesk.importing.readers.text import decoded
from replydesk.importing.source import Side, Source, SourceLine
from replydesk.notes import Note

_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*(gb\w*|utf-?8|utf-?16)""", re.IGNORECASE)
_BLOCKS = frozenset(
    ("p", "div", "br", "hr", "pre", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "table", "tbody")
    + ("section", "article", "header", "footer", "body", "html")
)
_UNSEEN = frozenset({"script", "style", "head", "title", "noscript", "template", "textarea", "select"})
_NAME = re.compile(r"/?([a-zA-Z][a-zA-Z0-9:]*)")
_ALIGN = re.compile(r"(?:text-align\s*:|\balign\s*=)\s*[\"']?\s*(center|right)", re.IGNORECASE)
_WHITE = re.compile(r"[ \t\r\n\f]+")
_ROW, _CELLS = "tr", frozenset({"td", "th"})
_SIDES = {"center": Side.CENTRE, "right": Side.RIGHT, "": Side.LEFT}


def read_html(data: bytes) -> Source:
    """The paragraphs of a web page; rows of tables with their cells. Raises Unreadable."""
    page = _Page()
    for text, tag in _tokens(_text(data)):
        page.add(text)
        page.tag(tag)
    page.end_line()
    return Source(tuple(page.lines), (Note("这是网页格式的文件，只读入其中的文字"),))


def _text(data: bytes) -> str:
    named = _CHARSET.search(data[:4096])
    if named and named[1].lower().startswith(b"gb") and b"\0" not in data:
        data = data.decode("gb18030", "replace").encode()
    return decoded(data)


def _tokens(text: str) -> Iterator[tuple[str, str]]:
    """Pieces of text and the tag behind each ("" at the end); comments are gone. Takes one pass."""
    at = 0
    while (begin := text.find("<", at)) >= 0:
        is_comment = text.startswith("<!--", begin)
        end = text.find("-->" if is_comment else ">", begin)
        if end < 0:
            break
        if not is_comment and not text[begin + 1 : begin + 2].isalpha() and text[begin + 1] not in "/!?":
            yield text[at : begin + 1], ""
            at = begin + 1
            continue
        yield text[at:begin], "" if is_comment else text[begin + 1 : end]
        at = end + (3 if is_comment else 1)
    yield text[at:], ""


@dataclass
class _Page:
    """The lines found so far."""

    lines: list[SourceLine] = field(default_factory=list)
    _pieces: list[str] = field(default_factory=list)
    _cells: list[str] | None = None
    _unseen: str = ""
    _align: str = ""
    _level: int = 0
    _table: int = 0

    def add(self, text: str) -> None:
        """Add text between tags."""
        if text and not self._unseen:
            self._pieces.append(_WHITE.sub(" ", unescape(text)))

    def tag(self, tag: str) -> None:
        """Do what a tag says."""
        found = _NAME.match(tag)
        name, closes = (found[1].lower(), tag[0] == "/") if found else ("", False)
        if self._unseen:
            self._unseen = "" if closes and name == self._unseen else self._unseen
        elif name in _UNSEEN and not closes and not tag.endswith("/"):
            self._unseen = name
        elif name in _CELLS or name == _ROW:
            self._in_table(name, closes=closes)
        elif name == "table" and not closes:
            self.end_line()
            self._table += 1
        elif name in _BLOCKS:
            self._block(tag, name, closes=closes)

    def _block(self, tag: str, name: str, *, closes: bool) -> None:
        if self._cells is not None:
            self._pieces.append(" ")
            return
        self.end_line()
        aligned = _ALIGN.search(tag)
        self._align = "" if closes else aligned[1].lower() if aligned else self._align * (name == "br")
        self._level = int(name[1]) if name[0] == "h" and name[1:].isdecimal() and not closes else 0

    def _in_table(self, name: str, *, closes: bool) -> None:
        if name in _CELLS:
            if closes and self._cells is not None:
                self._cells.append(self._taken())
        else:
            self.end_line()
            self._cells = None if closes else []

    def _taken(self) -> str:
        text, self._pieces = "".join(self._pieces).strip(" "), []
        return text

    def end_line(self) -> None:
        """The paragraph or row has come to its end."""
        cells = [cell for cell in self._cells or () if cell.strip()]
        if len(cells) > 1:
            self._put(SourceLine("", True, cells=tuple(self._cells or ()), table=self._table))
        elif cells:
            self._put(SourceLine(cells[0], True))
        self._cells = None
        if text := self._taken():
            self._put(SourceLine(text, True, None, _SIDES[self._align], level=self._level))

    def _put(self, line: SourceLine) -> None:
        if len(self.lines) >= MAX_LINES:
            raise too_much(f"文件有 {MAX_LINES} 段以上")
        self.lines.append(line)
