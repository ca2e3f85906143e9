"""Key names as a clerk reads them: F4, Ctrl+Z, 回车."""

from __future__ import annotations

_KEY_NAMES = {
    "escape": "Esc",
    "enter": "回车",
    "space": "空格",
    "tab": "Tab",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "home": "Home",
    "end": "End",
    "insert": "Insert",
    "delete": "Delete",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "plus": "+",
}


def key_name(keys: str) -> str:
    """Return the first of a command's keys as a clerk reads it: F4, Ctrl+Z, 回车."""
    first = keys.split(",")[0]
    if first[1:].isdecimal() and int(first[1:]) > 12:
        first = f"shift+f{int(first[1:]) - 12}"
    return "+".join(_KEY_NAMES.get(part, part.capitalize()) for part in first.split("+"))


def all_keys(keys: str) -> str:
    """Return all keys of a command: F4 或 Ctrl+N."""
    return " 或 ".join(key_name(key) for key in keys.split(",") if key != "plus")
