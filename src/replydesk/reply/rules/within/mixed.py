"""The rules of one thing written two ways: dashes of a chain, ranges, days, self-names, items in “”."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from replydesk.reply.findings import Finding, Level
from replydesk.reply.rules.found_words import FoundWords, findings_by_part
from replydesk.reply.rules.rule import CUSTOM, Case, DraftLook, Example, Rule, Spot, TextLook, Theme

_DASHES = "-－–—―～~"
_IN_CLASS = r"\-－–—―～~"
_DASH = f"[{_IN_CLASS}]"
_WITH_DASH = frozenset(_DASHES)
_NO_DASH = rf"[^\x00-\u2fff\u3001-\u303f\uff00-\uffef{_IN_CLASS}，。；：、！？（）“”《》]"
_CHAIN = rf"(?<!—){_NO_DASH}{{1,12}}(?:{_DASH}(?!—){_NO_DASH}{{1,12}}){{2,8}}"
_DATES = rf"(?<![\d.{_IN_CLASS}])\d{{1,4}}[年月日]?({_DASH})\d{{1,4}}[年月日]"
_FIGURES = (
    rf"(?<![\d.{_IN_CLASS}])\d{{1,8}}(?:\.\d{{1,4}})?[%万亿千元个]{{0,3}}({_DASH})\d{{1,8}}(?:\.\d{{1,4}})?"
    "[%％万亿千元个人户项处家倍天岁米吨亩公里]{1,3}"
)
_DAY = r"(?<!\d)\d{1,2}月\d{1,2}([日号])(?![线楼院])"
_CHINESE_DAY = (
    "[一二三四五六七八九〇○零]{4}年(?:[一二三四五六七八九十]{1,2}月(?:[一二三四五六七八九十]{1,3}日)?)?"
)
_YEAR_IN_FIGURES = r"(?<!\d)(?:19|20)\d\d年"
_SELF = "[我本](?:局|厅|委|办|部|院|站|所|中心|公司|支队|大队)(?![们校长员托任理公队门分有以需得])"
_LISTED = "[”》’]、[“《‘]"

CHAIN = Rule(
    "连接号混用",
    Theme.ITSELF,
    Level.SUSPECTED,
    CUSTOM,
    "一串里用了两种连接号",
    "请统一用“—”",
    "正文各段、标题",
    fires=(
        Example("形成省级医院—市级医院-县级医院—乡镇卫生院四级网络。", "-", "—"),
        Example("建成云川－南屏—北川公路。", "－", "—"),
    ),
    passes=(Example("健全省—市—县三级网络，落实到位——件件有回音，推行GB/T 9704-2012、A-1-2型设备。"),),
)
RANGES = Rule(
    "起止号不一",
    Theme.ITSELF,
    Level.HINT,
    CUSTOM,
    "同样的起止，前后用了两种写法",
    "请统一写法",
    "正文各段、标题",
    fires=(
        Example(
            "2023年—2025年投入8亿元，2019年～2022年投入5亿元，2016年—2018年投入2亿元。", "2019年～2022年"
        ),
        Example("每年补助2万元～6万元，另补1万元—3万元，服务群众20～30人。", "1万元—3万元"),
    ),
    passes=(Example("2023年—2025年每年补助2万元～6万元，2019年至2022年投入5亿元。"),),
)
DAYS = Rule(
    "日期写法不一",
    Theme.ITSELF,
    Level.HINT,
    CUSTOM,
    "同一篇里日期用了两种写法",
    "请统一写成“2026年3月5日”的样子",
    "正文各段、标题",
    fires=(
        Example("3月5日召开会议，3月12号实地调研。", "号", "日"),
        Example("2025年3月印发方案，二〇二六年五月完成验收。", "二〇二六年五月"),
    ),
    passes=(Example("2025年3月5日召开会议，3月12日调研，搬迁至5号楼，开展“五四”“六一”活动。"),),
)
SELVES = Rule(
    "自称不一",
    Theme.ITSELF,
    Level.HINT,
    CUSTOM,
    "对本单位用了两种自称",
    "请统一自称",
    "正文各段",
    fires=(Example("我厅高度重视，本厅将认真落实。我厅还将加大投入。", "本厅"),),
    passes=(Example("我厅高度重视，会同本市各部门办理，我办事处所在地也在其中。"),),
)
LISTED = Rule(
    "并列项间的顿号",
    Theme.ITSELF,
    Level.HINT,
    CUSTOM,
    "引号、书名号并列时通常不用顿号",
    "请删去顿号",
    "正文各段、标题",
    fires=(
        Example("推行“一窗受理”、“一次办结”服务。", "”、“", "”“"),
        Example("印发《养老服务条例》、《实施细则》。", "》、《", "》《"),
    ),
    passes=(
        Example("推行“一窗受理”“一次办结”，印发《条例》（试行）、《细则》和《办法》（2025年）、《标准》。"),
    ),
)


def _chains(text: str) -> Iterator[Spot]:
    if sum(text.count(dash) for dash in _DASHES) < 2:
        return
    for found in re.finditer(_CHAIN, text):
        dashes = list(re.finditer(_DASH, found[0]))
        if len({each[0] for each in dashes}) > 1:
            for each in dashes:
                if each[0] != "—":
                    at = found.start() + each.start()
                    yield Spot(CHAIN, at, at + 1, "—")


def _ranges(case: Case) -> Iterator[Finding]:
    """Find ranges of years, and of amounts, written otherwise than most of their sort in the letter."""
    dates: list[tuple[FoundWords, str]] = []
    figures: list[tuple[FoundWords, str]] = []
    for place, text in case.texts:
        if not _WITH_DASH.isdisjoint(text):
            of_dates, of_figures = _ranges_in(text)
            dates += [(FoundWords(place, text, begin, end), dash) for begin, end, dash in of_dates]
            figures += [(FoundWords(place, text, begin, end), dash) for begin, end, dash in of_figures]
    yield from findings_by_part(RANGES, [*_fewer(dates, "—"), *_fewer(figures, "～")])


_Range = tuple[int, int, str]  # where it begins and ends, and its dash


@lru_cache(maxsize=4096)
def _ranges_in(text: str) -> tuple[tuple[_Range, ...], tuple[_Range, ...]]:
    """Return the ranges of dates, and of amounts."""
    dates = tuple((*found.span(), found[1]) for found in re.finditer(_DATES, text))
    return dates, tuple((*found.span(), found[1]) for found in re.finditer(_FIGURES, text))


def _fewer(found: list[tuple[FoundWords, str]], usual: str = "") -> Iterator[FoundWords]:
    """Yield the words whose form is not the commonest; of equally common ones the usual one counts."""
    forms = Counter(form for _, form in found)
    if len(forms) > 1:
        most = max(forms, key=lambda form: (forms[form], form == usual))
        yield from (words for words, form in found if form != most)


@lru_cache(maxsize=4096)
def _days_in(text: str) -> tuple[tuple[tuple[int, int], ...], tuple[tuple[int, int], ...], bool]:
    """Return the marks of days in figures, dates in Chinese numerals, and True if a year is in figures."""
    days = tuple(found.span(1) for found in re.finditer(_DAY, text)) if "月" in text else ()
    if "年" not in text:
        return days, (), False
    chinese = tuple(found.span() for found in re.finditer(_CHINESE_DAY, text))
    return days, chinese, bool(re.search(_YEAR_IN_FIGURES, text))


def _days(case: Case) -> Iterator[Finding]:
    """Find 5号 in a letter that has 5日, and Chinese numerals in one that has figures."""
    days: list[FoundWords] = []
    chinese: list[FoundWords] = []
    has_figures = False
    for place, text in case.texts:
        marks, dates, in_figures = _days_in(text)
        days += [FoundWords(place, text, *span, "日") for span in marks]
        chinese += [FoundWords(place, text, *span) for span in dates]
        has_figures = has_figures or in_figures
    odd = [each for each in days if each.words == "号"]
    yield from findings_by_part(
        DAYS, [*(odd if len(odd) < len(days) else []), *(chinese if has_figures else [])]
    )


def _selves(case: Case) -> Iterator[Finding]:
    """Find 本厅 beside 我厅; another body's word is told against the record, if the unit's is known."""
    found = [
        (FoundWords(place, text, *each.span()), each[0])
        for place, text in case.texts
        if "我" in text or "本" in text
        for each in re.finditer(_SELF, text)
    ]
    if case.profile.self_name:
        found = [each for each in found if each[1][1:] == case.profile.self_name[1:]]
    yield from findings_by_part(SELVES, _fewer(found))


def _listed(text: str) -> Iterator[Spot]:
    """Find 顿号 between items in marks; those with a note behind an item need it."""
    if "、" not in text:
        return
    for found in re.finditer(_LISTED, text):
        noted = text[max(found.start() - 40, 0) : found.start() + 40]
        if not re.search("[”》’]（[^（）]{1,20}）、[“《‘]", noted):
            yield Spot(LISTED, found.start(), found.end(), found[0].replace("、", ""))


LOOKS = (
    TextLook((CHAIN,), _chains, of_rows=True),
    TextLook((LISTED,), _listed, of_rows=True),
    DraftLook((RANGES,), _ranges),
    DraftLook((DAYS,), _days),
    DraftLook((SELVES,), _selves),
)
