"""Line breaking on the grid: greedy, with kinsoku, as Word breaks these lines.

Widths are counted in half-squares of the text's own size: an ASCII character is one, any other two.
An ASCII run (a number, a word) is split only behind a hyphen, or if it is longer than a line. Closing
marks never begin a line, opening marks never end one (GB/T 15834-2011); nothing hangs, nothing is
condensed. The two tables below go into the Word file too, so that Word uses them and no other.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from itertools import accumulate

NO_LINE_START = frozenset(
    "!%),.:;>?]}¢¨°·ˇˉ―‖’”…‰′″›℃∶、。〃〉》」』】〕〗〞︶︺︾﹀﹄﹚﹜﹞！＂％＇），．：；？］｀｜｝～￠—"
)
"""Marks that never begin a line: Word's own table for Chinese, and the dash."""

NO_LINE_END = frozenset("$([{£¥‘“〈《「『【〔〖〝﹙﹛﹝＄（［｛￡￥")
"""Marks that never end a line: Word's own table for Chinese."""


class _Widths(dict[str, int]):
    """Half-squares of each character, worked out when it is first met."""

    def __missing__(self, char: str) -> int:
        narrow = char < "\x7f" or char == "\xa0"
        unseen = unicodedata.category(char) in ("Mn", "Me", "Cf")  # combining marks, joiners
        self[char] = 0 if unseen else 1 if narrow else 2
        return self[char]


_WIDTHS = _Widths()


def width(text: str) -> int:
    """The width of a text in half-squares."""
    return sum(map(_WIDTHS.__getitem__, text))


def break_lines(text: str, first: int, rest: int) -> list[int]:
    """Where the lines of a paragraph end, as offsets into `text`; the last is `len(text)`.

    `first` and `rest` are the half-squares of the first line and of the others. Spaces at the end of a
    line take no room.
    """
    edges = list(accumulate(map(_WIDTHS.__getitem__, text), initial=0))
    ends: list[int] = []
    start, room, length = 0, first, len(text)
    while edges[length] - edges[start] > room:
        end = bisect_right(edges, edges[start] + room) - 1
        end = _legal_end(text, start, max(end, start + 1))
        while end < length and text[end] == " ":
            end += 1
        if end == length:
            break
        ends.append(end)
        start, room = end, rest
    ends.append(length)
    return ends


def _legal_end(text: str, start: int, end: int) -> int:
    """The last place up to `end` where the line may break; `end` itself when there is none."""
    at = end
    while at > start and not may_break(text, at):
        at -= 1
    return at if at > start else end


def may_break(text: str, at: int) -> bool:
    """Whether a line may end before `text[at]`."""
    if at >= len(text):
        return True
    if text[at] == " ":
        return text[at:].lstrip(" ")[:1] not in NO_LINE_START
    before, after = text[at - 1], text[at]
    if before in NO_LINE_END or after in NO_LINE_START:
        return False
    return before in " -" or not (before < "\x7f" and after < "\x7f")
