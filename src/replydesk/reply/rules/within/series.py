"""The rules of numbering typed by hand: 一是…三是, （一）（三）, 1. 3., 第一 第三, ① ③."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from replydesk.draft.place import Place
from replydesk.reply.findings import Finding, Level
from replydesk.reply.rules.found_words import FoundWords, findings_by_part
from replydesk.reply.rules.rule import CUSTOM, Case, DraftLook, Example, Rule, Theme
from replydesk.text.numerals import chinese_numeral, numeral_value
from replydesk.text.table_rows import is_row

_COUNT = "[一二三四五六七八九十]{1,3}"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
# One group for each sort of number. A number is not a part of a word: 统一是, 第五条第（三）项.
_NUMBER = (
    rf"(?:^|(?<=[。；：，！？、\s（]))(?:({_COUNT})是|其({_COUNT})(?=[，：是])|第({_COUNT})(?=[，：是])"
    rf"|（({_COUNT})）|（(\d{{1,2}})）|(?<!（)(\d{{1,2}})）)"
    rf"|^(?:(\d{{1,2}})[.．、](?!\d(?!\d{{3}}年))|({_COUNT})、(?!{_COUNT}))|([{_CIRCLED}])"
)
_COUNTED = (
    r"(?<![第\d.一二三四五六七八九十百])([二两三四五六七八九十]|十[一二三四五六]|\d{1,2})"
    "(个(?!月|工作|小时)|项|条|点|件|类|种|大|步|方面)"
    "(?:[^，。；：、（）]{0,10}：|[^，。；：、（）]{0,6}(?:措施|方面|工作|任务|原则|举措|问题|重点)。"
    "|[^，。；：、（）]{0,8}，[^，。；：、（）]{2,10}如下：)$"
)
_AS_CLAUSE, _AS_ORDER, _CIRCLE = 1, 3, 9  # sorts: 一是, 第一, ①
_IN_WORDS = (1, 2, 3)  # sorts that are mixed up: 一是, 其一, 第一
_IN_CHINESE = (1, 2, 3, 4, 8)
_COUNT_BEFORE = 26  # characters before a series in which it is counted
_MOST_OFF = 3  # a count farther off counts something else
_SIGNS = ("是", "，", "：", "（", "）", ".", "．", "、", "①", "②", "③")

SKIPPED = Rule(
    "序号不连续",
    Theme.ITSELF,
    Level.SUSPECTED,
    CUSTOM,
    "手写的序号不连续",
    "请核对是少了一项，还是序号写错",
    "正文各段",
    fires=(
        Example("我局做了以下工作：一是加大投入。三是加强监管。", "三是"),
        Example("一是加大投入。二是健全机制。二是加强监管。", "二是", "三是"),
        Example("一是加大投入。三是健全机制。三是加强监管。", "三是", "二是"),
        Example("一是加大投入。一是健全机制。三是加强监管。", "一是", "二是"),
        Example("（一）加大投入，落实资金；\n（三）加强监管，开展检查。", "（三）"),
        Example("第一，加大投入；第三，加强监管。", "第三"),
        Example("重点抓好①投入；③监管。", "③"),
        Example("1.加大投入力度，落实各级资金。\n3.加强监管，开展检查。", "3."),
        Example("要做好：二是加强监管，开展检查。三是健全机制。", "二是"),
    ),
    passes=(
        Example("一是加大投入。二是健全机制。\n一是摸清底数。二是分类施策。"),
        Example("一是加大投入。\n二是健全机制。\n三是加强监管。"),
        Example("省财政厅一是加大投入。二是健全机制。三是加强监管。"),
        Example("二、三产业加快发展，第一、第三中学完成改造，二级以上医院、三级医院均已接入。"),
        Example("依照第五条第（三）项的规定，增长1.5%、3.2%，共3.5公里。"),
        Example("（1）摸清底数；（2）分类施策。①登记；②公示。\n首先要重视；第二，要落实。"),
    ),
)
MISCOUNTED = Rule(
    "项数不符",
    Theme.ITSELF,
    Level.SUSPECTED,
    CUSTOM,
    "写明的项数与列出的不符",
    "请核对项数",
    "正文各段",
    fires=(
        Example("主要采取了五项措施：一是摸底；二是整改；三是验收；四是巩固。", "五项", "四项"),
        Example("做好3个方面工作：\n一是加大投入，落实资金；\n二是健全机制，加强考核。", "3个", "2个"),
        Example("分三步推进：第一，摸底；第二，整改。", "三步", "两步"),
        Example(
            "针对您提出的三个方面的意见，办理情况如下：\n一是加大投入，落实资金。\n二是加强考核，落实责任。",
            "三个",
            "两个",
        ),
    ),
    passes=(
        Example("采取了四项措施：一是摸底；二是整改；三是验收；四是巩固。一是再部署；二是再检查。"),
        Example("抓好两件事：一是摸底，做到三个清楚；二是整改。培训三类人员。一是加强组织，二是加强考核。"),
        Example("做好四项工作：\n一是加大投入，落实资金。\n二是加强考核。\n四是跟踪问效，逐项销号。"),
        Example("省政府印发十条措施。其中第五条规定：一是加大投入；二是健全机制。"),
    ),
)
MIXED = Rule(
    "序号混用",
    Theme.ITSELF,
    Level.HINT,
    CUSTOM,
    "一组序号用了两种写法",
    "请统一写法",
    "正文各段",
    fires=(
        Example("一是加大投入。第二，健全机制。三是加强监管。", "第二，", "二是"),
        Example("第一，加大投入。二是健全机制。", "二是", "第二，"),
    ),
    passes=(Example("一是加大投入，（1）落实资金；（2）用好资金。二是健全机制。"),),
)


class _Number(NamedTuple):
    """A number typed by hand: its sort, its value, and where it is."""

    sort: int
    value: int
    place: Place
    text: str
    begin: int
    end: int

    def as_value(self, value: int) -> str:
        """Return it as written with another value."""
        if self.sort == _CIRCLE:
            return _CIRCLED[value - 1 : value]
        written = self.text[self.begin : self.end]
        if self.sort in _IN_CHINESE:
            return written.replace(chinese_numeral(self.value), chinese_numeral(value))
        return written.replace(str(self.value), str(value))

    def found(self, right: int = 0) -> FoundWords:
        """Return it as words found wrong, with its right value if that is known."""
        return FoundWords(
            self.place, self.text, self.begin, self.end, self.as_value(right) if right else None
        )


@lru_cache(maxsize=4096)
def _typed(text: str) -> tuple[tuple[int, int, int, int], ...]:
    """Return the numbers in a text: sort, value, begin, end."""
    if not any(sign in text for sign in _SIGNS):
        return ()
    found = []
    for each in re.finditer(_NUMBER, text):
        sort = each.lastindex or 0
        value = _CIRCLED.index(each[sort]) + 1 if sort == _CIRCLE else numeral_value(each[sort])
        if value:
            found.append((sort, value, each.start(), each.end()))
    return tuple(found)


def _numbering(case: Case) -> Iterator[Finding]:
    """Check the numbers between each two headings; items that the program numbers have none typed."""
    skipped: list[FoundWords] = []
    mixed: list[FoundWords] = []
    counted: list[FoundWords] = []
    for _, run in groupby(case.texts, key=lambda each: (each[0].key, each[0].section, each[0].is_heading)):
        texts = [each for each in run if not is_row(each[1])]
        numbers = [
            _Number(*each[:2], place, text, *each[2:]) for place, text in texts for each in _typed(text)
        ]
        if len(numbers) > 1 or (numbers and numbers[0].value > 1):
            before = "".join(text for _, text in texts)
            numbers = list(_sorted_in(numbers, mixed))
            counted += _miscounts(texts, numbers)
            for sort in {each.sort for each in numbers}:
                own = [each for each in numbers if each.sort == sort]
                skipped += _all_skips(own, may_begin_later="一是" in before or "首先" in before)
    order = {place: index for index, (place, _) in enumerate(case.texts)} if skipped else {}
    skipped.sort(key=lambda each: (order[each.place], each.begin))
    yield from findings_by_part(SKIPPED, skipped)
    yield from findings_by_part(MIXED, mixed)
    yield from findings_by_part(MISCOUNTED, counted)


def _sorted_in(numbers: Sequence[_Number], mixed: list[FoundWords]) -> Iterator[_Number]:
    """Yield numbers, those of another sort than their series as if of its sort; note them."""
    last: dict[int, int] = {}
    for each in numbers:
        own = next(
            (
                sort
                for sort in (_AS_CLAUSE, _AS_ORDER)
                if each.sort in _IN_WORDS
                and each.value > 1
                and sort != each.sort
                and each.sort not in last
                and last.get(sort) == each.value - 1
            ),
            None,
        )
        if own:
            mixed.append(_as_sort(each, own))
        last[own or each.sort] = each.value
        yield each._replace(sort=own) if own else each


def _as_sort(number: _Number, sort: int) -> FoundWords:
    found = number.found()
    has_comma = number.text[number.end : number.end + 1] == "，"
    count = chinese_numeral(number.value)
    right = f"{count}是" if sort == _AS_CLAUSE else f"第{count}，"
    return found._replace(end=number.end + has_comma, right=right)


def _all_skips(numbers: Sequence[_Number], *, may_begin_later: bool) -> list[FoundWords]:
    """Return the numbers of a sort that skip; one within a paragraph may stand in another series."""
    found = list(_skips(numbers, may_begin_later=may_begin_later))
    outer = [each for each in numbers if not each.begin]
    inner = [each for each in numbers if each.begin]
    if found and len(outer) > 1 and inner:
        apart = [each for series in (outer, inner) for each in _skips(series, may_begin_later=False)]
        return found if apart else []
    return found


def _miscounts(texts: Sequence[tuple[Place, str]], numbers: Sequence[_Number]) -> Iterator[FoundWords]:
    """Yield the counts right before series that have more or fewer numbers: 五项措施：一是 … 四是."""
    before = dict(zip((place for place, _ in texts[1:]), texts, strict=False))
    for index, first in enumerate(numbers):
        if first.value == 1:
            place, text, end = first.place, first.text, first.begin
            if not text[:end].strip() and place in before:
                place, text = before[place]
                end = len(text)
            yield from miscounted(place, text[:end], text, _last_of(numbers, index))


def miscounted(place: Place, before: str, text: str, size: int) -> Iterator[FoundWords]:
    """Yield the count at the end of what stands before a series, if that has another size."""
    before = before.rstrip()
    found = re.search(_COUNTED, before[-_COUNT_BEFORE:])
    if found and 1 < size != (said := _value(found[1])) and abs(said - size) <= _MOST_OFF:
        begin = max(len(before) - _COUNT_BEFORE, 0) + found.start(1)
        right = _as_written(found[1], size) + found[2]
        yield FoundWords(place, text, begin, begin + len(found[1] + found[2]), right)


def _last_of(numbers: Sequence[_Number], begin: int) -> int:
    """Return the last number of the series that begins there, 0 if one is skipped: that is told."""
    last, first = 0, numbers[begin]
    for index in range(begin, len(numbers)):
        each = numbers[index]
        if each.sort == first.sort:
            if each.value == 1 and last:
                break
            if each.value != last + 1:
                is_skipped = each.place == first.place or each.value > last + 1
                return 0 if is_skipped else last
            last = each.value
    return last


def _value(typed: str) -> int:
    return 2 if typed == "两" else numeral_value(typed)


def _as_written(typed: str, value: int) -> str:
    return str(value) if typed.isdecimal() else "两" if value == 2 else chinese_numeral(value)


def _skips(numbers: Sequence[_Number], *, may_begin_later: bool) -> Iterator[FoundWords]:
    """Yield the numbers of a sort that do not follow the one before; 1 begins a new series."""
    expected = 1
    for index, each in enumerate(numbers):
        after = numbers[index + 1].value if index + 1 < len(numbers) else 0
        is_mistyped = after == expected + 1 and each.value != expected
        if each.value == 1 and not (is_mistyped and expected > 1):
            expected = 2
        elif each.value == expected:
            expected += 1
        elif index == 0 and not is_mistyped:
            if _is_without_first(each, after) and not may_begin_later:
                yield each.found()
            expected = each.value + 1
        elif is_mistyped:
            yield each.found(expected)
            expected += 1
        elif each.value == expected - 1:
            yield each.found(0 if after else expected)
            expected += not after
        else:
            yield each.found()
            expected = each.value + 1


def _is_without_first(number: _Number, after: int) -> bool:
    """Return True if a series begins with 二是, or （二） and goes on; （三） may be quoted from a law."""
    return number.sort in _IN_WORDS or (number.value == 2 and after == 3)


LOOKS = (DraftLook((SKIPPED, MISCOUNTED, MIXED), _numbering),)
