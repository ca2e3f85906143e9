"""The answer of a draft as a row of paragraphs, each with what its place and its first words tell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import Enum
from typing import NamedTuple

from replydesk.draft.model import Draft, Paragraph, Part
from replydesk.draft.outline import parents
from replydesk.draft.place import Place

LEAD = 40  # characters of a paragraph's beginning, which mostly names its matter


class Edge(Enum):
    """The transition from one paragraph to the next."""

    SAME = 1
    PIECE = 2  # of the same paragraph, with a number: 二是
    ITEM = 3  # it begins with a number, or names what it is on
    SECTION = 4


class AnswerRow(NamedTuple):
    """A paragraph of the answer or a piece of one: its headings from the top, what is before it."""

    place: Place
    text: str
    headings: tuple[str, ...]
    edge: Edge
    is_general: bool  # on the whole matter, or the end of the letter
    is_ahead: bool  # on what will be done
    is_outer: bool = False  # before the sections, or the first paragraph, or below a heading on the whole
    begins_again: bool = False  # the first below a heading with which the points are gone through once more


_NEW = re.compile(
    r"[一二三四五六七八九十]{1,2}[是、]|[（(]?[一二三四五六七八九十\d]{1,2}[）).、．]|第[一二三四五六七八九十]{1,2}[，、]|[①-⑳]"
    r"|关于|针对|对于?您|您(?:在.{0,12})?(?:提出|建议|提到)|[^，。]{2,12}(?:方面|问题)[，。：]|为|就"
)
_NUMBERED = re.compile(
    r"[一二三四五六七八九十]{1,2}[是、]|[（(]?[一二三四五六七八九十\d]{1,2}[）)、．]|第[一二三四五六七八九十]{1,2}[，、条点项]|[①-⑳]|您提出的"
)
_GENERAL = re.compile(
    "近年来，?(?:我|全)|.{0,10}(?:高度重视|事关|十分关心)|您的(?:建议|提案|意见)|(?:再次|衷心)?感谢|下一步，我[们厅局省市县委]?将?(?:认真|从|以|继续|进一步)"
    "|以上|这些|上述|专此|截至.{0,12}全[省市县]|总[的体]|首先感谢|(?:关于|对于?)?您?(?:提出的)?其他(?:意见|建议|问题)"
    "|(?:(?!建议|提案|意见).){0,40}(?:如下|(?:认真|专题|逐[条项]|会同.{0,30})(?:研究|梳理|会商)|作了.{0,4}研究"
    r"|会办意见.{0,12})[。：]$|[^\d：]{0,60}(?:关乎|重要(?:抓手|内容|意义|参考)|突出位置|切中|最期盼)[^\d：]{0,60}$"
)
_AHEAD = re.compile("(?:下一步|今后|接下来|未来|(?:我们)?将|继续|到20\\d\\d年)|剩余|同时|此外|另外")
_MARK = re.compile(
    r"(?<=[。；：，])(?=[一二三四五六七八九十]{1,2}是|第[一二三四五六七八九十]{1,2}[，、]|[（(][一二三四五六七八九十\d]{1,2}[）)]|[①-⑳])"
)
_NEXT_STEPS = re.compile("下一步|今后|接下来|我[们局厅委办市县区省]将(?:继续|坚持|持续|进一步)")
_STEPS_HEADING = re.compile("下一|下步|今后|接下来|打算|努力方向|工作(?:计划|安排|思路)|事项$")
_PROBLEMS_HEADING = re.compile(
    "(?:当前|目前|存在|面临)的?(?:主要)?(?:问题|困难|不足|差距|短板)|(?:问题|困难)[与和](?:不足|问题|困难)$"
)
_ON_THE_WHOLE = re.compile("(?:基本|总体|整体|有关)情况|现状|工作进展|开展的?(?:工作|情况)|背景")
_ON_POINTS = re.compile("建议|意见|提案|答复|采纳|问题")
_NAMES = ("关于", "针对", "对于", "对您")  # begin a paragraph on one point


def answer_rows(draft: Draft) -> list[AnswerRow]:
    """Return the paragraphs of the answer but rows of tables, those with numbers in them (一是) in pieces."""
    rows = list(_rows(draft))
    ahead = [index for index, row in enumerate(rows) if _NEXT_STEPS.match(row.text)]
    if ahead and ahead == [len(rows) - 1]:  # of the whole letter, not of the last point
        rows[-1] = rows[-1]._replace(is_general=True)
    has_sections = any(row.headings for row in rows)
    has_others = any(row.headings and not is_on_progress(row) for row in rows)
    return [
        row._replace(
            is_outer=_is_outer(row, has_sections or row.place.paragraph == 0, has_others),
            begins_again=row.edge is Edge.SECTION and is_on_progress(row),
        )
        for row in rows
    ]


def _rows(draft: Draft) -> Iterator[AnswerRow]:
    yield from _texts(Part.ANSWER, -1, draft.preamble, ())
    for index, section in enumerate(draft.sections):
        above = [draft.sections[each].heading for each in parents(draft, index)]
        yield from _texts(Part.ANSWER, index, section.paragraphs, (*reversed(above), section.heading))


def _texts(
    key: str, section: int, texts: Sequence[Paragraph], headings: tuple[str, ...]
) -> Iterator[AnswerRow]:
    for at, each in enumerate(texts):
        if each.is_row:
            continue
        place = Place(key, section, at)
        pieces = _MARK.split(each.text.strip())
        lead = pieces[0] if len(pieces) > 1 else ""
        above = (*headings, lead) if lead.startswith(_NAMES) else headings
        for number, piece in enumerate(pieces):
            if number:
                edge = Edge.PIECE
            elif at == 0:
                edge = Edge.SECTION
            else:
                edge = Edge.ITEM if each.is_item or _NEW.match(piece) else Edge.SAME
            is_lead = number == 0 and above == headings and 0 < len(lead) < LEAD
            is_general, is_ahead = is_lead or bool(_GENERAL.match(piece)), bool(_AHEAD.match(piece))
            yield AnswerRow(place, piece, above if number else headings, edge, is_general, is_ahead)


def is_on_progress(row: AnswerRow) -> bool:
    """Return True below a heading on what was done, is wrong or comes next, of all points at once."""
    return bool(row.headings) and _tells_progress(row.headings[0])


def _tells_progress(heading: str) -> bool:
    is_whole = bool(_ON_THE_WHOLE.search(heading)) and not _ON_POINTS.search(heading)
    return is_whole or bool(_STEPS_HEADING.search(heading) or _PROBLEMS_HEADING.search(heading))


def _is_outer(row: AnswerRow, is_before: bool, has_others: bool) -> bool:
    """Return True if the place speaks for the whole matter; `has_others`: some headings name points."""
    is_whole = has_others and any(
        _ON_THE_WHOLE.search(each) and not _ON_POINTS.search(each) for each in row.headings
    )
    if is_whole or any(map(_PROBLEMS_HEADING.search, row.headings)):
        return True
    return (
        is_before and not row.headings and not row.text.startswith(_NAMES) and not _NUMBERED.match(row.text)
    )
