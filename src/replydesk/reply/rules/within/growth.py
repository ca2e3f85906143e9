"""The rules of figures that grow or fall: 由71.5%提高到93.2%, 提高21.7个百分点."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from replydesk.reply.findings import Level
from replydesk.reply.rules.rule import CUSTOM, Example, Rule, Spot, TextLook, Theme
from replydesk.reply.rules.within.amounts import Amount, amounts
from replydesk.text.table_rows import is_row

_UP = "增加|增长|提高|提升|上升|扩大|增[至到]|升[至到]|扩[至到]|上涨|攀升|跃升"
_DOWN = "下降|减少|降低|降[至到]|压减|压缩|缩短|缩减|精简|减[至到]|回落|缩小"
_FROM = "[由从自][^，。；由从自]{0,16}$"
_BETWEEN = (
    r"(?:（[^（）]{0,12}）)?，?(?:[^，。；\d]{0,8}(?:\d{4}年)?[^，。；\d]{0,6})?"
    rf"(?:(?P<up>{_UP})|(?P<down>{_DOWN}))[到至为了]{{0,2}}(?:\d{{4}}年)?[^，。；\d]{{0,10}}"
)
_CHANGE = (
    "[，（](?:共|累计|总体|同比|净|分别)?"
    "(?:增长|增加|提高|提升|上升|增幅|升幅|下降|降低|减少|降幅|减幅|压减|压缩|缩短|缩减)(?:了|为|达到?)?"
)
_THAN_BEFORE = (
    "[，（](?:同比|(?:比|较)(?:上年|去年|上年同期|去年同期|上一年))"
    "(?:(?P<up>增加|增长|提高|多)|(?P<down>减少|下降|少))了?"
)
_MOST_APART = 40  # characters between the two figures

WRONG_WAY = Rule(
    "增减方向不符",
    Theme.ITSELF,
    Level.SUSPECTED,
    CUSTOM,
    "写的是增加还是减少，与前后两个数不符",
    "请核对两个数和“增加”“减少”",
    "正文各段",
    fires=(
        Example("覆盖率由93.2%提高到71.5%。", "93.2%"),
        Example("申报材料由4项减少到9项。", "9项"),
    ),
    passes=(
        Example("覆盖率由2022年的71.5%提高到93.2%，申报材料由9项减少到4项。"),
        Example("办理时限由30个工作日缩短至18个工作日，排名由第5位上升到第3位。"),
    ),
)
WRONG_CHANGE = Rule(
    "增幅不符",
    Theme.ITSELF,
    Level.SUSPECTED,
    CUSTOM,
    "增加或减少的数，与前后两个数算出来的不符",
    "请核对这三个数",
    "正文各段",
    fires=(
        Example("覆盖率由71.5%提高到93.2%，提高25.7个百分点。", "25.7个百分点"),
        Example("站点由200个增加到250个，增长20%。", "20%"),
        Example("资金从1.2亿元增加到1.5亿元，增加1000万元。", "1000万元"),
        Example("今年安排资金4.5亿元，比上年增加0.9亿元，增长35%。", "35%"),
        Example("接报案件120件，同比减少30件，下降25%。", "25%"),
    ),
    passes=(
        Example("覆盖率由71.5%提高到93.2%，提高21.7个百分点。"),
        Example("站点由200个增加到250个，增长25%；资金从1.2亿元增加到1.5亿元，年均增长8%。"),
        Example("床位由1.2万张增加到1.5万张，增长27%。"),
        Example("今年安排资金4.5亿元，比上年增加0.9亿元，增长25%；案件120件，同比减少30件，下降20%。"),
    ),
)


def _growth(text: str) -> Iterator[Spot]:
    if is_row(text) or not any(mark in text for mark in "由从自"):
        return
    found = amounts(text)
    for index, (before, after) in enumerate(pairwise(found)):
        if before.unit != after.unit or after.begin - before.end > _MOST_APART:
            continue
        way = re.fullmatch(_BETWEEN, text[before.end : after.begin])
        if not way or not re.search(_FROM, text[max(before.begin - 20, 0) : before.begin]):
            continue
        if after.value != before.value and (after.value > before.value) != bool(way["up"]):
            yield from _spots(WRONG_WAY, (before, after))
        elif (change := _change_of(text, found, index)) and not _agrees(before, after, change):
            message = f"{WRONG_CHANGE.message}（差{abs(after.value - before.value).normalize():f}）"
            yield from _spots(WRONG_CHANGE, (before, after, change), message)


def _spots(rule: Rule, found: tuple[Amount, ...], message: str = "") -> Iterator[Spot]:
    yield from (Spot(rule, each.begin, each.end, None, message) for each in found)


def _change_of(text: str, found: Sequence[Amount], index: int) -> Amount | None:
    """Return the amount right behind two figures that says by how much they differ."""
    if index + 2 >= len(found):
        return None
    change = found[index + 2]
    return change if re.fullmatch(_CHANGE, text[found[index + 1].end : change.begin]) else None


def _agrees(before: Amount, after: Amount, change: Amount) -> bool:
    """Return True if a change follows from two figures, as far as they are rounded, or cannot be judged."""
    difference, slack = abs(after.value - before.value), before.slack + after.slack + change.slack
    if change.unit == before.unit or (change.unit == "个百分点" and before.is_share):
        return (before.is_share and change.unit != "个百分点") or abs(difference - change.value) <= slack
    if change.is_share and not before.is_share and before.value:
        share = difference / before.value * 100
        rounding = (before.slack + after.slack) / before.value * 200 + change.slack + Decimal("0.06")
        return abs(share - change.value) <= rounding
    return True


def _since_last_year(text: str) -> Iterator[Spot]:
    """Find an amount, by how much it grew, and a rate that does not follow from them."""
    if is_row(text) or "%" not in text or not ("比" in text or "较" in text):
        return
    found = amounts(text)
    for now, more, rate in zip(found, found[1:], found[2:], strict=False):
        way = re.fullmatch(_THAN_BEFORE, text[now.end : more.begin])
        is_rate = rate.is_share and re.fullmatch(_CHANGE, text[more.end : rate.begin])
        if not way or not is_rate or now.unit != more.unit or now.is_share:
            continue
        before = now.value - more.value if way["up"] else now.value + more.value
        if before <= 0:
            continue
        rounding = (more.slack / before + more.value * (now.slack + more.slack) / before**2) * 100
        off = abs(more.value / before * 100 - rate.value)
        if off > rounding + rate.slack + Decimal("0.06"):
            yield from _spots(WRONG_CHANGE, (now, more, rate))


LOOKS = (
    TextLook((WRONG_WAY, WRONG_CHANGE), _growth, of_rows=True),
    TextLook((), _since_last_year, of_rows=True),
)
