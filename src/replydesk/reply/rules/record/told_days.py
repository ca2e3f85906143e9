"""The rules of days that the text tells: what is done lies before the letter's own day, plans behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from replydesk.draft.document_number import standard_parts
from replydesk.draft.model import Key, Part
from replydesk.draft.place import Place
from replydesk.reply.findings import Finding, Hit, Level
from replydesk.reply.rules.record.wording import field_hit, findings_of_hits, outside_quotations
from replydesk.reply.rules.rule import CUSTOM, Case, DraftLook, Example, Rule, Theme
from replydesk.text.dates import parse_day, valid_day

_WHERE = "正文各段、成文日期"

WEEKDAY_THIS_YEAR = Rule(
    "星期疑误",
    Theme.RECORD,
    Level.SUSPECTED,
    CUSTOM,
    "按成文日期那一年算，星期与日期不合",
    "请核对日期和星期；不是这一年的，请写明年份",
    _WHERE,
    fires=(
        Example("4月20日（星期二），我厅到现场查看。", "星期二", "星期一"),
        Example("我厅于4月20日（周三）召开座谈会。", "周三", "周一"),
    ),
    passes=(
        Example("4月20日（星期一），我厅到现场查看。"),
        Example("2025年4月14日座谈，4月20日（星期日）又到现场查看。"),
        Example("去年4月20日（星期日），我厅到现场查看，每周三接待来访。"),
    ),
)

DONE_LATER = Rule(
    "已办时间未到",
    Theme.RECORD,
    Level.SUSPECTED,
    CUSTOM,
    "说已经办了，时间却比成文日期还晚",
    "请核对时间；是计划的，请改说法",
    _WHERE,
    fires=(
        Example("资金已于8月15日下达。", "8月15日"),
        Example("您的建议我厅已采纳，并于8月5日印发管理办法。", "8月5日"),
        Example("8月5日，我厅与您一同到现场查看。", "8月5日"),
        Example("该中心已于2027年建成投用。", "2027年"),
    ),
    passes=(
        Example("资金已于5月15日下达，办法已印发，于7月1日起施行。"),
        Example("该项目已于2025年10月开工，8月5日前完工，2027年预算已经安排。"),
        Example("去年，我厅调研2次，已于8月印发办法。2025年6月立项，已于9月开工。"),
        Example("8月5日，我厅将与您一同到现场查看。该事项已定于8月15日下达，已在10月的计划内。"),
    ),
)

SEASON_TO_COME = Rule(
    "时段未到",
    Theme.RECORD,
    Level.HINT,
    CUSTOM,
    "说的是办成的事，时段却比成文日期还晚",
    "请核对年份、季度；是计划的，请写“将”",
    _WHERE,
    fires=(
        Example("2026年第三季度巡查420次，发现问题38个，已全部整改。", "2026年第三季度"),
        Example("2027年共检查企业12家，已整改问题5个。", "2027年"),
    ),
    passes=(
        Example("2026年第一季度巡查420次，发现问题38个，已全部整改。"),
        Example("2026年第三季度将巡查420次。2027年预算已安排120万元，2027年计划已经印发。"),
    ),
)

BY_THEN = Rule(
    "期限已过",
    Theme.RECORD,
    Level.HINT,
    CUSTOM,
    "说将在什么时候以前办成，那时却在成文日期之前",
    "请核对年份；已经办完的，请改说法",
    _WHERE,
    fires=(
        Example("下一步，我厅将加大力度，2025年底前完成剩余改造。", "2025年底前"),
        Example("2025年6月底前完成剩余改造。", "2025年6月底前", part=Part.NEXT_STEPS),
    ),
    passes=(
        Example("下一步，我厅将加大力度，2026年底前完成剩余改造。"),
        Example("按照2025年底前完成的目标，2025年底前改造已全部完成，下一步将巩固。"),
        Example("下一步，我厅将落实2025年底前完成改造的要求。"),
    ),
)

ODD_YEAR = Rule(
    "年份有误",
    Theme.RECORD,
    Level.SUSPECTED,
    CUSTOM,
    "不像年份",
    "请核对年份",
    "正文各段",
    fires=(Example("2062年，全省建成站点12个。", "2062"), Example("20226年，全省建成站点12个。", "20226")),
    passes=(Example("2035年基本建成，2060年前实现碳中和，已有2100多年历史，共2062个。"),),
)

FIRST_IS_LATER = Rule(
    "原答复更晚",
    Theme.RECORD,
    Level.SUSPECTED,
    CUSTOM,
    "原答复的文号排在这份答复后面",
    "请核对原答复和发文字号",
    "原答复、发文字号",
    fires=(
        Example(
            words="云民复议字〔2026〕47号",
            fields=((Key.KIND, "代表建议再次答复"), (Key.FIRST_REPLY, "云民复议字〔2026〕47号")),
        ),
        Example(
            words="云民复议字〔2027〕2号",
            fields=((Key.KIND, "代表建议再次答复"), (Key.FIRST_REPLY, "云民复议字〔2027〕2号")),
        ),
    ),
    passes=(
        Example(fields=((Key.KIND, "代表建议再次答复"), (Key.FIRST_REPLY, "云民复议字〔2026〕12号"))),
        Example(fields=((Key.KIND, "代表建议再次答复"), (Key.FIRST_REPLY, "云民复议字〔2025〕47号"))),
        Example(fields=((Key.KIND, "代表建议再次答复"), (Key.FIRST_REPLY, "云民复〔2026〕47号"))),
    ),
)

_YEAR = "(?:19|20)[0-9]{2}"
_WITH_WEEKDAY = (
    r"(?<![0-9年.])([0-9]{1,2})月([0-9]{1,2})日"
    "[（(，]?(星期|周)([一二三四五六日天])(?![一二三四五六日天至到])"
)
_WEEKDAYS = "一二三四五六日"
_WHEN = rf"(?:({_YEAR})年)?([0-9]{{1,2}})月(?:([0-9]{{1,2}})日)?|({_YEAR})年"
_NOT_AS_DAY = r"(?![0-9月日底初中末]|以?前|起|的|至|到|计划|预算|[^，。；]{0,12}(?:计划|预算|施行|起执行))"
_ANY_TIME = rf"(?:{_YEAR}年)?[0-9]{{1,2}}月(?:[0-9]{{1,2}}日)?|{_YEAR}年"
_DONE = rf"(?:已经?[于在]|已[^，。；将拟定]{{1,12}}，并?于)(?P<time>{_ANY_TIME}){_NOT_AS_DAY}"
_TOGETHER = (
    r"(?<![^。；])[0-9]{1,2}月[0-9]{1,2}日，"
    r"(?=我[局厅委办站院][^。；]{0,20}(?:[与同向]您|[与同向]你们|到您|召开了|组织了|开展了|进行了))"
)
_TO_COME = "将|拟|计划|预计|力争|届时|预期"
_SEASON = (
    rf"(?<![^，。；])({_YEAR})年(?:第?([一二三四1-4])季度|(上|下)半年)?"
    "(?=[^，。；至到—前底起的末年]{2,24}[，。；])"
)
_NO_EVENT = "预算|计划|任务|项目|资金|方案|目标|年度|规划|前|起|到|至|的"
_BY = (
    rf"(?<![^，、；。])(?:到|在)?(({_YEAR})年(?:([0-9]{{1,2}})月)?底?以?前)"
    "(?=[^，。；]{0,16}(?:完成|建成|实现|达到|开工|完工|印发|出台|全部|基本|全面))"
)
_IS_TOLD = "已|了[，。；]|原|要求|目标|均|全部实现"
_AROUND = 200  # characters around a day in which its year and sentence are looked for
_ODD_YEARS = r"(?<![0-9.〔第])(?:2[1-9][0-9]{2}|20(?:6[1-9]|[7-9][0-9])|20[0-3][0-9]{2})(?=年)"


def _years_said(text: str, end: int, own: int) -> int:
    """Return the year of a day without one: the last said before, else the letter's; 0 if unsure."""
    before = text[max(end - _AROUND, 0) : end]
    if re.search("去年|上年|前年|明年|次年", before):
        return 0
    said = re.findall(rf"({_YEAR})年", before)
    return int(said[-1]) if said else own


