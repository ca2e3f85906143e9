"""The rules of the days of a letter: those printed, and those of its handling."""

from __future__ import annotations

import re
from collections.abc import Iterator

from replydesk.draft.document_number import standard_parts
from replydesk.draft.model import Draft, Key
from replydesk.letter.facts import DraftFacts
from replydesk.letter.print_options import Format
from replydesk.reply.findings import Finding, Level, field_hits, fix_of
from replydesk.reply.rules.required import REQUIRED, missing
from replydesk.reply.rules.rule import CUSTOM, Example, Rule, Theme, of_facts, standard
from replydesk.reply.rules.shapes.document_number import LAST_DIGITS, field_example, wrong_form
from replydesk.text.dates import format_day, parse_date, parse_day, valid_day
from replydesk.text.full_width import narrowing_table
from replydesk.text.typed_dates import CHINESE_DIGITS, typed_day

# Patterns that only what is typed wrong has a use for: compiled when one first has.
_CHINESE_DATE = r"[〇○零一二三四五六七八九十][〇○零0一二三四五六七八九十]*年"
_CHINESE_YEAR = "^[〇○Oo0零一二三四五六七八九]{4}(?=年)"
_ANY_DATE = r"([0-9]{4})[-./年\s]+([0-9]{1,2})[-./月\s]+([0-9]{1,2})[日号]?"

# Full-width digits, and the marks between them in a date, as half-width ones.
_HALF_WIDTH = narrowing_table("0123456789-./")

_DATE = Key.DATE
_DOCUMENT = (("格式", "文件"),)

YEARS_DIFFER = Rule(
    "文号年份不符",
    Theme.RECORD,
    Level.SUSPECTED,
    CUSTOM,
    "发文字号和成文日期不是一年",
    "请核对哪一个写错了",
    "发文字号、成文日期",
    fires=(field_example(_DATE, "2025年5月29日", "2025"),),
    passes=(Example(), field_example(_DATE, "2026年12月31日")),
)
DATE_FORM = Rule(
    "日期写法",
    Theme.FIELDS,
    Level.ERROR,
    standard("GB/T 9704-2012 7.3.5.4"),
    "日期用阿拉伯数字，年月日写全，月、日不编虚位",
    "请写全年月日，如“2026年5月29日”",
    "成文日期、印发日期；交办日期、期限（提示）",
    fires=(
        field_example(_DATE, "2026-5-29", "2026-5-29", "2026年5月29日"),
        field_example(_DATE, "2026年05月29日", "2026年05月29日", "2026年5月29日"),
        field_example(_DATE, "二〇二六年五月二十九日", "二〇二六年五月二十九日", "2026年5月29日"),
        field_example(_DATE, "26年5月29日", "26年5月29日", "2026年5月29日"),
        field_example(_DATE, "二〇二六年5月29日", "二〇二六年5月29日", "2026年5月29日"),
        field_example(_DATE, "二〇二六年五月", "二〇二六年五月"),
        field_example(Key.DEADLINE, "3月20日", "3月20日"),
    ),
    passes=(Example(), field_example(_DATE, "2026年　月　日")),
)
NO_SUCH_DAY = Rule(
    "日期不存在",
    Theme.FIELDS,
    Level.ERROR,
    CUSTOM,
    "没有这一天",
    "请核对月和日",
    "成文日期、印发日期；交办日期、期限（提示）",
    fires=(
        field_example(_DATE, "2026年2月30日", "2026年2月30日"),
        field_example(_DATE, "2026年13月1日", "2026年13月1日"),
        *(field_example(_DATE, typed, typed) for typed in ("2026-2-30", "20260230", "二〇二六年二月三十日")),
        field_example(Key.HANDED_OVER, "2026年6月31日", "2026年6月31日"),
    ),
    passes=(Example(), field_example(_DATE, "2024年2月29日")),
)
DATE_OPEN = Rule(
    "日期待定",
    Theme.FIELDS,
    Level.OPEN,
    CUSTOM,
    "日期未定",
    "签发时填写",
    "成文日期、印发日期",
    fires=(field_example(_DATE, "2026年　月　日"),),
    passes=(Example(),),
)
PRINTED_TOO_EARLY = Rule(
    "印发早于成文",
    Theme.RECORD,
    Level.SUSPECTED,
    CUSTOM,
    "印发日期比成文日期还早",
    "请核对哪一个写错了",
    "印发日期、成文日期",
    fires=(field_example(Key.PRINT_DATE, "2026年5月28日", "2026年5月28日")._replace(profile=_DOCUMENT),),
    passes=(
        field_example(Key.PRINT_DATE, "2026年5月29日")._replace(profile=_DOCUMENT),
        field_example(Key.PRINT_DATE, "2026年5月28日"),
    ),
)
DUE_TOO_EARLY = Rule(
    "期限早于交办",
    Theme.RECORD,
    Level.HINT,
    CUSTOM,
    "期限比交办日期还早",
    "请核对哪一个写错了",
    "期限、交办日期",
    fires=(
        Example(
            fields=((Key.HANDED_OVER, "2026年3月2日"), (Key.DEADLINE, "2026年3月1日")), words="2026年3月1日"
        ),
    ),
    passes=(Example(fields=((Key.HANDED_OVER, "2026年3月2日"), (Key.DEADLINE, "2026年6月2日"))),),
)


