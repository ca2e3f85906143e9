"""Mistakes of section 日期."""

from __future__ import annotations

import re
from datetime import date, timedelta
from random import Random

from replydesk.draft.model import Draft, Key
from replydesk.draft.place import Place, field_text
from replydesk.reply.findings import Level
from replydesk.text.dates import parse_day
from tests.support.planting.model import Kind, Plant, Planted, Spot
from tests.support.planting.tools import (
    added,
    changed,
    in_field,
    pattern,
    with_sentence,
)


def _day_text(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def _no_such_day(found: re.Match[str]) -> str:
    return f"{found[1]}年{({4: '4月31日', 6: '6月31日', 2: '2月30日', 9: '9月31日'})[int(found[2])]}"


_WEEKDAYS = "一二三四五六日"


def _weekday(draft: Draft, random: Random) -> Planted | None:
    day = date(2026, 3, 2) + timedelta(random.randint(0, 60))
    word = random.choice(("星期", "周"))
    right = _WEEKDAYS[day.weekday()]
    sentence = f"座谈会于{_day_text(day)}（{word}{right}）召开。"
    before, place, at = with_sentence(draft, random, sentence)
    begin = at + sentence.index("）") - 1
    wrong = _WEEKDAYS[(day.weekday() + random.randint(1, 6)) % 7]
    made = changed(before, place, (begin, begin + 1, wrong))
    return made and made._replace(spots=(Spot(place, at + 4, begin + 1),))


def _handling(handed: int, answered: int) -> Plant:
    """Return the planting of a day of handing over and a deadline, so many days before and after the date."""

    def plant(draft: Draft, random: Random) -> Planted | None:
        day = parse_day(draft.get(Key.DATE))
        if day is None:
            return None
        right = draft.with_field(Key.HANDED_OVER, _day_text(day - timedelta(40)))
        right = right.with_field(Key.DEADLINE, _day_text(day + timedelta(30)))
        wrong = right.with_field(Key.HANDED_OVER, _day_text(day + timedelta(handed)))
        wrong = wrong.with_field(Key.DEADLINE, _day_text(day + timedelta(answered)))
        key, other = (Key.HANDED_OVER, Key.DATE) if handed > 0 else (Key.DEADLINE, Key.HANDED_OVER)
        spots = tuple(Spot(Place(each), 0, len(field_text(wrong, each))) for each in (key, other))
        return Planted(right, wrong, spots)

    return plant


def _old_date(text: str, random: Random) -> str | None:
    return text.replace("2026年", "2025年") if text.startswith("2026年") else None


E, S, H = Level.ERROR, Level.SUSPECTED, Level.HINT
KINDS = (
    Kind(
        "正文没有这一天",
        "日期",
        "正文的日期不存在",
        S,
        False,
        added(
            (
                "该办法自2026年4月30日起施行。",
                "项目于2025年6月28日开工。",
                "系统于2026年2月26日上线。",
                "2025年9月18日通过验收。",
            ),
            pattern(r"(\d{4})年(\d+)月\d+日", _no_such_day),
        ),
    ),
    Kind(
        "正文没有这个月",
        "日期",
        "正文的月份不存在",
        S,
        False,
        added(("该办法自2026年11月30日起施行。", "项目于2025年12月28日开工。"), pattern(r"1[12]月", "13月")),
    ),
    Kind(
        "成文日期没有这一天",
        "日期",
        "成文日期不存在",
        E,
        False,
        in_field(
            Key.DATE,
            lambda text, random: (
                f"2026年{random.choice(('2月30日', '6月31日', '4月31日', '13月5日', '5月32日'))}"
            ),
        ),
    ),
    Kind("星期不合", "日期", "日期后的星期不对", S, True, _weekday),
    Kind("成文早于交办", "日期", "交办日期在成文日期之后", S, False, _handling(9, 30)),
    Kind("期限早于交办", "日期", "期限在交办日期之前", S, False, _handling(-40, -60)),
    Kind(
        "成文年份是去年",
        "日期",
        "成文日期的年份是去年",
        S,
        True,
        in_field(Key.DATE, _old_date, Key.DOCUMENT_NUMBER),
    ),
    Kind(
        "截至将来",
        "日期",
        "截至将来某日已经完成",
        H,
        False,
        added(
            ("截至2025年底，已建成站点36个。", "截至2026年3月底，已完成投资8.2亿元。"),
            pattern(r"202[56](?=年(底|3月底))", "2028"),
        ),
    ),
    Kind(
        "将于过去",
        "日期",
        "将于已过去的日子完成",
        H,
        False,
        added(("该工程将于2027年6月底前完工。", "计划于2027年9月开工建设。"), pattern("2027", "2024")),
    ),
    Kind(
        "起止日期倒置",
        "日期",
        "从后一日到前一日",
        S,
        False,
        added(
            ("整治时间为2026年7月1日至2026年9月30日。", "2023年—2025年累计投入6.3亿元。"),
            pattern(
                "2026年9月30日|2025年累计",
                lambda found: found[0].replace("2026年9月30日", "2026年5月30日").replace("2025", "2021"),
            ),
        ),
    ),
)
