"""The rules of the document number and of dates."""

from __future__ import annotations

import re
from collections.abc import Iterator

from replydesk.draft.document_number import as_standard, standard_parts, with_right_brackets
from replydesk.draft.model import Draft, Key
from replydesk.letter.facts import DraftFacts
from replydesk.letter.print_options import Format
from replydesk.reply.findings import Finding, Level, fix_of, missing
from replydesk.text.dates import parse_date, parse_day
from replydesk.text.full_width import narrowing_table

# Patterns that only what is typed wrong has a use for: compiled when one first has.
_CHINESE_DATE = r"[〇○零一二三四五六七八九十][〇○零0一二三四五六七八九十]*年"
_ANY_DATE = r"([0-9]{4})[-./年\s]+([0-9]{1,2})[-./月\s]+([0-9]{1,2})[日号]?"

# Full-width digits, and the marks between them in a date, as half-width ones.
_HALF_WIDTH = narrowing_table("0123456789-./")


def number_rule(facts: DraftFacts) -> Iterator[Finding]:
    """Check the document number: its code, brackets, year and serial."""
    draft = facts.draft
    typed = draft.get(Key.DOCUMENT_NUMBER)
    example = f"{facts.code or '某复字'}〔2026〕33号"
    if not typed:
        remedy = f"请写“{example}”，未编号的可写“〔2026〕  号”"
        yield missing(Key.DOCUMENT_NUMBER, remedy)
    elif parts := standard_parts(typed):
        code, year, serial = parts
        yield from _number_parts(draft, code, year, serial)
        yield from _code_of_other_kind(facts, code)
        if (serial and as_standard(*parts) != typed) or code.endswith("第"):
            right = as_standard(code.removesuffix("第"), year, serial)
            yield _wrong_form(draft, Key.DOCUMENT_NUMBER, f"“{typed}”的写法不对", right)
    elif right := with_right_brackets(typed):
        message = f"“{typed}”的写法不对，年份应放在六角括号〔〕里，序号前不加“第”和冒号"
        yield _wrong_form(draft, Key.DOCUMENT_NUMBER, message, right)
    else:
        yield Finding(Level.ERROR, Key.DOCUMENT_NUMBER, f"“{typed}”不是发文字号", f"请写成“{example}”")


def _code_of_other_kind(facts: DraftFacts, code: str) -> Iterator[Finding]:
    """Check that the number's code is not the unit's code for another kind of letter."""
    if not code or not facts.code or code == facts.code:
        return
    others = [name for name, each in facts.profile.codes.items() if each == code]
    if others:
        message = f"“{code}”是单位档案里{'、'.join(others)}的代字，类型却是“{facts.kind.name}”"
        remedy = f"请核对类型；类型没有错的，代字应是“{facts.code}”"
        yield Finding(Level.ERROR, Key.DOCUMENT_NUMBER, message, remedy)


def first_reply_rule(facts: DraftFacts) -> Iterator[Finding]:
    """Check that the first reply is named by its document number, another one than the letter's own."""
    draft, key = facts.draft, Key.FIRST_REPLY
    typed = draft.get(key)
    if not typed:
        return
    if typed == draft.get(Key.DOCUMENT_NUMBER):
        message = f"“{typed}”就是这份答复自己的文号"
        yield Finding(Level.ERROR, key, message, "请填原来那份答复的文号；再次答复另编一个号")
    elif not standard_parts(typed):
        right = with_right_brackets(typed)
        fix = fix_of(draft, key, right) if right else ()
        remedy = (
            f"请改为“{right}”"
            if right
            else f"请写原来那份答复的文号，如“{facts.code or '某复字'}〔2026〕33号”"
        )
        yield Finding(Level.HINT, key, f"“{typed}”不是发文字号的写法", remedy, fix=fix)


def _wrong_form(draft: Draft, key: Key, message: str, right: str) -> Finding:
    """Return the error that a field is written in a wrong form."""
    return Finding(Level.ERROR, key, message, f"请改为“{right}”", fix=fix_of(draft, key, right))


