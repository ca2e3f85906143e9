"""The input field of one line."""

from __future__ import annotations

from textual.widgets import Input


def entry_field(
    placeholder: str = "",
    value: str = "",
    id: str | None = None,  # noqa: A002
    *,
    select: bool = True,
) -> Input:
    """Return a field of one line whose cursor does not blink; its value is selected, to be typed over.

    Without `select` the cursor is behind the value, which is to be corrected.
    """
    field = Input(value=value, placeholder=placeholder, id=id, compact=True)
    field.cursor_blink = False
    field.select_on_focus = select
    return field
