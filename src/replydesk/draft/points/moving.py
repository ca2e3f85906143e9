"""Moves the passages tied to points along with a change of a draft."""

from __future__ import annotations

from replydesk.draft.anchors.moving import AnchorMove
from replydesk.draft.model import Draft, Key
from replydesk.draft.points.lines import TieLine, format_point_line, parse_point_line
from replydesk.draft.points.placing import tie_anchors
from replydesk.draft.points.reading import point_lines_of


def move_points(before: Draft, after: Draft, move: AnchorMove | None = None) -> Draft:
    """Return the later draft with the ties of points that it shares with the earlier one moved along.

    `move` is the change of the texts, if it is at hand.
    """
    if before.raw(Key.POINTS) is None or before is after:
        return after
    anchors = tie_anchors(point_lines_of(before), before)
    shared = anchors.keys() & set(point_lines_of(after))
    if not shared:
        return after
    move = move or AnchorMove(before, after)
    changed: dict[str, str] = {}
    for line in shared:
        each = parse_point_line(line)
        if isinstance(each, TieLine) and (at := move.written(each.at, anchors[line])):
            changed[line] = format_point_line(each._replace(at=at))
    if not changed:
        return after
    return after.with_field(Key.POINTS, tuple(changed.get(line, line) for line in point_lines_of(after)))
