"""Ties that are proposed: the passages that likely answer each point.

The paragraphs of the answer are a row; each answers one point or none. What a paragraph and its headings
speak of counts, and the order: answers mostly follow the points, and a paragraph mostly goes on with the
one before it. Then paragraphs are looked for that answer a second point.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache

from replydesk.draft.model import Draft, Key, Paragraph, Part, Section
from replydesk.draft.place import Place
from replydesk.draft.points.answer_rows import LEAD, AnswerRow, answer_rows
from replydesk.draft.points.coverage import covered
from replydesk.draft.points.labelling import likely_labels
from replydesk.draft.points.likeness import Likeness
from replydesk.draft.points.model import Point
from replydesk.draft.points.reading import points_of
from replydesk.text.numerals import numeral_value

Ties = tuple[Place, ...]

_MOST = 60_000  # paragraphs times the square of the points, some 30 ms; of more nothing is likely
_MOST_ROWS, _MOST_TEXT = 400, 30_000  # paragraphs and their characters, some 100 ms; likewise
_ORDINAL = re.compile(
    r"(?:第\s*([一二三四五六七八九十]{1,3}|\d{1,2})\s*[条点项个]{1,2}(?:的)?(?:建议|意见|问题|提议|诉求)"
    r"|(?:建议|意见|问题)\s*([一二三四五六七八九十]{1,3}|\d{1,2})(?!\d|[年月日项条个]))"
)
_SENTENCE = re.compile("[。！？；]")
_MOST_SENTENCES = 20  # looked at one by one in a paragraph


def proposed_ties(draft: Draft) -> Mapping[int, Ties]:
    """Return the passages that likely answer each point without settled ties or state, by its id.

    A place is a heading, for its section with all below it, or a paragraph. A point for which nothing is
    likely is missing. Kept for the last drafts; loads no dictionary.
    """
    points = points_of(draft)
    if all(each.ties or each.state for each in points):
        return {}
    ties = likely_ties([each.text for each in points], draft)
    return {
        each.id: places for each, places in zip(points, ties, strict=True) if places and is_unsettled(each)
    }


def is_unsettled(point: Point) -> bool:
    """Return True for a point that has neither a state nor a passage."""
    return point.state is None and not point.ties


def likely_ties(points: Sequence[str], draft: Draft) -> tuple[Ties, ...]:
    """Return the passages that likely answer each of some points, none if nothing is likely."""
    return _kept_ties(tuple(points), draft.get(Key.SUBJECT), draft.preamble, draft.sections)


@lru_cache(maxsize=16)
def _kept_ties(
    points: tuple[str, ...],
    subject: str,
    preamble: tuple[Paragraph, ...],
    sections: tuple[Section, ...],
) -> tuple[Ties, ...]:
    draft = Draft(preamble=preamble, sections=sections)
    rows = answer_rows(draft)
    if not rows or not points or _is_too_much(rows, points):
        return ((),) * len(points)
    likeness = Likeness(points, [row.text for row in rows], subject if len(points) > 1 else "")
    named = [_named(row, likeness) for row in rows]
    scores = _scores(likeness, rows)
    labels = _without_weak(likely_labels(rows, scores, named), scores)
    found: list[set[Place]] = [set() for _ in points]
    for row, of_row in zip(rows, labels, strict=True):
        for point in of_row:
            found[point].add(row.place)
    _add_second(found, labels, rows, named)
    return tuple(_as_places(draft, rows, each) for each in found)


def _is_too_much(rows: Sequence[AnswerRow], points: Sequence[str]) -> bool:
    """Return True if comparing takes so long that a key would wait for it."""
    size = sum(len(row.text) for row in rows) + sum(map(len, points))
    return len(points) ** 2 * len(rows) > _MOST or len(rows) > _MOST_ROWS or size > _MOST_TEXT


# What a paragraph's words, its beginning and its headings count, and from where it answers.
_WHOLE, _BEGINNING, _BEST = 0.56, 0.43, 0.33
_HEADING, _LEAST = 0.82, 0.41
_IN_STEP = 0.2
_NAMED_BY_NUMBER = 3.0
_OTHER_HEADING = 0.13
_GENERAL_LESS, _OUTER_LESS = 3.0, 0.33


def _scores(likeness: Likeness, rows: Sequence[AnswerRow]) -> list[list[float]]:
    """Return how likely each paragraph answers each point, above 0 if more likely than none."""
    headings = {each for row in rows for each in row.headings}
    on_heading = {each: _with_number(each, likeness) for each in headings}
    steps = _in_step(rows, likeness.points)
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
                    _with_number(row.text[:LEAD], likeness),
                    _best(row.text, likeness),
                    _of_headings([on_heading[each] for each in row.headings], likeness.points),
                    strict=True,
                )
            )
        ]
        for index, row in enumerate(rows)
    ]


def _in_step(rows: Sequence[AnswerRow], points: int) -> dict[int, int]:
    """Return the point in whose place each paragraph's section is: below one heading as many as points."""
    groups: dict[tuple[str, ...], dict[str, list[int]]] = {}
    for index, row in enumerate(rows):
        for depth, heading in enumerate(row.headings):
            groups.setdefault(row.headings[:depth], {}).setdefault(heading, []).append(index)
    even = [list(each.values()) for each in groups.values() if len(each) == points > 1]
    return {row: at for units in even for at, members in enumerate(units) for row in members}


