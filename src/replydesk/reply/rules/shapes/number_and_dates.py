"""The rules of the document number and of dates."""

from __future__ import annotations

import re
from collections.abc import Iterator

from replydesk.draft.document_number import as_standard, standard_parts, with_right_brackets
from replydesk.draft.model import Draft, Key
from replydesk.letter.facts import DraftFacts
from replydesk.letter.print_options import Format
from replydesk.reply.findings import Finding, Level, field_hits, fix_of
from replydesk.reply.rules.required import REQUIRED, missing
from replydesk.reply.rules.rule import CUSTOM, OF_UNIT, Example, Rule, Theme, of_facts, standard
from replydesk.text.dates import format_day, parse_date, parse_day, valid_day
from replydesk.text.full_width import narrowing_table
from replydesk.text.typed_dates import CHINESE_DIGITS, typed_day

# Patterns that only what is typed wrong has a use for: compiled when one first has.
_CHINESE_DATE = r"[〇○零一二三四五六七八九十][〇○零0一二三四五六七八九十]*年"
_CHINESE_YEAR = "^[〇○Oo0零一二三四五六七八九]{4}(?=年)"
_ANY_DATE = r"([0-9]{4})[-./年\s]+([0-9]{1,2})[-./月\s]+([0-9]{1,2})[日号]?"

# Full-width digits, and the marks between them in a date, as half-width ones.
_HALF_WIDTH = narrowing_table("0123456789-./")

_LAST_DIGITS = 2  # of a year that is written short: 26
_NUMBER, _DATE, _FIRST = Key.DOCUMENT_NUMBER, Key.DATE, Key.FIRST_REPLY
_AGAIN = (Key.KIND, "代表建议再次答复")
_DOCUMENT = (("格式", "文件"),)


def _of(key: Key, text: str, words: str = "", right: str = "") -> Example:
    """Return an example of a field, of which the words are found."""
    return Example(fields=((key, text),), words=words, right=right)


