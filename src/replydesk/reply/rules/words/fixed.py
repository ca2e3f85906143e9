"""The rules of wrong words that are listed one by one, in `fixed.tsv`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from replydesk.reply.findings import Level
from replydesk.reply.rules.rule import CUSTOM, Example, Rule, Spot, TextLook, Theme
from replydesk.reply.rules.words import lists
from replydesk.text import segments

_FIGURE = "#"  # stands for a figure in the list
_AROUND = 4  # characters on both sides in which an innocent row is looked for

CERTAIN = Rule(
    "错别字",
    Theme.WORDS,
    Level.ERROR,
    CUSTOM,
    "有错别字",
    "请改正",
    "正文各段、标题",
    fires=(
        Example("我局多次研究布署养老工作。", "布署", "部署"),
        Example("认真贯撤上级要求。", "贯撤", "贯彻"),
        Example("截止目前，已建成12处。", "截止目前", "截至目前"),
        Example("# 下一步工作布署", "布署", "部署"),
        Example("待明年立岗见影地解决。", "立岗见影", "立竿见影"),
    ),
    passes=(
        Example("我局多次研究部署养老工作，截至目前已建成12处。"),
        Example("该镇由院落事务小组和楼栋长共同管理。"),
        Example("《按装与维修》一书可供参考，“按装”是书中的写法。"),
    ),
)
LIKELY = Rule(
    "疑似错别字",
    Theme.WORDS,
    Level.SUSPECTED,
    CUSTOM,
    "疑有错别字",
    "请核对",
    "正文各段、标题",
    fires=(
        Example("以经完成了三处改造。", "以经", "已经"),
        Example("截止2025年底，覆盖率超过九成。", "截止", "截至"),
        Example("所反应的问题我们十分重视。", "反应的问题", "反映的问题"),
        Example("完善权利运行监督机制。", "权利运行", "权力运行"),
        Example("双方签定了合作协议。", "签定", "签订"),
        Example("森林管护及其重要，请您包函。", "及其重要", "极其重要"),
        Example("隔离带取到阻断作用。", "取到", "起到"),
        Example("感谢您对交通工作的关系和支持。", "关系和支持", "关心和支持"),
        Example("由分部不均造成。", "分部不均", "分布不均"),
    ),
    passes=(
        Example("常务委员会报告了有关情况，部门协会报名参加。"),
        Example("以经批准的方案为准，报名的截止日期为5月20日。"),
        Example("过度期待不可取，过渡期为三年，做到自己有底。"),
        Example("现向您回复如下：奔着问题去，答好时代之问，水利为兴国之要，附则及其重要内容应附说明。"),
        Example("设区的市应当按照规定办理，购建固定资产须经批准。"),
    ),
)
USUAL = Rule(
    "习惯写法",
    Theme.WORDS,
    Level.HINT,
    CUSTOM,
    "公文里习惯用另一种写法",
    "可改用习惯写法",
    "正文各段、标题",
    fires=(Example("会同其它部门研究。", "其它", "其他"), Example("向代表作了交待。", "交待", "交代")),
    passes=(Example("会同其他部门研究，向代表作了交代。"),),
)
_RULES = {rule.level.value: rule for rule in (CERTAIN, LIKELY, USUAL)}


class _Wrong(NamedTuple):
    """An entry of the list."""

    rule: Rule
    right: str
    unless: tuple[str, ...]


def _wrong_words(text: str) -> Iterator[Spot]:
    """Yield the listed words of a text that stand by themselves in it."""
    plain = re.sub("[0-9]", _FIGURE, text)
    last = 0
    for begin, row, wrong in _listed(plain):
        is_innocent = _is_innocent(plain, begin, begin + len(row), wrong)
        end = begin + len(row.rstrip(_FIGURE))
        begin += len(row) - len(row.lstrip(_FIGURE))
        if begin >= last and not is_innocent and segments.splits_at(text, begin, end):
            right = wrong.right.strip(_FIGURE)
            yield Spot(wrong.rule, begin, end, right, f"“{text[begin:end]}”应为“{right}”")
            last = end


def _listed(text: str) -> Iterator[tuple[int, str, _Wrong]]:
    """Yield the rows of a text that are in the list: offset, row, entry; longer ones before shorter."""
    table, starts, longest = _table()
    for begin in range(len(text) - 1):
        if text[begin : begin + 2] in starts:
            for end in range(min(begin + longest, len(text)), begin + 1, -1):
                if wrong := table.get(text[begin:end]):
                    yield begin, text[begin:end], wrong


def _is_innocent(text: str, begin: int, end: int, wrong: _Wrong) -> bool:
    around = text[max(begin - _AROUND, 0) : end + _AROUND]
    return any(row in around for row in wrong.unless)


@cache
def _table() -> tuple[Mapping[str, _Wrong], frozenset[str], int]:
    """Return the entries by their words, the first two characters of these, and the longest length."""
    table = {}
    for line in lists.lines_of("fixed.tsv"):
        level, wrong, right, *unless = line.split("\t")
        table[wrong] = _Wrong(_RULES[level], right, tuple(" ".join(unless).split()))
    return table, frozenset(wrong[:2] for wrong in table), max(map(len, table))


LOOK = TextLook((CERTAIN, LIKELY, USUAL), _wrong_words)
