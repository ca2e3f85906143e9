"""Slightly condensed paragraphs: to repair lines that end badly, or to save a line, as clerks do by hand.

Either a whole paragraph is condensed or single lines of it; the Word file gets the same character spacing, so
that Word breaks the lines at the same places.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection
from operator import itemgetter

from replydesk.layout.bad_breaks import Wholes, find_splits, find_wholes
from replydesk.layout.char_widths import UNITS, Advances
from replydesk.layout.line_breaks import break_lines, line_end

MAX_CONDENSING = 12  # Most twips for the characters of a whole paragraph: 0.6 pt (practice: 0.1 to 0.6 磅)
MAX_FOR_LINE = 20  # Most twips for a single line: 1 pt (practice: the first step of Word's 紧缩)

Run = tuple[int, int, int]
Condensed = tuple[Run, ...]  # Runs of a paragraph in order: start offset, end offset, twips
Face = Callable[[int], Advances]  # Returns the widths of characters condensed by a number of twips


def condense_all(text: str, twips: int) -> Condensed:
    """Return the whole of a paragraph as one run condensed by `twips`."""
    return ((0, len(text), twips),)


def break_condensed(text: str, first: int, rest: int, face: Face, condensed: Condensed) -> tuple[int, ...]:
    """Return the ends of a paragraph's lines, as `break_lines`, with some runs condensed."""
    if not condensed:
        return break_lines(text, first, rest, face(0))
    ends: list[int] = []
    start, room = 0, first
    while (end := line_end(text, start, room, face(_twips_at(start, condensed)))) < len(text):
        ends.append(end)
        start, room = end, rest
    return (*ends, len(text))


def _twips_at(at: int, condensed: Condensed) -> int:
    before = bisect_right(condensed, at, key=_start) - 1
    return condensed[before][2] if before >= 0 and at < condensed[before][1] else 0


_start = itemgetter(0)


SLACK = 8 * UNITS  # By which a condensed line must fit, or not: 0.4 pt, so that rounding moves no break


def choose_condensing(text: str, first: int, rest: int, names: Collection[str], face: Face) -> Condensed:
    """Return the condensing with the fewest bad line ends: of the whole paragraph, else of lines.

    `first` and `rest` are the space on the lines, in units; `names` are persons' names that may occur.
    """
    wholes = find_wholes(text, names)
    fewest = len(find_splits(text, break_lines(text, first, rest, face(0)), wholes))
    if not fewest:
        return ()
    best: Condensed = ()
    for twips in range(1, MAX_CONDENSING + 1):
        ends = break_lines(text, first, rest, face(twips))
        bad = len(find_splits(text, ends, wholes))
        if bad < fewest and _is_sure(text, first, rest, face(twips), ends):
            fewest, best = bad, condense_all(text, twips)
            if not bad:
                return best
    lines = _line_by_line(text, first, rest, wholes, face)
    bad = len(find_splits(text, break_condensed(text, first, rest, face, lines), wholes))
    return lines if bad < fewest else best


def _is_sure(text: str, first: int, rest: int, widths: Advances, ends: tuple[int, ...]) -> bool:
    """Return True if lines with slightly less or more space would end at the same places."""
    return all(break_lines(text, first + more, rest + more, widths) == ends for more in (-SLACK, SLACK))


def _line_by_line(text: str, first: int, rest: int, wholes: Wholes, face: Face) -> Condensed:
    """Return the lines that end badly and would not if condensed."""
    runs: list[Run] = []
    start, room = 0, first
    while start < len(text):
        twips, end = _line(text, start, room, wholes, face)
        if twips:
            runs.append((start, end, twips))
        start, room = end, rest
    return tuple(runs)


def _line(text: str, start: int, room: int, wholes: Wholes, face: Face) -> tuple[int, int]:
    """Return the fewest twips that give a line a good end (0 if none do) and where it then ends."""
    plain = line_end(text, start, room, face(0))
    for twips in range(MAX_FOR_LINE + 1):
        end = line_end(text, start, room, face(twips))
        ends = {line_end(text, start, room + more, face(twips)) for more in (-SLACK, SLACK)}
        is_sure = not twips or ends == {end}
        if is_sure and not find_splits(text, (end, len(text)), wholes):
            return twips, end
    return 0, plain


def condensing_to_save_line(text: str, first: int, rest: int, face: Face) -> int | None:
    """Return the twips by which a paragraph must be condensed to take one line less; None if too many."""

    def lines(twips: int) -> int:
        return len(break_lines(text, first, rest, face(twips)))

    now = lines(0)
    if now == 1:
        return None
    # narrower characters never make more lines, so the smallest value can be bisected
    least = bisect_left(range(MAX_CONDENSING + 1), True, key=lambda twips: lines(twips) < now)
    for twips in range(least, MAX_CONDENSING + 1):
        widths = face(twips)
        if _is_sure(text, first, rest, widths, break_lines(text, first, rest, widths)):
            return twips
    return None
