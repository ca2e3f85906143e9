"""A reader of PDF files with text; each printed line is a line of the `Source`, with its position.

PDFium runs in a separate process (`pdf_worker`) with limited time and memory, which a hostile file can end
without harm to the caller.
"""

from __future__ import annotations

import json
import subprocess
import sys

from replydesk.importing.replies.readers.limits import Unreadable, broken, too_much
from replydesk.importing.replies.source import Side, Source, SourceLine
from replydesk.text.note import Note

MAX_PDF = 20_000_000  # bytes
_SECONDS = 10  # wall time
_WORKER = "replydesk.importing.replies.readers.pdf_worker"


def read_pdf(data: bytes) -> Source:
    """Return the printed lines of a PDF without page numbers. Raises Unreadable, also for a scan."""
    if len(data) > MAX_PDF:
        raise too_much(f"PDF 有 {len(data) / 1e6:.0f} MB，超过 {MAX_PDF // 1_000_000} MB")
    command = [sys.executable, "-m", _WORKER]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=_SECONDS, check=False)
    except subprocess.TimeoutExpired as error:
        raise too_much("PDF 太复杂") from error
    except OSError as error:
        raise Unreadable("读 PDF 的程序没有启动，没有读入；请稍后再试") from error
    if done.returncode:
        raise broken("PDF 太复杂或已损坏")
    return _source(json.loads(done.stdout))


def _source(output: dict[str, object]) -> Source:
    """Return the source from the JSON output of the worker. Raises Unreadable."""
    reason, lines, notes = output.get("reason"), output.get("lines"), output.get("notes")
    if isinstance(reason, str):
        raise Unreadable(reason)
    if not isinstance(lines, list) or not isinstance(notes, list):
        raise broken("PDF 已损坏")
    return Source(
        tuple(
            SourceLine(text, indent=indent, side=Side(side), page=page) for text, indent, side, page in lines
        ),
        tuple(map(Note, notes)),
    )
