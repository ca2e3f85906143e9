"""A web page, or the pages of a web archive, as the source of a letter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from replydesk.importing.replies.readers.html_article import Article, find_article
from replydesk.importing.replies.readers.html_page import WebPage, read_page
from replydesk.importing.replies.readers.html_text import page_text
from replydesk.importing.replies.readers.mht import is_archive, pages_of
from replydesk.importing.replies.source import Source
from replydesk.text.note import Note

_SHOWN = 3  # Frames named in a note


def page_source(data: bytes) -> Source:
    """Return the letter of a page or an archive, with what was set aside. Raises Unreadable."""
    held = pages_of(data) if is_archive(data) else [(data, "")]
    texts = [page_text(each, charset) for each, charset in held]
    pages = [read_page(text) for text, _ in texts]
    articles = [find_article(page) for page in pages]
    best = max(range(len(pages)), key=lambda each: (articles[each].is_found, _size(articles[each]), -each))
    others = [article for index, article in enumerate(articles) if index != best]
    left_out = [*articles[best].left_out, *_texts(others)]
    notes = _notes(pages[best], articles[best], len(others), texts[best][1])
    return Source(articles[best].lines, tuple(map(Note, notes)), tuple(left_out))


def _size(article: Article) -> int:
    return sum(len(line.text) for line in article.lines)


def _texts(articles: Sequence[Article]) -> Iterator[str]:
    for article in articles:
        yield from (line.text or "\t".join(line.cells) for line in article.lines)
        yield from article.left_out


def _notes(page: WebPage, article: Article, others: int, faults: int) -> Iterator[str]:
    """Yield what the clerk should know of the page."""
    yield "这是网页格式的文件，只读入其中的文字"
    if not page.is_whole:
        yield "网页没有写完或已损坏，按纯文字读入，请对照原件核对"
    if faults:
        yield f"有 {faults} 处文字的编码已损坏，以“\ufffd”代替，请对照原件补上"
    if not article.is_found:
        yield "没有认出网页里的答复从哪里开始，网页上的文字都读入了，请核对"
    if not article.is_found and page.frames:
        yield f"网页里另有框架，正文可能在其中，请导入那个文件：{'、'.join(page.frames[:_SHOWN])[:120]}"
    if others:
        yield f"网页里另有 {others} 个框架，其中的文字没有收进来"
    if article.is_found and article.pictures:
        yield f"正文里有 {article.pictures} 幅图片，没有读入，请核对其中有没有文字"
