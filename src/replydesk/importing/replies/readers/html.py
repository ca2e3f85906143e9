"""A reader of web pages, including those saved with the suffix of a Word file, and of web archives (.mht).

libxml2 runs in a process of its own (`html_worker`), which a hostile page can end without harm to the caller.
"""

from __future__ import annotations

from replydesk.importing.child import Allowance, ChildFault, run_child
from replydesk.importing.replies.readers.limits import Unreadable, broken
from replydesk.importing.replies.readers.source_json import source_of
from replydesk.importing.replies.source import Source

_ALLOWANCE = Allowance(seconds=1.6, memory=160_000_000, output=20_000_000)
_WORKER = "replydesk.importing.replies.readers.html_worker"


def read_html(data: bytes, worker: str = _WORKER) -> Source:
    """Return the letter of a web page or archive: paragraphs, and rows with cells. Raises Unreadable.

    `worker` is the module whose process reads it.
    """
    try:
        return source_of(run_child(worker, data, _ALLOWANCE), "网页")
    except ChildFault as error:
        if error.is_ours:
            raise Unreadable("读网页的程序没有启动，没有读入；请稍后再试") from error
        raise broken("网页太复杂或已损坏") from error
