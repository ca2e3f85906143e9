"""JSON for other programs: plain to read, but nothing in it speaks to a terminal or breaks a line."""

from __future__ import annotations

from typing import Any

from replydesk.text.marks import escaped


def json_line(value: Any, *, is_compact: bool = False) -> str:
    r"""Return a value as JSON on one line, `is_compact` without spaces; odd characters as \uXXXX."""
    import json

    separators = (",", ":") if is_compact else None
    return escaped(json.dumps(value, ensure_ascii=False, separators=separators))


def json_lines(value: Any) -> str:
    r"""Return a value as indented JSON, odd characters as \uXXXX."""
    import json

    return escaped(json.dumps(value, ensure_ascii=False, indent=2))
