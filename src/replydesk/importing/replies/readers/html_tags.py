"""The tags and texts of a web page, found in one pass as a browser finds them, whatever is unfinished.

A tag, comment or quotation without its end is taken to end at the next ">". The standard library's parser
searches the rest of the page for each of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

_TAG = re.compile(r"<(/?)([a-z][^\s/>]*+)", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"[\s/]*+([^\s/>=]*+)(?:\s*+=\s*+(?=(.?)))?", re.DOTALL)
_UNQUOTED = re.compile(r"[^\s>]*+")
_COMMENT_END = re.compile(r"--!?\s{0,9}>")
_ENTITY = re.compile(r"&(?:#[0-9]{1,20}|#[xX][0-9a-fA-F]{1,20}|[A-Za-z][A-Za-z0-9]{1,31});?")
_RAW = {tag: re.compile(rf"</{tag}(?=[\s/>])", re.IGNORECASE) for tag in ("script", "style")}
_FAULTS = 5  # tags without an end for which the whole page is searched


class TagMark(NamedTuple):
    """A text, or a tag: its name in lower case, its attributes, and how it is written."""

    text: str = ""
    tag: str = ""
    attributes: dict[str, str] = {}
    is_end: bool = False
    is_whole: bool = False  # <br/>


def marks_of(page: str) -> Iterator[TagMark]:
    """Yield the tags and texts of a page in order; what follows the last ">" is text."""
    end = page.rfind(">") + 1
    yield from _Scanner(page[:end]).marks()
    yield TagMark(unescaped(page[end:]))


def unescaped(text: str) -> str:
    """Return a text with its character references replaced."""
    return _ENTITY.sub(lambda found: unescape(found[0]), text) if "&" in text else text


class _Scanner:
    """A page that ends with ">", and where the last of each mark is: beyond it, none is searched for."""

    def __init__(self, page: str) -> None:
        self.page = page
        self.last = {quote: page.rfind(quote) for quote in ("'", '"', "]]>", "--")}
        self.faults = 0

    def marks(self) -> Iterator[TagMark]:
        at = 0
        while at < len(self.page):
            start = self.page.find("<", at)
            if start != at:
                yield TagMark(unescaped(self.page[at : start if start >= 0 else len(self.page)]))
            if start < 0:
                return
            at = start
            if found := _TAG.match(self.page, at):
                mark, at = self._tag(found)
                yield mark
                if mark.tag in _RAW and not mark.is_end and not mark.is_whole:
                    raw_end = _RAW[mark.tag].search(self.page, at)
                    at = raw_end.start() if raw_end else len(self.page)
            elif self.page[at + 1 : at + 2] in ("!", "?", "/"):
                at = self._unseen(at)
            else:
                yield TagMark("<")
                at += 1

    def _next_end(self, at: int) -> int:
        """Return the place after the next ">"; there is one."""
        return self.page.index(">", at) + 1

    def _unseen(self, at: int) -> int:
        """Return the end of a comment, a section or a declaration."""
        page = self.page
        if (
            page.startswith("<!--", at)
            and not page.startswith(("<!-->", "<!--->"), at)
            and self.last["--"] > at
        ):
            if found := _COMMENT_END.search(page, at + 4):
                return found.end()
            self.last["--"] = -1  # none of them ends a comment
        if page.startswith("<![CDATA[", at) and self.last["]]>"] > at:
            return page.index("]]>", at) + 3
        return self._next_end(at)

    def _tag(self, found: re.Match[str]) -> tuple[TagMark, int]:
        """Return the tag that begins here, and the place after it."""
        name, at = found[2].lower(), found.end()
        if found[1]:
            return TagMark(tag=name, is_end=True), self._next_end(at)
        attributes: dict[str, str] = {}
        end = self._attributes(at, attributes) if self.faults < _FAULTS else 0
        if not end:
            self.faults += 1
            end = self._next_end(at)
        return TagMark("", name, attributes, is_whole=self.page[end - 2] == "/"), end

    def _attributes(self, at: int, found: dict[str, str]) -> int:
        """Add the attributes of a tag; return the place after its ">", 0 if it has none outside quotes."""
        page = self.page
        while at < len(page):
            if page[at] == ">":
                return at + 1
            attribute = _ATTRIBUTE.match(page, at)
            if attribute is None or attribute.end() == at:  # a "=" without a name
                at += 1
                continue
            at, name, quote, value = attribute.end(), attribute[1].lower(), attribute[2], ""
            if quote in ("'", '"'):
                if self.last[quote] <= at:
                    return self._next_end(at)
                end = page.index(quote, at + 1)
                value, at = page[at + 1 : end], end + 1
            elif quote is not None:
                plain = _UNQUOTED.match(page, at)
                value = plain[0] if plain else ""
                at += len(value)
            if name:
                found[name] = unescaped(value)
        return 0
