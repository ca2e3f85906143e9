"""Which point each paragraph of an answer likely answers: the labels with the highest sum (Viterbi)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from replydesk.draft.points.answer_rows import AnswerRow, Edge

Labels = tuple[int, ...]  # of a paragraph: the points that it answers
Chain = Any  # None, or the last labels and the chain before them
_Way = tuple[float, Chain]

# What speaks for the next paragraph going on with the point, and for going on with the next point.
_STAY = {
    Edge.SAME: -0.12,
    Edge.PIECE: 0.18,
    Edge.ITEM: 0.0,
    Edge.SECTION: -0.24,
}
_NEXT = {
    Edge.SAME: 0.31,
    Edge.PIECE: 0.22,
    Edge.ITEM: 0.71,
    Edge.SECTION: 0.19,
}
_STAY_AHEAD, _NEXT_AHEAD = 0.7, -0.066
_SKIP, _BACK = -0.49, -0.11
_NEVER: _Way = (float("-inf"), None)
_TOGETHER = 0.95  # from how much a paragraph speaks of the next point, it may answer both
_STAY_LATER = -0.05  # with paragraphs on something else between


def likely_labels(
    rows: Sequence[AnswerRow], scores: Sequence[Sequence[float]], named: Sequence[Sequence[float]]
) -> list[Labels]:
    """Return for each paragraph the points that it answers, none or one, or two that follow each other.

    `scores` are for each paragraph how likely it answers each point, above 0 if more likely than none;
    `named` how much a sentence or a heading of it speaks of each.
    """
    free = _labels(rows, scores, named, 0.0)
    order = _order(free) * _parallel(rows, len(scores[0]) if scores else 0)
    return _filled(rows, _labels(rows, scores, named, order))


def _labels(
    rows: Sequence[AnswerRow],
    scores: Sequence[Sequence[float]],
    named: Sequence[Sequence[float]],
    order: float,
) -> list[Labels]:
    """Return the labels with the highest sum; `order` is how far answers follow the points, from 0 to 1."""
    points = len(scores[0]) if scores else 0
    # The best ways by the last point that was answered (from 1; 0 at the beginning): those on which the
    # paragraph before answers it, and the others.
    on, off = [_NEVER] * (points + 1), [(0.0, None), *[_NEVER] * points]
    for row, score, also in zip(rows, scores, named, strict=True):
        both = [max(one, other, key=_total) for one, other in zip(on, off, strict=True)]
        alone = [_onto(row, point, score[point - 1], on, both, order) for point in range(1, points + 1)]
        on = [_NEVER, *map(_with_next, range(points), alone, [_NEVER, *alone[:-1]], also)]
        off = [(total, ((), chain)) for total, chain in both]
    _, chain = max((*on, *off), key=_total)
    found: list[Labels] = []
    while chain:
        labels, chain = chain
        found.append(labels)
    return found[::-1]


def _with_next(point: int, alone: _Way, before: _Way, named: float) -> _Way:
    """Return the better way to a paragraph that answers a point: alone, or with the point before it."""
    total, chain = before
    if chain is None or total + named - _TOGETHER <= alone[0]:
        return alone
    labels, rest = chain
    return total + named - _TOGETHER, ((*labels, point), rest)


def _total(way: _Way) -> float:
    return way[0]


def _onto(
    row: AnswerRow, point: int, score: float, on: Sequence[_Way], both: Sequence[_Way], order: float
) -> _Way:
    """Return the best way to a paragraph that answers a point."""
    less = _NEXT_AHEAD if row.is_ahead and row.edge is Edge.SAME else 0.0
    stay = _STAY[row.edge] + _STAY_AHEAD * row.is_ahead
    most, chain = max(
        (on[point][0] + stay, on[point][1]), (both[point][0] + _STAY_LATER, both[point][1]), key=_total
    )
    for last, (total, before) in enumerate(both):
        if last != point:
            step = _BACK if last > point else _NEXT[row.edge] + _SKIP * (point - last - 1)
            if row.begins_again:
                step = max(step, _NEXT[row.edge] + _SKIP * (point - 1))
            if (gain := total + less + order * step) > most:
                most, chain = gain, before
    return most + score, ((point - 1,), chain)


def _parallel(rows: Sequence[AnswerRow], points: int) -> float:
    """Return how far the sections are about the points only: less than 1 if there are more of them."""
    sections = {row.place.section for row in rows if row.headings and not row.is_outer}
    return min(1.0, points / len(sections)) ** 2 if sections else 1.0


def _order(labels: Sequence[Labels]) -> float:
    """Return how far the answers follow the order of the points, from 0 to 1; as far as known, they do."""
    said = list(dict.fromkeys(point for each in labels for point in each))
    steps = [one < other for one, other in pairwise(said)]
    return max(0.0, 1 - 2.5 * steps.count(False) / (len(steps) + 1)) if steps else 1.0


def _filled(rows: Sequence[AnswerRow], labels: Sequence[Labels]) -> list[Labels]:
    """Return the labels with what is before the answer of a section's only point given to this point too."""
    of_section: dict[int, set[Labels]] = {}
    for row, each in zip(rows, labels, strict=True):
        of_section.setdefault(row.place.section, set()).add(each)
    found = list(labels)
    for index in range(len(rows) - 2, -1, -1):
        row, section = rows[index], rows[index].place.section
        is_one = len(of_section[section] - {()}) == 1 and section == rows[index + 1].place.section
        if not found[index] and row.headings and not row.is_general and is_one:
            found[index] = found[index + 1]
    return found