def _weekdays(case: Case) -> Iterator[Finding]:
    written = parse_day(case.draft.get(Key.DATE))
    if written is None:
        return
    hits = []
    for place, text in case.typed_texts:
        if "周" not in text and "星期" not in text:
            continue
        plain = outside_quotations(text)
        for found in re.finditer(_WITH_WEEKDAY, plain):
            year = _years_said(plain, found.start(), written.year)
            day = valid_day(year, int(found[1]), int(found[2])) if year else None
            if day and _WEEKDAYS[day.weekday()] != found[4].replace("天", "日"):
                right = found[3] + _WEEKDAYS[day.weekday()]
                hits.append(Hit(place, found[3] + found[4], found.start(3), right))
    yield from findings_of_hits(WEEKDAY_THIS_YEAR, hits, case)


def _done_later(case: Case) -> Iterator[Finding]:
    written = parse_day(case.draft.get(Key.DATE))
    if written is None:
        return
    hits: list[Hit] = []
    for place, text in case.typed_texts:
        if "年" not in text and "月" not in text:
            continue
        plain = outside_quotations(text)
        hits += [Hit(place, text[begin:end], begin) for begin, end in _later_days(plain, written)]
    yield from findings_of_hits(DONE_LATER, hits, case)


def _later_days(text: str, written: date) -> Iterator[tuple[int, int]]:
    """Yield the offsets of days after the letter's on which the text says that something was done."""
    for found in re.finditer(_DONE, text) if "已" in text else ():
        if _is_later(text, found.start("time"), found["time"], written):
            yield found.span("time")
    for found in re.finditer(_TOGETHER, text):
        sentence = text[found.end() : _sentence_end(text, found.end())]
        if not re.search(_TO_COME, sentence) and _is_later(text, found.start(), found[0], written):
            yield found.start(), found.end() - 1


