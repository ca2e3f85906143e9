"""Dates as people write them under a signature, and what is left of a date that a web page damaged."""

from __future__ import annotations

import re
from typing import NamedTuple

from replydesk.importing.replies.joining.paragraphs import squeezed
from replydesk.importing.replies.joining.remembered import remembered
from replydesk.importing.replies.joining.spacing import half_width

_S = r"\s*+"  # possessive: two runs of blanks beside each other would take quadratic time
_DIGIT = "[0-9０-９]"

# A date as written under a signature: digits of any kind, the day possibly left open; or 2019.6.3.
DATE = re.compile(
    rf"[（(]?(?P<year>{_DIGIT}(?:{_S}{_DIGIT}){{3}}|[〇○零一二三四五六七八九0０OＯ]{{4}}){_S}年{_S}"
    rf"(?P<month>{_DIGIT}{{0,2}}|[一二三四五六七八九十元]{{1,3}}|[×xX＊*]{{1,2}}){_S}月{_S}"
    rf"(?P<day>(?:{_DIGIT}{_S}){{0,2}}|[一二三四五六七八九十廿卅]{{1,4}}|[×xX＊*]{{1,2}}){_S}[日号][）)]?"
    rf"|{_DIGIT}{{4}}{_S}[.．]{_S}{_DIGIT}{{1,2}}{_S}[.．]{_S}{_DIGIT}{{1,2}}日?"
)

_WEEKDAY = rf"{_S}[（(]?(?:星期|周|礼拜)[一二三四五六日天][）)]?"
_WITH_WEEKDAY = re.compile(rf"(?P<date>{DATE.pattern})(?:{_WEEKDAY})?")
_WEEKDAY_AT_END = re.compile(rf"(?<!\s){_WEEKDAY}$")
_LABEL = re.compile(rf"(?:(?:成文|发文|落款|答复|办理|办结|签发){_S})?(?:日{_S}期|时{_S}间){_S}[：:]{_S}")
_LABEL_AT_END = re.compile(rf"(?<!\s){_S}{_LABEL.pattern}$")
_DOTTED = re.compile(r"(?<!\d)(?:19|20)\d\d\s*[.．]\s*\d{1,2}\s*[.．]\s*\d{1,2}日?$")
_DASHED = re.compile(
    r"(?:19|20)\d\d([-/—–－、])(?:0?[1-9]|1[0-2])\1(?:0?[1-9]|[12]\d|3[01])日?"
    r"|(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
    r"|(?:19|20)\d\d年(?:0?[1-9]|1[0-2])月(?:[12]\d|3[01]|0?[1-9])"
)
_OPEN = re.compile("\\d{4}年\u3000月\u3000日")  # How the program writes a date that is left open
_LEFTOVER = re.compile(r"[0-9〇○零一二三四五六七八九十廿卅元oO×xX*＊_.．\-—–－/、年月日号]+")
_YEAR_DIGITS = re.compile(r"(?:19|20)\d{3,7}")
_AT_END = re.compile(
    r"(?<![0-9年月日])[0-9０-９〇○零一二三四五六七八九十廿卅元oO×xX*＊_.．\-—–－/、年月日号\s]{1,40}+$"
)
_LONGEST = 40  # Longest line that is a date, in characters
_ENDS_DATE = re.compile(r"[0-9０-９〇○零一二三四五六七八九十廿卅元oO×xX*＊_.．\-—–－/、年月日号天）)]")


class Dated(NamedTuple):
    """A line that ends in a date: the text before it, the date as typed, and whether it can be read."""

    before: str
    date: str
    is_read: bool


@remembered
def is_date(text: str) -> bool:
    """Return True if a line is a date and nothing else, besides the day of the week."""
    text = text.strip()
    return len(text) <= _LONGEST and ("年" in text or _is_dotted(text)) and bool(date_of(text))


def date_of(text: str) -> str:
    """Return the date a line consists of without a label or a day of the week, "" for another line."""
    bare = text.strip()
    if label := _LABEL.match(bare):
        bare = bare[label.end() :]
    found = _WITH_WEEKDAY.fullmatch(bare)
    is_year_alone = found is not None and bool(found["year"]) and not found["month"]
    if not found or (is_year_alone and not _OPEN.fullmatch(found["date"])):
        return ""
    return found["date"]


def is_dashed(text: str) -> bool:
    """Return True for 2019-06-03, 2019/6/3, 20190603: a date below a signature, a website's anywhere else."""
    return _DASHED.fullmatch(half_width(squeezed(text))) is not None


@remembered
def is_damaged(text: str) -> bool:
    """Return True if a line is what is left of a date: 2020824, 二0 年 月 日, 2021年 月 日."""
    bare = half_width(squeezed(text)).strip("（()）")
    if (
        not 2 < len(bare) <= 20
        or not _LEFTOVER.fullmatch(bare)
        or is_dashed(bare)
        or date_of(bare)
        or date_of(text)
    ):
        return False
    return bool(re.search("[年月]", bare) or _YEAR_DIGITS.fullmatch(re.sub(r"[.．\-—–－/、]", "", bare)))


def ending_date(text: str) -> Dated | None:
    """Return the date, readable or damaged, that a line ends in; None if it does not end in one."""
    bare = text.rstrip()
    if not _ENDS_DATE.match(bare[-1:]):
        return None
    bare = _WEEKDAY_AT_END.sub("", bare)
    if bare[-1:] in "）)" and (opened := max(bare.rfind("（"), bare.rfind("("))) > 0:
        bare = f"{bare[:opened]} {bare[opened + 1 : -1]}"
    found = _AT_END.search(bare)
    if not found:
        return None
    before, date = _LABEL_AT_END.sub("", bare[: found.start()]).rstrip("/／ \t\u3000"), found[0].strip()
    if is_dashed(date) or date_of(date):
        return Dated(before, date, is_read=True)
    return Dated(before, date, is_read=False) if is_damaged(date) else None


def _is_dotted(text: str) -> bool:
    return ("." in text or "．" in text) and _DOTTED.search(half_width(text)) is not None
