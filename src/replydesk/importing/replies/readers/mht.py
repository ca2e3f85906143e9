"""Web archives (.mht) of Chrome, Edge, Internet Explorer and WPS: the pages in a MIME message."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_bytes
from email.message import Message
from email.policy import compat32

from replydesk.importing.replies.readers.limits import MAX_TEXT_BYTES, broken, too_much

MAX_ARCHIVE = 12_000_000  # Bytes: pictures are in it as text
_MAX_PARTS = 1_000  # Parts of an archive, most of them pictures
_MAX_NESTED = 10  # Parts that hold parts
_MAX_FIELD = 4_000  # Bytes of a header field; the library takes quadratic time on one
_MAX_PAGES = 40  # Pages read, frames included
_HEAD = 4_096
_BEGINS = re.compile(rb"(?:[A-Za-z-]{1,40}:[^\n]{0,999}\n(?:[ \t][^\n]{0,999}\n){0,9}){1,30}")
_IS_ARCHIVE = re.compile(rb"^content-type:\s{0,9}(?:multipart/|text/html)", re.IGNORECASE | re.MULTILINE)
_FIELD = re.compile(
    rb"^content-(?:type|disposition):[^\n]*+(?:\n[ \t][^\n]*+)*+", re.IGNORECASE | re.MULTILINE
)


def is_archive(data: bytes) -> bool:
    """Return True if a file begins with the header of a message that holds web pages."""
    head = _BEGINS.match(data[:_HEAD].removeprefix(b"\xef\xbb\xbf").lstrip().replace(b"\r", b"") + b"\n")
    return bool(head and _IS_ARCHIVE.search(head[0]))


def pages_of(data: bytes) -> list[tuple[bytes, str]]:
    """Return the pages of an archive, each with the encoding its header names. Raises Unreadable."""
    _check(data)
    message = message_from_bytes(data.removeprefix(b"\xef\xbb\xbf").lstrip(), policy=compat32)
    pages: list[tuple[bytes, str]] = []
    size = 0
    for part in _parts(message):
        content = part.get_payload(decode=True)
        if isinstance(content, bytes) and content.strip():
            size += len(content)
            pages.append((content, part.get_content_charset("") or ""))
        if size > MAX_TEXT_BYTES or len(pages) > _MAX_PAGES:
            raise too_much("网页文件里的网页太多")
    if not pages:
        raise broken("网页文件里没有网页")
    return pages


def _check(data: bytes) -> None:
    """Refuse an archive on which the library would take long."""
    if len(data) > MAX_ARCHIVE:
        raise too_much(f"网页文件有 {len(data) / 1e6:.0f} MB，超过 {MAX_ARCHIVE // 1_000_000} MB")
    fields = [found[0] for found in _FIELD.finditer(data)]
    nested = sum(b"multipart/" in field.lower() for field in fields)
    if len(fields) > 2 * _MAX_PARTS or nested > _MAX_NESTED or max(map(len, fields), default=0) > _MAX_FIELD:
        raise too_much("网页文件里的部分太多")


def _parts(message: Message) -> Iterator[Message]:
    """Yield the parts that are pages; without one, those of plain text."""
    parts = [part for part in message.walk() if not part.is_multipart()]
    pages = [part for part in parts if part.get_content_type() in ("text/html", "application/xhtml+xml")]
    yield from pages or [part for part in parts if part.get_content_type() == "text/plain"]
