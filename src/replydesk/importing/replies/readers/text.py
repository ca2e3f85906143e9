"""Text files in any encoding that offices use, as lines."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from contextlib import suppress
from itertools import islice

from replydesk.importing.replies.readers.limits import (
    MAX_CHARACTERS,
    MAX_LINES,
    MAX_TEXT_BYTES,
    Unreadable,
    too_much,
)
from replydesk.importing.replies.source import Source, SourceLine
from replydesk.text.marks import has_forbidden

_LINE_END = re.compile(r"\r\n|[\n\r\x0b\x85\u2028\u2029]")
_USUAL = re.compile("[\\s!-~\u00a0-\u00ff\u2000-\u22ff\u2460-\u25ff\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]+")
_SAMPLE = 200_000  # Characters of a text that are looked at
_LEAST_USUAL = 0.8  # Least share of Latin, Chinese, digits and punctuation in a text

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def read_plain(data: bytes) -> Source:
    """Return the lines of a text file. Raises Unreadable if it is not text.

    A form feed begins a page; pages are counted if there is one.
    """
    text = decoded(data)
    if len(text) > MAX_CHARACTERS:
        raise too_much(f"文件有 {MAX_CHARACTERS // 10_000} 万字以上")
    lines = tuple(islice(lines_of(text), MAX_LINES + 1))
    if len(lines) > MAX_LINES:
        raise too_much(f"文件有 {MAX_LINES} 行以上")
    return Source(lines)


def lines_of(text: str) -> Iterator[SourceLine]:
    """Yield the lines of a text; pages are counted if there is a form feed."""
    pages = text.split("\f")
    for page, each in enumerate(pages, 1):
        lines = _LINE_END.split(each)
        for line in lines if lines[-1] else lines[:-1]:
            yield SourceLine(line, page=page if len(pages) > 1 else 0)


def decoded(data: bytes) -> str:
    """Return the text of a file in UTF-8, UTF-16 or GB18030, line ends unchanged. Raises Unreadable."""
    if len(data) > MAX_TEXT_BYTES:
        raise too_much(f"文件有 {len(data) / 1e6:.1f} MB 文字")
    for encoding in _encodings(data):
        with suppress(UnicodeDecodeError):
            text = data.decode(encoding)
            if encoding == "utf-8" or _is_real_text(text):
                return text
    raise Unreadable("不是文本，也不是认得的文件格式，没有读入；请另存为 .docx 再试")


def _is_real_text(text: str) -> bool:
    """Return True if this is real text: random bytes may decode too, but to unusual characters."""
    sample = text[:_SAMPLE]
    usual = sum(found.end() - found.start() for found in _USUAL.finditer(sample))
    return usual >= len(sample) * _LEAST_USUAL and not has_forbidden(
        text.replace("\f", "\n").replace("\x0b", "\n")
    )


def _encodings(data: bytes) -> tuple[str, ...]:
    """Return the encodings to try: by byte order mark, by zero bytes beside ASCII, else the usual two."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return (encoding,)
    zeros = data.count(0)
    if zeros:
        even = data[::2].count(0)
        return ("utf-16-be",) if even > zeros // 2 else ("utf-16-le",)
    return "utf-8", "gb18030"
