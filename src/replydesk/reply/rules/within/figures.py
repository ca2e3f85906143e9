"""The rule of one figure given twice: 建成养老服务中心35个 …… 养老服务中心38个."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from replydesk.draft.place import Place, attachment_number
from replydesk.reply.findings import Finding, Level
from replydesk.reply.rules.found_words import FoundWords, finding
from replydesk.reply.rules.rule import CUSTOM, Case, DraftLook, Example, Rule, Theme
from replydesk.reply.rules.within.amounts import Amount, amounts
from replydesk.reply.rules.within.sentences import last_clause
from replydesk.text.table_rows import cell_starts, cells_of, is_row

_HAN = r"[\u4e00-\u9fff]"
_NOUN = range(4, 15)  # characters of a noun that names one thing only
_EVENT = (  # what is done, and so may be done again
    "开展|投入|受理|新建|改造|完成|组织|举办|发放|培训|梳理|整改|安排|下达|争取|实施|办理|查处|检查|到位|服务人次|惠及|选派"
)
_ATTRIBUTE = (  # what each of several things has
    "(?:面积|投资|全长|总长|长度|宽度|规模|预算|造价|资金|经费|时限|期限|价格|收入|产值|总数|人数|户数)$"
)
_NO_STOCK = f"{_EVENT}|{_ATTRIBUTE}"
_EVENTS_NOUN = 8  # characters from which such a noun is compared, too
_RUN = rf"{_HAN}{{4,24}}$"
_FILLERS = (
    "已经",
    "已",
    "共",
    "累计",
    "有",
    "目前",
    "均",
    "约",
    "近",
    "超过",
    "达到",
    "达",
    "为",
    "是",
    "到",
)
_BEFORE_NOUN = (
    "(?:截至|目前|其中|全[省市县区国州]|我[省市县区州]|已经|已|共|累计|现有|现|均)*+"
    "(?:建成|建立|设立|设有|拥有|形成|共有|有)?"
)
_OTHER_KIND = (
    "每|各|至少|不少|不低|最高|最低|计划|拟|将|力争|目标|新增|同比|比上|增长|增加|提高|减少|下降|奖励|补助|补贴|标准"
    "|占|分别|上限|由|从|第|该|本次|此次|高于|低于|其余|另"
)
_RANGED = "[至到—～~-]|[及含]?以[上下内]"  # behind an end of a range: 351人至500人, 200人以下
_TIME = (
    r"(?:19|20)\d\d年(?:\d{1,2}月)?|去年|今年|上年|前年|明年|\d{1,2}月|上半年|下半年|[一二三四]季度"
    "|“?十[二三四五]五”?"
)
_PLACE = rf"{_HAN}{{2}}(?:[省市县区州镇乡村]|街道|社区)"
_BEFORE = 160  # characters of a paragraph in which time and place of a figure are looked for

TWICE_OTHERWISE = Rule(
    "数字前后不一",
    Theme.ITSELF,
    Level.SUSPECTED,
    CUSTOM,
    "同一个数前后写得不一样",
    "请核对；时间、范围不同的，请写明",
    "正文各段、表格",
    fires=(
        Example(
            "截至2025年底，全省建成综合养老服务中心412个。\n2025年，全省综合养老服务中心421个，实现全覆盖。",
            "421个",
        ),
        Example("全省建成3860个社区养老服务站。\n目前，已建成3680个社区养老服务站。", "3680个"),
        Example("社区日间照料服务覆盖率达到93.2%。\n目前，社区日间照料服务覆盖率93.8%。", "93.2%"),
    ),
    passes=(
        Example(
            "2024年培训养老服务人员3.8万人次，2025年培训养老服务人员4.2万人次，计划培训养老服务人员5万人次。"
        ),
        Example("南屏市建成养老服务站点12个，北川市建成养老服务站点15个，每个养老服务站点3人。"),
        Example(
            "一类小组人口规模在501人至650人。\n二类小组人口规模在351人至500人，三类小组人口规模在350人以下。"
        ),
        Example("建成综合养老服务中心412个，新建综合养老服务中心100个，综合养老服务中心约410个。"),
    ),
)


class _Figure(NamedTuple):
    """A figure: what it counts, by noun, unit and place; the time its sentence names, where this begins."""

    what: tuple[str, ...]
    time: str
    amount: Amount
    sentence: int

    def is_other_than(self, first: _Figure) -> bool:
        """Return True if two figures may be of one time, and differ by more than rounding."""
        is_event = bool(re.search(_EVENT, self.what[0]))
        if self.time != first.time and (is_event or (self.time and first.time)):
            return False
        return abs(self.amount.value - first.amount.value) > self.amount.slack + first.amount.slack


class _Given(NamedTuple):
    """A figure where it is given."""

    figure: _Figure
    found: FoundWords


@lru_cache(maxsize=4096)
def _figures(text: str) -> tuple[_Figure, ...]:
    """Return the figures of a text whose noun stands before them."""
    found = []
    for amount in amounts(text):
        if re.match(_RANGED, text[amount.end : amount.end + 3]):
            continue
        before = text[max(amount.begin - _BEFORE, 0) : amount.begin]
        if noun := _noun(before) or _noun_behind(text, amount):
            sentence = max(before.rfind(mark) for mark in "。；！？")
            said = _before(noun, before[sentence + 1 :])
            what = (noun, amount.unit, _place_of(said))
            found.append(_Figure(what, _time_of(said), amount, amount.begin - len(before) + sentence))
    return tuple(found)


def _before(noun: str, said: str) -> str:
    return said.rpartition(noun)[0] if noun in said else said


_BEHIND = rf"{_HAN}{{5,14}}(?=[，。、；（]|$)"


def _noun_behind(text: str, amount: Amount) -> str:
    """Return the noun behind a number of things, with the verb before it: 建成 3860个 社区养老服务站."""
    noun = re.match(_BEHIND, text[amount.end : amount.end + 15])
    verb = re.search(rf"{_HAN}{{2}}$", text[max(amount.begin - 2, 0) : amount.begin])
    if not noun or not verb or amount.is_share or re.search(_OTHER_KIND, verb[0] + noun[0]):
        return ""
    return f"{verb[0]}……{noun[0]}"


def _time_of(said: str) -> str:
    return next(reversed(re.findall(_TIME, said)), "")


def _place_of(said: str) -> str:
    return next(reversed(re.findall(_PLACE, said)), "")


def _noun(before: str) -> str:
    """Return what a number counts by the words before it, without verb; "" if they do not say it."""
    run = re.search(_RUN, before[-24:])
    if not run or re.search(_OTHER_KIND, last_clause(before)):
        return ""
    bare = run[0]
    while bare.endswith(_FILLERS):
        bare = bare.removesuffix(next(filler for filler in _FILLERS if bare.endswith(filler)))
    begin = re.match(_BEFORE_NOUN, bare)
    noun = bare[begin.end() :] if begin else bare
    is_long = len(noun) >= _EVENTS_NOUN or not re.search(_NO_STOCK, noun)
    return noun if len(noun) in _NOUN and is_long else ""


def _twice_otherwise(case: Case) -> Iterator[Finding]:
    """Find figures of one noun and place that differ; unless both name a time, it is worth a look only.

    Those of a table or an attachment may hold for another time.
    """
    alike: dict[tuple[str, ...], list[_Given]] = {}
    for place, text in case.texts:
        if not is_row(text) and attachment_number(place.key) is None:
            for each in _figures(text):
                words = FoundWords(place, text, each.amount.begin, each.amount.end)
                alike.setdefault(each.what, []).append(_Given(each, words))
    for (noun, *_), given in alike.items():
        if len(given) > 1:
            yield from _contradictions(noun, given)
    yield from _other_in_tables(case, alike)


def _other_in_tables(case: Case, alike: dict[tuple[str, ...], list[_Given]]) -> Iterator[Finding]:
    """Find figures of a table's row that the text gives otherwise, wherever it gives them."""
    in_text: dict[tuple[str, ...], list[_Given]] = {}
    for (noun, unit, _), given in alike.items():
        in_text.setdefault((noun, unit), []).extend(given)
    for place, text in case.texts if in_text else ():
        for figure in _row_figures(text) if is_row(text) else ():
            given = in_text.get(figure.what[:2], [])
            if given and all(each.figure.is_other_than(figure) for each in given):
                words = FoundWords(place, text, figure.amount.begin, figure.amount.end)
                message = f"“{figure.what[0]}”正文里写的是“{given[0].found.words}”，表里写的是"
                yield finding(
                    TWICE_OTHERWISE, [words, *(each.found for each in given)], message, level=Level.HINT
                )


