"""What the commands of the command line do.

Standard output is data, standard error is talk. Exit codes: 0 done, 1 findings or some drafts failed,
2 wrong usage, 130 an export was ended by Ctrl-C.
"""

from __future__ import annotations

from argparse import Namespace
from importlib import import_module

from replydesk.jobs.talk import DONE, fail

__all__ = ["DONE", "fail", "run"]

JOBS = {
    "open": ("workbench", "open_desk"),
    "init": ("drafts", "init"),
    "new": ("drafts", "new"),
    "list": ("drafts", "list_drafts"),
    "preview": ("drafts", "preview"),
    "export": ("exporting", "export_drafts"),
    "import": ("importing", "import_replies"),
    "history": ("versions", "history"),
    "number": ("numbers", "number"),
    "settings": ("settings", "settings"),
}
"""The commands by their names in `cli`: the module, and the function in it."""


def run(options: Namespace) -> int:
    """Do what the words of a command line say; gives the exit code. Only what the command needs is loaded."""
    module, function = JOBS[options.job]
    code: int = getattr(import_module(f"replydesk.jobs.{module}"), function)(options)
    return code
