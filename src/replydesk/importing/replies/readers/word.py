"""Reading of Word files (.docx of Word and WPS) as a `Source`, with our own parser of WordprocessingML.

A paragraph is one line. If it has soft breaks, every piece is a line by itself and not a paragraph, with
number and indent on the first; only a title (centred, or in a title style) is joined again, except for a
piece that is all brackets (（A类）). Text boxes come before the paragraph they are anchored to until the
first text, and after it from then on. A letterhead in a header and an imprint in a footer are lines. A table
whose rows have one cell with text, or that holds the letter or its head, foot or imprint, is only used for
layout: its cells are lines, those of one row separated by tabs. The paragraphs of a cell are separated by
line feeds. Footnotes are at the end, numbered [1], [2] …
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from xml.etree.ElementTree import Element

from replydesk.importing.replies.readers.layout_tables import is_of_head, is_of_imprint
from replydesk.importing.replies.readers.limits import Unreadable, broken
from replydesk.importing.replies.readers.package import ZipPackage, parse_xml
from replydesk.importing.replies.readers.redlines import refuse_redline
from replydesk.importing.replies.readers.word_blocks import Blocks
from replydesk.importing.replies.readers.word_names import P, W
from replydesk.importing.replies.readers.word_numbers import Numbering, lists_of_styles
from replydesk.importing.replies.readers.word_styles import Styles, read_styles
from replydesk.importing.replies.readers.word_text import Extras, TextReader, notes_on
from replydesk.importing.replies.source import Source, SourceLine
from replydesk.text.note import Note

_PAGE_NUMBER = re.compile(r"[\s\d\-—－–─·.／/第页共,，]*")
_MAX_MARGINS, _MAX_MARGIN = 30, 200  # headers or footers read, characters kept of each paragraph
_STYLE = b"<w:style "
_LATENT, _LATENT_END = b"<w:latentStyles ", b"</w:latentStyles>"


def read_word(data: bytes) -> Source:
    """Return the lines of a .docx. Raises Unreadable."""
    return read_package(ZipPackage(data))


def read_package(package: ZipPackage) -> Source:
    """Return the lines of an opened .docx. Raises Unreadable."""
    main = main_part(package)
    if not main:
        raise Unreadable("这是压缩包，没有读入；请先解压，再选里面的文件或文件夹")
    styles, lists = styles_of(package, main)
    root = package.xml(main)
    refuse_redline(package, root)
    body = root.find(f"{W}body")
    if body is None:
        raise broken("文件里没有正文")
    blocks = Blocks(styles, Numbering(related(package, main, "numbering"), lists))
    lines: list[SourceLine] = []
    blocks.read(body, lines)
    blocks.close(lines)
    if blocks.extras.footnotes:
        parts = {kind: related(package, main, kind) for kind in ("footnotes", "endnotes")}
        lines += blocks.footnotes(parts)
    margins = _margins(package, main, styles, lines)
    return Source(
        (*margins.above, *_in_order(lines), *margins.below),
        tuple(map(Note, (*notes_on(blocks.extras), *margins.notes))),
        (*blocks.extras.hidden, *margins.left_out),
    )


def styles_of(package: ZipPackage, main: str) -> tuple[Styles, dict[str, str]]:
    """Return the styles of a file, and the lists they are in."""
    found = package.related(main, "styles")
    return _styles(package.read(found[0])) if found else (Styles(), {})


@lru_cache(maxsize=2)
def _styles(data: bytes) -> tuple[Styles, dict[str, str]]:
    """Return the styles of styles.xml and their lists; cached, as an office's files often share them."""
    try:
        root = parse_xml(_without_tables(data))
    except Unreadable:  # not written as usual
        root = parse_xml(data)
    return read_styles(root), lists_of_styles(root)


def _without_tables(data: bytes) -> bytes:
    """Return a styles.xml, if written as usual, without table and latent styles: most of it, never used."""
    head, *styles = data.split(_STYLE)
    kept = [style for style in styles if b'w:type="table"' not in style.partition(b">")[0]]
    end = styles[-1].rpartition(b"</w:style>")[2] if styles and styles[-1:] != kept[-1:] else b""
    return _STYLE.join([_without_latent(head), *kept]) + end


def _without_latent(head: bytes) -> bytes:
    """Return the head of a styles.xml without its latent styles, if they have an end."""
    before, _, rest = head.partition(_LATENT)
    _, end, after = rest.partition(_LATENT_END)
    return before + after if end else head


def main_part(package: ZipPackage) -> str:
    """Return the name of the part with the text, "" if there is none."""
    found = package.related("", "officeDocument")
    return found[0] if found else "word/document.xml" if "word/document.xml" in package else ""


def related(package: ZipPackage, main: str, kind: str) -> Element | None:
    """Return the root of the first part of a kind, None if there is none."""
    found = package.related(main, kind)
    return package.xml(found[0]) if found else None


@dataclass
class _Margins:
    """What headers and footers hold: a letterhead, an imprint, and other texts, with notes on these."""

    above: list[SourceLine] = field(default_factory=list)
    below: list[SourceLine] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)


def _margins(package: ZipPackage, main: str, styles: Styles, body: Sequence[SourceLine]) -> _Margins:
    """Return what headers and footers hold besides page numbers and what the body says too."""
    found = _Margins()
    known = {"".join(line.text.split()) for line in body}
    for kind, name, lines, is_letters in (
        ("header", "页眉", found.above, is_of_head),
        ("footer", "页脚", found.below, is_of_imprint),
    ):
        texts: list[str] = []
        for part in package.related(main, kind)[:_MAX_MARGINS]:
            texts += _margin_texts(TextReader(styles, Extras()), package.xml(part))
        others: list[str] = []
        for text in dict.fromkeys(text for text in texts if not _PAGE_NUMBER.fullmatch(text)):
            if is_letters(text) and "".join(text.split()) not in known:
                lines.append(SourceLine(text, is_paragraph=True))
            else:
                others.append(text)
        if kept := "　".join(others):
            found.notes.append(f"{name}里的文字没有读入：{' '.join(kept.split())[:60]}")
        found.left_out += others
    return found


def _margin_texts(reader: TextReader, parent: Element) -> Iterator[str]:
    """Yield the beginnings of the paragraphs of a header or footer, and of the text boxes in it."""
    for child in parent:
        if child.tag != P:
            yield from _margin_texts(reader, child)
            continue
        read = reader.read(child)
        yield read.text.strip()[:_MAX_MARGIN]
        for box in read.boxes:
            yield from (box[:_MAX_MARGIN],) if isinstance(box, str) else _margin_texts(reader, box)


def _in_order(lines: Sequence[SourceLine]) -> Iterator[SourceLine]:
    """Yield the lines with their tables counted in reading order."""
    tables: dict[int, int] = {}
    for line in lines:
        yield replace(line, table=tables.setdefault(line.table, len(tables) + 1)) if line.table else line
