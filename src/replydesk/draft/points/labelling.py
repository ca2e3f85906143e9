"""Which point each paragraph of an answer likely answers: the labels with the highest sum (Viterbi)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from replydesk.draft.points.answer_rows import AnswerRow, Edge

Chain = Any  # of labels: None, or the last label and the chain before it
_Way = tuple[float, Chain]

# What speaks for the next paragraph going on with the point, and for going on with the next point.
_STAY = {
    Edge.SAME: -0.12,
    Edge.PIECE: 0.18,
    Edge.ITEM: 0.0,
    Edge.SECTION: -0.35,
}
_NEXT = {
    Edge.SAME: 0.29,
    Edge.PIECE: 0.22,
    Edge.ITEM: 0.61,
    Edge.SECTION: 0.16,
}
_STAY_AHEAD, _NEXT_AHEAD = 0.7, -0.26
_SKIP, _BACK = -0.45, -0.11
_NEVER: _Way = (float("-inf"), None)
_STAY_LATER = -0.05  # with paragraphs on something else between


def likely_labels(rows: Sequence[AnswerRow], scores: Sequence[Sequence[float]]) -> list[int]:
    """Return for each paragraph the point that it answers, -1 for none.

    `scores` are for each paragraph how likely it answers each point, above 0 if more likely than none.
    """
    free = _labels(rows, scores, 0.0)
    return _filled(rows, _labels(rows, scores, _order(free)))


def _labels(rows: Sequence[AnswerRow], scores: Sequence[Sequence[float]], order: float) -> list[int]:
    """Return the labels with the highest sum; `order` is how far answers follow the points, from 0 to 1."""
    points = len(scores[0]) if scores else 0
    # The best ways by the last point that was answered (from 1; 0 at the beginning): those on which the
    # paragraph before answers it, and the others.
    on, off = [_NEVER] * (points + 1), [(0.0, None), *[_NEVER] * points]
    for row, score in zip(rows, scores, strict=True):
        both = [max(one, other, key=_total) for one, other in zip(on, off, strict=True)]
        on = [
            _NEVER,
            *(_onto(row, point, score[point - 1], on, both, order) for point in range(1, points + 1)),
        ]
        off = [(total, (-1, chain)) for total, chain in both]
    _, chain = max((*on, *off), key=_total)
    found: list[int] = []
    while chain:
        label, chain = chain
        found.append(label)
    return found[::-1]


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
            if (gain := total + less + order * step) > most:
                most, chain = gain, before
    return most + score, (point - 1, chain)


def _order(labels: Sequence[int]) -> float:
    """Return how far the answers follow the order of the points, from 0 to 1; as far as known, they do."""
    said = [label for at, label in enumerate(labels) if label >= 0 and label not in labels[:at]]
    steps = [(one < other) for one, other in pairwise(said)]
    return max(0.0, 1 - 2.5 * steps.count(False) / (len(steps) + 1)) if steps else 1.0


def _filled(rows: Sequence[AnswerRow], labels: Sequence[int]) -> list[int]:
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
