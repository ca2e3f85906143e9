"""The keys of the commands that a remedy names."""

from __future__ import annotations

from collections.abc import Callable

# Commands by their name in remedies, and their ids: the rules are of all programs and know no keys.
_NAMED = {"“核对无误”": "draft.confirm-taken", "“逐条”": "draft.points"}


def with_keys(remedy: str, key: Callable[[str], str]) -> str:
    """Return a remedy with the key behind each command it names; `key` returns that of an id."""
    for name, command in _NAMED.items():
        if name in remedy:
            remedy = remedy.replace(name, f"{name}（{key(command)}）")
    return remedy
