"""Title breaking by sense: whole words, balanced lines (GB/T 9704-2012, 7.3.1).

Titles of replies consist of few words, numbers and names, so the good places to break are known.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
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
_PARTICLES = "的了和与及对在就"
_NAMED = re.compile(r"《[^》]{1,200}》")
_STRETCH = re.compile(f"[^\\W\\da-zA-Z{_PARTICLES}]+")
_NEVER_FIRST = "的了等和与及之"
MAX_LINES = 5  # A title that needs more lines is filled line by line
_MAX_BALANCED = 500  # characters of a title that is balanced; a longer one consists of invisible characters
_BAD_BREAK = 60  # Cost of a break at an unknown place, in the units of a line's unevenness
_WORST = 10 * _BAD_BREAK
_LINE = 2 * _BAD_BREAK  # Cost of one more line: less than that of splitting a word
_SCRAP = 8  # half-squares: a line of fewer is a scrap, 孤字
_SHORT = 4 * _BAD_BREAK  # Cost of a line of less than half of the even width


def break_title(text: str, room: int, widths: Advances) -> tuple[int, ...]:
    """Return the ends of a title's lines as offsets; `room` is the space on a line in the units of `widths`.

    A title that fits is on one line. Otherwise it has as few lines as possible, broken at the best places, as
    even as sense allows and without a very short line.
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
    if len(ends) > 1 and length(text[ends[-1] :], widths) < _SCRAP * widths.square // 2:
        start = ends[-2]
        return (*ends[:-1], *(start + end for end in break_title(text[start:], room, widths)))
    return (*ends, len(text))


def _break_costs(text: str) -> dict[int, int]:
    """Return the places at which the title may break, with the cost of each."""
    inside = _inside(_WHOLE, text) | _inside(_BODY, text)
    named = _inside(_NAMED, text)
    words = list(words_in(text))
    worded = {at for start, end in words for at in range(start + 1, end)}
    halved = {at for start, end in _unknown(text, words) for at in _inside_pairs(start, end)}
    between = {end for _, end in words} & {start for start, _ in words}
    good = {found.start() for found in _GOOD.finditer(text)}
    fair = {found.start() for found in _FAIR.finditer(text)} | between
    costs: dict[int, int] = {}
    for at in range(1, len(text)):
        if at in inside or not may_break(text, at):
            continue
        cost = 0 if at in good else _BAD_BREAK // 3 if at in fair else _BAD_BREAK
        cost += 6 * _BAD_BREAK * (at in worded) + _BAD_BREAK * (at in halved)
        costs[at] = cost + 2 * _BAD_BREAK * ((text[at] in _NEVER_FIRST) + (at in named))
    return costs


def _unknown(text: str, words: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the start and end of each stretch of Chinese characters between words, marks and particles."""
    ends = [0, *(end for _, end in words)]
    starts = [*(start for start, _ in words), len(text)]
    for start, end in zip(ends, starts, strict=True):
        yield from (found.span() for found in _STRETCH.finditer(text, start, end))


def _inside_pairs(start: int, end: int) -> range:
    """Return the offsets in an unknown stretch that split a word, if it is one of three or many of two."""
    return range(start + 1, end, 1 if end - start == 3 else 2)


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
            return (_shape_cost(rest, even), (len(edges) - 1,)) if rest <= room else (float("inf"), ())
        best: tuple[float, tuple[int, ...]] = (float("inf"), ())
        # what is behind a place has to fit; one place more, as sums of floats are not exact
        first = max(start, bisect_left(edges, whole - room * (left - 1)) - 2)
        for at in places[bisect_right(places, first) :]:
            wide = edges[at] - edges[start]
            if wide > room:
                break
            cost = costs[at] + _shape_cost(wide, even, is_middle=left < lines)
            if cost < best[0]:
                after, ends = search(at, left - 1)
                if cost + after < best[0]:
                    best = (cost + after, (at, *ends))
        return best

    return search(0, lines)


def _shape_cost(wide: float, even: float, *, is_middle: bool = False) -> float:
    """Return the cost of a line's width: of a scrap, of a short line, of a waist (GB/T 9704, 7.3.1)."""
    cost: float = abs(wide - even) ** 1.5 / 2
    if wide < _SCRAP and wide < even:
        return cost + _WORST
    return cost * (1 + (is_middle and wide < even)) + _SHORT * (wide < even / 2)
