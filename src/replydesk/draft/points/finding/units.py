"""The text of an original as units: sentences and clauses, each with the number that it begins with."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from replydesk.draft.points.finding.vocabulary import AS_NOUN
from replydesk.text.full_width import with_plain_digits
from replydesk.text.numerals import numeral_value
from replydesk.text.table_rows import is_row

_HAN = "[一二三四五六七八九十]{1,3}"
_NUM = "[0-9０-９]{1,2}"
# Numbers before an item, by style; those of `_AT_LINE` only begin a line.
_STYLES = (
    ("han", rf"(?P<han>{_HAN}) ?[、.．﹑]"),
    ("han_in_brackets", rf"[（(](?P<han_in_brackets>{_HAN})[）)][、.．]?"),
    ("figure", rf"(?P<figure>{_NUM}) ?(?:[.．、﹑](?![0-9０-９])|[）)])"),
    ("figure_in_brackets", rf"[（(](?P<figure_in_brackets>{_NUM})[）)][、.．]?"),
    ("circle", "(?P<circle>[①-⑳❶-❿➀-➉])[、.．]?"),
    ("one_sign", "(?P<one_sign>[⑴-⒇])[、.．]?"),
    ("with_dot", "(?P<with_dot>[⒈-⒛])"),
    ("han_sign", "(?P<han_sign>[㈠-㈩])[、.．]?"),
    (
        "nth",
        rf"第(?P<nth>{_HAN})(?:[，,、：:是]|条[：:，、]?|点[：:，、是]?|件事[：:，、是]?|个?方面[：:，、是]?|种方案[：:，、是]?)",
    ),
    ("word", "(?P<word>[一二三四五六七八九十])(?:是要|是|要)"),
    ("its", "其(?P<its>[一二三四五六七八九十])[，,、是：:]"),
    ("order", "(?P<order>首先|其次|再次|再者|最后)[，,、是：:要]?"),
    (
        "label",
        rf"(?:建议|措施|对策|方案|诉求|意见|举措|请求|办法)(?P<label>{_HAN}|{_NUM})(?:[：:、，.．]|是)",
    ),
    ("one_side", "(?P<one_side>一方面|另一方面)[，,、是：:要]?"),
    ("one_thing", "(?P<one_thing>一个|另一个|再一个|还有一个)(?:办法|建议|请求|想法)?[是，,：:]"),
)
_AT_LINE = (
    ("bullet", "(?P<bullet>[•●▪■◆◇★▲➢※►√✓◎○])"),
    ("bare", rf"(?P<bare>{_NUM})(?=[\u4e00-\u9fff])"),
)
_ITEM_NUMBER = re.compile("|".join(pattern for _, pattern in _STYLES))
_LINE_NUMBER = re.compile("|".join(pattern for _, pattern in (*_STYLES, *_AT_LINE)))
_FIRSTS = "㈠➀❶⒈⑴①"  # of the rows of numbers in one character, the highest first
_LAST = 99  # the number of 最后
_ORDER = {"首先": 1, "其次": 2, "再次": 3, "再者": 3, "最后": _LAST, "一方面": 1, "另一方面": 2}
_ORDER |= {"一个": 1, "另一个": 2, "再一个": 3, "还有一个": 3}
# Styles that are one: 首先, 其次, 第三; numbers of one character or of several.
_SAME = {
    "order": "nth",
    "one_sign": "figure_in_brackets",
    "with_dot": "figure",
    "han_sign": "han_in_brackets",
}
_LOOSE = ("one_side", "one_thing")  # whose numbers may leave some out
_WEAK = (
    "word",
    "circle",
    "figure_in_brackets",
    "han_in_brackets",
    "nth",
    "its",
    "one_side",
    "one_thing",
)  # behind commas
_ENDS, _BEFORE, _COMMAS = "。！？!?；;", "。！？!?；;：:”’）)】", "，,、"
_SPACES = " \t\u3000\u00a0"


class TextUnit(NamedTuple):
    """A sentence or clause: `start` to `end` of a paragraph, its words from `body` on, behind its number."""

    paragraph: int
    start: int
    body: int
    end: int
    text: str
    style: str = ""  # of its number, "" if it has none
    number: int = 0
    is_first: bool = False  # of its paragraph
    is_whole: bool = False  # the only one of its paragraph


class _ItemNumber(NamedTuple):
    at: int
    end: int
    style: str
    number: int


def units_of(paragraphs: Iterable[str]) -> list[TextUnit]:
    """Return the units of paragraphs in order; table rows and blank paragraphs have none."""
    texts = list(paragraphs)
    heads = [_head(text) for text in texts]
    named = frozenset((head.style, head.number) for head in heads if head)
    found: list[TextUnit] = []
    for at, text in enumerate(texts):
        if text.strip() and not is_row(text):
            found += _units(at, text, heads[at], named)
    return _without_odd(found, texts)


def units_within(paragraph: int, text: str, start: int, end: int) -> list[TextUnit]:
    """Return the units of a stretch of a paragraph, as of a paragraph of its own."""
    inside = text[start:end]
    return [
        each._replace(start=each.start + start, body=each.body + start, end=each.end + start)
        for each in _units(paragraph, inside, _head(inside), frozenset())
    ]


def _head(text: str) -> _ItemNumber | None:
    at = len(text) - len(text.lstrip(_SPACES))
    found = _LINE_NUMBER.match(text, at)
    return _mark(found) if found else None


def _mark(found: re.Match[str]) -> _ItemNumber:
    style = found.lastgroup or ""
    number = _value(style, found[style])
    return _ItemNumber(found.start(), found.end(), _SAME.get(style, style), number)


def _value(style: str, number: str) -> int:
    if style in ("circle", "one_sign", "with_dot", "han_sign"):
        return next(ord(number) - ord(one) + 1 for one in _FIRSTS if number >= one)
    if style == "bullet":
        return 0
    return _ORDER.get(number) or numeral_value(with_plain_digits(number))


def _units(
    paragraph: int, text: str, head: _ItemNumber | None, named: frozenset[tuple[str, int]]
) -> Iterator[TextUnit]:
    marks = {each.at: each for each in _inline(text, head, named)}
    if head:
        marks[head.at] = head
    cuts = sorted({0, *marks, *_sentence_ends(text, marks), len(text)})
    found: list[TextUnit] = []
    for start, end in pairwise(cuts):
        begin = start + len(text[start:end]) - len(text[start:end].lstrip(_SPACES))
        over = start + len(text[start:end].rstrip(_SPACES))
        if begin >= over:
            continue
        mark = marks.get(begin)
        body = min(mark.end, over) if mark else begin
        body += len(text[body:over]) - len(text[body:over].lstrip(_SPACES))
        style, number = (mark.style, mark.number) if mark else ("", 0)
        found.append(TextUnit(paragraph, begin, body, over, text[body:over], style, number, not found))
    is_whole = len(found) == 1
    yield from (each._replace(is_whole=is_whole) for each in found)


def _inline(text: str, head: _ItemNumber | None, named: frozenset[tuple[str, int]]) -> Iterator[_ItemNumber]:
    """Yield the numbers within a paragraph that count on: from its first, or from 1 with a second one.

    The second one may begin another paragraph: `named` has the styles and numbers that do.
    """
    found = [each for each in map(_mark, _ITEM_NUMBER.finditer(text)) if _begins_unit(text, each)]
    last: dict[str, int] = {head.style: head.number} if head else {}
    follow = {(each.style, each.number) for each in found} | named
    for each in found:
        if head and each.at == head.at:
            continue
        before = last.get(each.style)
        counts_on = before is not None and _follows(each, before)
        begins = each.number == 1 and (
            (each.style, 2) in follow
            or (each.style in _LOOSE and any(one == each.style for one, _ in follow))
        )
        if counts_on or begins:
            last[each.style] = each.number
            yield each


def _follows(mark: _ItemNumber, before: int) -> bool:
    is_later = mark.style in _LOOSE or mark.number == _LAST
    return before < mark.number if is_later else mark.number == before + 1


def _begins_unit(text: str, mark: _ItemNumber) -> bool:
    at = mark.at
    while at and text[at - 1] in _SPACES:
        at -= 1
    before = text[at - 1] if at else ""
    if not before or before in _BEFORE or (before in _COMMAS and mark.style in _WEAK):
        return True
    return text[mark.at - 1] in _SPACES and mark.style not in ("word", "han")


_LEADS = (
    "建议",
    "如下",
    "恳请",
    "请求",
    "希望",
    "诉求",
    "对策",
    "措施",
    "内容",
    "办法",
    "呼吁",
    "要求",
    "题目",
)


_LONGEST_OPENER = 6  # characters before a comma that belong to what is asked for
_OPENING_WORD = re.compile(
    "(?:因此|为此|对此|鉴于此|据此|综上|总之|所以|同时|另外|此外|还有|最后|首先|其次|再次|再者|在此|基于此"
    r"|[第其][一二三四五六七八九十]|[一二三四五六七八九十]是)\Z"
)
_BRACKET_LABEL = re.compile("【[^【】]{1,16}】")
# A comma before what is asked for in so many words.
_COMMA_BEFORE_ASKING = re.compile(
    "[，,](?=(?:因此|为此|故|现|特|强烈|我们|我|特此|同时){0,2}(?:建议|恳请|呼吁)"
    f"{AS_NOUN})"
    "|[，,](?=希望(?:政府|有关|相关|各级|上级|[省市县区镇乡]|交通|交警|城管|教育|学校|贵))"
)
# Words with which a clause asks, behind a comma or colon; what is before them asks for nothing.
_HOPE = re.compile("(?:也|还|特|真诚|热切|衷心|诚恳|殷切){0,2}(?:希望|盼望|期盼|请)" + AS_NOUN)
_ASKS_BEFORE = re.compile("建议|希望|盼|请|应|要|可以|呼吁|必须|需")
_LOOKED_BACK = 80  # characters


def _sentence_ends(text: str, marks: dict[int, _ItemNumber]) -> Iterator[int]:
    """Yield where a sentence or clause ends: not at ； in brackets; at ： before a number or behind 建议."""
    yield from (
        found.end() for found in _COMMA_BEFORE_ASKING.finditer(text) if not _is_opener(text, found.start())
    )
    yield from _clauses_that_hope(text)
    yield from (end for found in _BRACKET_LABEL.finditer(text) for end in found.span())
    depth = 0
    for at, char in enumerate(text):
        if char in "（(":
            depth += 1
        elif char in "）)":
            depth = max(depth - 1, 0)
        elif char in "；;" and depth:
            continue
        elif char in _ENDS:
            depth = 0
            end = at + 1
            while end < len(text) and text[end] in "”’）)":
                end += 1
            yield end
        elif char in "：:":
            end = at + 1
            while end < len(text) and text[end] in _SPACES:
                end += 1
            if end in marks or text.endswith(_LEADS, 0, at) or _HOPE.match(text, end):
                yield end


def _is_opener(text: str, comma: int) -> bool:
    """Return True if what is before a comma only opens a sentence: 因此，最后，."""
    return bool(_OPENING_WORD.search(text, max(comma - _LONGEST_OPENER, 0), comma))


def _clauses_that_hope(text: str) -> Iterator[int]:
    """Yield where a clause begins that hopes for something, if what is before it only says why."""
    for at, char in enumerate(text):
        if char not in _COMMAS or not _HOPE.match(text, at + 1) or _is_opener(text, at):
            continue
        before = text[max(at - _LOOKED_BACK, 0) : at]
        begin = max(map(before.rfind, _ENDS)) + 1
        if (begin or at < _LOOKED_BACK) and not _ASKS_BEFORE.search(before, begin):
            yield at + 1


def _without_odd(units: list[TextUnit], texts: list[str]) -> list[TextUnit]:
    """Return units with what only looks like a number taken as words: 3个, 最后 without a 首先 before it."""
    bare = [row for row, each in enumerate(units) if each.style == "bare"]
    numbers = [units[row].number for row in bare]
    odd = {
        row
        for at, row in enumerate(bare)
        if numbers[at - 1 : at] != [numbers[at] - 1] and numbers[at + 1 : at + 2] != [numbers[at] + 1]
    }
    first = next((at for at, each in enumerate(units) if (each.style, each.number) == ("nth", 1)), len(units))
    odd |= {row for row, each in enumerate(units[:first]) if each.style == "nth"}
    return [
        each._replace(style="", number=0, body=each.start, text=texts[each.paragraph][each.start : each.end])
        if row in odd
        else each
        for row, each in enumerate(units)
    ]
