"""Line breaks that Word makes and readers dislike.

A number belongs on one line with its unit or measure word (GB/T 15835-2011, 4.1). By practice, a person's
name or a document number is not split, and no paragraph ends in a line of one character.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from enum import StrEnum
from functools import lru_cache
from itertools import islice
from operator import attrgetter
from typing import NamedTuple

from replydesk.layout.line_breaks import NO_LINE_END, NO_LINE_START

# Words that stay on one line with the Arabic number before them.
UNITS_AND_MEASURES = """
    年 年度 年代 月 月份 日 季度 世纪 个月 个半月 个多月 周 天 小时 分钟 秒 学时 课时 学分 岁 周岁
    元 角 美元 欧元 港元 倍 成 百分点 个百分点
    公里 千米 米 厘米 毫米 km m 平方公里 平方千米 平方米 km² m² ㎡ 公顷 亩 立方米 m³ ㎥ 升 毫升
    吨 公斤 千克 克 千瓦 兆瓦 千瓦时 摄氏度
    个 人 名 位 户 家 人次 户次 场次 批次 班次 车次 架次
    件 项 条 处 座 所 套 台 台套 台（套） 辆 艘 架 张 床 份 批 期 类 种 支 栋 幢 间 层 楼 单元 部 组
    级 A级 强 篇 幅 册 卷 例 剂 头 只 羽 株 棵 块 片 段 宗 笔 起 场 次 轮
    号 号楼 号线 号文 号令
"""

ORDINALS = "届 章 节 款 页 站 标段"  # Further words that stay with a number after 第

# Words that only begin like a unit: 12345|人工服务 is a good break.
WORDS = "年均 月均 日均 日常 周边 成为 成立 成效 人大 人民 人社 人工 期间 支持 强化 起到 升级 号召 号码"


def _one_of(words: str) -> str:
    """Return a pattern for any of the words, preferring the longest."""
    return "(?:{})".format("|".join(map(re.escape, sorted(words.split(), key=len, reverse=True))))


_NUMBER = r"(?<![A-Za-z\d.])(?<!\d,)\d++(?:[.,]\d++)*+[ \xa0]?"  # not the 2.5 of PM2.5
_MEASURE = rf"(?!{_one_of(WORDS)}){_one_of(UNITS_AND_MEASURES)}(?![A-Za-z])(?:[/·]\w)*"
# A number with the prefix and the unit that belong to it.
_NUMBERED = re.compile(
    rf"(?P<code>〔\d{{4}}〕第?|第[ \xa0]?)?{_NUMBER}"
    rf"(?:[余多]?[十百千万亿]*[余多]?{_MEASURE}|千?[万亿]+[余多]?|(?(code){_one_of(ORDINALS)}))?"
)

REACH = 200  # characters before a break in which a number that it splits may begin
MAX_NAMES = 200  # names looked for; a suggestion has seldom more than thirty proposers
_LONGEST_WHOLE = 60  # characters of a number with its words that can be on one line
_LONGEST_LONE = 100  # characters of the longest last line of one character and marks

_BEGINS = re.compile(r"[〔第\d]")
_CHARACTERS = {*UNITS_AND_MEASURES, *ORDINALS, *"余多十百千万亿〔〕第.,/· \xa0"} - {"\n"}
# A character of a number or of the words that belong to one.
_INSIDE = re.compile(rf"[\d{re.escape(''.join(sorted(_CHARACTERS)))}]|(?<=[/·])\w")

_ENDS_CLAUSE = frozenset("，。、；：！？")  # Never occur in a number or in the words that belong to one
_MARKS = re.escape("".join(sorted(NO_LINE_START | NO_LINE_END)))
_LONE = re.compile(rf"[{_MARKS} ]*[^{_MARKS} ][{_MARKS} ]*")  # A line of one character and marks


class BreakKind(StrEnum):
    """Kinds of bad breaks, by the thing that is split."""

    NUMBER = "数字与单位分开"
    NAME = "姓名分开"
    CODE = "编号分开"
    LONE = "孤字"


class BadLineEnd(NamedTuple):
    """A bad break: its offset in the paragraph, and the text around it, such as 30|万元."""

    at: int
    kind: BreakKind
    text: str


class Whole(NamedTuple):
    """Characters of a paragraph that belong on one line."""

    start: int
    end: int
    kind: BreakKind


@lru_cache(maxsize=4096)  # a keystroke changes one paragraph: saves a quarter of a reply
def find_bad_breaks(text: str, ends: tuple[int, ...], names: tuple[str, ...] = ()) -> tuple[BadLineEnd, ...]:
    """Return the bad breaks of a paragraph with these line ends and, if they occur, persons' names."""
    numbers = [found for at in ends[:-1] if (found := _number_at(text, at))]
    return tuple(find_splits(text, ends, (numbers, *_names_in(text, names))))


Wholes = tuple[list[Whole], ...]  # Each list in text order, without overlaps inside it


def find_wholes(text: str, names: Collection[str]) -> Wholes:
    """Return the numbers with their units in a paragraph, and the names."""
    return [*_numbers(text, 0, len(text))], *_names_in(text, names)


def _numbers(text: str, start: int, end: int) -> Iterator[Whole]:
    """Yield the numbers, with the words that belong to them, that begin between two offsets.

    Possible starts are found first by a pattern that quickly skips the text between. What is longer than any
    line is passed over.
    """
    while start_found := _BEGINS.search(text, start, end):
        found = _NUMBERED.match(text, start_found.start(), end + REACH)
        if found and found.end() - found.start() <= _LONGEST_WHOLE:
            kind = BreakKind.CODE if found["code"] or "号" in found[0] else BreakKind.NUMBER
            yield Whole(*found.span(), kind)
        start = (found or start_found).end()


def _number_at(text: str, at: int) -> Whole | None:
    """Return the number split by a break at `at`, searched for in the clause around the break."""
    if not (_INSIDE.match(text, at - 1) and _INSIDE.match(text, at)):
        return None
    start, first = at, max(at - REACH, 0)
    while start > first and text[start - 1] not in _ENDS_CLAUSE:
        start -= 1
    return next((each for each in _numbers(text, start, at) if each.end > at), None)


def _names_in(text: str, names: Collection[str]) -> Wholes:
    """Return the names in a paragraph, () if there are none."""
    some = islice(names, MAX_NAMES)
    present = sorted((name for name in some if name and name in text), key=len, reverse=True)
    if not present:
        return ()
    pattern = "|".join(map(re.escape, present))
    return ([Whole(*found.span(), BreakKind.NAME) for found in re.finditer(pattern, text)],)


def find_splits(text: str, ends: Sequence[int], wholes: Wholes) -> list[BadLineEnd]:
    """Return the breaks that split one of `wholes`, and the one before a lone last character."""
    splits = ((at, each) for at in ends[:-1] for each in _split_at(at, wholes))
    found = [
        BadLineEnd(at, each.kind, f"{text[each.start : at]}|{text[at : each.end]}") for at, each in splits
    ]
    if len(ends) > 1 and len(text) - ends[-2] <= _LONGEST_LONE and _LONE.fullmatch(text, ends[-2]):
        last = ends[-2]
        found.append(BadLineEnd(last, BreakKind.LONE, f"…{text[last - 1 : last].strip()}|{text[last:]}"))
    return found


def _split_at(at: int, wholes: Wholes) -> Iterator[Whole]:
    """Yield the parts that a break at `at` would split."""
    for row in wholes:
        before = bisect_left(row, at, key=_start) - 1
        if before >= 0 and row[before].end > at:
            yield row[before]


_start = attrgetter("start")
