"""A reader of PDF files with text; each printed line is a line of the `Source`, with its position.

PDFium runs in a process of its own (`pdf_worker`), which a hostile file can end without harm to the caller.
"""

from __future__ import annotations

from replydesk.importing.child import Allowance, ChildFault, run_child
from replydesk.importing.replies.readers.limits import Unreadable, broken, too_much
from replydesk.importing.replies.readers.source_json import source_of
from replydesk.importing.replies.source import Source

MAX_PDF = 20_000_000  # bytes
_ALLOWANCE = Allowance(seconds=1.4, memory=120_000_000, output=20_000_000)
_WORKER = "replydesk.importing.replies.readers.pdf_worker"


def read_pdf(data: bytes) -> Source:
    """Return the printed lines of a PDF without page numbers. Raises Unreadable, also for a scan."""
    if len(data) > MAX_PDF:
        raise too_much(f"PDF 有 {len(data) / 1e6:.0f} MB，超过 {MAX_PDF // 1_000_000} MB")
    try:
        return source_of(run_child(_WORKER, data, _ALLOWANCE), "PDF ")
    except ChildFault as error:
        if error.is_ours:
            raise Unreadable("读 PDF 的程序没有启动，没有读入；请稍后再试") from error
        raise broken("PDF 太复杂或已损坏") from error
