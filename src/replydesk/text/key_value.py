"""Lines `key: value` as people type them, with full-width colons, tabs and wide spaces."""

from __future__ import annotations

import re
from typing import NamedTuple

_QUOTED = r"""(?:"[^"]*"|'[^']*')\s*(?=[:：])"""
_LINE = re.compile(rf"(\s*+)({_QUOTED}|[^:：]++)([:：])(\s*+)(.*)", re.DOTALL)


class KeyValue(NamedTuple):
    """One line, split at its first colon outside a quoted key; the parts joined together are the line.

    `indent`, `gap` (before the colon) and `space` (after it) are blanks of any kind; `key` is not empty
    and keeps its quotes; `colon` is ":" or "：".
    """

    indent: str
    key: str
    gap: str
    colon: str
    space: str
    value: str


def key_value(line: str) -> KeyValue | None:
    """Split a line at its colon; None if there is no colon or no key."""
    found = _LINE.fullmatch(line)
    if not found:
        return None
    indent, key, colon, space, value = found.groups()
    bare = key.rstrip()
    return KeyValue(indent, bare, key[len(bare) :], colon, space, value)
