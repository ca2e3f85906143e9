"""Two people's lines of 逐条 on one draft, merged: no point, no passage and no state of either is lost."""

from __future__ import annotations

from collections.abc import Iterable

from replydesk.draft.anchors.moving import AnchorMove
from replydesk.draft.field_lines import with_field_lines, with_odd_value_of
from replydesk.draft.model import Draft, Key
from replydesk.draft.points.lines import (
    AnyLine,
    PointLine,
    StateLine,
    TieLine,
    format_point_line,
    parse_point_line,
)
from replydesk.draft.points.placing import tie_anchors
from replydesk.draft.points.reading import point_lines_of


def merge_points(ours: Draft, theirs: Draft, base: Draft | None = None) -> Draft:
    """Return our draft with the lines of 逐条 of theirs that it lacks, passages on the same words.

    What is in `base`, of which both were made, and no longer in ours, is not brought back; what theirs has no
    longer goes, if we left it as it was. Of a state that both set, ours holds, and theirs is noted in its
    reason. A point of theirs whose words are others than ours becomes one more.
    """
    if ours.raw(Key.POINTS) == theirs.raw(Key.POINTS):
        return ours
    ours = with_odd_value_of(ours, theirs, Key.POINTS)
    was = set(point_lines_of(base)) if base else set()
    has, they_have = point_lines_of(ours), point_lines_of(theirs)
    lacking = [line for line in they_have if line not in has and line not in was]
    reworded = {each.id: line for line in lacking if isinstance(each := parse_point_line(line), PointLine)}
    kept = []
    for line in has:
        if line not in was or line in they_have or _is_moved(line, they_have):
            kept.append(line)
        elif isinstance(each := parse_point_line(line), PointLine) and each.id in reworded:
            kept.append(reworded.pop(each.id))
    lines = _merged_lines(
        kept, [each for each in lacking if each not in kept], _moved_ties(lacking, theirs, ours)
    )
    return ours if lines == has else with_field_lines(ours, Key.POINTS, lines)


def _is_moved(line: str, others: Iterable[str]) -> bool:
    """Return True if a line is a passage or a point that is written otherwise among others."""
    one = parse_point_line(line)
    if isinstance(one, TieLine):
        alike = (each for other in others if isinstance(each := parse_point_line(other), TieLine))
        return any(each.id == one.id and each.at.words == one.at.words for each in alike)
    return one is None


def _moved_ties(lines: list[str], theirs: Draft, ours: Draft) -> dict[str, TieLine]:
    """Return passages of their lines as they are in our draft."""
    anchors = tie_anchors(point_lines_of(theirs), theirs)
    move = AnchorMove(theirs, ours)
    found = {}
    for line in lines:
        each = parse_point_line(line)
        if isinstance(each, TieLine):
            found[line] = each._replace(at=move.written(each.at, anchors.get(line)) or each.at)
    return found


def _merged_lines(kept: list[str], lacking: list[str], ties: dict[str, TieLine]) -> tuple[str, ...]:
    lines = list(kept)
    parsed = [(line, parse_point_line(line)) for line in lacking]
    ids = _ids_here(kept, [each for _, each in parsed if isinstance(each, PointLine)])
    for line, each in parsed:
        if each is None:
            lines.append(line)
            continue
        here = ties.get(line, each)
        here = here._replace(id=ids.get(each.id, each.id))
        if isinstance(here, StateLine):
            lines = _with_state(lines, here)
        elif not _has(lines, here):
            lines.append(format_point_line(here))
    return tuple(lines)


def _ids_here(kept: list[str], points: list[PointLine]) -> dict[int, int]:
    """Return other ids for points of theirs whose id is that of another point of ours."""
    ours = {each.id: each for line in kept if isinstance(each := parse_point_line(line), PointLine)}
    taken = {each.id for line in kept if (each := parse_point_line(line))} | {each.id for each in points}
    ids: dict[int, int] = {}
    for each in points:
        if each.id in ours and ours[each.id].text != each.text:
            same = next((one.id for one in ours.values() if one.text == each.text), None)
            ids[each.id] = same or max(taken) + 1
            taken.add(ids[each.id])
    return ids


def _has(lines: list[str], line: AnyLine) -> bool:
    """Return True if there is a point or a passage already that says the same."""
    others = (parse_point_line(each) for each in lines)
    if isinstance(line, PointLine):
        return any(isinstance(each, PointLine) and each[:2] == line[:2] for each in others)
    ties = (each for each in others if isinstance(each, TieLine))
    return isinstance(line, TieLine) and any(
        each.id == line.id and each.at.words == line.at.words and each.at.place == line.at.place
        for each in ties
    )


def _with_state(lines: list[str], theirs: StateLine) -> list[str]:
    """Return lines with a state of theirs: ours holds if we set one, with theirs in its reason."""
    found = [
        (at, each) for at, line in enumerate(lines) if isinstance(each := parse_point_line(line), StateLine)
    ]
    at, ours = next((pair for pair in reversed(found) if pair[1].id == theirs.id), (-1, None))
    if ours is None:
        return [*lines, format_point_line(theirs)]
    said = f"{theirs.state}{f'：{theirs.reason}' if theirs.reason else ''}"
    if ours[1:] == theirs[1:] or said in ours.reason:
        return lines
    reason = f"{ours.reason}（另有记：{said}）" if ours.reason else f"（另有记：{said}）"
    return [*lines[:at], format_point_line(ours._replace(reason=reason)), *lines[at + 1 :]]