NUMBER_FORM = Rule(
    "文号写法",
    Theme.FIELDS,
    Level.ERROR,
    standard("GB/T 9704-2012 7.2.5"),
    "发文字号由机关代字、六角括号〔〕里的四位年份和不编虚位的序号组成",
    "请写成“云民复议字〔2026〕33号”的样子",
    "发文字号",
    fires=(
        _of(_NUMBER, "云民复议字[2026]第33号", "云民复议字[2026]第33号", "云民复议字〔2026〕33号"),
        _of(_NUMBER, "云民复议字〔2026〕033号", "033号", "33号"),
        _of(_NUMBER, "云民复议字〔2026〕02号", "02号", "2号"),
        _of(_NUMBER, "云民复议字〔26〕33号", "〔26〕", "〔2026〕"),
        _of(_NUMBER, "〔2026〕33号", "〔2026〕33号"),
        _of(_NUMBER, "三十三号", "三十三号"),
    ),
    passes=(Example(), _of(_NUMBER, "云民复议字〔2026〕  号")),
)
NUMBER_OPEN = Rule(
    "文号待编",
    Theme.FIELDS,
    Level.OPEN,
    CUSTOM,
    "还没有编号",
    "签发登记后填写序号",
    "发文字号",
    fires=(_of(_NUMBER, "云民复议字〔2026〕  号"),),
    passes=(Example(),),
)
CODE_OF_OTHER_KIND = Rule(
    "代字不符",
    Theme.RECORD,
    Level.ERROR,
    OF_UNIT,
    "代字是单位档案里另一类答复的",
    "请核对类型和代字",
    "发文字号、类型",
    fires=(_of(_NUMBER, "云民复提字〔2026〕33号", "云民复提字"),),
    passes=(Example(), _of(_NUMBER, "云民函〔2026〕33号")),
)
OWN_NUMBER_AS_FIRST = Rule(
    "原答复同号",
    Theme.RECORD,
    Level.ERROR,
    CUSTOM,
    "原答复写的就是这份答复自己的文号",
    "请填原来那份答复的文号；再次答复另编一个号",
    "原答复",
    fires=(Example(fields=(_AGAIN, (_FIRST, "云民复议字〔2026〕33号")), words="云民复议字〔2026〕33号"),),
    passes=(Example(fields=(_AGAIN, (_FIRST, "云民复议字〔2026〕12号"))),),
)
FIRST_REPLY_FORM = Rule(
    "原答复写法",
    Theme.FIELDS,
    Level.SUSPECTED,
    standard("GB/T 9704-2012 7.2.5"),
    "原答复不是发文字号的写法",
    "请写原来那份答复的文号",
    "原答复",
    fires=(
        Example(
            fields=(_AGAIN, (_FIRST, "云民复议字[2026]12号")),
            words="云民复议字[2026]12号",
            right="云民复议字〔2026〕12号",
        ),
        Example(fields=(_AGAIN, (_FIRST, "上次的答复")), words="上次的答复"),
    ),
    passes=(Example(fields=(_AGAIN, (_FIRST, "云民复议字〔2026〕12号"))),),
)
YEARS_DIFFER = Rule(
    "文号年份不符",
    Theme.RECORD,
    Level.SUSPECTED,
    CUSTOM,
    "发文字号和成文日期不是一年",
    "请核对哪一个写错了",
    "发文字号、成文日期",
    fires=(_of(_DATE, "2025年5月29日", "2025"),),
    passes=(Example(), _of(_DATE, "2026年12月31日")),
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
        _of(_DATE, "2026-5-29", "2026-5-29", "2026年5月29日"),
        _of(_DATE, "2026年05月29日", "2026年05月29日", "2026年5月29日"),
        _of(_DATE, "二〇二六年五月二十九日", "二〇二六年五月二十九日", "2026年5月29日"),
        _of(_DATE, "26年5月29日", "26年5月29日", "2026年5月29日"),
        _of(_DATE, "二〇二六年5月29日", "二〇二六年5月29日", "2026年5月29日"),
        _of(_DATE, "二〇二六年五月", "二〇二六年五月"),
        _of(Key.DEADLINE, "3月20日", "3月20日"),
    ),
    passes=(Example(), _of(_DATE, "2026年　月　日")),
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
        _of(_DATE, "2026年2月30日", "2026年2月30日"),
        _of(_DATE, "2026年13月1日", "2026年13月1日"),
        _of(Key.HANDED_OVER, "2026年6月31日", "2026年6月31日"),
    ),
    passes=(Example(), _of(_DATE, "2024年2月29日")),
)
DATE_OPEN = Rule(
    "日期待定",
    Theme.FIELDS,
    Level.OPEN,
    CUSTOM,
    "日期未定",
    "签发时填写",
    "成文日期、印发日期",
    fires=(_of(_DATE, "2026年　月　日"),),
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
    fires=(_of(Key.PRINT_DATE, "2026年5月28日", "2026年5月28日")._replace(profile=_DOCUMENT),),
    passes=(
        _of(Key.PRINT_DATE, "2026年5月29日")._replace(profile=_DOCUMENT),
        _of(Key.PRINT_DATE, "2026年5月28日"),
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


def number_rule(facts: DraftFacts) -> Iterator[Finding]:
    """Check the document number: its code, brackets, year and serial."""
    draft = facts.draft
    typed = draft.get(_NUMBER)
    example = f"{facts.code or '某复字'}〔2026〕33号"
    if not typed:
        yield missing(_NUMBER, f"请写“{example}”，未编号的可写“〔2026〕  号”")
    elif parts := standard_parts(typed):
        code, year, serial = parts
        yield from _number_parts(draft, code, year, serial)
        yield from _code_of_other_kind(facts, code)
        if (serial and as_standard(*parts) != typed) or code.endswith("第"):
            right = as_standard(code.removesuffix("第"), year, serial)
            yield _wrong_form(NUMBER_FORM, draft, _NUMBER, f"“{typed}”的写法不对", right)
    elif right := with_right_brackets(typed):
        message = f"“{typed}”的写法不对，年份应放在六角括号〔〕里，序号前不加“第”和冒号"
        yield _wrong_form(NUMBER_FORM, draft, _NUMBER, message, right)
    else:
        hits = field_hits(draft, _NUMBER)
        yield NUMBER_FORM.found(_NUMBER, f"“{typed}”不是发文字号", f"请写成“{example}”", hits=hits)


def _code_of_other_kind(facts: DraftFacts, code: str) -> Iterator[Finding]:
    """Check that the number's code is not the unit's code for another kind of letter."""
    if not code or not facts.code or code == facts.code:
        return
    others = [name for name, each in facts.profile.codes.items() if each == code]
    if others:
        message = f"“{code}”是单位档案里{'、'.join(others)}的代字，类型却是“{facts.kind.name}”"
        remedy = f"请核对类型；类型没有错的，代字应是“{facts.code}”"
        hits = field_hits(facts.draft, _NUMBER, code)
        yield CODE_OF_OTHER_KIND.found(_NUMBER, message, remedy, hits=hits)


def first_reply_rule(facts: DraftFacts) -> Iterator[Finding]:
    """Check that the first reply is named by its document number, another one than the letter's own."""
    draft = facts.draft
    typed = draft.get(_FIRST)
    if not typed:
        return
    if typed == draft.get(_NUMBER):
        message = f"“{typed}”就是这份答复自己的文号"
        yield OWN_NUMBER_AS_FIRST.found(_FIRST, message, hits=field_hits(draft, _FIRST))
    elif not standard_parts(typed):
        right = with_right_brackets(typed) or ""
        fix = fix_of(draft, _FIRST, right) if right else ()
        example = f"{FIRST_REPLY_FORM.remedy}，如“{facts.code or '某复字'}〔2026〕33号”"
        remedy = f"请改为“{right}”" if right else example
        hits = field_hits(draft, _FIRST, right=right)
        yield FIRST_REPLY_FORM.found(_FIRST, f"“{typed}”不是发文字号的写法", remedy, hits=hits, fix=fix)


def _wrong_form(rule: Rule, draft: Draft, key: Key, message: str, right: str) -> Finding:
    """Return the finding that a field is written in a wrong form."""
    fix, hits = fix_of(draft, key, right), field_hits(draft, key, right=right)
    return rule.found(key, message, f"请改为“{right}”", hits=hits, fix=fix)


def _number_parts(draft: Draft, code: str, year: str, serial: str) -> Iterator[Finding]:
    key = _NUMBER
    if serial and not code:
        yield NUMBER_FORM.found(key, "缺少机关代字", "请在〔〕前写上机关代字", hits=field_hits(draft, key))
    if len(year) != 4:
        yield _short_year(draft, code, year, serial)
    if not serial:
        yield NUMBER_OPEN.found(key)
    elif serial.startswith("0"):
        fixed = serial.lstrip("0") or "1"
        message = f"序号“{serial}”前不应有 0"
        fix = fix_of(draft, key, as_standard(code, year, fixed))
        hits = field_hits(draft, key, f"{serial}号", f"{fixed}号")  # 02 stands in 2026 as well
        yield NUMBER_FORM.found(key, message, f"请改为“{fixed}”", hits=hits, fix=fix)


def _short_year(draft: Draft, code: str, year: str, serial: str) -> Finding:
    """Return the error of a year that has not four digits; of two, the first two are 20."""
    message = f"年份“{year}”不全" if year else "没有填年份"
    right = f"20{year}" if len(year) == _LAST_DIGITS else ""
    fix = fix_of(draft, _NUMBER, as_standard(code, right, serial)) if right else ()
    hits = field_hits(draft, _NUMBER, f"〔{year}〕", f"〔{right}〕" if right else "")
    remedy = f"请写四位数字，如〔{right or 2026}〕"
    return NUMBER_FORM.found(_NUMBER, message, remedy, hits=hits, fix=fix)


def year_rule(facts: DraftFacts) -> Iterator[Finding]:
    """Check that the year of the document number is the year of the date."""
    draft = facts.draft
    number = standard_parts(draft.get(_NUMBER))
    written = parse_date(draft.get(_DATE))
    if number and written and len(number[1]) == len(written[0]) == 4 and number[1] != written[0]:
        message = f"发文字号是 {number[1]} 年，成文日期是 {written[0]} 年"
        hits = (*field_hits(draft, _DATE, written[0]), *field_hits(draft, _NUMBER, number[1]))
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
    if right := _written_day(typed):
        yield _wrong_form(DATE_FORM, draft, key, message, right)
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
        yield _wrong_form(DATE_FORM, draft, key, f"“{typed}”月日前不应有 0，中间不空格", right)


def _short_day(draft: Draft, key: Key, year: str, month: str, day: str) -> Finding:
    """Return the error of a day whose year has not four digits; of two, the first two are 20."""
    right = f"20{year}年{int(month)}月{int(day)}日" if len(year) == _LAST_DIGITS else ""
    fix, hits = fix_of(draft, key, right) if right else (), field_hits(draft, key, right=right)
    remedy = f"请写四位数字，如“{right.partition('年')[0] or 2026}年”"
    return DATE_FORM.found(key, f"年份“{year}”不全", remedy, hits=hits, fix=fix)


_DAYS = (DATE_FORM, NO_SUCH_DAY, DATE_OPEN)

HANDLING_LOOKS = (
    of_facts((OWN_NUMBER_AS_FIRST, FIRST_REPLY_FORM), first_reply_rule),
    of_facts((*_DAYS, DUE_TOO_EARLY), handling_rule),
)
NUMBER_LOOKS = (of_facts((REQUIRED, NUMBER_FORM, NUMBER_OPEN, CODE_OF_OTHER_KIND), number_rule),)
DATE_LOOKS = (of_facts((REQUIRED, *_DAYS), date_rule), of_facts((YEARS_DIFFER,), year_rule))
PRINT_DATE_LOOKS = (of_facts((*_DAYS, PRINTED_TOO_EARLY), print_date_rule),)
