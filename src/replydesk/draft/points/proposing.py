"""Ties that are proposed: the passages that likely answer each point.

The paragraphs of the answer are a row; each answers one point or none. What a paragraph and its headings
speak of counts, and the order: answers mostly follow the points, and a paragraph mostly goes on with the
one before it. The labels with the highest sum are sought (Viterbi); then paragraphs that answer two points.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from enum import Enum
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from replydesk.draft.model import Draft, Paragraph, Part, Section
from replydesk.draft.outline import parents
from replydesk.draft.place import Place
from replydesk.draft.points.coverage import covered
from replydesk.draft.points.likeness import Likeness
from replydesk.draft.points.model import Point
from replydesk.text.numerals import numeral_value

Ties = tuple[Place, ...]

_MOST_POINTS, _MOST_PAIRS = 60, 12_000  # of points, and of points times paragraphs; of more nothing is likely


class _Edge(Enum):
    """What is between a paragraph and the one before it."""

    SAME = 1
    PIECE = 2  # of the same paragraph, with a number: 二是
    ITEM = 3  # it begins with a number, or names what it is on
    SECTION = 4


class _Row(NamedTuple):
    """A paragraph of the answer or a piece of one: its headings from the top, what is before it."""

    place: Place
    text: str
    headings: tuple[str, ...]
    edge: _Edge
    is_general: bool  # on the whole matter, or the end of the letter
    is_ahead: bool  # on what will be done
    is_outer: bool = False  # before the sections, or the first paragraph, or below a heading on the whole


_NEW = re.compile(
    r"[一二三四五六七八九十]{1,2}是|[（(]?[一二三四五六七八九十\d]{1,2}[）).、．]|第[一二三四五六七八九十]{1,2}[，、]|[①-⑳]"
    r"|关于|针对|对于?您|您(?:在.{0,12})?(?:提出|建议|提到)|[^，。]{2,12}(?:方面|问题)[，。：]|为|就"
)
_GENERAL = re.compile(
    "近年来，?(?:我|全)|.{0,10}(?:高度重视|事关|十分关心)|您的(?:建议|提案|意见)|(?:再次|衷心)?感谢|下一步，我[们厅局省市县委]?将?(?:认真|从|以|继续|进一步)"
    "|以上|这些|上述|专此|截至.{0,12}全[省市县]|总[的体]"
)
_AHEAD = re.compile("(?:下一步|今后|接下来|未来|(?:我们)?将|继续|到20\\d\\d年)|剩余|同时|此外|另外")
_ORDINAL = re.compile(
    r"(?:第\s*([一二三四五六七八九十]{1,3}|\d{1,2})\s*[条点项个]{1,2}(?:的)?(?:建议|意见|问题|提议|诉求)"
    r"|(?:建议|意见|问题)\s*([一二三四五六七八九十]{1,3}|\d{1,2})(?!\d|[年月日项条个]))"
)
_SENTENCE = re.compile("[。！？；]")
_MOST_SENTENCES = 20  # looked at one by one in a paragraph
_LEAD = 40  # characters of a paragraph's beginning, which mostly names its matter


def proposed_ties(draft: Draft) -> Mapping[int, Ties]:
    """Return the passages that likely answer each point without settled ties or state, by its id.

    A place is a heading, for its section with all below it, or a paragraph. A point for which nothing is
    likely is missing. Kept for the last drafts; loads no dictionary.
    """
    from replydesk.draft.points.reading import points_of

    points = points_of(draft)
    if all(each.ties or each.state for each in points):
        return {}
    ties = _kept_ties(tuple(each.text for each in points), draft.preamble, draft.sections)
    return {
        each.id: places for each, places in zip(points, ties, strict=True) if places and is_unsettled(each)
    }


def is_unsettled(point: Point) -> bool:
    """Return True for a point that has neither a state nor a passage."""
    return point.state is None and not point.ties


def likely_ties(points: Sequence[str], draft: Draft) -> tuple[Ties, ...]:
    """Return the passages that likely answer each of some points, none if nothing is likely."""
    return _kept_ties(tuple(points), draft.preamble, draft.sections)


@lru_cache(maxsize=16)
def _kept_ties(
    points: tuple[str, ...], preamble: tuple[Paragraph, ...], sections: tuple[Section, ...]
) -> tuple[Ties, ...]:
    draft = Draft(preamble=preamble, sections=sections)
    rows = _marked(list(_rows(draft)))
    if not rows or len(points) > _MOST_POINTS or len(points) * len(rows) > _MOST_PAIRS:
        return ((),) * len(points)
    scores = _scores(points, rows)
    free = _labels(rows, scores, len(points), 0.0)
    labels = _filled(rows, _labels(rows, scores, len(points), _order(free)))
    found: list[set[Place]] = [set() for _ in points]
    for row, label in zip(rows, labels, strict=True):
        if label >= 0:
            found[label].add(row.place)
    _add_second(found, labels, scores, rows)
    return tuple(_as_places(draft, rows, each) for each in found)


def _order(labels: Sequence[int]) -> float:
    """Return how far the answers follow the order of the points, from 0 to 1; as far as known, they do."""
    said = [label for at, label in enumerate(labels) if label >= 0 and label not in labels[:at]]
    steps = [(one < other) for one, other in pairwise(said)]
    return max(0.0, 1 - 2.5 * steps.count(False) / (len(steps) + 1)) if steps else 1.0


def _filled(rows: Sequence[_Row], labels: Sequence[int]) -> list[int]:
    """Return the labels with what is before the answer of a section's only point given to this point too."""
    found = list(labels)
    for index in range(len(rows) - 2, -1, -1):
        row, after = rows[index], rows[index + 1]
        is_one = row.headings and row.place.section == after.place.section and not row.is_general
        of_section = {
            label for each, label in zip(rows, labels, strict=True) if each.place.section == row.place.section
        }
        if found[index] < 0 <= found[index + 1] and is_one and len(of_section - {-1}) == 1:
            found[index] = found[index + 1]
    return found


