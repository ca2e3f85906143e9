"""A process that reads one web page or archive."""

from __future__ import annotations

from replydesk.importing.child import serve
from replydesk.importing.replies.readers.source_json import result_of


def read(data: bytes) -> dict[str, object]:
    """Return the lines and notes of a page, or the reason why it is not read."""
    from replydesk.importing.replies.readers.html_source import page_source

    return result_of(page_source, data)


if __name__ == "__main__":
    serve(read)
