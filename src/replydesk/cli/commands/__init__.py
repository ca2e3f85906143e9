"""The functions of the commands (`command_table` names them).

Standard output is data, standard error is talk. Exit codes: 0 done, 1 findings or some drafts failed,
2 wrong usage, 130 an export was ended by Ctrl-C.
"""

from __future__ import annotations

from argparse import Namespace
from importlib import import_module

from replydesk.cli.talk import DONE, fail

__all__ = ["DONE", "fail", "run"]


def run(options: Namespace) -> int:
    """Run the function that the table of commands names, loading only its module; return the exit code."""
    module, _, function = options.run.rpartition(".")
    code: int = getattr(import_module(f"replydesk.cli.commands.{module}"), function)(options)
    return code
