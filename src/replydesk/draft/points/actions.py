"""Actions on points: find, add, reword, split, join, remove, shift; tie passages, set states.

Each is one change. An id that no point has, and a change that changes nothing, return the draft as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from replydesk.draft.anchors.anchoring import anchor_of, is_field, normal_place, written_anchor
from replydesk.draft.field_lines import with_field_lines
from replydesk.draft.model import Draft, Key
from replydesk.draft.original import Original
from replydesk.draft.place import Place, text_at
from replydesk.draft.points.finding.found import found_points
from replydesk.draft.points.lines import AnyLine, PointLine, StateLine, TieLine, format_point_line
from replydesk.draft.points.model import Point, PointSource, PointState
from replydesk.draft.points.placing import parsed_points, tie_anchors
from replydesk.draft.points.reading import point_lines_of, point_with
from replydesk.text.characters import has_words, one_line

_AT_CUT = " \t\u3000，,；;。、：:"  # left out where a point is split
_BEFORE_CUT = " \t\u3000，,；;、：:"
_SEPARATOR = "；"  # between the texts of points that are joined

_Lines = list[tuple[str, AnyLine | None]]


class PointResult(NamedTuple):
    """The changed draft, or the draft as it was with the reason for refusal."""

    draft: Draft
    refusal: str = ""


def with_found_points(draft: Draft, original: Original) -> Draft:
    """Return the draft with the points found in its original, if it has no lines of 逐条 yet."""
    return draft if draft.raw(Key.POINTS) else with_more_points(draft, original)


def with_more_points(draft: Draft, original: Original) -> Draft:
    """Return the draft with those points found in its original that it does not have, each in its place."""
    lines = _lines(draft)
    heads = [each for _, each in lines if isinstance(each, PointLine)]
    after = 0
    for found in found_points(original):
        source = PointSource(found.paragraph, found.start, found.end)
        if known := next((each for each in heads if _is_same(each, found.text, source)), None):
            after = known.id
            continue
        new = PointLine(_free_id(lines), one_line(found.text), source)
        lines.insert(_index_after(lines, after), _written(new))
        after = new.id
    return _with(draft, lines)


def _is_same(line: PointLine, text: str, source: PointSource) -> bool:
    """Return True if a point is a found one: the same words, or some of the same words of the original."""
    if line.text == one_line(text):
        return True
    mine = line.source
    return bool(
        mine and mine.paragraph == source.paragraph and mine.start < source.end and source.start < mine.end
    )


def add_point(draft: Draft, text: str, after: int | None = None, source: PointSource | None = None) -> Draft:
    """Return the draft with a point added, behind the one with the id `after`, or at the end."""
    if not has_words(text):
        return draft
    lines = _lines(draft)
    heads = [each.id for _, each in lines if isinstance(each, PointLine)]
    new = PointLine(_free_id(lines), one_line(text), source)
    behind = heads[-1] if after is None and heads else after or 0
    lines.insert(_index_after(lines, behind), _written(new))
    return _with(draft, lines)


def reword_point(draft: Draft, number: int, text: str) -> PointResult:
    """Give a point other words, or return the refusal of words that say nothing."""
    if not has_words(text):
        return PointResult(draft, "这一条没有写什么；不要它，就删去它")
    return _changed(draft, number, lambda line: [line._replace(text=one_line(text))])


def split_point(draft: Draft, number: int, offset: int) -> PointResult:
    """Divide a point's text at an offset; the first keeps state and passages, the second is new and open."""
    point = point_with(draft, number)
    if point is None:
        return PointResult(draft, _GONE)
    first = point.text[: max(offset, 0)].rstrip(_BEFORE_CUT)
    rest = point.text[max(offset, 0) :]
    second = rest.lstrip(_AT_CUT)
    if not has_words(first) or not has_words(second):
        return PointResult(draft, "拆开的两条都要有字；请把光标移到两条之间")
    one, other = _split_source(point, len(first), len(point.text) - len(second))
    new = PointLine(_free_id(_lines(draft)), second, other)
    return _changed(draft, number, lambda line: [line._replace(text=first, source=one), new])


def _split_source(point: Point, end: int, start: int) -> tuple[PointSource | None, PointSource | None]:
    """Return the sources of both parts: divided as the text is where the text is what the original has."""
    source = point.source
    if not source or source.end - source.start < len(point.text):
        return source, source
    begin = source.start
    return source._replace(end=begin + end), source._replace(start=begin + start)


def join_points(draft: Draft, number: int) -> PointResult:
    """Join a point with the next one, whose passages it takes over; a state that both have stays."""
    lines = _lines(draft)
    heads = [each for _, each in lines if isinstance(each, PointLine)]
    at = next((at for at, each in enumerate(heads) if each.id == number), -1)
    if at < 0:
        return PointResult(draft, _GONE)
    if at + 1 == len(heads):
        return PointResult(draft, "后面没有条了，没有可并的")
    one, other = heads[at], heads[at + 1]
    joined = PointLine(one.id, _joined(one.text, other.text), _joined_source(one.source, other.source))
    states = _joined_state(point_with(draft, one.id), point_with(draft, other.id))
    kept: _Lines = []
    for line, each in lines:
        if each == other or (isinstance(each, StateLine) and each.id in (one.id, other.id)):
            continue
        if each == one:
            kept += [_written(joined), *map(_written, states)]
        elif isinstance(each, TieLine) and each.id == other.id:
            kept.append(_written(each._replace(id=one.id)))
        else:
            kept.append((line, each))
    return PointResult(_with(draft, kept))


