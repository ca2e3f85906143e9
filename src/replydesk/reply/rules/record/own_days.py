"""The rules of the letter's own days: handed over, numbered, written, sent, in this order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from replydesk.draft.document_number import standard_parts
from replydesk.draft.model import Key
from replydesk.draft.workflow import Verdict, workflow_state
from replydesk.reply.findings import Finding, Hit, Level
from replydesk.reply.rules.record.wording import field_hit, findings_of_hits, outside_quotations
from replydesk.reply.rules.rule import CUSTOM, Case, DraftLook, Example, Rule, Theme
from replydesk.text.dates import parse_date, parse_day
from replydesk.text.full_width import with_plain_digits

BEFORE_HANDED_OVER = Rule(
    "早于交办",
    Theme.RECORD,
    Level.SUSPECTED,
    CUSTOM,
    "答复比交办还早",
    "请核对成文日期和交办日期",
    "成文日期、交办日期、阅稿记录",
    fires=(
        Example(words="2026年5月29日", fields=((Key.HANDED_OVER, "2026年6月2日"),)),
        Example(words="2026年2月1日", fields=((Key.HANDED_OVER, "2026年3月2日"), (Key.DATE, "2026年2月1日"))),
    ),
    passes=(
        Example(fields=((Key.HANDED_OVER, "2026年3月2日"),)),
        Example(fields=((Key.HANDED_OVER, "2026年5月29日"),)),
        Example(fields=((Key.HANDED_OVER, "2026年6月2日"), (Key.DATE, "2026年　月　日"))),
    ),
)

BEFORE_SESSION = Rule(
    "早于会议",
    Theme.RECORD,
    Level.SUSPECTED,
    CUSTOM,
    "答复的年份比会议、交办的年份还早",
    "请核对发文字号的年份、成文日期和届次",
    "发文字号、成文日期、届次、交办日期",
    fires=(
        Example(words="2026年5月29日", fields=((Key.SESSION, "2027年闭会期间"), (Key.KIND, "闭会期间建议"))),
        Example(
            words="云民复议字〔2025〕33号",
            fields=((Key.HANDED_OVER, "2026年3月2日"), (Key.DOCUMENT_NUMBER, "云民复议字〔2025〕33号")),
        ),
    ),
    passes=(
        Example(fields=((Key.SESSION, "2026年闭会期间"), (Key.KIND, "闭会期间建议"))),
        Example(fields=((Key.HANDED_OVER, "2025年12月2日"),)),
    ),
)

NOT_YET = Rule(
    "截至日期未到",
    Theme.RECORD,
    Level.HINT,
    CUSTOM,
    "截至的时间比成文日期还晚",
    "请核对年份；说的是计划的，请写“到……年底”",
    "正文各段",
    fires=(
        Example("截至2027年底，全省建成养老服务中心412个。", "截至2027年底"),
        Example("截至2026年8月，已建成12个。", "截至2026年8月"),
        Example("截止2026年6月30日，已建成12个。", "截止2026年6月30日"),
        Example("截至2027年底，已建成12个。", "截至2027年底", fields=((Key.DATE, "2026年　月　日"),)),
        Example("截至2027年底，已建成12个。", "截至2027年底", fields=((Key.DATE, ""),)),
    ),
    passes=(
        Example("截至2025年底，全省建成412个；截至2026年4月底，已开工76个；截至2026年5月，已完工。"),
        Example("申报截止2026年8月31日，逾期不再受理。"),
        Example("截至2027年底，全省将建成500个。"),
    ),
)

PAST_PLAN = Rule(
    "计划时间已过",
    Theme.RECORD,
    Level.HINT,
    CUSTOM,
    "说将要做的时间，在成文日期之前",
    "请核对年份；已经做完的，请改说法",
    "正文各段",
    fires=(
        Example("该工程将于2024年6月底前完工。", "2024年6月"),
        Example("计划2025年建成投用。", "2025年"),
        Example("预计2026年3月完工。", "2026年3月"),
    ),
    passes=(
        Example("该工程将于2026年6月底前完工，计划2026年建成，2024年将其列入计划。"),
        Example("原计划2024年开工，按照计划2025年已建成。"),
        Example("预计2026年5月底前完工。"),
    ),
)

LATER_NUMBER = Rule(
    "引文年份未到",
    Theme.RECORD,
    Level.SUSPECTED,
    CUSTOM,
    "引用的文号比成文日期的年份还晚",
    "请核对引用的文号",
    "正文各段",
    fires=(Example("按照云政发〔2062〕12号文件要求落实。", "〔2062〕"),),
    passes=(Example("按照云政发〔2026〕12号、云政办发〔2024〕3号文件要求落实。"),),
)

OWN_NUMBER = Rule(
    "原文号不符",
    Theme.RECORD,
    Level.SUSPECTED,
    CUSTOM,
    "写的文号不是“原答复”的文号",
    "请核对“原答复”和这里的文号",
    "再次答复的开头语、正文",
    fires=(
        Example(
            "收到您对《关于加强社区养老服务的建议》答复（云民复议字〔2026〕12号）的意见后，我厅作了研究，现再次答复如下：",
            "云民复议字〔2026〕12号",
            "云民复议字〔2026〕19号",
            fields=((Key.KIND, "代表建议再次答复"), (Key.FIRST_REPLY, "云民复议字〔2026〕19号")),
        ),
    ),
    passes=(
        Example(
            "我厅已于4月答复（云民复议字〔2026〕19号），并印发云民发〔2026〕12号文件。",
            fields=((Key.KIND, "代表建议再次答复"), (Key.FIRST_REPLY, "云民复议字〔2026〕19号")),
        ),
    ),
)


def _before_handed_over(case: Case) -> Iterator[Finding]:
    draft = case.draft
    handed = parse_day(draft.get(Key.HANDED_OVER))
    written = parse_day(draft.get(Key.DATE))
    if handed is None:
        return
    if written and written < handed:
        message = f"成文日期“{draft.get(Key.DATE)}”比交办日期“{draft.get(Key.HANDED_OVER)}”还早"
        hits = (field_hit(case, Key.DATE), field_hit(case, Key.HANDED_OVER))
        yield BEFORE_HANDED_OVER.found(Key.DATE, message, hits=hits)
    sent = [each.when.date() for each in workflow_state(draft).records if each.verdict is Verdict.SENT]
    if sent and sent[-1] < handed:
        message = f"{sent[-1]:%Y-%m-%d} 记为已发，比交办日期“{draft.get(Key.HANDED_OVER)}”还早"
        yield BEFORE_HANDED_OVER.found(Key.HANDED_OVER, message, hits=(field_hit(case, Key.HANDED_OVER),))


def _before_session(case: Case) -> Iterator[Finding]:
    draft = case.draft
    found = re.search("(?:19|20)[0-9]{2}(?=年)", with_plain_digits(draft.get(Key.SESSION)))
    handed = parse_date(draft.get(Key.HANDED_OVER))
    number = standard_parts(draft.get(Key.DOCUMENT_NUMBER))
    written = parse_date(draft.get(Key.DATE))
    if found and written and len(written[0]) == 4 and written[0] < found[0]:
        message = f"成文日期是 {written[0]} 年，届次说的是 {found[0]} 年"
        yield BEFORE_SESSION.found(
            Key.DATE, message, hits=(field_hit(case, Key.DATE), field_hit(case, Key.SESSION))
        )
    if handed and number and len(handed[0]) == len(number[1]) == 4 and number[1] < handed[0]:
        message = f"发文字号是 {number[1]} 年，交办是 {handed[0]} 年"
        hits = (field_hit(case, Key.DOCUMENT_NUMBER), field_hit(case, Key.HANDED_OVER))
        yield BEFORE_SESSION.found(Key.DOCUMENT_NUMBER, message, hits=hits)


_UP_TO = r"截[至止](?:到|目前)?((?:19|20)[0-9]{2})年(?:(?:([0-9]{1,2})月(?:([0-9]{1,2})日)?)|(底|末|年底))?"
_LONGEST_CLAUSE = 80
_PLANNED = "将|计划|力争|预计|预期|拟|可望|有望|目标|确保|逾期|申报|报名|受理|有效期|期限|投标|征集|年限"


def _written(case: Case, month: int) -> date | None:
    """Return the day of the letter; while it is open, the first of this month of its year."""
    typed = case.draft.get(Key.DATE)
    if day := parse_day(typed):
        return day
    dated, number = parse_date(typed), standard_parts(case.draft.get(Key.DOCUMENT_NUMBER))
    year = dated[0] if dated else number[1] if number and not typed else ""
    return date(int(year), month, 1) if len(year) == 4 and int(year) else None


def _not_yet(case: Case) -> Iterator[Finding]:
    written = _written(case, 12)
    if written is None:
        return
    hits = []
    for place, text in case.typed_texts:
        if "截" not in text:
            continue
        plain = outside_quotations(text)
        for found in re.finditer(_UP_TO, plain):
            around = plain[max(found.start() - 6, 0) : _clause_end(plain, found.end())]
            if _earliest(found) > written and not re.search(_PLANNED, around):
                hits.append(Hit(place, text[found.start() : found.end()], found.start()))
    yield from findings_of_hits(NOT_YET, hits, case)


def _clause_end(text: str, at: int) -> int:
    ends = (text.find(mark, at, at + _LONGEST_CLAUSE) for mark in "。；")
    return min((end for end in ends if end >= 0), default=at + _LONGEST_CLAUSE)


def _earliest(found: re.Match[str]) -> date:
    """Return the first day that such words may mean: a year's end its last month, a month its first day."""
    month = int(found[2]) if found[2] else 12 if found[4] else 1
    day = int(found[3]) if found[3] else 1
    return date(int(found[1]), min(max(month, 1), 12), min(max(day, 1), 28))


