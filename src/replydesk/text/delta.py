"""The difference between two texts as one replacement, and lines that carry length and checksum.

The journal and the versions of a draft consist of such lines: one cut short or damaged is detected.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, NamedTuple
from zlib import crc32


class Delta(NamedTuple):
    """A replacement in a text: at an offset some characters are removed and others inserted."""

    at: int
    removed: str
    added: str

    @property
    def reversed(self) -> Delta:
        """Return the change that undoes this one."""
        return Delta(self.at, self.added, self.removed)

    def applied(self, text: str) -> str:
        """Return the text after the change. Raises ValueError if the text does not hold what is removed."""
        end = self.at + len(self.removed)
        if text[self.at : end] != self.removed:
            raise ValueError("not the text of this change")
        return text[: self.at] + self.added + text[end:]


def difference(before: str, after: str) -> Delta:
    """Return the smallest single replacement that turns `before` into `after`."""
    start = _shared(before, after, min(len(before), len(after)))
    most = min(len(before), len(after)) - start
    end = _shared(before[start:][::-1], after[start:][::-1], most)
    return Delta(start, before[start : len(before) - end], after[start : len(after) - end])


def _shared(one: str, other: str, most: int) -> int:
    """Return the length of the common beginning of two texts, at most `most`, by comparing whole slices."""
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def checked_line(value: list[Any]) -> bytes:
    """Return a value as one line: its size, checksum and JSON. Lone surrogates become “?”."""
    data = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
    return b"%x %08x %s\n" % (len(data), crc32(data), data)


def read_checked_lines(data: bytes) -> Iterator[list[Any] | None]:
    """Yield the value of each line, None for a line that is damaged or cut short."""
    *whole, rest = data.split(b"\n")
    for each in whole:
        yield _read_line(each)
    if rest:
        yield None


def _read_line(data: bytes) -> list[Any] | None:
    parts = data.split(b" ", 2)
    try:
        size, check, text = int(parts[0], 16), int(parts[1], 16), parts[2]
        if size != len(text) or check != crc32(text):
            return None
        value = json.loads(text.decode("utf-8"))
    except (IndexError, ValueError, RecursionError):
        return None
    return value if isinstance(value, list) else None
