"""Amounts in a text, with their units: 3.2亿元, 1206个, 71.5%, 9项."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

# Units of things and of measures, the longest first; 年, 月, 日 and 号 count nothing that adds up.
_UNITS = (
    "个百分点|平方公里|平方千米|平方米|立方米|立方|公里|千米|公斤|千克|公顷|千瓦时|千瓦|兆瓦|个工作日|小时|分钟|学时|课时"
    "|人次|人份|家次|户次|件次|例次|场次|班次|批次|辆次|车次|车位|泊位|标段|名额"
    "|[%％‰元亩吨个项件人名家处所户次条座台套辆场支间张门种宗起例米棵株盏栋幢部批类篇期天倍册本份枚盒箱袋头只口眼段片块根把"
    "团组班轮笔款案页幅面架艘斤升度层点位]"
)
_AMOUNT = rf"(?<![\d.,/第-])(\d{{1,12}}(?:,\d{{3}})*+(?:\.\d{{1,6}})?)([千万亿]{{0,2}})({_UNITS})"
_PERCENT = ("%", "％")
_ABOUT = ("约", "近", "超", "过", "逾")
_TIMES = {"": 1, "千": 10**3, "万": 10**4, "亿": 10**8, "千万": 10**7, "万亿": 10**12}


class Amount(NamedTuple):
    """An amount: its value, how far it may be off by rounding, its unit, and its place in the text."""

    value: Decimal
    slack: Decimal
    unit: str
    begin: int
    end: int

    @property
    def is_share(self) -> bool:
        """Return True for a percentage."""
        return self.unit in _PERCENT


@lru_cache(maxsize=4096)
def amounts(text: str) -> tuple[Amount, ...]:
    """Return the amounts of a text from left to right."""
    return tuple(_amounts(text))


def _amounts(text: str) -> Iterator[Amount]:
    for found in re.finditer(_AMOUNT, text):
        times = _TIMES.get(found[2])
        if times:
            value = Decimal(found[1].replace(",", ""))
            last = Decimal(times).scaleb(int(value.as_tuple().exponent))  # what its last digit counts
            slack = last / 2 if "." in found[1] or found[3] in _PERCENT else Decimal(0)
            if text[found.start() - 1 : found.start()] in _ABOUT:
                slack = value * times / 10
            yield Amount(value * times, slack, found[3], found.start(), found.end())
