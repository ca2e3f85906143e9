"""Ties that are proposed: the passages that likely answer each point.

The paragraphs of the answer are a row; each answers one point or none. What a paragraph and its headings
speak of counts, and the order: answers mostly follow the points, and a paragraph mostly goes on with the
one before it. Then paragraphs are looked for that answer a second point.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from replydesk.draft.model import Draft, Key, Paragraph, Part, Section
from replydesk.draft.place import Place
from replydesk.draft.points.answer_rows import AnswerRow, answer_rows, is_on_progress
from replydesk.draft.points.coverage import covered
from replydesk.draft.points.labelling import likely_labels
from replydesk.draft.points.likeness import Likeness
from replydesk.draft.points.model import Point
from replydesk.draft.points.reading import points_of
from replydesk.draft.points.scoring import LEAST, named_by, scores_of

Ties = tuple[Place, ...]

_MOST = 60_000  # paragraphs times the square of the points, some 30 ms; of more nothing is likely
_MOST_ROWS, _MOST_TEXT = 400, 30_000  # paragraphs and their characters, some 100 ms; likewise


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


def surely_answered(draft: Draft) -> frozenset[int]:
    """Return the ids of the points of which a proposed passage speaks so much that it is an answer."""
    points = points_of(draft)
    if all(each.ties or each.state for each in points):
        return frozenset()
    found = likely_passages([each.text for each in points], draft)
    return frozenset(point.id for point, each in zip(points, found, strict=True) if each.is_sure)


def is_unsettled(point: Point) -> bool:
    """Return True for a point that has neither a state nor a passage."""
    return point.state is None and not point.ties


class Likely(NamedTuple):
    """The passages that likely answer a point; `is_sure` if one speaks of it much."""

    places: Ties = ()
    is_sure: bool = False


def likely_ties(points: Sequence[str], draft: Draft) -> tuple[Ties, ...]:
    """Return the passages that likely answer each of some points, none if nothing is likely."""
    return tuple(each.places for each in likely_passages(points, draft))


def likely_passages(points: Sequence[str], draft: Draft) -> tuple[Likely, ...]:
    """Return the passages that likely answer each of some points, and whether they surely do."""
    return _kept_passages(tuple(points), draft.get(Key.SUBJECT), draft.preamble, draft.sections)


@lru_cache(maxsize=16)
def _kept_passages(
    points: tuple[str, ...],
    subject: str,
    preamble: tuple[Paragraph, ...],
    sections: tuple[Section, ...],
) -> tuple[Likely, ...]:
    draft = Draft(preamble=preamble, sections=sections)
    rows = answer_rows(draft)
    if not rows or not points or _is_too_much(rows, points):
        return (Likely(),) * len(points)
    likeness = Likeness(points, [row.text for row in rows], subject if len(points) > 1 else "")
    named = [named_by(row, likeness) for row in rows]
    scores = scores_of(likeness, rows)
    labels = _without_weak(rows, likely_labels(rows, scores, named), scores)
    found: list[set[Place]] = [set() for _ in points]
    for row, of_row in zip(rows, labels, strict=True):
        for point in of_row:
            found[point].add(row.place)
    _add_second(found, labels, rows, named)
    sure = _sure(rows, scores, found)
    return tuple(Likely(_as_places(draft, rows, each), at in sure) for at, each in enumerate(found))


_SURE = 0.25  # from which score a passage hardly answers something else


def _sure(
    rows: Sequence[AnswerRow], scores: Sequence[Sequence[float]], found: Sequence[Collection[Place]]
) -> frozenset[int]:
    """Return the points of which a passage that is proposed speaks much."""
    return frozenset(
        point
        for point, places in enumerate(found)
        if any(
            row.place in places and of_row[point] >= _SURE for row, of_row in zip(rows, scores, strict=True)
        )
    )


def _is_too_much(rows: Sequence[AnswerRow], points: Sequence[str]) -> bool:
    """Return True if comparing takes so long that a key would wait for it."""
    size = sum(len(row.text) for row in rows) + sum(map(len, points))
    return len(points) ** 2 * len(rows) > _MOST or len(rows) > _MOST_ROWS or size > _MOST_TEXT


_WEAK = 0.65  # share of a point's best score below which another passage of it is taken back
_WEAK_AGAIN = 0.35  # below a heading on progress (下一步打算), with which all points are gone through again


def _without_weak(
    rows: Sequence[AnswerRow], labels: Sequence[Sequence[int]], scores: Sequence[Sequence[float]]
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
        strengths = [max(scores[row][point] for row in run) + LEAST for run in of_point]
        for run, strength in zip(of_point, strengths, strict=True):
            share = _WEAK_AGAIN if is_on_progress(rows[run[0]]) else _WEAK
            if strength < share * max(strengths):
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
