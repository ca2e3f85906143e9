"""Text of a paragraph of a Word file: the printed text, and counts of what is left out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from replydesk.importing.replies.readers.word_names import (
    ALTERNATES,
    BOX,
    DELETED,
    INSERTED,
    PPR,
    RPR,
    M,
    R,
    T,
    V,
    W,
    is_on,
    preferred_form,
    value,
    whole_number,
)
from replydesk.importing.replies.readers.word_styles import Styles

SOFT_BREAK, PAGE_BREAK = "\n", "\f"  # The line break and the page break in `Text.text`
_PAGE_FIELDS = frozenset({"PAGE", "NUMPAGES", "SECTIONPAGES"})
_SYMBOLS = {
    "Wingdings": {0xA8: "□", 0x6F: "□", 0xFE: "☑", 0xFC: "✓", 0x6C: "●", 0x6E: "■", 0xAB: "★", 0xD8: "➢"},
    "Wingdings 2": {0x52: "☑", 0xA3: "□", 0x50: "✓"},
    "Symbol": {0xB7: "·", 0xD7: "×", 0xB0: "°", 0xB1: "±", 0xA3: "≤", 0xB3: "≥"},
}
_WHITE = re.compile(r"[\t\n\r]")


@dataclass
class _Field:
    """A field: the pieces of its code, and True once its result has begun."""

    code: list[str] = field(default_factory=list)
    has_result: bool = False
    is_page: bool = False


class OpenFields:
    """The fields within which the text stands, counted by what they do to it."""

    def __init__(self) -> None:
        self._fields: list[_Field] = []
        self._codes = 0
        self._pages = 0

    def __len__(self) -> int:
        return len(self._fields)

    @property
    def is_code(self) -> bool:
        """Return True if the text is the code of a field."""
        return self._codes > 0

    @property
    def is_page(self) -> bool:
        """Return True if the text is a page number."""
        return self._pages > 0

    def begin(self) -> None:
        """Begin a field: its code comes first."""
        self._fields.append(_Field())
        self._codes += 1

    def add_code(self, text: str) -> None:
        """Add to the code of the innermost field, unless its result has begun."""
        if self._fields and not self._fields[-1].has_result:
            self._fields[-1].code.append(text)

    def begin_result(self) -> None:
        """Begin the result of the innermost field."""
        if self._fields and not (innermost := self._fields[-1]).has_result:
            innermost.has_result = True
            innermost.is_page = bool(
                _PAGE_FIELDS.intersection("".join(innermost.code).upper().split(None, 1)[:1])
            )
            self._codes -= 1
            self._pages += innermost.is_page

    def end(self) -> None:
        """End the innermost field, if there is one."""
        if self._fields:
            ended = self._fields.pop()
            self._codes -= not ended.has_result
            self._pages -= ended.is_page


@dataclass
class Extras:
    """Things other than text found in a whole file, counted by kind, and the notes to read at its end."""

    counts: Counter[str] = field(default_factory=Counter)
    # The part (footnotes or endnotes) and the note's id, in the order of their first marks.
    footnotes: dict[tuple[str, str], None] = field(default_factory=dict)
    fields: OpenFields = field(default_factory=lambda: OpenFields())
    swallowed: list[str] = field(default_factory=list)  # Text in the code of a field that was never closed
    hidden: list[str] = field(default_factory=list)  # Text that is not shown


@dataclass
class Text:
    """The text of one paragraph, with its breaks.

    `boxes` are text boxes anchored to it, or words of WordArt; `half_points` is the size of its first
    character, 0 if its runs do not give it; `head` and `bookmarks` are as in `SourceLine`.
    """

    text: str = ""
    boxes: list[Element | str] = field(default_factory=list)
    half_points: int = 0
    head: int = 0
    bookmarks: list[str] = field(default_factory=list)


class TextReader:
    """Reads paragraphs one after another; fields may extend over several."""

    def __init__(self, styles: Styles, extras: Extras) -> None:
        self.styles = styles
        self.extras = extras
        self._pieces: list[str] = []
        self._read = Text()
        self._head = 0
        self._handlers: dict[str, Callable[[Element], None]] = {
            R: self._run,
            T: self._text,
            f"{M}t": self._formula,
            f"{W}tab": lambda _: self._add("\t"),
            f"{W}ptab": lambda _: self._add("\t"),
            f"{W}br": self._break,
            f"{W}cr": lambda _: self._add(SOFT_BREAK),
            f"{W}noBreakHyphen": lambda _: self._add("-"),
            f"{W}sym": self._symbol,
            f"{W}fldChar": self._field,
            f"{W}instrText": self._field_code,
            f"{W}fldSimple": self._simple_field,
            f"{W}ruby": self._ruby,
            f"{W}sdt": self._control,
            f"{W}drawing": self._drawing,
            f"{W}pict": self._drawing,
            f"{W}object": self._drawing,
            ALTERNATES: self._alternates,
            f"{W}footnoteReference": lambda mark: self._footnote("footnotes", mark),
            f"{W}endnoteReference": lambda mark: self._footnote("endnotes", mark),
            f"{W}commentReference": lambda _: self._count("comments"),
            f"{W}subDoc": lambda _: self._count("parts"),
            f"{W}bookmarkStart": self._bookmark,
            **dict.fromkeys(INSERTED, self._inserted),
            **dict.fromkeys(DELETED, lambda _: self._count("changes")),
            **dict.fromkeys(_NO_TEXT, lambda _: None),
        }

    def read(self, paragraph: Element, *, is_hidden: bool = False) -> Text:
        """Return the printed text of a paragraph, whose style may hide its text."""
        self._pieces, self._read, self._head = [], Text(), 0
        self._is_hidden = is_hidden
        self._walk(paragraph)
        done = self._read
        done.text = "".join(self._pieces)
        done.head = sum(map(len, self._pieces[: self._head]))
        return done

    def _walk(self, parent: Element) -> None:
        for child in parent:
            handler = self._handlers.get(child.tag)
            if handler:
                handler(child)
            else:
                self._walk(child)  # smart tags, links, and other containers of runs

    def _add(self, text: str) -> None:
        if self.extras.fields and not self._is_shown(text):
            return
        self._pieces.append(text)

    def _is_shown(self, text: str) -> bool:
        """Return True if text within fields is printed: field codes and page numbers are not."""
        if self.extras.fields.is_code:
            self.extras.swallowed.append(text)
            return False
        return not self.extras.fields.is_page

    def _count(self, kind: str, number: int = 1) -> None:
        self.extras.counts[kind] += number

    def _run(self, run: Element) -> None:
        properties = run.find(RPR)
        is_hidden = self._is_hidden if properties is None else self._hides(properties)
        if is_hidden:
            text = "".join(text.text or "" for text in run.iter(T))
            self._count("hidden", len(text))
            if text.strip():
                self.extras.hidden.append(text)
            return
        if not self._read.half_points and properties is not None and run.find(T) is not None:
            self._read.half_points = max(whole_number(value(properties, "sz")), 0)
        is_styled = properties is not None and properties.find(f"{W}rStyle") is not None
        is_head = is_styled and len(self._pieces) == self._head
        self._walk(run)
        if is_head:
            self._head = len(self._pieces)

    def _bookmark(self, mark: Element) -> None:
        if name := mark.get(f"{W}name", ""):
            self._read.bookmarks.append(name)

    def _hides(self, properties: Element) -> bool:
        hidden = is_on(properties, "vanish")
        if hidden is None:
            style = value(properties, "rStyle")
            return self._is_hidden or bool(style and self.styles.is_hidden(style))
        return hidden

    def _text(self, text: Element) -> None:
        written = text.text or ""
        if text.get("{http://www.w3.org/XML/1998/namespace}space") != "preserve":
            written = written.strip(" \t\r\n")
        self._add(_WHITE.sub(" ", written))

    def _formula(self, text: Element) -> None:
        self._count("formulas")
        self._add(_WHITE.sub(" ", text.text or ""))

    def _break(self, mark: Element) -> None:
        self._add(PAGE_BREAK if mark.get(f"{W}type") in ("page", "column") else SOFT_BREAK)

    def _symbol(self, symbol: Element) -> None:
        code = symbol.get(f"{W}char", "")
        number = int(code, 16) if re.fullmatch(r"[0-9A-Fa-f]{1,4}", code) else 0
        known = _SYMBOLS.get(symbol.get(f"{W}font", ""), {}).get(number & 0xFF)
        if known is None and (number < 0x20 or 0xD800 <= number <= 0xF8FF or number >= 0xFFFE):
            self._count("symbols")
            known = "□"
        self._add(known or chr(number))

    def _field(self, mark: Element) -> None:
        kind, fields = mark.get(f"{W}fldCharType"), self.extras.fields
        if kind == "begin":
            fields.begin()
        elif kind == "separate":
            fields.begin_result()
        elif kind == "end" and fields:
            fields.end()
            if not fields:
                self.extras.swallowed.clear()

    def _field_code(self, code: Element) -> None:
        self.extras.fields.add_code(code.text or "")

    def _simple_field(self, simple: Element) -> None:
        fields = self.extras.fields
        depth = len(fields)
        fields.begin()
        fields.add_code(simple.get(f"{W}instr", ""))
        fields.begin_result()
        self._walk(simple)
        while len(fields) > depth:
            fields.end()

    def _ruby(self, ruby: Element) -> None:
        for base in ruby.findall(f"{W}rubyBase"):
            self._walk(base)
        self._count("ruby")

    def _control(self, control: Element) -> None:
        if is_on(control.find(f"{W}sdtPr"), "showingPlcHdr"):
            self._count("prompts")
            return
        for content in control.findall(f"{W}sdtContent"):
            self._walk(content)

    def _inserted(self, inserted: Element) -> None:
        self._count("changes")
        self._walk(inserted)

    def _alternates(self, alternates: Element) -> None:
        content = preferred_form(alternates)
        if content is not None:
            self._walk(content)

    def _drawing(self, drawing: Element) -> None:
        boxes = list(text_boxes(drawing))
        self._read.boxes += boxes
        if not boxes:
            self._count("pictures")

    def _footnote(self, part: str, mark: Element) -> None:
        self.extras.footnotes.setdefault((part, mark.get(f"{W}id", "")))


_NO_TEXT = (PPR, RPR, *(f"{W}{name}" for name in ("sdtPr", "delText", "delInstrText", "rt", "ffData")))


def text_boxes(drawing: Element) -> Iterator[Element | str]:
    """Yield the text boxes of a drawing, not those within them, and the words of its WordArt."""
    for child in drawing:
        if child.tag == BOX:
            yield child
        elif child.tag == f"{V}textpath":
            yield child.get("string", "")
        elif child.tag == ALTERNATES:
            content = preferred_form(child)
            if content is not None:
                yield from text_boxes(content)
        else:
            yield from text_boxes(child)


def notes_on(extras: Extras) -> Iterator[str]:
    """Yield notes for the clerk on what was found."""
    for kind, words in _NOTES.items():
        if extras.counts[kind]:
            yield words.format(extras.counts[kind])
    if extras.footnotes:
        yield f"有 {len(extras.footnotes)} 条脚注或尾注，放在全文最后，请核对"
    if extras.fields and extras.swallowed:
        yield f"有一个没有写完的域，其中的文字没有读入：{''.join(extras.swallowed)[:60]}"


_NOTES = {
    "changes": "有 {} 处修订，按接受修订后的文字读入，请核对",
    "comments": "有 {} 条批注，没有读入",
    "hidden": "有 {} 个字是隐藏文字，没有读入",
    "prompts": "有 {} 处没有填写的内容控件，没有读入",
    "pictures": "有 {} 幅图片或图形，没有读入，请核对其中有没有文字",
    "symbols": "有 {} 个符号认不出，以“□”代替，请核对",
    "ruby": "有 {} 处拼音指南，只读入正文",
    "formulas": "有公式，只读入其中 {} 段文字，请核对",
    "nested": "有 {} 个表格套在别的表格里，按文字读入，请核对",
    "parts": "有 {} 处嵌入的文件，没有读入，请打开核对",
}
