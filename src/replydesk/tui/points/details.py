"""A row of the list of points in full: the point, where the original has it, the passage."""

from __future__ import annotations

from rich.text import Text

from replydesk.draft.model import Draft
from replydesk.draft.original import Original
from replydesk.draft.points.coverage import with_branches
from replydesk.draft.points.model import Point, PointState
from replydesk.draft.points.reading import points_of
from replydesk.tui.points.rows import STATE_MARKS, PointRow, PointRowKind, passage_name, passage_words

IN_ORIGINAL = "bold underline"  # the words of the point in its paragraph


def row_text(row: PointRow, draft: Draft, original: Original | None) -> Text:
    """Return a row in full: of a passage its words before the point, so that both are seen."""
    text = Text()
    if row.place is not None:
        others = _others(row, draft)
        text.append(f"{row.kind} {passage_name(draft, row.place)}{others}\n", "bold")
        places = with_branches(draft, [row.place])  # a heading stands for all below it
        text.append("".join(f"{passage_words(draft, each)}\n" for each in places))
    elif row.kind is PointRowKind.LOST:
        text.append("答它的原话已经不在稿子里了，按 Delete 不再记着。\n")
    return text.append_text(_point(row, original))


def _others(row: PointRow, draft: Draft) -> str:
    """Return which other points a passage answers."""
    numbers = [
        str(each.number)
        for each in points_of(draft)
        if each.id != row.point.id and any(anchor.place == row.place for anchor in each.ties)
    ]
    return f"　这里也答第 {'、'.join(numbers)} 条" if numbers else ""


def _point(row: PointRow, original: Original | None) -> Text:
    point = row.point
    text = Text(f"第 {point.number} 条　{STATE_MARKS[row.state]} {row.state}{_why(row)}\n", "bold")
    text.append(point.text, "not bold")
    if point.reason:
        name = "还差" if row.state is PointState.PARTLY else "理由"
        text.append(f"\n{name}：{point.reason}")
    if (found := source_text(point, original)) is not None:
        text.append("\n").append_text(found)
    return text


def _why(row: PointRow) -> str:
    """Return where a state comes from that nobody has set."""
    if row.point.state:
        return ""
    if row.state is PointState.ANSWERED:
        return "（有段落）"
    return "（段落还没有写）" if row.point.ties else "（没有段落）"


def source_text(point: Point, original: Original | None) -> Text | None:
    """Return the paragraph of the original that a point is in, its words marked; None if there is none."""
    source = point.source
    if source is None or original is None or source.paragraph >= len(original.text):
        return None
    words = original.text[source.paragraph]
    lead = f"原件第 {source.paragraph + 1} 段："
    text = Text(lead).append(words)
    text.stylize(IN_ORIGINAL, len(lead) + source.start, len(lead) + (source.end or len(words)))
    return text
