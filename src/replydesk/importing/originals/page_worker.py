"""A process that reads one web page or archive whole: all that is shown, links set aside.

Old replies are looked for in a page by what a reply says; an original says nothing of the kind.
"""

from __future__ import annotations

from collections.abc import Iterator

from replydesk.importing.child import serve
from replydesk.importing.replies.readers.html_page import WebPage, read_page
from replydesk.importing.replies.readers.html_tables import PageLine
from replydesk.importing.replies.readers.html_text import page_text
from replydesk.importing.replies.readers.mht import is_archive, pages_of
from replydesk.importing.replies.readers.source_json import result_of
from replydesk.importing.replies.source import Source
from replydesk.text.note import Note


def page_source(data: bytes) -> Source:
    """Return the lines that a page, or the longest page of an archive, shows. Raises Unreadable."""
    held = pages_of(data) if is_archive(data) else [(data, "")]
    texts = [page_text(each, charset) for each, charset in held]
    pages = [read_page(text) for text, _ in texts]
    best = max(
        range(len(pages)), key=lambda each: (sum(len(line.text) for line in _shown(pages[each])), -each)
    )
    shown = _shown(pages[best])
    left_out = [
        line.text for page in pages for line in page.lines if page is not pages[best] or line not in shown
    ]
    return Source(
        tuple(line.line for line in shown),
        tuple(map(Note, _notes(pages[best], texts[best][1]))),
        tuple(left_out),
    )


def _shown(page: WebPage) -> list[PageLine]:
    """Return the lines of a page that are no links elsewhere; a sentence that is one is text."""
    return [
        line for line in page.lines if not line.is_hidden and not (line.is_link and "。" not in line.text)
    ]


def _notes(page: WebPage, faults: int) -> Iterator[str]:
    if not page.is_whole:
        yield "网页没有写完或已损坏，按纯文字读入，请对照原件核对"
    if faults:
        yield f"有 {faults} 处文字的编码已损坏，以“\ufffd”代替，请对照原件补上"
    if page.pictures:
        yield f"网页里有 {len(page.pictures)} 处图片，没有读入，请核对其中有没有文字"


def read(data: bytes) -> dict[str, object]:
    """Return the lines and notes of a page, or the reason why it is not read."""
    return result_of(page_source, data)


if __name__ == "__main__":
    serve(read)
