"""How one text differs from another in one place; and lines that tell when they are damaged.

The journal of a draft and its versions are such lines. Each carries its length and a checksum, so that one
cut short by a crash, or spoilt since, is known.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, NamedTuple
from zlib import crc32


class Delta(NamedTuple):
    """What made one text of another: at an offset some characters were taken out and others put in."""

    at: int
    removed: str
    added: str

    @property
    def reversed(self) -> Delta:
        """The change back."""
        return Delta(self.at, self.added, self.removed)

    def applied(self, text: str) -> str:
        """The text after the change. Raises ValueError for a text that it was not made for."""
        end = self.at + len(self.removed)
        if text[self.at : end] != self.removed:
            raise ValueError("not the text of this change")
        return text[: self.at] + self.added + text[end:]


def difference(before: str, after: str) -> Delta:
    """The smallest change of one place that makes one text of another."""
    start = _shared(before, after, min(len(before), len(after)))
    most = min(len(before), len(after)) - start
    end = _shared_end(before, after, most)
    return Delta(start, before[start : len(before) - end], after[start : len(after) - end])


def _shared(one: str, other: str, most: int) -> int:
    """How many characters two texts begin with in common, at most `most`; whole slices are compared."""
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _shared_end(one: str, other: str, most: int) -> int:
    """How many characters two texts end with in common, at most `most`."""
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        if one[len(one) - middle : len(one) - low] == other[len(other) - middle : len(other) - low]:
            low = middle
        else:
            high = middle - 1
    return low


def checked_line(value: list[Any]) -> bytes:
    """A value as one line: its bytes, its checksum, and the value as JSON. Lone surrogates become “?”."""
    data = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
    return b"%x %08x %s\n" % (len(data), crc32(data), data)


def read_lines(data: bytes) -> Iterator[list[Any] | None]:
    """The values of lines, None for each that is damaged or cut short."""
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
    except (IndexError, ValueError):
        return None
    return value if isinstance(value, list) else None
