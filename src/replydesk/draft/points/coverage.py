"""Which passages answer which points, by settled ties."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from replydesk.draft.model import Draft, Paragraph, Part, Section
from replydesk.draft.place import Place, attachment_number, text_at
from replydesk.draft.points.model import Point, PointState
from replydesk.draft.points.reading import points_of
from replydesk.text.characters import has_words


def answered_by(draft: Draft) -> Mapping[Place, tuple[int, ...]]:
    """Return the numbers of the points that each heading and paragraph answers, in order.

    A tied heading stands for its section with all below it. Texts that answer none are missing.
    """
    found: dict[Place, list[int]] = {}
    for point in points_of(draft):
        places = [each.place for each in point.ties]
        for place in dict.fromkeys((*places, *with_branches(draft, places))):
            found.setdefault(place, []).append(point.number)
    return {place: tuple(dict.fromkeys(numbers)) for place, numbers in found.items()}


def standing_of(draft: Draft, point: Point) -> PointState:
    """Return the state of a point: the one that is set, else answered if a passage of it has text.

    The heading of a section that is still empty answers nothing.
    """
    if point.state:
        return point.state
    return PointState.ANSWERED if _has_answer(draft, point) else PointState.OPEN


def _has_answer(draft: Draft, point: Point) -> bool:
    """Return True if a passage of a point has text; a heading alone has none."""
    tied = covered(draft, (each.place for each in point.ties))
    return any(has_words(text_at(draft, each) or "") for each in tied)


def unanswered(draft: Draft) -> tuple[Point, ...]:
    """Return the points that are not answered: set to 未答, or without state and written passages."""
    return tuple(each for each in points_of(draft) if standing_of(draft, each) is PointState.OPEN)


def answering_none(draft: Draft) -> tuple[Place, ...]:
    """Return the paragraphs of the answer that answer no point, in order; none if there are no points."""
    if not points_of(draft):
        return ()
    answering = answered_by(draft)
    texts: list[tuple[int, Sequence[Paragraph]]] = [(-1, draft.preamble)]
    texts += [(index, each.paragraphs) for index, each in enumerate(draft.sections)]
    return tuple(
        place
        for section, paragraphs in texts
        for at, each in enumerate(paragraphs)
        if not each.is_row and (place := Place(Part.ANSWER, section, at)) not in answering
    )


def covered(draft: Draft, places: Iterable[Place]) -> frozenset[Place]:
    """Return the paragraphs of some places: of a heading those of its section and below."""
    return frozenset(each for each in with_branches(draft, places) if not each.is_heading)


def with_branches(draft: Draft, places: Iterable[Place]) -> list[Place]:
    """Return some places, each heading followed by all texts of its section and the sections below."""
    found: list[Place] = []
    for place in places:
        found.append(place)
        if place.is_heading:
            found += _branch(_sections(draft, place.key), place)[1:]
    return found


def _branch(sections: Sequence[Section], top: Place) -> list[Place]:
    found: list[Place] = []
    for index in range(top.section, len(sections)):
        if index > top.section and sections[index].level <= sections[top.section].level:
            break
        count = len(sections[index].paragraphs)
        found += [top._replace(section=index, paragraph=at) for at in range(-1, count)]
    return found


def _sections(draft: Draft, key: str) -> Sequence[Section]:
    if key == Part.ANSWER:
        return draft.sections
    number = attachment_number(key)
    return draft.attachments[number - 1].sections if number and number <= len(draft.attachments) else ()
