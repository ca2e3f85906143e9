"""The rules of what an input method leaves behind: letters, words in pinyin, traditional characters."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from replydesk.reply.findings import Level
from replydesk.reply.rules.rule import CUSTOM, Example, Rule, Spot, TextLook, Theme
from replydesk.reply.rules.words import lists

_STRAY_LETTER = "(?<=[\u4e00-\u9fff])[a-z](?=[\u4e00-\u9fff])"
_PINYIN_ROW = "(?<![A-Za-z0-9@./_-])[a-z]{4,24}(?![A-Za-z0-9@./_-])"

LETTER = Rule(
    "多余字母",
    Theme.WORDS,
    Level.SUSPECTED,
    CUSTOM,
    "汉字之间有一个字母",
    "请删去",
    "正文各段、标题",
    fires=(Example("已经完成k修补。", "k", ""), Example("# 工作d进展", "d", "")),
    passes=(Example("建成5G基站、A级景区，推行B超检查、x光透视，a类项目，叶绿素a等指标。"),),
)
PINYIN = Rule(
    "拼音残留",
    Theme.WORDS,
    Level.SUSPECTED,
    CUSTOM,
    "有没有转成汉字的拼音",
    "请改为汉字",
    "正文各段、标题",
    fires=(Example("不断改进fuwu质量。", "fuwu", "服务"), Example("推动gongzuo落实。", "gongzuo", "工作")),
    passes=(Example("开通app和wifi，使用excel表，网址为www.example.com，登录banli@example.com。"),),
)
TRADITIONAL = Rule(
    "繁体字",
    Theme.WORDS,
    Level.SUSPECTED,
    CUSTOM,
    "有繁体字",
    "请改用简化字",
    "正文各段、标题、各栏",
    fires=(Example("反映的問題已经解决。", "問題", "问题"), Example("这项工作正在實施。", "實", "实")),
    passes=(Example("反映的问题已经解决，于谦后人、范姓宗祠和干部都很重视。"),),
)


def _left_behind(text: str) -> Iterator[Spot]:
    for found in re.finditer(_STRAY_LETTER, text):
        if not _is_meant(text, *found.span()):
            yield Spot(LETTER, *found.span(), "")
    for found in re.finditer(_PINYIN_ROW, text):
        if word := _by_pinyin().get(found[0]):
            yield Spot(PINYIN, *found.span(), word)
    yield from traditional_spots(text)


def _is_meant(text: str, begin: int, end: int) -> bool:
    """Return True if a letter is one of a series or the name of a thing: x光, a类."""
    return text[end] in "光线级类型轴值点股照座组区档" or text[begin - 1] in "第为是用到素酸"


def traditional_spots(text: str) -> Iterator[Spot]:
    """Yield the traditional characters of a text."""
    table = _simplified()
    at = 0
    while at < len(text):
        end = at
        while end < len(text) and text[end] in table:
            end += 1
        if end > at:
            yield Spot(TRADITIONAL, at, end, "".join(table[each] for each in text[at:end]))
        at = end + 1


@cache
def _simplified() -> Mapping[str, str]:
    """Return the simplified character of each traditional one that has no use of its own."""
    return {pair[0]: pair[1] for pair in lists.words_in("traditional.txt")}


@cache
def _by_pinyin() -> Mapping[str, str]:
    """Return the common words by their pinyin; of several the one listed first."""
    syllables = {each: line.split()[0] for line in lists.lines_of("sounds.txt") for each in line.split()[1]}
    words = reversed(lists.proposed_words())
    return {"".join(syllables.get(each, "?") for each in word): word for word in words}


LOOK = TextLook((LETTER, PINYIN, TRADITIONAL), _left_behind)
