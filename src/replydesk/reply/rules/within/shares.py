"""The rules of shares and rests that the text works out: 共612个，其中385个，占62.9%; 其余4个."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from replydesk.reply.findings import Level
from replydesk.reply.rules.rule import CUSTOM, Example, Rule, Spot, TextLook, Theme
from replydesk.reply.rules.within.amounts import Amount, amounts
from replydesk.text.table_rows import is_row

WRONG_SHARE = Rule(
    "占比算错",
    Theme.ITSELF,
    Level.SUSPECTED,
    CUSTOM,
    "占比与两个数算出来的不符",
    "请核对这三个数",
    "正文各段",
    fires=(
        Example("老旧小区共612个，其中有充电设施的385个，占69.2%。", "69.2%"),
        Example("全省现有敬老院486所。已完成改造312所，占总数的74.2%。", "74.2%"),
        Example("共办理建议120件，其中办结90件（占85%）。", "85%"),
    ),
    passes=(
        Example("老旧小区共612个，其中有充电设施的385个，占62.9%；没有充电设施的227个，占37.1%。"),
        Example("全省现有敬老院486所。已完成改造312所，占总数的64.2%，其中护理型床位占61%。"),
        Example("全省现有敬老院486所，民办养老院120所。已完成改造80所，占总数的16.5%，新建30所，占25%。"),
        Example("共有站点200个，其中城区80个，占全国的0.4%；每年安排20个，占比12%。"),
    ),
)

WRONG_REST = Rule(
    "余数不符",
    Theme.ITSELF,
    Level.SUSPECTED,
    CUSTOM,
    "总数、已办的数和其余的数对不上",
    "请核对这三个数",
    "正文各段",
    fires=(
        Example("发现问题53个，已整改49个，其余6个将于10月底前整改到位。", "6个"),
        Example("今年共承办建议30件，办结25件，剩余7件正在办理。", "7件"),
    ),
    passes=(
        Example("发现问题53个，已整改49个，其余4个将于10月底前整改到位。"),
        Example("改造小区120个，投入资金3亿元，建成站点30个，其余20个正在建设。"),
        Example("计划新建12公里，已建成8公里，改建3公里，剩余1公里。"),
    ),
)

NEARLY = Rule(
    "分项略有出入",
    Theme.ITSELF,
    Level.HINT,
    CUSTOM,
    "各项加起来与总数差一点",
    "请核对；是四舍五入的，可以略过",
    "正文各段",
    fires=(
        Example("共下达资金21.6亿元，其中2023年6.9亿元、2024年7.2亿元、2025年7.6亿元。", "21.6亿元"),
        Example("共有人口4.2万人，其中石桥镇1.9万人、双河镇1.7万人、大垭乡0.8万人。", "4.2万人"),
    ),
    passes=(
        Example("共下达资金21.6亿元，其中2023年6.8亿元、2024年7.2亿元、2025年7.6亿元。"),
        Example("共下达资金21.6亿元，其中2024年7.2亿元、2025年7.6亿元。"),
        Example("共投入资金约21.6亿元，其中2023年6.9亿元、2024年7.2亿元、2025年7.6亿元。"),
    ),
)

_OF_TOTAL = "[，（](?:约)?占(?:总数|全部|总量|总人数|总面积|总额)的?(?:比例)?(?:为|达到?)?"
_OF_NEAR = "[，（](?:约)?占(?:比)?(?:为|达到?)?"
_NEAR = 13  # amounts around one that are looked at
_SENTENCES = 2  # in which the whole of a share is looked for
_REST = "[，、；](?:其余|剩余|剩下|余下|另有|还有)(?:的)?(?:[\u4e00-\u9fff]{0,4})"
_DONE = (
    "[，、；]?(?:其中)?，?(?:目前|截至目前|现)?(?:已经?[\u4e00-\u9fff]{0,6}|办结|办复|完成|整改|解决|落实)"
)
_PARTS = "[，（：]?其中[^，。；：、（）]{0,12}"
_BETWEEN = "[、和]及?[^，。；：、（）]{1,12}"
_WHOLE = "共[^，。；：、（）]{0,26}$"
_ALL_OF_THEM = 3  # from so many parts on


def _shares(text: str) -> Iterator[Spot]:
    if "占" not in text or "%" not in text or is_row(text):
        return
    found = amounts(text)
    for at, share in enumerate(found):
        part = found[at - 1] if at and share.is_share else None
        if part is None or part.is_share:
            continue
        between = text[part.end : share.begin]
        of_total = bool(re.fullmatch(_OF_TOTAL, between))
        label = text[found[at - 2].end if at > 1 else 0 : part.begin]
        if (not of_total and not re.fullmatch(_OF_NEAR, between)) or re.search("每|平均|各", label):
            continue
        wholes = _wholes(text, found[max(at - _NEAR, 0) : at - 1], part, of_total=of_total)
        if len(wholes) == 1 and not _is_share(part, wholes[0], share):
            yield from (Spot(WRONG_SHARE, each.begin, each.end) for each in (wholes[0], part, share))


def _wholes(text: str, before: Sequence[Amount], part: Amount, *, of_total: bool) -> list[Amount]:
    """Return the amounts before a part of which it may be a part: of its unit, in two sentences."""
    of_unit = [each for each in before if each.unit == part.unit]
    if of_total:
        return [each for each in of_unit if text.count("。", each.end, part.begin) < _SENTENCES]
    linked = [
        each
        for each in of_unit
        if re.match("[，（：]?其中", text[each.end : part.begin]) and "。" not in text[each.end : part.begin]
    ]
    return [each for each in linked if each.value >= part.value]


def _is_share(part: Amount, whole: Amount, share: Amount) -> bool:
    if not whole.value:
        return True
    rounding = (part.slack + whole.slack) / whole.value * 100 + share.slack + Decimal("0.06")
    return abs(part.value / whole.value * 100 - share.value) <= rounding


def _rests(text: str) -> Iterator[Spot]:
    if is_row(text) or not re.search("其余|剩余|剩下|余下", text):
        return
    found = amounts(text)
    for whole, done, rest in zip(found, found[1:], found[2:], strict=False):
        is_one_unit = whole.unit == done.unit == rest.unit and not whole.is_share
        first, second = text[whole.end : done.begin], text[done.end : rest.begin]
        if not is_one_unit or not re.fullmatch(_REST, second) or not re.fullmatch(_DONE, first):
            continue
        if abs(whole.value - done.value - rest.value) > whole.slack + done.slack + rest.slack:
            yield from (Spot(WRONG_REST, each.begin, each.end) for each in (whole, done, rest))


def _nearly(text: str) -> Iterator[Spot]:
    """Find three parts or more whose sum is off by no more than rounding may explain."""
    if "其中" not in text or is_row(text):
        return
    found = amounts(text)
    for at, whole in enumerate(found):
        if not re.search(_WHOLE, text[max(whole.begin - 30, 0) : whole.begin]):
            continue
        parts = _parts(text, found[at : at + _NEAR])
        total = sum((each.value for each in parts), Decimal(0))
        slack = whole.slack + sum((each.slack for each in parts), Decimal(0))
        is_precise = len({each.slack for each in (whole, *parts)}) == 1 and whole.slack
        if len(parts) >= _ALL_OF_THEM and is_precise and 0 < abs(total - whole.value) <= slack:
            yield from (Spot(NEARLY, each.begin, each.end) for each in (whole, *parts))


def _parts(text: str, found: Sequence[Amount]) -> list[Amount]:
    """Return the amounts listed with 、 behind the first one and 其中, of its unit."""
    parts: list[Amount] = []
    for before, each in pairwise(found):
        link = _BETWEEN if parts else _PARTS
        if each.unit != found[0].unit or not re.fullmatch(link, text[before.end : each.begin]):
            break
        parts.append(each)
    return parts


LOOKS = (
    TextLook((WRONG_SHARE,), _shares, of_rows=True),
    TextLook((WRONG_REST,), _rests, of_rows=True),
    TextLook((NEARLY,), _nearly, of_rows=True),
)
