"""Loads modules in the background that the first screen does not need."""

from __future__ import annotations

import time
from contextlib import suppress
from importlib import import_module
from threading import Event, Thread

PAUSE = 0.02  # seconds between modules, left to the keys

RULES = "replydesk.reply.rules.catalogue"
LATER = (  # modules needed to judge and open a draft, then those of lists, exports and imports
    *(f"replydesk.reply.rules.{theme}.looks" for theme in ("record", "shapes", "within", "marks", "words")),
    RULES,
    "replydesk.tui.writing.editors.fields",
    "replydesk.tui.writing.editors.form",
    "replydesk.tui.writing.editors.passage",
    "replydesk.tui.writing.draft_screen",
    "replydesk.tui.desk.new_draft",
    "replydesk.importing.lists.intake",
    "replydesk.export.batch",
    "replydesk.tui.desk.commands",
    "replydesk.importing.replies.importer",
    "replydesk.tui.desk.import_commands",
)


_waits_for_rules = Event()


def wait_for_rules() -> None:
    """Let drafts wait to be judged until `load_ahead` has the rules: the first judged alone takes 0.5 s."""
    _waits_for_rules.set()


def is_waiting_for_rules() -> bool:
    """Return True while drafts are not to be judged yet."""
    return _waits_for_rules.is_set()


def load_ahead() -> None:
    """Load the modules in a thread: the longest takes 0.1 s, and a key must not wait for it."""
    Thread(target=_load, name="load-ahead", daemon=True).start()


def _load() -> None:
    for module in LATER:
        time.sleep(PAUSE)
        with suppress(Exception):  # told when it is needed
            import_module(module)
        if module == RULES:
            with suppress(Exception):
                _read_lists()
            _waits_for_rules.clear()


def _read_lists() -> None:
    from replydesk.reply.rules.words.looks import read_lists

    for _ in read_lists():
        time.sleep(PAUSE)
