"""The changes of points between two drafts, in words for undo and redo."""

from __future__ import annotations

from collections.abc import Iterator

from replydesk.draft.model import Draft
from replydesk.draft.points.model import Point
from replydesk.draft.points.reading import point_lines_of, points_of

_QUOTED = 16  # characters of a point in a message


def point_changes(before: Draft, after: Draft) -> list[str]:
    """Return what became of the points from one draft to another: 第2条记的不采纳, 去掉的第3条“……”.

    The numbers are those of the later draft, of removed points of the earlier one.
    """
    if point_lines_of(before) == point_lines_of(after):
        return []
    old, new = ({each.id: each for each in points_of(draft)} for draft in (before, after))
    words = [f"加的第{each.number}条{_quoted(each)}" for number, each in new.items() if number not in old]
    words += [f"去掉的第{each.number}条{_quoted(each)}" for number, each in old.items() if number not in new]
    for number, each in new.items():
        if number in old:
            words += _changed(old[number], each)
    if not words and list(old) != list(new):
        words = ["逐条的先后"]
    return words or ["逐条里的字"]


def _changed(one: Point, other: Point) -> Iterator[str]:
    name = f"第{other.number}条"
    if one.text != other.text:
        yield f"改写的{name}{_quoted(other)}"
    if (one.state, one.reason) != (other.state, other.reason):
        yield f"{name}记的{other.state}" if other.state else f"{name}不再记的{one.state}"
    tied, were_tied = ({anchor.place for anchor in each.ties} for each in (other, one))
    if tied != were_tied or one.lost != other.lost:
        yield f"{name}答在哪里"


def _quoted(point: Point) -> str:
    cut = point.text if len(point.text) <= _QUOTED else f"{point.text[:_QUOTED]}……"
    return f"“{cut}”"
