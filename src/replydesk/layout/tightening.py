"""Paragraphs condensed a little, as clerks do it: to mend lines that end badly, or to save a line.

What is condensed is a whole paragraph, or single lines of it; Word is told the same character spacing, so
that it breaks the lines at the same places.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Collection

from replydesk.layout.bad_breaks import Wholes, splits, wholes_of
from replydesk.layout.char_widths import UNITS, Advances
from replydesk.layout.line_breaks import break_lines, line_end

MAX_CONDENSING = 12
"""The most twips the characters of a whole paragraph are condensed by: 0.6 pt (practice: 0.1 to 0.6 磅)."""

MAX_FOR_LINE = 20
"""The most twips those of a single line are: 1 pt (practice: what Word's 紧缩 begins with)."""

Run = tuple[int, int, int]
Condensed = tuple[Run, ...]
"""Stretches of a paragraph in order: from one offset to another, by how many twips."""

Face = Callable[[int], Advances]
"""The widths of a paragraph's characters when it is condensed by some twips."""


def throughout(text: str, twips: int) -> Condensed:
    """The whole of a paragraph condensed."""
    return ((0, len(text), twips),)


def break_condensed(text: str, first: int, rest: int, face: Face, condensed: Condensed) -> tuple[int, ...]:
    """Where the lines of a paragraph end; as `break_lines`, which it is where nothing is condensed."""
    if not condensed:
        return break_lines(text, first, rest, face(0))
    ends: list[int] = []
    start, room = 0, first
    while (end := line_end(text, start, room, face(_twips_at(start, condensed)))) < len(text):
        ends.append(end)
        start, room = end, rest
    return (*ends, len(text))


def _twips_at(at: int, condensed: Condensed) -> int:
    return next((twips for start, end, twips in condensed if start <= at < end), 0)


SLACK = 8 * UNITS
"""Room that a condensed line must have, or lack, to spare: 0.4 pt, so that no rounding moves a break."""


def lines_to_condense(text: str, first: int, rest: int, names: Collection[str], face: Face) -> Condensed:
    """What to condense so that fewest lines end badly: the paragraph if that is enough, else some lines.

    `first` and `rest` are the room on the lines, in units; `names` are of people that may be in the text.
    """
    wholes = wholes_of(text, names)
    fewest = len(splits(text, break_lines(text, first, rest, face(0)), wholes))
    if not fewest:
        return ()
    best: Condensed = ()
    for twips in range(1, MAX_CONDENSING + 1):
        ends = break_lines(text, first, rest, face(twips))
        bad = len(splits(text, ends, wholes))
        if bad < fewest and _is_sure(text, first, rest, face(twips), ends):
            fewest, best = bad, throughout(text, twips)
            if not bad:
                return best
    lines = _line_by_line(text, first, rest, wholes, face)
    bad = len(splits(text, break_condensed(text, first, rest, face, lines), wholes))
    return lines if bad < fewest else best


def _is_sure(text: str, first: int, rest: int, widths: Advances, ends: tuple[int, ...]) -> bool:
    """Whether lines with a little less room, or more, would end at the same places."""
    return all(break_lines(text, first + more, rest + more, widths) == ends for more in (-SLACK, SLACK))


def _line_by_line(text: str, first: int, rest: int, wholes: Wholes, face: Face) -> Condensed:
    """Every line condensed that ends badly and would not if it were."""
    runs: list[Run] = []
    start, room = 0, first
    while start < len(text):
        twips, end = _line(text, start, room, wholes, face)
        if twips:
            runs.append((start, end, twips))
        start, room = end, rest
    return tuple(runs)


def _line(text: str, start: int, room: int, wholes: Wholes, face: Face) -> tuple[int, int]:
    """The least twips with which a line does not end badly, 0 if none help, and where it ends then."""
    plain = line_end(text, start, room, face(0))
    for twips in range(MAX_FOR_LINE + 1):
        end = line_end(text, start, room, face(twips))
        ends = {line_end(text, start, room + more, face(twips)) for more in (-SLACK, SLACK)}
        is_sure = not twips or ends == {end}
        if is_sure and not splits(text, (end, len(text)), wholes):
            return twips, end
    return 0, plain


def to_save_line(text: str, first: int, rest: int, face: Face) -> int | None:
    """The twips by which a paragraph must be condensed to take a line less; None if they are too many."""

    def lines(twips: int) -> int:
        return len(break_lines(text, first, rest, face(twips)))

    now = lines(0)
    if now == 1:
        return None
    # narrower characters never make more lines: the least can be found by halving
    least = bisect_left(range(MAX_CONDENSING + 1), True, key=lambda twips: lines(twips) < now)
    for twips in range(least, MAX_CONDENSING + 1):
        widths = face(twips)
        if _is_sure(text, first, rest, widths, break_lines(text, first, rest, widths)):
            return twips
    return None
