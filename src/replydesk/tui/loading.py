"""What the first screen does without: loaded a module at a time when it stands, before anyone asks for it."""

from __future__ import annotations

from importlib import import_module

from textual.widget import Widget

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


def load_ahead(widget: Widget, at: int = 0) -> None:
    """Load the modules from one on; the widget's pauses part them."""
    if at < len(LATER) and widget.is_running:
        import_module(LATER[at])
        widget.set_timer(PAUSE, lambda: load_ahead(widget, at + 1))