def year_rule(facts: DraftFacts) -> Iterator[Finding]:
    """Check that the year of the document number is the year of the date."""
    draft = facts.draft
    number = standard_parts(draft.get(Key.DOCUMENT_NUMBER))
    written = parse_date(draft.get(_DATE))
    if number and written and len(number[1]) == len(written[0]) == 4 and number[1] != written[0]:
        message = f"发文字号是 {number[1]} 年，成文日期是 {written[0]} 年"
        hits = (*field_hits(draft, _DATE, written[0]), *field_hits(draft, Key.DOCUMENT_NUMBER, number[1]))
        yield YEARS_DIFFER.found(_DATE, message, hits=hits)


def date_rule(facts: DraftFacts) -> Iterator[Finding]:
    """Check the date of the reply."""
    draft = facts.draft
    if draft.get(_DATE):
        yield from _date_as_typed(draft, _DATE)
    else:
        yield missing(_DATE, "请写，如“2026年5月29日”；未定可写“2026年　月　日”")


def print_date_rule(facts: DraftFacts) -> Iterator[Finding]:
    """Check the day of printing, if the format prints it."""
    draft, key = facts.draft, Key.PRINT_DATE
    typed = draft.get(key)
    if not typed or facts.profile.format is not Format.DOCUMENT:
        return
    yield from _date_as_typed(draft, key)
    signed, printed = parse_day(draft.get(_DATE)), parse_day(typed)
    if signed and printed and printed < signed:
        message = f"“{typed}”比成文日期“{draft.get(_DATE)}”还早"
        yield PRINTED_TOO_EARLY.found(key, message, hits=field_hits(draft, key))


def handling_rule(facts: DraftFacts) -> Iterator[Finding]:
    """Check the days of handing over and of the deadline, if they are given."""
    draft = facts.draft
    for key in (Key.HANDED_OVER, Key.DEADLINE):
        if draft.get(key):
            found = _date_as_typed(draft, key)
            yield from (each._replace(level=Level.HINT) for each in found)  # it is not printed
    start, end = parse_day(draft.get(Key.HANDED_OVER)), parse_day(draft.get(Key.DEADLINE))
    if start and end and end < start:
        message = f"期限“{draft.get(Key.DEADLINE)}”比交办日期还早"
        yield DUE_TOO_EARLY.found(Key.DEADLINE, message, hits=field_hits(draft, Key.DEADLINE))


def _date_as_typed(draft: Draft, key: Key) -> Iterator[Finding]:
    typed = draft.get(key)
    if written := parse_date(typed):
        yield from _date_parts(draft, key, *written)
        return
    message = "不用汉字数字" if re.match(_CHINESE_DATE, typed) else f"“{typed}”不是完整的日期"
    day = typed_day(typed)
    if day and not day.rest and not valid_day(day.year, day.month, day.day):
        yield NO_SUCH_DAY.found(key, f"没有“{typed}”这一天", hits=field_hits(draft, key))
    elif right := _written_day(typed):
        yield wrong_form(DATE_FORM, draft, key, message, right)
    else:
        yield DATE_FORM.found(key, message, hits=field_hits(draft, key))


def _written_day(typed: str) -> str:
    """Return a day in another form as it should be written; "" for what is no day."""
    if found := re.fullmatch(_ANY_DATE, typed.translate(_HALF_WIDTH)):
        return f"{found[1]}年{int(found[2])}月{int(found[3])}日"
    day = typed_day(typed)
    if known := day and not day.rest and valid_day(day.year, day.month, day.day):
        return format_day(known)
    plain = re.sub(_CHINESE_YEAR, lambda found: found[0].translate(CHINESE_DIGITS), typed)
    if plain == typed or not parse_date(plain):
        return ""
    known = parse_day(plain)
    return format_day(known) if known else plain


def _date_parts(draft: Draft, key: Key, year: str, month: str, day: str) -> Iterator[Finding]:
    typed, hits = draft.get(key), field_hits(draft, key)
    if not month or not day:
        if int(month or 1) in range(1, 13) and int(day or 1) in range(1, 32):
            when = "付印" if key is Key.PRINT_DATE else "签发"
            yield DATE_OPEN.found(key, remedy=f"{when}时填写")
        else:
            yield NO_SUCH_DAY.found(key, f"没有“{typed}”这一天", hits=hits)
    elif not parse_day(typed):
        yield NO_SUCH_DAY.found(key, f"没有“{typed}”这一天", hits=hits)
    elif len(year) != 4:
        yield _short_day(draft, key, year, month, day)
    elif typed != (right := f"{year}年{int(month)}月{int(day)}日"):
        yield wrong_form(DATE_FORM, draft, key, f"“{typed}”月日前不应有 0，中间不空格", right)


def _short_day(draft: Draft, key: Key, year: str, month: str, day: str) -> Finding:
    """Return the error of a day whose year has not four digits; of two, the first two are 20."""
    right = f"20{year}年{int(month)}月{int(day)}日" if len(year) == LAST_DIGITS else ""
    fix, hits = fix_of(draft, key, right) if right else (), field_hits(draft, key, right=right)
    remedy = f"请写四位数字，如“{right.partition('年')[0] or 2026}年”"
    return DATE_FORM.found(key, f"年份“{year}”不全", remedy, hits=hits, fix=fix)


_DAYS = (DATE_FORM, NO_SUCH_DAY, DATE_OPEN)

HANDLING_LOOKS = (of_facts((*_DAYS, DUE_TOO_EARLY), handling_rule),)
DATE_LOOKS = (of_facts((REQUIRED, *_DAYS), date_rule), of_facts((YEARS_DIFFER,), year_rule))
PRINT_DATE_LOOKS = (of_facts((*_DAYS, PRINTED_TOO_EARLY), print_date_rule),)