def _rows(draft: Draft) -> Iterator[_Row]:
    """Yield the pieces of paragraphs that may answer a point, in order."""
    yield from _texts(Part.ANSWER, -1, draft.preamble, ())
    for index, section in enumerate(draft.sections):
        above = [draft.sections[each].heading for each in parents(draft, index)]
        yield from _texts(Part.ANSWER, index, section.paragraphs, (*reversed(above), section.heading))


def _texts(key: str, section: int, texts: Sequence[Paragraph], headings: tuple[str, ...]) -> Iterator[_Row]:
    for at, each in enumerate(texts):
        place = Place(key, section, at)
        pieces = _MARK.split(each.text.strip())
        lead = pieces[0] if len(pieces) > 1 else ""
        above = (*headings, lead) if lead.startswith(_NAMES) else headings
        for number, piece in enumerate(pieces):
            if number:
                edge = _Edge.PIECE
            elif at == 0:
                edge = _Edge.SECTION
            else:
                edge = _Edge.ITEM if each.is_item or _NEW.match(piece) else _Edge.SAME
            is_lead = number == 0 and above == headings and 0 < len(lead) < _LEAD
            is_general, is_ahead = is_lead or bool(_GENERAL.match(piece)), bool(_AHEAD.match(piece))
            yield _Row(place, piece, above if number else headings, edge, is_general, is_ahead)


_ON_THE_WHOLE = re.compile("(?:基本|总体|整体|有关)情况|现状|工作进展|开展的?(?:工作|情况)|背景")
_NAMES = ("关于", "针对", "对于", "对您")  # begin a paragraph on one point
_ON_POINTS = re.compile("建议|意见|提案|答复|采纳|问题")


def _marked(rows: list[_Row]) -> list[_Row]:
    """Return the rows with those marked that are likely about the whole, for where they are."""
    has_sections = any(row.headings for row in rows)
    return [row._replace(is_outer=_is_outer(row, has_sections or row.place.paragraph == 0)) for row in rows]


def _is_outer(row: _Row, is_before: bool) -> bool:
    heading = row.headings[-1] if row.headings else ""
    is_whole = bool(_ON_THE_WHOLE.search(heading)) and not _ON_POINTS.search(heading)
    return is_whole or (is_before and not row.headings and not row.text.startswith(_NAMES))


_MARK = re.compile(
    r"(?<=[。；：，])(?=[一二三四五六七八九十]{1,2}是|第[一二三四五六七八九十]{1,2}[，、]|[（(][一二三四五六七八九十\d]{1,2}[）)]|[①-⑳])"
)
# What a paragraph's words, its beginning and its headings count, and from where it answers.
_WHOLE, _BEGINNING, _BEST = 0.56, 0.4, 0.22
_HEADING, _LEAST = 0.79, 0.41
_IN_STEP = 0.3
_NAMED_BY_NUMBER = 3.0
_OTHER_HEADING = 0.13
_GENERAL_LESS, _OUTER_LESS = 2.75, 0.3


def _scores(points: Sequence[str], rows: Sequence[_Row]) -> list[list[float]]:
    """Return how likely each paragraph answers each point, above 0 if more likely than none."""
    headings = {each for row in rows for each in row.headings}
    likeness = Likeness(points, [row.text for row in rows])
    on_heading = {each: _with_number(each, likeness, len(points)) for each in headings}
    steps = _in_step(rows, len(points))
    return [
        [
            _IN_STEP * (steps.get(index) == at)
            + _WHOLE * whole
            + _BEGINNING * lead
            + _BEST * best
            + above
            - _less(row)
            for at, (whole, lead, best, above) in enumerate(
                zip(
                    likeness.of(row.text),
                    _with_number(row.text[:_LEAD], likeness, len(points)),
                    _best(row.text, likeness, len(points)),
                    _of_headings([on_heading[each] for each in row.headings], len(points)),
                    strict=True,
                )
            )
        ]
        for index, row in enumerate(rows)
    ]