_TO_COME = (
    r"(?<![原照])(?:(?:拟|将)(?:于|在|到)|(?:计划|预计|力争)[于在到]?)"
    r"((?:19|20)[0-9]{2})年(?:([0-9]{1,2})月)?"
)


def _past_plans(case: Case) -> Iterator[Finding]:
    written = _written(case, 1)
    if written is None:
        return
    hits = [
        Hit(place, text[found.start(1) : found.end()], found.start(1))
        for place, text in case.typed_texts
        if "年" in text
        for found in re.finditer(_TO_COME, outside_quotations(text))
        if (int(found[1]), int(found[2] or 12)) < (written.year, written.month)
    ]
    yield from findings_of_hits(PAST_PLAN, hits, case)


def _later_numbers(case: Case) -> Iterator[Finding]:
    written = parse_date(case.draft.get(Key.DATE))
    if not written or len(written[0]) != 4:
        return
    hits = [
        Hit(place, found[0], found.start())
        for place, text in case.typed_texts
        if "〔" in text
        for found in re.finditer("〔([0-9]{4})〕", text)
        if found[1] > written[0]
    ]
    yield from findings_of_hits(LATER_NUMBER, hits, case)


def _own_numbers(case: Case) -> Iterator[Finding]:
    first, own = case.draft.get(Key.FIRST_REPLY), case.draft.get(Key.DOCUMENT_NUMBER)
    parts = standard_parts(first)
    if not parts or not parts[0]:
        return
    hits = [
        Hit(place, words, begin, first)
        for place, text in case.typed_texts
        for begin, words in _numbers_of(parts[0], text)
        if words not in (first, own)
    ]
    yield from findings_of_hits(OWN_NUMBER, hits, case)


def _numbers_of(code: str, text: str) -> Iterator[tuple[int, str]]:
    """Yield offset and words of the document numbers with a 代字 in a text."""
    begin = text.find(code)
    while begin >= 0:
        behind = begin + len(code)
        if found := re.match("〔[0-9]{4}〕[0-9]{1,5}号", text[behind : behind + 16]):
            yield begin, code + found[0]
        begin = text.find(code, behind)


LOOKS = (
    DraftLook((BEFORE_HANDED_OVER,), _before_handed_over),
    DraftLook((BEFORE_SESSION,), _before_session),
    DraftLook((NOT_YET,), _not_yet),
    DraftLook((PAST_PLAN,), _past_plans),
    DraftLook((LATER_NUMBER,), _later_numbers),
    DraftLook((OWN_NUMBER,), _own_numbers),
)
