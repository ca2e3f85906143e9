"""What the first screen does without: loaded beside it when it stands, before anyone asks for it."""

from __future__ import annotations

import time
from importlib import import_module
from threading import Thread

PAUSE = 0.02
"""Seconds between modules, for the keys."""

LATER = (
    "replydesk.tui.editors.fields",
    "replydesk.tui.editors.form",
    "replydesk.tui.editors.passage",
    "replydesk.tui.draft_screen",
    "replydesk.intake",
    "replydesk.batch",
    "replydesk.tui.desk_work",
    "replydesk.importer",
    "replydesk.tui.desk_import",
)
"""What opening a draft needs, and then what lists, exports and imports need."""


def load_ahead() -> None:
    """Load all of it in a thread of its own: the longest takes 0.1 s, and a key must not wait for it."""
    Thread(target=_load, name="load-ahead", daemon=True).start()


def _load() -> None:
    for module in LATER:
        time.sleep(PAUSE)
        import_module(module)
