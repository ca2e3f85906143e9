"""The lines of files with originals: by the readers of old replies, web pages whole."""

from __future__ import annotations

from collections.abc import Sequence

from replydesk.importing.replies.readers.limits import Unreadable, broken
from replydesk.importing.replies.readers.reading import file_kind, read_sources
from replydesk.importing.replies.source import Source

_PAGE = "网页"
_WORKER = "replydesk.importing.originals.page_worker"


def original_sources(files: Sequence[tuple[bytes, str]]) -> list[Source | Unreadable]:
    """Return the source, or the refusal, of each file (bytes, name); LibreOffice is started once."""
    pages = [file_kind(data) == _PAGE for data, _ in files]
    others = iter(read_sources([file for file, is_page in zip(files, pages, strict=True) if not is_page]))
    return [
        _read_page(*file) if is_page else next(others) for file, is_page in zip(files, pages, strict=True)
    ]


def _read_page(data: bytes, name: str) -> Source | Unreadable:
    from replydesk.importing.replies.readers.html import read_html
    from replydesk.importing.replies.readers.limits import MAX_BYTES, too_much

    try:
        if len(data) > MAX_BYTES:
            raise too_much(f"文件有 {len(data) / 1e6:.0f} MB，超过 {MAX_BYTES // 1_000_000} MB")
        return read_html(data, _WORKER)
    except Unreadable as error:
        return Unreadable(f"{name}：{error}")
    except Exception:
        return Unreadable(f"{name}：{broken('文件的内容不合格式')}")
