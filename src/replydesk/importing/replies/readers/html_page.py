"""A web page: its lines, its head and its frames.

libxml2 makes the tree. A page it reads only in part (an open quotation, a depth bomb) is read as plain text
between tags, so that nothing is lost.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from html import unescape
from typing import Any

from replydesk.importing.replies.readers.html_lines import Walk
from replydesk.importing.replies.readers.html_tables import PageLine
from replydesk.importing.replies.readers.limits import MAX_LINES, MAX_MARKS, too_much
from replydesk.importing.replies.source import SourceLine

_WHITE = re.compile(r"[ \t\r\n\f]+")
_END = "\ue0fe\ue0fd"  # Written behind a page: not found again, the page was not read to its end
_LINK_LINES = 5  # Lines of a link; one with more was never ended
_LAST_TAGS = re.compile(r"</(?:body|html)\s{0,9}>", re.IGNORECASE)  # Nothing behind them is read
_SCRIPTS = re.compile(r"<(?:script|style)\b", re.IGNORECASE)
_SCRIPT_END = re.compile(r"</(?:script|style)[^<>]{0,99}>", re.IGNORECASE)
_TAG = re.compile(r"<[a-zA-Z/!?][^<>]*+>")


@dataclass(frozen=True, slots=True)
class WebPage:
    """The lines of a page, and for each block the block that holds it (the first holds itself).

    `title` is the window's title, `facts` the named values of its <meta>, `frames` the pages shown in it,
    `pictures` the blocks that hold one; `is_whole` is False if the marks could not be followed to the end.
    """

    lines: tuple[PageLine, ...]
    parents: tuple[int, ...] = (0,)
    title: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    frames: tuple[str, ...] = ()
    pictures: tuple[int, ...] = ()
    is_whole: bool = True


def read_page(text: str) -> WebPage:
    """Return the lines of a page. Raises Unreadable if it has too many marks, lines or cells."""
    from lxml import etree

    if text.count("<") > MAX_MARKS:
        raise too_much("文件里的标记太多")
    parser = etree.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=True
    )
    parser.feed(f"{_LAST_TAGS.sub('', text)}\n<p>{_END}</p>".encode("utf-8", "replace"))
    try:
        root = parser.close()
    except etree.LxmlError:
        root = None
    walk = Walk()
    if root is not None:
        walk.read(etree.iterwalk(root, events=("start", "end")))
    if not any(_END in line.text for line in walk.lines):
        return WebPage(tuple(_flat_lines(text)), is_whole=False)
    sizes = Counter(line.link for line in walk.lines)
    kept = (replace(line, link=0) if sizes[line.link] > _LINK_LINES else line for line in walk.lines)
    lines = tuple(line for line in map(_without_end, kept) if line.text.strip())
    return replace(_head_of(root), lines=lines, parents=tuple(walk.parents), pictures=tuple(walk.pictures))


def _without_end(line: PageLine) -> PageLine:
    if _END not in line.text:
        return line
    cells = tuple(cell.replace(_END, "") for cell in line.line.cells)
    return replace(line, line=replace(line.line, text=line.line.text.replace(_END, "").strip(), cells=cells))


def _head_of(root: Any) -> WebPage:
    """Return a page without lines: its title, <meta> values and frames."""
    titles = ("".join(each.itertext()) for each in root.iter("title"))
    metas = ((each.get("name") or "", each.get("content") or "") for each in root.iter("meta"))
    frames = [each.get("src") or "" for each in root.iter("iframe", "frame")]
    return WebPage(
        (),
        title=" ".join(next(titles, "").split()),
        facts=tuple((name.strip(), " ".join(value.split())) for name, value in metas if name and value),
        frames=tuple(filter(None, frames)),
    )


def _flat_lines(page: str) -> Iterator[PageLine]:
    """Yield the texts between the tags of a page, without scripts that have an end."""
    first, *others = _SCRIPTS.split(page)
    seen = [first]
    for other in others:
        end = _SCRIPT_END.search(other)
        seen.append(other[end.end() :] if end else other)
    count = 0
    for text in _TAG.split("".join(seen)):
        if shown := _WHITE.sub(" ", unescape(text)).strip(" "):
            count += 1
            if count > MAX_LINES:
                raise too_much(f"文件有 {MAX_LINES} 段以上")
            yield PageLine(SourceLine(shown, True), 0)