def _number_parts(draft: Draft, code: str, year: str, serial: str) -> Iterator[Finding]:
    key = Key.DOCUMENT_NUMBER
    if serial and not code:
        yield Finding(Level.ERROR, key, "缺少机关代字", "请在〔〕前写上机关代字")
    if len(year) != 4:
        message = f"年份“{year}”不全" if year else "没有填年份"
        yield Finding(Level.ERROR, key, message, "请写四位数字，如〔2026〕")
    if not serial:
        yield Finding(Level.OPEN, key, "还没有编号", "签发登记后填写序号")
    elif serial.startswith("0"):
        fixed = serial.lstrip("0") or "1"
        message = f"序号“{serial}”前不应有 0"
        fix = fix_of(draft, key, as_standard(code, year, fixed))
        yield Finding(Level.ERROR, key, message, f"请改为“{fixed}”", fix=fix)


def year_rule(facts: DraftFacts) -> Iterator[Finding]:
    """Check that the year of the document number is the year of the date."""
    draft = facts.draft
    number = standard_parts(draft.get(Key.DOCUMENT_NUMBER))
    written = parse_date(draft.get(Key.DATE))
    if number and written and len(number[1]) == len(written[0]) == 4 and number[1] != written[0]:
        message = f"发文字号是 {number[1]} 年，成文日期是 {written[0]} 年"
        yield Finding(Level.HINT, Key.DATE, message, "请核对哪一个写错了")


def date_rule(facts: DraftFacts) -> Iterator[Finding]:
    """Check the date of the reply."""
    draft = facts.draft
    if draft.get(Key.DATE):
        yield from _date_as_typed(draft, Key.DATE)
    else:
        yield missing(Key.DATE, "请写，如“2026年5月29日”；未定可写“2026年　月　日”")


def print_date_rule(facts: DraftFacts) -> Iterator[Finding]:
    """Check the day of printing, if the format prints it."""
    draft = facts.draft
    typed = draft.get(Key.PRINT_DATE)
    if not typed or facts.profile.format is not Format.DOCUMENT:
        return
    yield from _date_as_typed(draft, Key.PRINT_DATE)
    signed, printed = parse_day(draft.get(Key.DATE)), parse_day(typed)
    if signed and printed and printed < signed:
        message = f"“{typed}”比成文日期“{draft.get(Key.DATE)}”还早"
        yield Finding(Level.HINT, Key.PRINT_DATE, message, "请核对哪一个写错了")


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
        yield Finding(Level.HINT, Key.DEADLINE, message, "请核对哪一个写错了")


def _date_as_typed(draft: Draft, key: Key) -> Iterator[Finding]:
    typed = draft.get(key)
    if written := parse_date(typed):
        yield from _date_parts(draft, key, *written)
        return
    message = "不用汉字数字" if re.match(_CHINESE_DATE, typed) else f"“{typed}”不是完整的日期"
    if found := re.fullmatch(_ANY_DATE, typed.translate(_HALF_WIDTH)):
        yield _wrong_form(draft, key, message, f"{found[1]}年{int(found[2])}月{int(found[3])}日")
    else:
        yield Finding(Level.ERROR, key, message, "请写全年月日，如“2026年5月29日”")


def _date_parts(draft: Draft, key: Key, year: str, month: str, day: str) -> Iterator[Finding]:
    typed = draft.get(key)
    if not month or not day:
        if int(month or 1) in range(1, 13) and int(day or 1) in range(1, 32):
            when = "付印" if key is Key.PRINT_DATE else "签发"
            yield Finding(Level.OPEN, key, "日期未定", f"{when}时填写")
        else:
            yield Finding(Level.ERROR, key, f"没有“{typed}”这一天", "请核对月和日")
    elif not parse_day(typed):
        yield Finding(Level.ERROR, key, f"没有“{typed}”这一天", "请核对月和日")
    elif len(year) != 4:
        yield Finding(Level.ERROR, key, f"年份“{year}”不全", "请写四位数字，如“2026年”")
    elif typed != (right := f"{year}年{int(month)}月{int(day)}日"):
        yield _wrong_form(draft, key, f"“{typed}”月日前不应有 0，中间不空格", right)
