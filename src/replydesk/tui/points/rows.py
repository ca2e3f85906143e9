"""The rows of the list of points: each point, and below it the passages that answer it or likely do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from replydesk.draft import outline
from replydesk.draft.lines import placed_lines
from replydesk.draft.model import Draft, Part
from replydesk.draft.place import Place, attachment_number, text_at
from replydesk.draft.points.coverage import standing_of
from replydesk.draft.points.model import Point, PointState
from replydesk.draft.points.reading import points_of

STATE_MARKS = {
    PointState.ANSWERED: "✓",
    PointState.PARTLY: "…",
    PointState.OPEN: "○",
    PointState.DECLINED: "✗",
}

# The passages that likely answer points, by the ids of these
Proposals = Mapping[int, tuple[Place, ...]]


class PointRowKind(StrEnum):
    """The kind of a row; the values are shown before its words."""

    POINT = ""
    TIED = "答在"
    PROPOSED = "像是"
    LOST = "不在了"


class PointRow(NamedTuple):
    """A row of the list: a point, or one of its passages; those that are lost share a row without a place.

    `state` is that of the point.
    """

    point: Point
    state: PointState
    kind: PointRowKind = PointRowKind.POINT
    place: Place | None = None

    @property
    def key(self) -> tuple[int, Place | None]:
        """Return what the row is found by when the list has changed."""
        return self.point.id, self.place


def point_rows(draft: Draft, proposals: Proposals) -> list[PointRow]:
    """Return the rows of a draft's points in their order."""
    return [
        row
        for point in points_of(draft)
        for row in _rows_of(PointRow(point, standing_of(draft, point)), proposals.get(point.id, ()))
    ]


def _rows_of(row: PointRow, proposed: Sequence[Place]) -> Iterator[PointRow]:
    yield row
    tied = [each.place for each in row.point.ties]
    for place in sorted(tied, key=_order):
        yield row._replace(kind=PointRowKind.TIED, place=place)
    if row.point.lost:
        yield row._replace(kind=PointRowKind.LOST)
    for place in proposed:
        if place not in tied:
            yield row._replace(kind=PointRowKind.PROPOSED, place=place)


def _order(place: Place) -> tuple[int, int, int, int]:
    key = place.key
    parts = [str(part) for part in Part]
    rank = parts.index(key) if key in parts else len(parts)
    return rank, attachment_number(key) or 0, place.section, place.paragraph


def passage_name(draft: Draft, place: Place) -> str:
    """Return a short name of a passage by the printed numbers of its headings: 二（一） 第1段."""
    body, name = draft, ""
    if number := attachment_number(place.key):
        texts = draft.attachments[number - 1] if number <= len(draft.attachments) else None
        body = Draft(preamble=texts.preamble, sections=texts.sections) if texts else Draft()
        name = place.key
    elif place.key != Part.ANSWER:
        return f"{place.key} 第{place.paragraph + 1}段"
    if 0 <= place.section < len(body.sections):
        numbers = outline.numbers(body)
        above = reversed(list(outline.parents(body, place.section)))
        name += "".join(numbers[each].rstrip("、.") for each in (*above, place.section))
    name = name or "正文"
    space = "" if name.endswith("）") else " "
    return f"{name}{space}{'整节' if place.is_heading else f'第{place.paragraph + 1}段'}"


def passage_words(draft: Draft, place: Place) -> str:
    """Return the words of a passage, of a heading those of the heading."""
    return text_at(draft, place) or ""


def passages_of(draft: Draft) -> list[tuple[Place, str]]:
    """Return all headings and paragraphs that can answer a point, with their words."""
    return [(place, line.text) for line, place in placed_lines(draft) if line.text.strip()]


def is_passage(place: Place | None) -> bool:
    """Return True for a place of the text, False for a field."""
    return place is not None and (place.key in tuple(Part) or attachment_number(place.key) is not None)
