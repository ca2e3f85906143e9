"""The rules of marks in pairs, 《》 “” （） 【】: one of the two lacking, or pairs inside each other."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from replydesk.reply.findings import Finding, Level
from replydesk.reply.rules.found_words import FoundWords, finding
from replydesk.reply.rules.rule import CUSTOM, Case, DraftLook, Example, Rule, Spot, TextLook, Theme

_OPENING = "《〈“‘（【〔「『［"
_CLOSING = "》〉”’）】〕」』］"
_CLOSING_OF = dict(zip(_OPENING, _CLOSING, strict=True))
_OPENING_OF = dict(zip(_CLOSING, _OPENING, strict=True))
_QUOTE_NAMES = {"“": "左引号", "”": "右引号", "‘": "左单引号", "’": "右单引号"}
_FAMILIES = ("《〈", "“‘", "（【〔［", "「『")
_FAMILY = {mark: family[0] for family in _FAMILIES for each in family for mark in (each, _CLOSING_OF[each])}
_HALF = str.maketrans("()[]", "（）［］")
_MARKS = frozenset(_OPENING + _CLOSING + "()[]")
_LONGEST_TURNED = 24  # characters between quotation marks that are turned round
_LONGEST = 60  # characters from a mark in which the other one may be lacking
_MOST = 100  # marks of a text that are told, of each sort
_LONGEST_QUOTED = 500  # characters of a quotation that is looked into
_SHOWN = 14  # characters shown of them at either end
_ENDS = "，。；！？\n"
_TITLE_END = (
    "(?:条例|办法|规划|方案|意见|通知|规定|细则|法|建议|提案|标准|规范|纲要|计划|指南|目录|清单|制度|决定|报告|批复|公告|规程"
    "|章程|要点|指引|措施)(?:（试行）)?$"
)
_TITLE_AND_MORE = "(?:法|条例|办法|规定|细则|意见|方案|通知|规划)的?(?:规定|要求|精神|意见)$"
_BEFORE_ARTICLE = r"(?:法|条例|办法|规定|细则)(?=第[一二三四五六七八九十百零\d]{1,6}条)"
_TITLE_START = (
    "(?:印发|出台|制定|修订|颁布|公布|发布|实施|按照|根据|依据|依照|落实|执行|贯彻)了?(?=[^，。]{4})"
)
_QUOTES = "“‘"

UNPAIRED = Rule(
    "标点不成对",
    Theme.ITSELF,
    Level.ERROR,
    CUSTOM,
    "成对的标点缺了一个",
    "请补上缺的一个，或者删去多的一个",
    "正文各段、标题",
    fires=(
        Example("依据《养老服务条例第十条规定。", "《养老服务条例", "《养老服务条例》"),
        Example("印发了《养老服务条例，认真组织实施。", "《养老服务条例", "《养老服务条例》"),
        Example("印发了养老服务条例》，认真实施。", "养老服务条例》", "《养老服务条例》"),
        Example("根据《物业管理条例》养老服务条例》办理。", "养老服务条例》", "《养老服务条例》"),
        Example("接入”一窗受理“平台。", "”一窗受理“", "“一窗受理”"),
        Example("推行“一窗受理服务。", "“一窗受理服务"),
        Example("推行一窗受理”服务。", "推行一窗受理”"),
        Example("各地（含省直管县均已落实。", "（含省直管县均已落实"),
        Example("已开展【专项行动。", "【专项行动"),
        Example("# 关于“一窗受理", "“一窗受理"),
        Example("出台《实施细则〉并公布。", "〉", "》"),
        Example("各地（含省直管县】均已落实。", "】", "）"),
        Example("做到“应保尽保’。", "’", "”"),
    ),
    passes=(
        Example("出台《〈条例〉细则》（试行），推行“‘一窗’受理”【见附件】。"),
        Example("1）摸清底数；2）分类施策；a）逐项销号。"),
        Example("您提出：“一是加大投入。\n二是加强监管。”我厅认真研究。"),
        Example("使用It’s OK等英文。"),
    ),
)
NESTED = Rule(
    "引号套用",
    Theme.ITSELF,
    Level.HINT,
    CUSTOM,
    "引号里面又用了引号",
    "外面一层用“”，里面一层用‘’",
    "正文各段、标题",
    fires=(
        Example("推行“以“一窗受理”为主的服务”。", "“一窗受理”", "‘一窗受理’"),
        Example("推行‘以“一窗受理”为主的服务’。", "‘以“一窗受理”为主的服务’", "“以‘一窗受理’为主的服务”"),
    ),
    passes=(Example("推行“以‘一窗受理’为主的服务”，克服‘重建轻管’现象。"),),
)


class _Mark(NamedTuple):
    at: int
    mark: str


class _Pairs(NamedTuple):
    """The places of a text's marks: pairs, marks without the other one, closing ones of another sort."""

    pairs: tuple[tuple[int, int], ...]
    unclosed: tuple[int, ...]
    unopened: tuple[int, ...]
    mistaken: tuple[tuple[int, str], ...]  # with the right mark

    def without(self, opening: int, closing: int) -> _Pairs:
        """Return the marks without two that are each other's."""
        unclosed = tuple(at for at in self.unclosed if at != closing)
        return self._replace(unclosed=unclosed, unopened=tuple(at for at in self.unopened if at != opening))


