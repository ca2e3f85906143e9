"""The terminal workbench; everything that depends on Textual is in this package.

Textual asks Kitty-like terminals to report every key with its text, and then drops an input method's commit
of five or more characters as garbage (Textual 8.2.8). The switch is read when Textual is imported, so it is
set here, before any other import of this package.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from replydesk.text.errors import UsageError

os.environ.setdefault("TEXTUAL_DISABLE_KITTY_KEY", "1")


def run(folder: Path, to_read: Sequence[Path] = ()) -> int:
    """Run the workbench on a desk's folder, reading some drafts first; return the exit code.

    Raises UsageError if there is no terminal to show it on.
    """
    _need_terminal()
    from replydesk.desk.settings import own_path
    from replydesk.text.marks import on_one_line
    from replydesk.tui.app import Workbench

    workbench = Workbench.open(folder, own_path(), to_read)
    workbench.watch_over()
    try:
        workbench.run()
    except BaseException:
        workbench.keep_all()
        workbench.give_terminal_back()
        raise
    if workbench.return_code:  # after a fault, Textual may not have been able to
        workbench.give_terminal_back()
    if workbench.parting_words:
        sys.stderr.write(f"{on_one_line(workbench.parting_words)}\n")
    return workbench.return_code or 0


def _need_terminal() -> None:
    if not all(stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr)):
        raise UsageError("工作台要在终端窗口里打开，这里的输入或者输出不是终端；其他命令见 replydesk --help")
    if os.environ.get("TERM") in ("dumb", "unknown"):
        raise UsageError("这个终端（TERM=dumb）显示不了工作台，请换一个终端；其他命令见 replydesk --help")
