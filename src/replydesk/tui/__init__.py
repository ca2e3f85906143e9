"""The workbench in the terminal; everything of Textual is in this package.

Textual asks Kitty-like terminals to report every key with its text, and then takes an input method's
commit of five or more characters for garbage (Textual 8.2.8). The switch is read when Textual is
imported, so it stands here, before any other import of this package.
"""

from __future__ import annotations

import os
from pathlib import Path

os.environ.setdefault("TEXTUAL_DISABLE_KITTY_KEY", "1")


def run(folder: Path) -> int:
    """Open the workbench on a desk's folder; returns the exit code."""
    from replydesk.tui.app import Workbench

    workbench = Workbench(folder)
    workbench.run()
    return workbench.return_code or 0