def _less(row: AnswerRow) -> float:
    """Return what speaks against a paragraph answering any point."""
    return _LEAST + _GENERAL_LESS * row.is_general + _OUTER_LESS * row.is_outer


def _best(text: str, likeness: Likeness) -> list[float]:
    """Return for each point how much the sentence speaks of it that does so most."""
    return [max(each) for each in zip(*_of_sentences(text, likeness), strict=True)]


def _of_sentences(text: str, likeness: Likeness) -> list[list[float]]:
    """Return how much the first sentences of a text speak of each point."""
    sentences = [each for each in _SENTENCE.split(text)[:_MOST_SENTENCES] if each]
    return [likeness.of(each) for each in sentences or [text]]


def _of_headings(above: Sequence[Sequence[float]], points: int) -> list[float]:
    """Return what headings speak for each point, less where one speaks more of another."""
    return [
        _HEADING * max((each[at] for each in above), default=0.0)
        - _OTHER_HEADING * max((max(each) - each[at] for each in above), default=0.0)
        for at in range(points)
    ]


def _with_number(text: str, likeness: Likeness) -> list[float]:
    """Return how much a beginning or heading speaks of each point, much if it names its number."""
    numbered = _by_number(text, likeness.points)
    return [each + _NAMED_BY_NUMBER * (at in numbered) for at, each in enumerate(likeness.of(text))]


def _by_number(text: str, points: int) -> frozenset[int]:
    """Return the points that a text names by their numbers: 关于第二条建议."""
    values = (numeral_value(one or other) for one, other in _ORDINAL.findall(text))
    return frozenset(each - 1 for each in values if 0 < each <= points)


_WEAK = 0.65  # share of a point's best score below which another passage of it is taken back


def _without_weak(
    labels: Sequence[Sequence[int]], scores: Sequence[Sequence[float]]
) -> list[tuple[int, ...]]:
    """Return the labels without the passages of a point that are much less likely than its best one.

    A passage is a row of paragraphs with one label; it is as likely as its best paragraph.
    """
    runs: dict[int, list[list[int]]] = {}
    for row, of_row in enumerate(labels):
        for point in of_row:
            of_point = runs.setdefault(point, [])
            if of_point and of_point[-1][-1] == row - 1:
                of_point[-1].append(row)
            else:
                of_point.append([row])
    weak: set[tuple[int, int]] = set()
    for point, of_point in runs.items():
        strengths = [max(scores[row][point] for row in run) + _LEAST for run in of_point]
        for run, strength in zip(of_point, strengths, strict=True):
            if strength < _WEAK * max(strengths):
                weak.update((row, point) for row in run)
    return [tuple(point for point in of_row if (row, point) not in weak) for row, of_row in enumerate(labels)]


_SECOND, _BESIDE = 0.75, 0.1  # likeness for a second point, and what it gains beside the first


def _add_second(
    found: list[set[Place]],
    labels: Sequence[Sequence[int]],
    rows: Sequence[AnswerRow],
    named: Sequence[Sequence[float]],
) -> None:
    """Add to each point without passages the paragraph on another one that speaks of it most, if much."""
    for point, places in enumerate(found):
        likely = [
            (each[point] + _BESIDE * any(abs(label - point) == 1 for label in of_row), row.place)
            for row, of_row, each in zip(rows, labels, named, strict=True)
            if of_row
        ]
        if not places and likely:
            most, place = max(likely, key=lambda each: each[0])
            places.update([place] * (most > _SECOND))


def _named(row: AnswerRow, likeness: Likeness) -> list[float]:
    """Return for each point how much a heading speaks of it, or a sentence that speaks of no other more."""
    found = [0.0] * likeness.points
    for each in row.headings:
        found = list(map(max, found, _with_number(each, likeness)))
    for of_sentence in _of_sentences(row.text, likeness):
        most = max(of_sentence)
        at = of_sentence.index(most)
        found[at] = max(found[at], most)
    return found


def _as_places(draft: Draft, rows: Sequence[AnswerRow], places: Collection[Place]) -> Ties:
    """Return paragraphs in order, all those of a section as its heading."""
    answering = {row.place for row in rows}
    left = set(places)
    found: list[Place] = []
    for index in range(len(draft.sections)):
        branch = covered(draft, [Place(Part.ANSWER, index, -1)]) & answering
        if branch and branch <= left:
            found.append(Place(Part.ANSWER, index, -1))
            left -= branch
    return tuple(sorted((*found, *left)))
