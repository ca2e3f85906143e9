"""The terminal workbench; everything that depends on Textual is in this package.

Textual asks Kitty-like terminals to report every key with its text, and then drops an input method's commit
of five or more characters as garbage (Textual 8.2.8). The switch is read when Textual is imported, so it is
set here, before any other import of this package.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Sequence
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from replydesk.tui.app import Workbench

os.environ.setdefault("TEXTUAL_DISABLE_KITTY_KEY", "1")


def run(folder: Path, to_read: Sequence[Path] = ()) -> int:
    """Run the workbench on a desk's folder, reading some drafts first; return the exit code."""
    from replydesk.desk.settings import own_path
    from replydesk.tui.app import Workbench

    workbench = Workbench.open(folder, own_path(), to_read)
    _save_when_closed(workbench)
    workbench.run()
    return workbench.return_code or 0


def _save_when_closed(workbench: Workbench) -> None:
    """Save open drafts when the terminal's window is closed or the system shuts down."""

    def keep(number: int, _: FrameType | None) -> None:
        try:
            workbench.keep_all()
        finally:
            signal.signal(number, signal.SIG_DFL)
            signal.raise_signal(number)

    for name in ("SIGHUP", "SIGTERM"):  # Windows has no SIGHUP
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), keep)
