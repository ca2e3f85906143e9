"""Reading of a review copy (.docx of Word, WPS or LibreOffice) with its tracked changes and remarks.

LibreOffice keeps bookmarks, styles (by name), properties, tracked changes, comments with their threads, and
frames. It adds _Copy_1 to the names of bookmarks in frames and of the second end of a move, writes a page
break at the end of a paragraph instead of before the next, and makes of a comment without an end one on no
words. Of a deletion of what another person inserted, and of moved paragraph marks, it keeps only a part.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from xml.etree.ElementTree import Element

from replydesk.importing.replies.readers.limits import Unreadable, broken
from replydesk.importing.replies.readers.word import main_part, related, styles_of
from replydesk.importing.replies.readers.word_names import W
from replydesk.importing.replies.readers.word_numbers import Numbering
from replydesk.importing.replies.readers.word_text import Extras
from replydesk.importing.review.model import (
    BOOKMARK,
    DocBookmark,
    DocParagraph,
    ReviewFile,
    ReviewRefused,
)
from replydesk.importing.review.reading.comments import Stretches, read_comments
from replydesk.importing.review.reading.package_facts import NOT_A_COPY, facts_of, open_package
from replydesk.importing.review.reading.traced_blocks import TracedBlocks
from replydesk.importing.review.reading.traced_text import TracedReader, without_copy
from replydesk.text.note import Note

_BLOCK = re.compile(rf"{BOOKMARK}\d+\D*\d*")


def read_review(data: bytes) -> ReviewFile:
    """Return the content of a review copy. Raises ReviewRefused, and nothing else."""
    try:
        return _read(data)
    except ReviewRefused:
        raise
    except Unreadable as error:
        raise ReviewRefused(str(error)) from error
    except Exception as error:
        raise ReviewRefused(str(broken("文件的内容不合格式"))) from error


def _read(data: bytes) -> ReviewFile:
    package = open_package(data)
    main = main_part(package)
    root = package.xml(main)
    facts = facts_of(package, main, root)
    styles, lists = styles_of(package, main)
    body = root.find(f"{W}body")
    if body is None:
        raise broken("文件里没有正文")
    numbering = Numbering(related(package, main, "numbering"), lists)
    blocks = TracedBlocks(styles, numbering, has_fields=_has_whole_fields(body))
    blocks.read(body)
    blocks.reader.close()
    paragraphs = _with_bookmarks(blocks.paragraphs, blocks.reader)
    if not facts.version and not any(_is_block(mark.name) for each in paragraphs for mark in each.bookmarks):
        raise ReviewRefused(NOT_A_COPY, can_import=True)
    comments = read_comments(package, main, paragraphs, blocks.reader)
    notes = tuple(map(Note, _notes(blocks.extras)))
    return ReviewFile(paragraphs, comments, facts.version, facts.draft, notes, facts.is_tracking)


def _has_whole_fields(body: Element) -> bool:
    """Return True if every field has its end; else what follows it would be lost in its code."""
    kinds = [mark.get(f"{W}fldCharType") for mark in body.iter(f"{W}fldChar")]
    depth = 0
    for kind in kinds:
        depth += (kind == "begin") - (kind == "end")
        if depth < 0:
            return False
    return depth == 0


def _is_block(name: str) -> bool:
    return _BLOCK.fullmatch(name) is not None


def _with_bookmarks(paragraphs: Sequence[DocParagraph], reader: TracedReader) -> tuple[DocParagraph, ...]:
    """Return the paragraphs with the bookmarks' stretches.

    A row with a bookmark of ours is not new: LibreOffice also marks as new a row that text was added to.
    """
    stretches = Stretches(paragraphs)
    found: dict[int, list[DocBookmark]] = {}
    for mark in reader.marked["bookmark"]:
        name = without_copy(mark.name)
        for at, start, end in stretches.of(mark):
            found.setdefault(at, []).append(DocBookmark(name, start, end))
    ours = {
        paragraphs[at].row
        for at, marks in found.items()
        if paragraphs[at].cell and any(_is_block(mark.name) for mark in marks)
    }
    return tuple(
        replace(
            each,
            bookmarks=tuple(found.get(number, ())),
            row_added=None if each.row in ours else each.row_added,
        )
        for number, each in enumerate(paragraphs)
    )


def _notes(extras: Extras) -> Iterator[str]:
    """Yield notes for the clerk on what was not read back."""
    for kind, words in _NOTES.items():
        if extras.counts[kind]:
            yield words.format(extras.counts[kind])
    if extras.footnotes:
        yield f"有 {len(extras.footnotes)} 条脚注或尾注，没有读回，请核对"


_NOTES = {
    "formats": "有 {} 处只改了格式，没有读回",
    "hidden": "有 {} 处文字设成了隐藏，按有这些文字读回，请核对",
    "prompts": "有 {} 处没有填写的内容控件，没有读回",
    "pictures": "有 {} 幅图片或图形，没有读回，请核对其中有没有文字",
    "symbols": "有 {} 个符号认不出，以“□”代替，请核对",
    "ruby": "有 {} 处拼音指南，只读回正文",
    "formulas": "有公式，只读回其中 {} 段文字，请核对",
    "nested": "有 {} 个表格套在别的表格里，按文字读回，请核对",
    "parts": "有 {} 处嵌入的文件，没有读回，请打开核对",
}