def _sentence_end(text: str, at: int) -> int:
    ends = (text.find(mark, at, at + _AROUND) for mark in "。；")
    return min((end for end in ends if end >= 0), default=at + _AROUND)


def _sentence_start(text: str, at: int) -> int:
    first = max(at - _AROUND, 0)
    return max(first, *(text.rfind(mark, first, at) + 1 for mark in "。；"))


def _is_later(text: str, begin: int, words: str, written: date) -> bool:
    found = re.match(_WHEN, words)
    if found is None:
        return False
    if found[4]:
        return int(found[4]) > written.year
    year = int(found[1]) if found[1] else _years_said(text, begin, written.year)
    if not year:
        return False
    month, day = int(found[2]), int(found[3] or 1)
    return (year, month, day) > (written.year, written.month, written.day)


def _seasons(case: Case) -> Iterator[Finding]:
    """Find years, halves and quarters to come in sentences that tell what is done."""
    written = parse_day(case.draft.get(Key.DATE))
    if written is None:
        return
    hits = []
    for place, text in case.typed_texts:
        plain = outside_quotations(text)
        for found in re.finditer(_SEASON, plain) if "已" in plain else ():
            begin = _sentence_start(plain, found.start())
            sentence = plain[begin : _sentence_end(plain, found.end())]
            clause = re.match("[^，。；]*", plain[found.end() : found.end() + _AROUND])
            is_event = not re.search(_NO_EVENT, clause[0] if clause else "") and re.search(r"\d", sentence)
            is_done = "已" in sentence and not re.search(_TO_COME, sentence)
            if is_event and is_done and _first_month(found) > (written.year, written.month):
                hits.append(Hit(place, text[found.start() : found.end()], found.start()))
    yield from findings_of_hits(SEASON_TO_COME, hits, case)


def _first_month(found: re.Match[str]) -> tuple[int, int]:
    quarter = "一二三四".find(found[2]) + 1 if found[2] in tuple("一二三四") else int(found[2] or 0)
    return int(found[1]), 3 * quarter - 2 if quarter else 7 if found[3] == "下" else 1


def _past_limits(case: Case) -> Iterator[Finding]:
    written = parse_day(case.draft.get(Key.DATE))
    if written is None:
        return
    hits = [
        hit for place, text in case.typed_texts if "前" in text for hit in _limits_in(place, text, written)
    ]
    yield from findings_of_hits(BY_THEN, hits, case)


def _limits_in(place: Place, text: str, written: date) -> Iterator[Hit]:
    plain = outside_quotations(text)
    for found in re.finditer(_BY, plain):
        begin = _sentence_start(plain, found.start())
        sentence = plain[begin : _sentence_end(plain, found.end())]
        is_plan = place.key == Part.NEXT_STEPS or re.search(f"{_TO_COME}|下一步|确保", sentence)
        is_past = (int(found[2]), int(found[3] or 12)) < (written.year, written.month)
        if is_plan and is_past and not re.search(_IS_TOLD, sentence):
            yield Hit(place, text[found.start(1) : found.end(1)], found.start(1))


def _odd_years(case: Case) -> Iterator[Finding]:
    hits = [
        Hit(place, text[found.start() : found.end()], found.start())
        for place, text in case.typed_texts
        if "年" in text
        for found in re.finditer(_ODD_YEARS, outside_quotations(text))
    ]
    yield from findings_of_hits(ODD_YEAR, hits, case)


def _first_is_later(case: Case) -> Iterator[Finding]:
    first = standard_parts(case.draft.get(Key.FIRST_REPLY))
    own = standard_parts(case.draft.get(Key.DOCUMENT_NUMBER))
    if not first or not own or not all(each.isdecimal() for each in (*first[1:], own[1])):
        return
    is_of_register = first[0] == own[0] and first[1] == own[1] and own[2].isdecimal()
    if first[1] > own[1] or (is_of_register and int(first[2]) > int(own[2])):
        hits = (field_hit(case, Key.FIRST_REPLY), field_hit(case, Key.DOCUMENT_NUMBER))
        yield FIRST_IS_LATER.found(Key.FIRST_REPLY, hits=hits)


LOOKS = (
    DraftLook((WEEKDAY_THIS_YEAR,), _weekdays),
    DraftLook((DONE_LATER,), _done_later),
    DraftLook((SEASON_TO_COME,), _seasons),
    DraftLook((BY_THEN,), _past_limits),
    DraftLook((ODD_YEAR,), _odd_years),
    DraftLook((FIRST_IS_LATER,), _first_is_later),
)
