"""What the first screen does without: loaded beside it when it stands, before anyone asks for it."""

from __future__ import annotations

import time
from importlib import import_module
from threading import Thread

PAUSE = 0.02
"""Seconds between modules, for the keys."""

LATER = (
    "replydesk.tui.writing.editors.fields",
    "replydesk.tui.writing.editors.form",
    "replydesk.tui.writing.editors.passage",
    "replydesk.tui.writing.draft_screen",
    "replydesk.importing.lists.intake",
    "replydesk.export.batch",
    "replydesk.tui.desk.commands",
    "replydesk.importing.replies.importer",
    "replydesk.tui.desk.import_commands",
)
"""What opening a draft needs, and then what lists, exports and imports need."""


def load_ahead() -> None:
    """Load all of it in a thread of its own: the longest takes 0.1 s, and a key must not wait for it."""
    Thread(target=_load, name="load-ahead", daemon=True).start()


def _load() -> None:
    for module in LATER:
        time.sleep(PAUSE)
        import_module(module)
