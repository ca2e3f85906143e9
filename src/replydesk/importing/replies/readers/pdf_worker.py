"""A process that reads one PDF: PDFium can only be interrupted by ending its process."""

from __future__ import annotations

from replydesk.importing.child import serve
from replydesk.importing.replies.readers.source_json import result_of


def read(data: bytes) -> dict[str, object]:
    """Return the lines and notes of a PDF, or the reason why it is not read."""
    from replydesk.importing.replies.readers.pdf_glyphs import pages
    from replydesk.importing.replies.readers.pdf_lines import source_of_pages

    return result_of(lambda given: source_of_pages(pages(given)), data)


if __name__ == "__main__":
    serve(read)
