"""Line breaking on the grid: greedy, with kinsoku, as Word breaks these lines.

A line is filled with the advances of its characters. An ASCII run (a number, a word) is split only
behind a hyphen, or if it is longer than a line. Closing marks never begin a line, opening marks never
end one (GB/T 15834-2011); nothing hangs, nothing is condensed. The two tables below go into the Word
file too, so that Word uses them and no other.
"""

from __future__ import annotations

import re

from replydesk.layout.char_widths import Advances

NO_LINE_START = frozenset(
    "!%),.:;>?]}¢¨°·ˇˉ―‖’”…‰′″›℃∶、。〃〉》」』】〕〗〞︶︺︾﹀﹄﹚﹜﹞！＂％＇），．：；？］｀｜｝～￠—"
)
"""Marks that never begin a line: Word's own table for Chinese, and the dash."""

NO_LINE_END = frozenset("$([{£¥‘“〈《「『【〔〖〝﹙﹛﹝＄（［｛￡￥")
"""Marks that never end a line: Word's own table for Chinese."""

_NOT_SQUARE = re.compile(r"[^\u4e00-\u9fff\u3001-\u3029\uff01-\uff5e‘’“”…—]")
"""A character that may be other than full-width; these are the usual ones of Chinese prose."""

_SPACES_AND_CLOSING = re.compile(f" +[{re.escape(''.join(sorted(NO_LINE_START)))}]")


def break_lines(text: str, first: int, rest: int, widths: Advances) -> tuple[int, ...]:
    """Return where the lines of a paragraph end, as offsets into `text`; the last is `len(text)`.

    `first` and `rest` are the room on the first line and on the others, in the units of `widths`. Spaces
    at the end of a line take no room.
    """
    ends: list[int] = []
    start, room = 0, first
    while (end := line_end(text, start, room, widths)) < len(text):
        ends.append(end)
        start, room = end, rest
    return (*ends, len(text))


def line_end(text: str, start: int, room: int, widths: Advances) -> int:
    """Where a line that begins at `start` ends, with so much room on it."""
    full = _full(text, start, room, widths)
    if full == len(text):
        return full
    after = text[full]
    if after >= "\x7f" and after not in NO_LINE_START and text[full - 1] not in NO_LINE_END and full > start:
        return full  # as most lines end: between two characters of Chinese
    end = _legal_end(text, start, max(full, start + 1))
    while end < len(text) and text[end] == " ":
        end += 1
    return end


def _full(text: str, start: int, room: int, widths: Advances) -> int:
    """Where a line that begins at `start` is full: the first character that does not fit.

    As many characters as there is room for squares always fit. Of these only the others than squares
    are looked up, and what they leave over is filled one by one.
    """
    square = widths.square
    squares, room = divmod(room, square) if room > 0 else (0, 0)
    at = start + squares
    if at >= len(text):
        return len(text)
    if others := _NOT_SQUARE.findall(text, start, at):
        room += len(others) * square - sum(map(widths.__getitem__, others))
    while at < len(text) and (room := room - widths[text[at]]) >= 0:
        at += 1
    return at


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
    before, after = text[at - 1], text[at]
    if after == " ":
        return not _SPACES_AND_CLOSING.match(text, at)
    if before in NO_LINE_END or after in NO_LINE_START:
        return False
    return after >= "\x7f" or before >= "\x7f" or before in " -"