def _row_figures(row: str) -> Iterator[_Figure]:
    """Yield the figures of a row with units, by its first cell."""
    label = re.sub("（[^（）]{0,20}）", "", cells_of(row)[0])
    if len(label) in _NOUN:
        begin = cell_starts(row)[0] + len(cells_of(row)[0])
        for amount in amounts(row):
            if amount.begin >= begin:
                yield _Figure((label, amount.unit), "", amount, 0)


def _contradictions(noun: str, given: Sequence[_Given]) -> Iterator[Finding]:
    first = given[0]
    others = [
        each
        for each in given[1:]
        if each.figure.is_other_than(first.figure) and _sentence_of(each) != _sentence_of(first)
    ]
    if others:
        message = f"“{noun}”前面写的是“{first.found.words}”，后面写的是"
        of_one_time = first.figure.time and any(each.figure.time for each in others)
        level = Level.SUSPECTED if of_one_time and not re.search(_EVENT, noun) else Level.HINT
        found = [each.found for each in others]
        yield finding(TWICE_OTHERWISE, found, message, also=[first.found], level=level)


def _sentence_of(given: _Given) -> tuple[Place, int]:
    return given.found.place, given.figure.sentence


LOOKS = (DraftLook((TWICE_OTHERWISE,), _twice_otherwise),)