def _joined(one: str, other: str) -> str:
    return f"{one.rstrip(_AT_CUT)}{_SEPARATOR}{other}"


def _joined_source(one: PointSource | None, other: PointSource | None) -> PointSource | None:
    if one and other and one.paragraph == other.paragraph and one.end and other.end:
        return PointSource(one.paragraph, min(one.start, other.start), max(one.end, other.end))
    return one or other


def _joined_state(one: Point | None, other: Point | None) -> list[StateLine]:
    if not one or not other or not one.state or one.state != other.state:
        return []
    reasons = dict.fromkeys(filter(None, (one.reason, other.reason)))
    return [StateLine(one.id, one.state, "；".join(reasons))]


def remove_point(draft: Draft, number: int) -> Draft:
    """Return the draft without a point, its passages and its state."""
    return _with(draft, [(line, each) for line, each in _lines(draft) if not each or each.id != number])


def shift_point(draft: Draft, number: int, by: int) -> Draft:
    """Return the draft with a point moved by so many places in the list, up if below 0."""
    lines = _lines(draft)
    rows = [row for row, (_, each) in enumerate(lines) if isinstance(each, PointLine)]
    heads = [lines[row] for row in rows]
    at = next((at for at, (_, each) in enumerate(heads) if each and each.id == number), -1)
    if at < 0:
        return draft
    moved = heads.pop(at)
    heads.insert(max(0, min(at + by, len(heads))), moved)
    for row, head in zip(rows, heads, strict=True):
        lines[row] = head
    return _with(draft, lines)


def tie(draft: Draft, number: int, place: Place) -> Draft:
    """Return the draft with a paragraph or heading settled as a passage that answers a point."""
    place = normal_place(draft, place)
    anchor = None if is_field(draft, place) else anchor_of(draft, place, 0, 0)
    point = point_with(draft, number)
    if anchor is None or point is None or any(each.place == place for each in point.ties):
        return draft
    lines = _lines(draft)
    at = written_anchor(anchor, text_at(draft, place) or "")
    lines.append(_written(TieLine(number, at)))
    return _with(draft, lines)


def untie(draft: Draft, number: int, place: Place | None = None) -> Draft:
    """Return the draft with a passage untied from a point, or all of them, lost ones too, for None."""
    anchors = tie_anchors(point_lines_of(draft), draft)

    def is_it(line: str, each: AnyLine | None) -> bool:
        if not isinstance(each, TieLine) or each.id != number:
            return False
        anchor = anchors.get(line)
        return place is None or (anchor is not None and anchor.place == normal_place(draft, place))

    return _with(draft, [(line, each) for line, each in _lines(draft) if not is_it(line, each)])


def set_state(draft: Draft, number: int, state: PointState | None, reason: str = "") -> PointResult:
    """Set the state of a point, None to take it back; 不采纳 is refused without a reason."""
    if state is PointState.DECLINED and not has_words(reason):
        return PointResult(draft, "不采纳要写明理由")
    if point_with(draft, number) is None:
        return PointResult(draft, _GONE)
    kept = [
        (line, each)
        for line, each in _lines(draft)
        if not (isinstance(each, StateLine) and each.id == number)
    ]
    new = [_written(StateLine(number, state, one_line(reason)))] if state else []
    return PointResult(_with(draft, [*kept, *new]))


_GONE = "没有这一条了"


def _changed(draft: Draft, number: int, change: Callable[[PointLine], Sequence[PointLine]]) -> PointResult:
    """Return the draft with a point's line replaced by others, or the refusal if there is no such point."""
    lines = _lines(draft)
    for row, (_, each) in enumerate(lines):
        if isinstance(each, PointLine) and each.id == number:
            lines[row : row + 1] = map(_written, change(each))
            return PointResult(_with(draft, lines))
    return PointResult(draft, _GONE)


def _lines(draft: Draft) -> _Lines:
    """Return the lines of 逐条 with what they say, each point with an id of its own."""
    raw = point_lines_of(draft)
    return [
        (line, each) if each is None or line.lstrip().startswith(f"〔{each.id}〕") else _written(each)
        for line, each in parsed_points(raw)
    ]


def _written(line: AnyLine) -> tuple[str, AnyLine]:
    return format_point_line(line), line


def _free_id(lines: _Lines) -> int:
    return max((each.id for _, each in lines if each), default=0) + 1


def _index_after(lines: _Lines, number: int) -> int:
    """Return the row behind the point with an id, before all points if none has it."""
    rows = [row for row, (_, each) in enumerate(lines) if isinstance(each, PointLine)]
    found = [row for row in rows if (each := lines[row][1]) and each.id == number]
    return found[0] + 1 if found else rows[0] if rows else 0


def _with(draft: Draft, lines: Iterable[tuple[str, AnyLine | None]]) -> Draft:
    """Return the draft with these lines of 逐条; a value that has no lines is kept beside it."""
    new = tuple(line for line, _ in lines)
    if new == point_lines_of(draft):
        return draft
    return with_field_lines(draft, Key.POINTS, new)
