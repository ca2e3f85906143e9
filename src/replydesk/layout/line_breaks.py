"""Line breaking on the grid: greedy, with the kinsoku rules, to match Word's breaks of these lines.

A line is filled with the advances of its characters. An ASCII run (a number, a word) is split only after a
hyphen, or if it is longer than a line. Closing marks never begin a line, opening marks never end one (GB/T
15834-2011); no mark hangs in the margin or is condensed. The two tables below are also written to the Word
file, so that Word uses them instead of its own.
"""

from __future__ import annotations

import re

from replydesk.layout.char_widths import Advances

# Marks that never begin a line: Word's own table for Chinese, and the dash.
NO_LINE_START = frozenset(
    "!%),.:;>?]}¢¨°·ˇˉ―‖’”…‰′″›℃∶、。〃〉》」』】〕〗〞︶︺︾﹀﹄﹚﹜﹞！＂％＇），．：；？］｀｜｝～￠—"
)

# Marks that never end a line: Word's own table for Chinese.
NO_LINE_END = frozenset("$([{£¥‘“〈《「『【〔〖〝﹙﹛﹝＄（［｛￡￥")

# A character that may not be full-width; the excluded ones are the usual characters of Chinese prose.
_NOT_SQUARE = re.compile(r"[^\u4e00-\u9fff\u3001-\u3029\uff01-\uff5e‘’“”…—]")
# Blanks before a mark that begins no line; no more than on a line, since it is asked at each of them.
_SPACES_AND_CLOSING = re.compile(f" {{1,60}}[{re.escape(''.join(sorted(NO_LINE_START)))}]")


def break_lines(text: str, first: int, rest: int, widths: Advances) -> tuple[int, ...]:
    """Return the ends of a paragraph's lines as offsets into `text`; the last is `len(text)`.

    `first` and `rest` are the space on the first line and on the others, in the units of `widths`. Spaces at
    the end of a line take no space.
    """
    ends: list[int] = []
    start, room = 0, first
    while (end := line_end(text, start, room, widths)) < len(text):
        ends.append(end)
        start, room = end, rest
    return (*ends, len(text))


def line_end(text: str, start: int, room: int, widths: Advances) -> int:
    """Return the end of the line that begins at `start` and has space for `room` units."""
    full = _full(text, start, room, widths)
    if full == len(text):
        return full
    after = text[full]
    if after >= "\x7f" and after not in NO_LINE_START and text[full - 1] not in NO_LINE_END and full > start:
        return full  # the usual case: between two Chinese characters
    end = _legal_end(text, start, max(full, start + 1))
    while end < len(text) and text[end] == " ":
        end += 1
    return end


def _full(text: str, start: int, room: int, widths: Advances) -> int:
    """Return the offset of the first character that does not fit on a line that begins at `start`.

    As many characters as full-width ones would fit always fit. Only the others among them are looked up, and
    the space they leave is filled one by one.
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
    """Return the last offset up to `end` at which the line may break; `end` if there is none."""
    at = end
    while at > start and not may_break(text, at):
        at -= 1
    return at if at > start else end


def may_break(text: str, at: int) -> bool:
    """Return True if a line may end before `text[at]`."""
    if at >= len(text):
        return True
    before, after = text[at - 1], text[at]
    if after == " ":
        return not _SPACES_AND_CLOSING.match(text, at)
    if before in NO_LINE_END or after in NO_LINE_START:
        return False
    return after >= "\x7f" or before >= "\x7f" or before in " -"
