"""A process that reads one PDF: PDFium can only be interrupted by ending its process."""

from __future__ import annotations

from replydesk.importing.child import serve


def read(data: bytes) -> dict[str, object]:
    """Return the lines and notes of a PDF, or the reason why it is not read."""
    from replydesk.importing.replies.readers.limits import Unreadable
    from replydesk.importing.replies.readers.pdf_glyphs import pages
    from replydesk.importing.replies.readers.pdf_lines import lines_of_pages

    try:
        lines, notes = lines_of_pages(pages(data))
    except Unreadable as error:
        return {"reason": str(error)}
    return {
        "lines": [(line.text, line.indent, line.side.value, line.page) for line in lines],
        "notes": notes,
    }


if __name__ == "__main__":
    serve(read)
