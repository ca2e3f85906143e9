"""JSON on one line."""

from __future__ import annotations

from typing import Any


def json_line(value: Any, *, is_compact: bool = False) -> str:
    """Return a value as one line of JSON, Chinese unescaped unless it holds a lone surrogate.

    `is_compact` leaves out the spaces after commas and colons.
    """
    import json

    separators = (",", ":") if is_compact else None
    text = json.dumps(value, ensure_ascii=False, separators=separators)
    is_whole = not any("\ud800" <= char <= "\udfff" for char in text)
    return text if is_whole else json.dumps(value, separators=separators)