def _in_step(rows: Sequence[_Row], points: int) -> dict[int, int]:
    """Return the point in whose place each paragraph's section is: below one heading as many as points."""
    groups: dict[tuple[str, ...], dict[str, list[int]]] = {}
    for index, row in enumerate(rows):
        for depth, heading in enumerate(row.headings):
            groups.setdefault(row.headings[:depth], {}).setdefault(heading, []).append(index)
    even = [list(each.values()) for each in groups.values() if len(each) == points > 1]
    return {row: at for units in even for at, members in enumerate(units) for row in members}


def _less(row: _Row) -> float:
    """Return what speaks against a paragraph answering any point."""
    return _LEAST + _GENERAL_LESS * row.is_general + _OUTER_LESS * row.is_outer


def _best(text: str, likeness: Likeness, points: int) -> list[float]:
    """Return for each point how much the sentence speaks of it that does so most."""
    sentences = [each for each in _SENTENCE.split(text)[:_MOST_SENTENCES] if each]
    found = [likeness.of(each) for each in sentences]
    return [max((each[at] for each in found), default=0.0) for at in range(points)]


def _of_headings(above: Sequence[Sequence[float]], points: int) -> list[float]:
    """Return what headings speak for each point, less where one speaks more of another."""
    return [
        _HEADING * max((each[at] for each in above), default=0.0)
        - _OTHER_HEADING * max((max(each) - each[at] for each in above), default=0.0)
        for at in range(points)
    ]


def _with_number(text: str, likeness: Likeness, points: int) -> list[float]:
    """Return how much a beginning or heading speaks of each point, much if it names its number."""
    numbered = _by_number(text, points)
    return [each + _NAMED_BY_NUMBER * (at in numbered) for at, each in enumerate(likeness.of(text))]


def _by_number(text: str, points: int) -> frozenset[int]:
    """Return the points that a text names by their numbers: 关于第二条建议."""
    values = (numeral_value(one or other) for one, other in _ORDINAL.findall(text))
    return frozenset(each - 1 for each in values if 0 < each <= points)


# What speaks for the next paragraph going on with the point, and for going on with the next point.
_STAY = {
    _Edge.SAME: -0.09,
    _Edge.PIECE: 0.18,
    _Edge.ITEM: -0.04,
    _Edge.SECTION: -0.35,
}
_NEXT = {
    _Edge.SAME: 0.29,
    _Edge.PIECE: 0.22,
    _Edge.ITEM: 0.61,
    _Edge.SECTION: 0.16,
}
_STAY_AHEAD, _NEXT_AHEAD = 0.7, -0.41
_SKIP, _BACK = -0.3, -0.13


def _labels(rows: Sequence[_Row], scores: Sequence[Sequence[float]], points: int, order: float) -> list[int]:
    """Return for each paragraph the point that it answers, -1 for none: the row with the highest sum."""
    # A state is the last point that was answered (-1 at the beginning), and whether this paragraph does.
    best: dict[tuple[int, bool], tuple[float, list[int]]] = {(-1, False): (0.0, [])}
    for row, score in zip(rows, scores, strict=True):
        after: dict[tuple[int, bool], tuple[float, list[int]]] = {}
        for (last, is_on), (total, labels) in best.items():
            for point in range(-1, points):
                gain = 0.0 if point < 0 else score[point] + _step(row, last, point, order, is_on=is_on)
                state = (last, False) if point < 0 else (point, True)
                if state not in after or total + gain > after[state][0]:
                    after[state] = total + gain, [*labels, point]
        best = after
    return max(best.values(), key=lambda each: each[0])[1]


def _step(row: _Row, last: int, point: int, order: float, *, is_on: bool) -> float:
    """Return what speaks for a paragraph answering a point after `last`; `is_on`: the one before it did."""
    if point == last:
        return (_STAY[row.edge] + _STAY_AHEAD * row.is_ahead) if is_on else -0.05
    more = _NEXT_AHEAD * row.is_ahead if row.edge is _Edge.SAME else 0.0
    base = min(_NEXT[row.edge], 0.0) + more
    if point > last:
        return base + order * (max(_NEXT[row.edge], 0.0) + _SKIP * (point - last - 1))
    return base + order * _BACK


_SECOND = 0.4  # score from which a paragraph that answers a point answers another too


def _add_second(
    found: list[set[Place]], labels: Sequence[int], scores: Sequence[Sequence[float]], rows: Sequence[_Row]
) -> None:
    """Add to each point without passages the paragraph that speaks of it most, if much."""
    for point, places in enumerate(found):
        if not places:
            taken = [at for at, label in enumerate(labels) if label >= 0]
            best = max(taken, key=lambda at: scores[at][point], default=-1)
            if best >= 0 and scores[best][point] > _SECOND:
                places.add(rows[best].place)


def _as_places(draft: Draft, rows: Sequence[_Row], places: Collection[Place]) -> Ties:
    """Return paragraphs in order, all those of a section as its heading."""
    left = set(places)
    found: list[Place] = []
    for index in range(len(draft.sections)):
        branch = covered(draft, [Place(Part.ANSWER, index, -1)])
        if branch and branch <= left:
            found.append(Place(Part.ANSWER, index, -1))
            left -= branch
    keys = [row.place.key for row in rows]
    return tuple(sorted((*found, *left), key=lambda each: (keys.index(each.key), each)))