_NO_MARKS = _Pairs((), (), (), ())


@lru_cache(maxsize=4096)
def _pairs(text: str) -> _Pairs:
    if _MARKS.isdisjoint(text):
        return _NO_MARKS
    open_marks: list[_Mark] = []
    still_open: Counter[str] = Counter()  # by the marks that close them
    pairs, unclosed, unopened, mistaken = [], [], [], []
    plain = text.translate(_HALF) if any(sign in text for sign in "()[]") else text
    for at, char in enumerate(plain):
        if char in _CLOSING_OF:
            open_marks.append(_Mark(at, char))
            still_open[_CLOSING_OF[char]] += 1
        elif char in _FAMILY and not _is_other_use(text, at):
            if still_open[char]:
                while not _closes(char, open_marks[-1]):
                    unclosed.append(_taken(open_marks, still_open))
                pairs.append((_taken(open_marks, still_open), at))
            elif open_marks and _FAMILY[open_marks[-1].mark] == _FAMILY[char]:
                mistaken.append((at, _CLOSING_OF[open_marks[-1].mark]))
                pairs.append((_taken(open_marks, still_open), at))
            else:
                unopened.append(at)
    unclosed += [each.at for each in open_marks]
    return _Pairs(tuple(pairs), tuple(sorted(unclosed)), tuple(unopened), tuple(mistaken))


def _taken(open_marks: list[_Mark], still_open: Counter[str]) -> int:
    """Take the last open mark away; return its place."""
    last = open_marks.pop()
    still_open[_CLOSING_OF[last.mark]] -= 1
    return last.at


def _closes(char: str, opened: _Mark) -> bool:
    return _CLOSING_OF[opened.mark] == char


def _is_other_use(text: str, at: int) -> bool:
    """Return True for the apostrophe of It’s, and the bracket behind a number: 1） a)."""
    if text[at] == "’":
        return text[at - 1 : at].isascii() and text[at + 1 : at + 2].isascii()
    if text[at] not in "）)":
        return False
    number = text[max(at - 2, 0) : at].lstrip("，。；：、 ")
    before = text[at - len(number) - 1 : at - len(number)]
    return number.isascii() and number.isalnum() and (not before or before in "，。；：、 ")


def _unpaired(case: Case) -> Iterator[Finding]:
    """Find marks without the other one, by mark; a quotation may go on through several paragraphs."""
    found: list[tuple[str, FoundWords]] = []
    open_quotes: list[list[tuple[str, FoundWords]]] = []
    gone: set[int] = set()  # of those found, quotations that go on
    for place, text in case.texts:
        marks = _pairs(text)
        if not open_quotes and (turned := _turned(text, marks)):
            begin, end = turned
            right = f"“{text[begin + 1 : end]}”"
            found.append(("引号的方向反了", FoundWords(place, text, begin, end + 1, right)))
            marks = marks.without(begin, end)
        for at, right in marks.mistaken[:_MOST]:
            found.append((f"{_name(text[at])}与前面的标点不配对", FoundWords(place, text, at, at + 1, right)))
        for at in marks.unopened[:_MOST]:
            if text[at] in "”’" and open_quotes and open_quotes[-1][0][1].place.key == place.key:
                gone.update(map(id, open_quotes.pop()))
            else:
                message = _one_of_two(text[at], _OPENING_OF)
                found += [(message, FoundWords(place, text, *words)) for words in _unopened(text, at)]
        for at in marks.unclosed[:_MOST]:
            message = _one_of_two(text[at], _CLOSING_OF)
            told = [(message, FoundWords(place, text, *words)) for words in _unclosed(text, at)]
            found += told
            if text[at] in _QUOTES:
                open_quotes.append(told)
    yield from _by_mark(each for each in found if id(each) not in gone)


