"""Word files (.docx of Word and WPS) as a `Source`: own reading of WordprocessingML.

A paragraph is one line. Where soft breaks part it, every part is a line by itself that is no paragraph, its
number and indent with the first; only a title (centred, or in a style of titles) is put together again, but
for a part that is all brackets (（A类）). Text boxes stand before the paragraph they hang on as long as no
text has come, and behind it from then on. A table whose rows have one cell with text, that holds the whole
letter or the imprint, is there for the layout: its cells are lines, those of one row parted by tabs. The
paragraphs of a cell are parted by line feeds. Footnotes stand at the end, numbered [1], [2] …
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from xml.etree.ElementTree import Element

from replydesk.importing.replies.readers.limits import Unreadable, broken
from replydesk.importing.replies.readers.package import ZipPackage, parse_xml
from replydesk.importing.replies.readers.word_blocks import Blocks
from replydesk.importing.replies.readers.word_names import P, W
from replydesk.importing.replies.readers.word_numbers import Numbering, lists_of_styles
from replydesk.importing.replies.readers.word_styles import Styles, read_styles
from replydesk.importing.replies.readers.word_text import Met, TextReader, remarks
from replydesk.importing.replies.source import Source, SourceLine
from replydesk.text.note import Note

_PAGE_NUMBER = re.compile(r"[\s\d\-—－–─·.／/第页共,，]*")
_MAX_MARGINS = 30
_STYLE = b"<w:style "
_LATENT = re.compile(rb"<w:latentStyles [^<>]*[^<>/]>.*?</w:latentStyles>", re.DOTALL)


def read_word(data: bytes) -> Source:
    """The lines of a .docx. Raises Unreadable."""
    return read_package(ZipPackage(data))


def read_package(package: ZipPackage) -> Source:
    """The lines of a .docx that was opened. Raises Unreadable."""
    main = main_part(package)
    if not main:
        raise Unreadable("这个压缩包不是 Word 文件，没有读入；请核对文件")
    found = package.related(main, "styles")
    styles, lists = _styles(package.read(found[0])) if found else (Styles(), {})
    body = package.xml(main).find(f"{W}body")
    if body is None:
        raise broken("文件里没有正文")
    blocks = Blocks(styles, Numbering(_related(package, main, "numbering"), lists))
    lines: list[SourceLine] = []
    blocks.read(body, lines)
    blocks.close(lines)
    if blocks.met.footnotes:
        parts = {kind: _related(package, main, kind) for kind in ("footnotes", "endnotes")}
        lines += blocks.footnotes(parts)
    notes = (*remarks(blocks.met), *_margins(package, main, styles))
    return Source(tuple(_in_order(lines)), tuple(map(Note, notes)))


@lru_cache(maxsize=2)
def _styles(data: bytes) -> tuple[Styles, dict[str, str]]:
    """The styles of styles.xml and the lists they have; the files of one office often share theirs."""
    try:
        root = parse_xml(_without_tables(data))
    except Unreadable:  # not written as it usually is
        root = parse_xml(data)
    return read_styles(root), lists_of_styles(root)


def _without_tables(data: bytes) -> bytes:
    """A styles.xml as it is usually written, without styles of tables and names of styles that are not there.

    They are most of it, and no paragraph is read by them.
    """
    head, *styles = data.split(_STYLE)
    kept = [style for style in styles if b'w:type="table"' not in style.partition(b">")[0]]
    end = styles[-1].rpartition(b"</w:style>")[2] if styles and styles[-1:] != kept[-1:] else b""
    return _STYLE.join([_LATENT.sub(b"", head), *kept]) + end


def main_part(package: ZipPackage) -> str:
    """The name of the part with the text, "" where there is none."""
    found = package.related("", "officeDocument")
    return found[0] if found else "word/document.xml" if "word/document.xml" in package else ""


def _related(package: ZipPackage, main: str, kind: str) -> Element | None:
    found = package.related(main, kind)
    return package.xml(found[0]) if found else None


def _margins(package: ZipPackage, main: str, styles: Styles) -> Iterator[str]:
    """What is told of headers and footers that hold more than a page number."""
    for kind, name in (("header", "页眉"), ("footer", "页脚")):
        texts = []
        for part in package.related(main, kind)[:_MAX_MARGINS]:
            reader = TextReader(styles, Met())
            texts += [reader.read(paragraph).text.strip() for paragraph in package.xml(part).iter(P)]
        kept = "　".join(dict.fromkeys(text for text in texts if not _PAGE_NUMBER.fullmatch(text)))
        if kept:
            yield f"{name}里的文字没有读入：{' '.join(kept.split())[:60]}"


def _in_order(lines: Sequence[SourceLine]) -> Iterator[SourceLine]:
    """The lines with their tables counted in the order of reading."""
    tables: dict[int, int] = {}
    for line in lines:
        yield replace(line, table=tables.setdefault(line.table, len(tables) + 1)) if line.table else line
