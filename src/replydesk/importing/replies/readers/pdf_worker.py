"""A process that reads one PDF from standard input and writes its lines as JSON.

Its time and memory are limited where the system can do so, since PDFium can only be interrupted by ending its
process.
"""

from __future__ import annotations

import json
import signal
import sys
from contextlib import suppress

_CPU_SECONDS = 1.4
_MEMORY = 120_000_000  # bytes


def main() -> None:
    """Read one PDF."""
    data = sys.stdin.buffer.read()
    _limit()
    from replydesk.importing.replies.readers.limits import Unreadable
    from replydesk.importing.replies.readers.pdf_glyphs import pages
    from replydesk.importing.replies.readers.pdf_lines import lines_of_pages

    try:
        lines, notes = lines_of_pages(pages(data))
        result: dict[str, object] = {
            "lines": [(line.text, line.indent, line.side.value, line.page) for line in lines],
            "notes": notes,
        }
    except Unreadable as error:
        result = {"reason": str(error)}
    json.dump(result, sys.stdout)


def _limit() -> None:
    """Limit the process's time and memory if the system can; elsewhere the caller's timeout applies."""
    with suppress(ImportError, AttributeError, OSError, ValueError):
        import resource

        signal.signal(signal.SIGPROF, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_PROF, _CPU_SECONDS)
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_DATA, (_MEMORY, _MEMORY))


if __name__ == "__main__":
    main()
