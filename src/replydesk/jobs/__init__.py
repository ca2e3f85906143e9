"""What the commands of the command line do.

Standard output is data, standard error is talk. Exit codes: 0 done, 1 findings or some drafts failed,
2 wrong usage, 130 an export was ended by Ctrl-C.
"""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable

from replydesk.jobs import drafts, exporting, numbers
from replydesk.jobs.talk import DONE, fail

__all__ = ["DONE", "JOBS", "fail"]

JOBS: dict[str, Callable[[Namespace], int]] = {
    "open": drafts.open_desk,
    "init": drafts.init,
    "new": drafts.new,
    "list": drafts.list_drafts,
    "preview": drafts.preview,
    "export": exporting.export_drafts,
    "number": numbers.number,
}
"""The commands by their names in `cli`."""
