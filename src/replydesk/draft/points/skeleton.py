"""The skeleton 一条一节: a heading for each point that no passage answers yet."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import replace

from replydesk.draft.model import Draft, Part, Section
from replydesk.draft.outline import branch_end
from replydesk.draft.place import Place
from replydesk.draft.points.actions import tie
from replydesk.draft.points.model import Point
from replydesk.draft.points.moving import move_points
from replydesk.draft.points.reading import points_of

_LOWEST = 4  # level of headings
_LONGEST = 24  # characters of a heading between 关于 and 的建议
_BEGINNING = re.compile(
    r"\s*(?:[（(]?(?:[一二三四五六七八九十]{1,2}|\d{1,2})[）)、.．]|[一二三四五六七八九十]{1,2}是|第[一二三四五六七八九十]{1,2}[，、])?"
    r"\s*(?:(?:我们?|特|现|为此|因此)?(?:建议|希望|恳请|请求|提议|呼吁|期望)[：:，]?)?\s*"
)
_ABOUT = re.compile(r"关于(.+?)的?(?:建议|意见|提案|问题)?")
_SENTENCE_END = re.compile(r"[。；;：:！？!?]")
_PAIRS = (("《", "》"), ("“", "”"), ("（", "）"), ("〔", "〕"))
_ENDINGS = ("的建议", "的意见", "的问题", "建议", "意见", "问题")
_LOOKED_AT = 200  # characters of a point
_ANSWERS = re.compile("建议|提案|意见")  # in a heading below which the points are answered one by one


def with_sections(draft: Draft, but: Collection[int] = ()) -> Draft:
    """Return the draft with a heading 关于……的建议。 and an empty section for each point without passages.

    They are in the points' order, beside the sections of the other points, and tied to them; a point that is
    不采纳 gets one too: its reasons are told. The points whose ids are in `but` get none. The draft itself if
    there is nothing to add.
    """
    points = points_of(draft)
    bare = {each.id for each in points if not each.ties} - set(but)
    tops = _tops(points)
    made = draft
    for at, point in enumerate(points):
        if point.id in bare:
            index, level = _room(made, [each.id for each in points], at, tops)
            made = _inserted(made, index, Section(level, heading_of(point)))
            tops = {number: top + (top >= index) for number, top in tops.items()} | {point.id: index}
    if made is draft:
        return draft
    moved = move_points(draft, made)
    for point in points:
        if point.id in bare:
            moved = tie(moved, point.id, Place(Part.ANSWER, tops[point.id], -1))
    return moved


def heading_of(point: Point) -> str:
    """Return the heading of a point's section: 关于……的建议。 with its first clause, or two short ones."""
    whole = point.text.strip()[:_LOOKED_AT]
    text = _BEGINNING.sub("", whole, count=1).strip() or whole
    if about := _ABOUT.fullmatch(_without_ending(text)):
        text = about[1]
    sentence = next((each for each in _SENTENCE_END.split(text) if each.strip()), text)
    clauses = [each.strip() for each in re.split("[，,]", sentence) if each.strip()]
    first = _without_ending(clauses[0]) if clauses else text
    if len(clauses) > 1 and len(first) + len(clauses[1]) < _LONGEST and len(first) < _LONGEST // 3:
        first = f"{first}、{_without_ending(clauses[1])}"
    return f"关于{_paired(_cut(first))}的建议。"


def _paired(text: str) -> str:
    """Return a text without the marks of a pair whose other one was cut off."""
    for one, other in _PAIRS:
        if text.count(one) != text.count(other):
            text = text.replace(one, "").replace(other, "")
    return text


def _without_ending(text: str) -> str:
    """Return a text without 的建议 and marks at its end; itself if nothing is left."""
    left = text
    while (bare := _less_ending(left.rstrip("，、。；： \u3000"))) != left:
        left = bare
    return left or text


def _less_ending(text: str) -> str:
    ending = next(filter(text.endswith, _ENDINGS), "")
    return text.removesuffix(ending)


def _cut(text: str) -> str:
    """Return a text that is not too long for a heading, ended before a 、 or 和 if it has one."""
    if len(text) <= _LONGEST:
        return text
    at = max(text.rfind(mark, 6, _LONGEST + 1) for mark in "、和及与")
    return text[:at] if at > 0 else text


def _tops(points: tuple[Point, ...]) -> dict[int, int]:
    """Return by the id of each point the first section of the answer that is tied to it, if one is."""
    found: dict[int, int] = {}
    for point in points:
        tied = [each.place.section for each in point.ties if each.place.key == Part.ANSWER]
        if sections := [section for section in tied if section >= 0]:
            found[point.id] = min(sections)
    return found


def _room(draft: Draft, ids: list[int], at: int, tops: Mapping[int, int]) -> tuple[int, int]:
    """Return where the section of a point goes, and its level: behind the point before it, or at the end."""
    before = [each for each in ids[:at] if each in tops]
    if before:
        top = tops[before[-1]]
        return branch_end(draft, top), draft.sections[top].level
    if after := [each for each in ids[at + 1 :] if each in tops]:
        top = tops[after[0]]
        return top, draft.sections[top].level
    index = _parent(draft)
    if index is None:
        return len(draft.sections), 1
    return index + 1, min(draft.sections[index].level + 1, _LOWEST)


def _parent(draft: Draft) -> int | None:
    """Return the last heading on the suggestions that has nothing below it, None if there is none."""
    for index in range(len(draft.sections) - 1, -1, -1):
        section = draft.sections[index]
        is_bare = not section.paragraphs and branch_end(draft, index) == index + 1
        if is_bare and _ANSWERS.search(section.heading) and not section.leads_in:
            return index if section.level < _LOWEST else None
    return None


def _inserted(draft: Draft, index: int, section: Section) -> Draft:
    return replace(draft, sections=(*draft.sections[:index], section, *draft.sections[index:]))
