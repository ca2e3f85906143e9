"""The input field of one line."""

from __future__ import annotations

from textual.widgets import Input


def entry_field(placeholder: str = "", value: str = "", id: str | None = None) -> Input:  # noqa: A002
    """Return a field of one line whose cursor does not blink."""
    field = Input(value=value, placeholder=placeholder, id=id, compact=True)
    field.cursor_blink = False
    return field
