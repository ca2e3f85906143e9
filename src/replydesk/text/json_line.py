"""A value on one line of JSON."""

from __future__ import annotations

from typing import Any


def json_line(value: Any, *, is_compact: bool = False) -> str:
    """Write a value on one line of JSON with Chinese as it is; a lone surrogate is written as its number.

    `is_compact` leaves out the spaces behind commas and colons.
    """
    import json

    separators = (",", ":") if is_compact else None
    text = json.dumps(value, ensure_ascii=False, separators=separators)
    is_whole = not any("\ud800" <= char <= "\udfff" for char in text)
    return text if is_whole else json.dumps(value, separators=separators)
