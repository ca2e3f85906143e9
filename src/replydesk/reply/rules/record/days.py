"""The rules of days in typed text: each is in the calendar, has its weekday, and periods run forwards."""

from __future__ import annotations

import re
from collections.abc import Iterator

from replydesk.reply.findings import Level
from replydesk.reply.rules.rule import CUSTOM, Example, Rule, Spot, TextLook, Theme
from replydesk.text.dates import valid_day
from replydesk.text.full_width import with_plain_digits

NO_DAY = Rule(
    "没有这一天",
    Theme.RECORD,
    Level.ERROR,
    CUSTOM,
    "历法里没有这一天",
    "请核对年、月、日",
    "正文各段、标题、附件、表格",
    fires=(
        Example("2026年2月30日，我厅召开专题会议。", "2026年2月30日"),
        Example("2025年2月29日前完成。", "2025年2月29日"),
        Example("6月31日前完成。", "6月31日"),
        Example("2026年13月完成。", "2026年13月"),
        Example("计划于4月0日开工。", "4月0日"),
        Example("２０２６年１１月３１日前完成。", "２０２６年１１月３１日"),
        Example("2026-02-30完成验收。", "2026-02-30"),
        Example("2026年6月25日至31日组织检查。", "25日至31日"),
    ),
    passes=(
        Example("2024年2月29日，2026年2月28日和12月31日均已召开会议。"),
        Example("历时13月有余，每月15日至25日巡查，2月29日（闰年）照常。"),
        Example("2026年5月25日至31日组织检查，共31日。"),
    ),
)

WEEKDAY = Rule(
    "星期不符",
    Theme.RECORD,
    Level.ERROR,
    CUSTOM,
    "星期与日期不合",
    "请核对日期和星期",
    "正文各段、标题、附件、表格",
    fires=(
        Example("2026年5月29日（星期三），我厅到现场查看。", "星期三", "星期五"),
        Example("2026年5月29日，周三，我厅到现场查看。", "周三", "周五"),
        Example("2026年5月29日(星期日)召开会议。", "星期日", "星期五"),
        Example("2026年6月7日（星期一）召开会议。", "星期一", "星期日"),
    ),
    passes=(
        Example("2026年5月29日（星期五），我厅到现场查看。"),
        Example("2026年6月7日（周日）和2026年6月7日（星期天）召开会议。"),
        Example("2026年5月29日召开会议，每周三接待来访。"),
    ),
)

BACKWARDS = Rule(
    "起止倒置",
    Theme.RECORD,
    Level.SUSPECTED,
    CUSTOM,
    "起止时间前后颠倒",
    "请核对起止时间",
    "正文各段、标题、附件、表格",
    fires=(
        Example("2025年—2023年累计投入18.6亿元。", "2025年—2023年"),
        Example("2025年至2023年累计投入18.6亿元。", "2025年至2023年"),
        Example("印发三年行动方案（2027—2025年）。", "2027—2025年"),
        Example("时间为2026年7月1日至2026年5月30日。", "2026年7月1日至2026年5月30日"),
        Example("时间为2026年9月—2026年3月。", "2026年9月—2026年3月"),
        Example("计划2026年11月10日开工、2026年1月20日前完工。", "2026年1月20日"),
        Example("计划2027年3月启动，2026年12月底前完成。", "2026年12月"),
    ),
    passes=(
        Example("2023年—2025年累计投入18.6亿元，2026至2028年再投入20亿元。"),
        Example("计划2026年11月开工、2027年1月前完工，2026年5月另行启动。"),
        Example("编制规划（2021—2035年），2025年比2023年增长。"),
        Example("时间为2025年9月1日至2026年3月31日，2026年5月1日至2026年5月3日放假。"),
    ),
)

