"""The rule of one body under two names: 市住房和城乡建设局 and 市住房与城乡建设局."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple

from replydesk.draft.model import Key
from replydesk.reply.findings import Finding, Level
from replydesk.reply.rules.rule import CUSTOM, Case, DraftLook, Example, Rule, Theme
from replydesk.reply.rules.within.passages import FoundWords, finding

# A name behind its level: 市 + 住房和城乡建设局. Short forms are no other names.
_NAME = (
    r"(?<=[省市县区州])(?:(?![省县区州]|市(?!场))[\u4e00-\u9fff]){3,14}?"
    "(?:局|厅|委员会|委(?!员|托|派)|办公室|中心)"
)
_BREAK = "[的由经向从对于请是]|将|会同|提出|负责"
_FIELDS = (Key.UNIT, Key.SIGNATURE, Key.CONSULTED, Key.LEAD_BODY, Key.CC)
_JOINING = "和与及"
_OTHERS = "人大|政协|常委|第[一二三四五六七八九十]|党委|纪委|街道|东|西|南|北"
_MOST_NAMES = 60  # different names that are compared

TWO_NAMES = Rule(
    "单位名称不一",
    Theme.ITSELF,
    Level.SUSPECTED,
    CUSTOM,
    "同一个单位用了两个相近的名称",
    "请核对单位名称",
    "正文各段",
    fires=(
        Example(
            "经商市住房和城乡建设局，方案已经确定。市住房与城乡建设局将加强监管。市住房和城乡建设局还将检查。",
            "住房与城乡建设局",
            "住房和城乡建设局",
        ),
        Example(
            "省市场监督管理局开展检查。省市场监督管理局将会同省市场监督管里局通报。",
            "市场监督管里局",
            "市场监督管理局",
        ),
        Example(
            "省人力资源社会保章厅负责落实。",
            "人力资源社会保章厅",
            "人力资源社会保障厅",
            fields=((Key.CONSULTED, "省人力资源社会保障厅"),),
        ),
    ),
    passes=(
        Example("经商省住房和城乡建设厅，省住房城乡建设厅、省住建厅将加强监管。"),
        Example("市农业农村局、市文化和旅游局、市交通运输局、市自然资源局配合，市教育局、市体育局参加。"),
    ),
)


class _Named(NamedTuple):
    name: str
    found: FoundWords


@lru_cache(maxsize=4096)
def _names(text: str) -> tuple[tuple[int, int], ...]:
    """Return the places of the names of bodies in a text, behind their levels."""
    return tuple(
        found.span()
        for found in re.finditer(_NAME, text)
        if not re.search(_BREAK, found[0]) and not re.search(_OTHERS, found[0])
    )


def _two_names(case: Case) -> Iterator[Finding]:
    """Find names that differ from another one by a character; the commoner one, or the record's, is right."""
    named = [
        _Named(text[begin:end], FoundWords(place, text, begin, end))
        for place, text in case.texts
        if any(end in text for end in "局厅委办心")
        for begin, end in _names(text)
    ]
    record = " ".join(case.draft.get(key) for key in _FIELDS)
    known = {record[begin:end] for begin, end in _names(record)}
    counts = Counter(each.name for each in named)
    names = [*dict.fromkeys([*known, *counts])][:_MOST_NAMES]
    for one, other in combinations(names, 2):
        if _is_slip(one, other):
            right, wrong = sorted((one, other), key=lambda name: (name in known, counts[name]), reverse=True)
            is_sure = right in known or counts[right] > counts[wrong]
            told = right if is_sure else None
            found = [each.found._replace(right=told) for each in named if each.name == wrong]
            if found and not (wrong in known and right in known):
                yield finding(TWO_NAMES, found, f"前后写法不一，另有“{right}”")


def _is_slip(one: str, other: str) -> bool:
    """Return True if two names differ by one character, or by two that are swapped; short forms do not."""
    if one[-1] != other[-1] or abs(len(one) - len(other)) > 1:
        return False
    pairs = enumerate(zip(one, other, strict=False))
    begin = next((n for n, (a, b) in pairs if a != b), min(len(one), len(other)))
    mine, theirs = one[begin:], other[begin:]
    if len(one) == len(other):
        swapped = mine[:2] == theirs[1::-1] and mine[2:] == theirs[2:]
        return len(one) > 4 and (mine[1:] == theirs[1:] or swapped)
    longer, shorter = (mine, theirs) if len(mine) > len(theirs) else (theirs, mine)
    return len(one) > 5 and longer[1:] == shorter and longer[0] not in _JOINING


LOOKS = (DraftLook((TWO_NAMES,), _two_names),)
