"""Title breaking by sense: whole words, balanced lines (GB/T 9704-2012, 7.3.1).

Titles of replies consist of few words, numbers and names, so the good places to break are known.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from functools import cache
from itertools import accumulate

from replydesk.layout.char_widths import Advances, length
from replydesk.layout.line_breaks import line_end, may_break
from replydesk.layout.title_words import words_in

_GOOD = re.compile(
    r"(?<=会议)|(?<=闭会期间)|(?<=[厅局委])(?=[关对])|(?<=委员会)(?=[关对])|(?=关于)|(?=代表建议)|(?=提案)"
    r"|(?=的?(?:再次)?答复)|(?=的?[会协]办意见)"
)
_FAIR = re.compile(r"(?<=[和与及、])|(?<=号)|(?=第\d)|(?<=省)|(?<=市)|(?<=大)|(?<=政协)|(?<=推进)|(?<=关于)")
_WHOLE = re.compile(
    r"第[^第号]{1,12}号|[\dA-Za-z]+|议案转建议|代表建议|建议|提案|会议|[会协]办意见|再次答复|答复|关于|委员会"
)
_BODY = re.compile(r"^[\u4e00-\u9fff]{2,18}?(?:[厅局委]|委员会|办公室|政府|中心)(?=关于|对)")
_NAMED = re.compile(r"《[^》]{1,200}》")
_NEVER_FIRST = "的了等和与及之"
MAX_LINES = 5  # A title that needs more lines is filled line by line
_MAX_BALANCED = 500  # characters of a title that is balanced; a longer one consists of invisible characters
_BAD_BREAK = 60  # Cost of a break at an unknown place, in the units of a line's unevenness
_WORST = 10 * _BAD_BREAK
_LINE = 2 * _BAD_BREAK  # Cost of one more line: less than that of splitting a word


def break_title(text: str, room: int, widths: Advances) -> tuple[int, ...]:
    """Return the ends of a title's lines as offsets; `room` is the space on a line in the units of `widths`.

    A title that fits is on one line. Otherwise it has as few lines as possible, broken at the best places, as
    even as sense allows and without a very short last line.
    """
    whole = length(text, widths)
    if whole <= room or not text:
        return (len(text),)
    fewest = -(-whole // room)
    costs = _break_costs(text)
    half = widths.square / 2
    edges = [each / half for each in accumulate(map(widths.__getitem__, text), initial=0)]
    best: tuple[float, tuple[int, ...]] | None = None
    is_short = fewest <= MAX_LINES and len(text) <= _MAX_BALANCED
    for lines in range(fewest, fewest + 3 if is_short else fewest):
        cost, ends = _best(edges, room / half, lines, costs)
        if ends and (best is None or cost + _LINE * lines < best[0]):
            best = cost + _LINE * lines, ends
        if best is not None and best[0] <= _LINE * (lines + 1):
            break
    return best[1] if best else _filled(text, room, widths, costs)


def _filled(text: str, room: int, widths: Advances, costs: Mapping[int, int]) -> tuple[int, ...]:
    """Fill a title too long to be balanced line by line, each up to the last place that splits no word."""
    ends: list[int] = []
    start = 0
    while (end := line_end(text, start, room, widths)) < len(text):
        between = (at for at in range(end, start, -1) if costs.get(at, _WORST) <= _BAD_BREAK)
        start = next(between, end)
        ends.append(start)
    return (*ends, len(text))


def _break_costs(text: str) -> dict[int, int]:
    """Return the places at which the title may break, with the cost of each."""
    inside = _inside(_WHOLE, text) | _inside(_BODY, text)
    named = _inside(_NAMED, text)
    words = list(words_in(text))
    worded = {at for start, end in words for at in range(start + 1, end)}
    between = {end for _, end in words} & {start for start, _ in words}
    good = {found.start() for found in _GOOD.finditer(text)}
    fair = {found.start() for found in _FAIR.finditer(text)} | between
    costs: dict[int, int] = {}
    for at in range(1, len(text)):
        if at in inside or not may_break(text, at):
            continue
        cost = 0 if at in good else _BAD_BREAK // 3 if at in fair else _BAD_BREAK
        cost += 3 * _BAD_BREAK * (at in worded)
        costs[at] = cost + _BAD_BREAK * (text[at] in _NEVER_FIRST) + 2 * _BAD_BREAK * (at in named)
    return costs


def _inside(pattern: re.Pattern[str], text: str) -> set[int]:
    """Return the offsets inside anything the pattern finds."""
    return {at for found in pattern.finditer(text) for at in range(found.start() + 1, found.end())}


def _best(
    edges: list[float], room: float, lines: int, costs: dict[int, int]
) -> tuple[float, tuple[int, ...]]:
    """Return the cost of the cheapest breaks into `lines` lines, and the breaks, () if there are none.

    `edges` are the positions of the characters and `room` the space on a line, both in half-squares.
    """
    whole = edges[-1]
    even = whole / lines
    places = list(costs)

    @cache  # for this title only: without it the search grows with each line
    def search(start: int, left: int) -> tuple[float, tuple[int, ...]]:
        rest = whole - edges[start]
        if left == 1:
            fits = min(8, even) <= rest <= room
            return (abs(rest - even) ** 1.5 / 2, (len(edges) - 1,)) if fits else (float("inf"), ())
        best: tuple[float, tuple[int, ...]] = (float("inf"), ())
        for at in places[bisect_right(places, start) :]:
            wide = edges[at] - edges[start]
            if wide > room:
                break
            after, ends = search(at, left - 1)
            total = costs[at] + abs(wide - even) ** 1.5 / 2 + after
            if total < best[0]:
                best = (total, (at, *ends))
        return best

    return search(0, lines)