def _one_of_two(there: str, others: Mapping[str, str]) -> str:
    """Say that a mark is there without the other one of its pair."""
    return f"只有{_name(there)}，没有{_name(others[there.translate(_HALF)])}"


def _name(mark: str) -> str:
    """Return a mark as a message has it: in quotation marks, unless it is one itself."""
    return _QUOTE_NAMES.get(mark, f"“{mark}”")


def _turned(text: str, marks: _Pairs) -> tuple[int, int] | None:
    """Return the first ” that opens nothing and the “ close behind it that is not closed, None if none."""
    for begin in marks.unopened if "”" in text else ():
        at = bisect_right(marks.unclosed, begin)
        end = marks.unclosed[at] if at < len(marks.unclosed) else 0
        is_near = 1 < end - begin <= _LONGEST_TURNED and not any(mark in text[begin:end] for mark in _ENDS)
        if is_near and text[begin] == "”" and text[end] == "“":
            return begin, end
    return None


def _by_mark(found: Iterable[tuple[str, FoundWords]]) -> Iterator[Finding]:
    by_message: dict[tuple[str, str], list[FoundWords]] = {}
    for message, words in found:
        by_message.setdefault((words.place.key, message), []).append(words)
    for (_, message), of_mark in by_message.items():
        yield finding(UNPAIRED, of_mark, message)


_Words = tuple[int, int, str | None]  # offsets of words, and what they should be


def _unclosed(text: str, at: int) -> list[_Words]:
    """Return the words of an unclosed mark: its own, and where it may have to be closed.

    A title that ends before a comma in 条例 or 方案 is closed there.
    """
    end = next((n for n in range(at + 1, min(at + _LONGEST, len(text))) if text[n] in _ENDS), None)
    end = end or min(at + _LONGEST, len(text))
    article = re.search(_BEFORE_ARTICLE, text[at:end]) if text[at] == "《" else None
    end = at + article.end() if article else end
    is_title = article or (text[at] == "《" and _is_title(text[at:end]))
    is_title = is_title and "《" not in text[at + 1 : end]  # two in a row: who knows which of them is closed
    closed = text[max(at, end - _SHOWN) : end] + "》" if is_title else None
    if end - at <= _SHOWN:
        return [(at, end, closed)]
    return [(at, at + _SHOWN, None), (end - _SHOWN, end, closed)]


def _is_title(words: str) -> bool:
    return bool(re.search(_TITLE_END, words)) and not re.search(_TITLE_AND_MORE, words)


def _unopened(text: str, at: int) -> list[_Words]:
    """Return the words before an unopened mark: its own, and where it may have to be opened.

    A title behind 印发了 or 根据 is opened there.
    """
    first = max(at - _LONGEST, 0)
    begin = next((n + 1 for n in range(at - 1, first - 1, -1) if text[n] in _ENDS), first)
    title = text[at] == "》"
    begin = max(begin, text.rfind("》", begin, at) + 1) if title else begin
    verb = re.search(_TITLE_START, text[begin:at]) if title else None
    verb = verb or (re.match("", text) if title and text[begin - 1 : begin] == "》" else None)
    begin += verb.end() if verb else 0
    if begin == at and verb:
        return [(at - 1, at + 1, text[at - 1])]  # 》》: nothing stands between them
    is_open = text[begin : begin + 1] == "《"  # another mark stands in its way
    opened = f"《{text[begin : min(begin + _SHOWN, at + 1)]}" if verb and not is_open else None
    if at + 1 - begin <= _SHOWN:
        return [(begin, at + 1, opened)]
    return [(begin, begin + _SHOWN, opened), (at + 1 - _SHOWN, at + 1, None)]


def _nested(text: str) -> Iterator[Spot]:
    if text.count("“") + text.count("‘") < 2:
        return
    quotes = sorted(pair for pair in _pairs(text).pairs if text[pair[0]] in _QUOTES)
    outer_end = outer_begin = -1
    for begin, end in quotes:
        if end - begin > _LONGEST_QUOTED:
            continue
        if begin > outer_end:
            outer_begin, outer_end = begin, end
        elif text[outer_begin] == text[begin] == "“":
            yield Spot(NESTED, begin, end + 1, f"‘{text[begin + 1 : end]}’")
            outer_end = max(outer_end, end)
        elif text[outer_begin] == "‘" and text[begin] == "“":
            inside = text[outer_begin + 1 : outer_end].translate(str.maketrans("“”", "‘’"))
            yield Spot(NESTED, outer_begin, outer_end + 1, f"“{inside}”")
            outer_begin = begin


LOOKS = (DraftLook((UNPAIRED,), _unpaired), TextLook((NESTED,), _nested, of_rows=True))
