"""Places points: their lines are parsed, the passages tied to them found; notes on what cannot be read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from replydesk.draft.anchors.anchoring import Texts, found_anchor
from replydesk.draft.anchors.model import Anchor
from replydesk.draft.model import Draft
from replydesk.draft.points.lines import (
    POINT_EXAMPLE,
    AnyLine,
    PointLine,
    StateLine,
    TieLine,
    parse_point_line,
)
from replydesk.draft.points.model import Point
from replydesk.text.note import Note

MOST_POINTS = 300  # points used of a draft
_NOTED = 20  # lines noted one by one
_SHOWN = 60  # characters of a line in a note
NESTED_POINTS = f"逐条不是一条一行，没有用它；{POINT_EXAMPLE}"


def parsed_points(lines: tuple[str, ...]) -> list[tuple[str, AnyLine | None]]:
    """Return lines with what they say; a point whose id an earlier one has gets one that is free."""
    pairs = [(line, parse_point_line(line)) for line in lines]
    free = max((each.id for _, each in pairs if each), default=0) + 1
    seen: set[int] = set()
    for at, (line, each) in enumerate(pairs):
        if isinstance(each, PointLine):
            if each.id in seen:
                pairs[at] = line, each._replace(id=free)
                free += 1
            seen.add(each.id)
    return pairs


@lru_cache(maxsize=4)  # a key asks for those before and after it, a repaint and the check again
def tie_anchors(lines: tuple[str, ...], draft: Draft) -> Mapping[str, Anchor | None]:
    """Return where the passages of lines are in a draft, None for those that are gone."""
    texts = Texts(draft)
    parsed = [(line, parse_point_line(line)) for line in lines]
    return {line: found_anchor(each.at, texts) for line, each in parsed if isinstance(each, TieLine)}


@lru_cache(maxsize=4)  # a repaint, the check and the list ask for those of one state
def placed_points(lines: tuple[str, ...], draft: Draft) -> tuple[Point, ...]:
    """Return the points of some lines in their order."""
    parsed, anchors = parsed_points(lines), tie_anchors(lines, draft)
    ties: dict[int, dict[object, Anchor]] = {}
    lost: dict[int, int] = {}
    states: dict[int, StateLine] = {}
    for line, each in parsed:
        if isinstance(each, StateLine):
            states[each.id] = each  # the last one counts
        elif isinstance(each, TieLine) and (anchor := anchors[line]):
            ties.setdefault(each.id, {}).setdefault(anchor.place, anchor)
        elif isinstance(each, TieLine):
            lost[each.id] = lost.get(each.id, 0) + 1
    heads = [each for _, each in parsed if isinstance(each, PointLine)][:MOST_POINTS]
    return tuple(
        Point(
            head.id,
            head.text,
            head.source,
            states[head.id].state if head.id in states else None,
            states[head.id].reason if head.id in states else "",
            tuple(ties.get(head.id, {}).values()),
            number,
            lost.get(head.id, 0),
        )
        for number, head in enumerate(heads, 1)
    )


def point_line_notes(lines: tuple[str, ...]) -> Iterator[Note]:
    """Yield notes on lines that cannot be read or belong to no point, which are kept as they are."""
    parsed = [each for _, each in parsed_points(lines)]
    ids = {each.id for each in parsed if isinstance(each, PointLine)}
    odd: list[str] = []
    for at, (line, each) in enumerate(zip(lines, parsed, strict=True), 1):
        if line.strip() and not each:
            odd.append(f"逐条第 {at} 行看不懂，原样留着：“{line[:_SHOWN]}”；{POINT_EXAMPLE}")
        elif each and each.id not in ids:
            odd.append(f"逐条第 {at} 行说的是第〔{each.id}〕条，可没有这一条，原样留着：“{line[:_SHOWN]}”")
    yield from map(Note, odd[:_NOTED])
    if len(odd) > _NOTED:
        yield Note(f"逐条共有 {len(odd)} 行用不上，都原样留着")
    if (heads := sum(isinstance(each, PointLine) for each in parsed)) > MOST_POINTS:
        yield Note(f"逐条有 {heads} 条，只用前 {MOST_POINTS} 条，别的原样留着")