_DAY = (
    r"(?<![0-9.])(?:((?:19|20)[0-9]{2})年)?([0-9]{1,2})月([0-9]{1,2})日(?![内本常均产])"
    r"(?:[（(，]?(星期|周)([一二三四五六日天])(?![一二三四五六日天至到]))?"
)
_MONTH = r"(?<![0-9])(?:19|20)[0-9]{2}年((?:1[3-9]|[2-9][0-9]|0{1,2}))月"
_IN_FIGURES = (
    r"(?<![0-9A-Za-z./-])((?:19|20)[0-9]{2})([./-])([0-9]{1,2})\2([0-9]{1,2})(?![0-9A-Za-z/-]|\.[0-9])"
)
_TO_DAY = (
    r"(?<![0-9.])(?:((?:19|20)[0-9]{2})年)?([0-9]{1,2})月"
    r"([0-9]{1,2}日?(?:[至到]|[—－–~～-]+)([0-9]{1,2})日)(?![内本常均产])"
)
_YEARS = r"(?<![0-9])((?:19|20)[0-9]{2})年?(?:[至到]|[—－–~～-]{1,2})((?:19|20)[0-9]{2})年"
_PERIOD = (
    r"(?<![0-9])((?:19|20)[0-9]{2})年([0-9]{1,2})月(?:([0-9]{1,2})日)?(?:[至到]|[—－–~～-]{1,2})"
    r"((?:19|20)[0-9]{2})年([0-9]{1,2})月(?:([0-9]{1,2})日)?"
)
_BUILT = (
    r"(?<![0-9])((?:19|20)[0-9]{2})年([0-9]{1,2})月(?:([0-9]{1,2})日)?底?前?(?:全面)?(?:开工|启动|动工|开建|施工)"
    r"(?:建设)?[，、并和][^，。；、0-9]{0,6}(((?:19|20)[0-9]{2})年([0-9]{1,2})月(?:([0-9]{1,2})日)?)"
    "(?=底?以?前?(?:全面|全部)?(?:完工|竣工|建成|完成|投用|交付))"
)
_WEEKDAYS = "一二三四五六日"
_LEAP = 2024  # a year in which every day that any year has is one


def _no_days(text: str) -> Iterator[Spot]:
    if "月" not in text and "20" not in text and "２０" not in text:
        return
    plain = with_plain_digits(text)
    for found in re.finditer(_DAY, plain):
        if not _is_day(found[1], found[2], found[3]) and "闰" not in plain[found.end() : found.end() + 2]:
            end = found.end() if found[4] is None else found.start(4)
            yield Spot(NO_DAY, found.start(), _without_mark(plain, end))
    for found in re.finditer(_MONTH, plain):
        yield Spot(NO_DAY, found.start(), found.end())
    for found in re.finditer(_IN_FIGURES, plain):
        if not _is_day(found[1], found[3], found[4]) and _is_meant(found):
            yield Spot(NO_DAY, found.start(), found.end())
    for found in re.finditer(_TO_DAY, plain):
        if not _is_day(found[1], found[2], found[4]):
            yield Spot(NO_DAY, found.start(3), found.end(3))


def _without_mark(text: str, end: int) -> int:
    return end - 1 if text[end - 1] in "（(，" else end


def _is_meant(found: re.Match[str]) -> bool:
    """Return True if figures are meant as a day: 2026-02-30, but not the number 2026-45-12."""
    return 0 < int(found[3]) < 13 and 0 < int(found[4]) < 32


def _is_day(year: str | None, month: str, day: str) -> bool:
    return valid_day(int(year or _LEAP), int(month), int(day)) is not None


def _weekdays(text: str) -> Iterator[Spot]:
    if "周" not in text and "星期" not in text:
        return
    for found in re.finditer(_DAY, with_plain_digits(text)):
        day = valid_day(int(found[1]), int(found[2]), int(found[3])) if found[1] and found[4] else None
        if day and _WEEKDAYS[day.weekday()] != found[5].replace("天", "日"):
            yield Spot(WEEKDAY, found.start(4), found.end(5), found[4] + _WEEKDAYS[day.weekday()])


def _backwards(text: str) -> Iterator[Spot]:
    if "年" not in text:
        return
    for found in re.finditer(_YEARS, with_plain_digits(text)):
        if found[1] > found[2]:
            yield Spot(BACKWARDS, found.start(), found.end())
    for found in re.finditer(_PERIOD, with_plain_digits(text)):
        first, last = ((int(found[at]), int(found[at + 1]), int(found[at + 2] or 0)) for at in (1, 4))
        if first > last if found[3] and found[6] else first[:2] > last[:2]:
            yield Spot(BACKWARDS, found.start(), found.end())

    for found in re.finditer(_BUILT, with_plain_digits(text)):
        begun, ended = ((found[at], found[at + 1], found[at + 2]) for at in (1, 5))
        whole = 3 if begun[2] and ended[2] else 2
        if [int(each) for each in begun[:whole]] > [int(each) for each in ended[:whole]]:
            yield Spot(BACKWARDS, found.start(4), found.end(4))


LOOKS = (
    TextLook((NO_DAY,), _no_days, of_rows=True),
    TextLook((WEEKDAY,), _weekdays, of_rows=True),
    TextLook((BACKWARDS,), _backwards, of_rows=True),
)
