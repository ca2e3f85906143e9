"""Signatures and dates, whole and damaged."""

from __future__ import annotations

from random import Random

from replydesk.text.numerals import chinese_numeral
from tests.support.corpus.item import Item
from tests.support.corpus.truth import Row, Truth, Where

_BROKEN_DATES = (
    "二0 年 月 日",
    "二〇 年 月 日",
    "年  月  日",
    "    年    月    日",
    "20  年  月  日",
    "二〇二  年  月  日",
    "2 0 年 月 日",
)


def signature_rows(random: Random, item: Item, truth: Truth, trouble: str) -> list[Row]:
    """Return the rows of the signature and the date."""
    year, month, day = item.year, random.randint(1, 12), random.randint(1, 28)
    date = f"{year}年{month}月{day}日"
    if trouble == "全无":
        return []
    truth.signature = (item.body,)
    name = Row(item.body, Where.RIGHT)
    match trouble:
        case "只有单位":
            return [name]
        case "日期不全":
            shown = random.choice(
                (
                    f"{year}年 月 日",
                    f"{year}年{month}月 日",
                    f"{year}年  月",
                    f"{year}年　月　日",
                    f"{year}年",
                )
            )
            truth.also["成文日期"] = ("".join(shown.split()),)
            return [name, Row(shown, Where.RIGHT, aside=True)]
        case "日期坏":
            packed = f"{year}{month}{day:02d}"
            shown = random.choice(
                (
                    *_BROKEN_DATES,
                    packed if len(packed) < 8 else packed[:-1],
                    f"{year}.{month}月",
                    f"{year}年{month}{day}",
                )
            )
            if shown == f"{year}年{month}{day}":
                truth.also["成文日期"] = (shown,)
            return [name, Row(shown, Where.RIGHT, aside=True)]
        case "数字日期":
            shown = random.choice(
                (
                    f"{year}-{month:02d}-{day:02d}",
                    f"{year}.{month}.{day}",
                    f"{year}/{month}/{day}",
                    f"{year}年{month}月{day}号",
                    f"{year}年{month}月{day}",
                    f"{year}{month:02d}{day:02d}",
                    f"{_digits(year)}年{chinese_numeral(month)}月{chinese_numeral(day)}日",
                )
            )
            truth.date, truth.also["成文日期"] = date, (shown,)
            if shown in (f"{year}{month:02d}{day:02d}", f"{year}年{month}月{day}"):
                truth.also["成文日期"] += ("",)
            return [name, Row(shown, Where.RIGHT, aside=True)]
    truth.date = date
    match trouble:
        case "同行竖线":
            gap = random.choice((" ", "  ", "　　", ""))
            bar = random.choice((" |", "|", " | ", " ||", ""))
            return [
                Row(f"{item.body}{gap}{date}{bar}", random.choice((Where.RIGHT, Where.FLUSH)), aside=True)
            ]
        case "日期在前":
            return [Row(date, Where.RIGHT), name]
        case "字间空":
            gap = random.choice((" ", "  "))
            spread = random.choice((gap.join(item.body), item.body))
            shown = (
                f"{year} 年 {month} 月 {day} 日" if random.random() < 0.7 else f"{year}年 {month}月{day} 日"
            )
            return [Row(spread, Where.RIGHT), Row(shown, Where.RIGHT)]
        case "盖章":
            mark = random.choice(("（盖章）", "（公章）", "（印章）", "(盖章)", "（章）", "（印）"))
            truth.also["落款"] = ([item.body + mark],)
            return [Row(item.body + mark, Where.RIGHT, aside=True), Row(date, Where.RIGHT)]
    return [name, Row(date, Where.RIGHT)]


def _digits(year: int) -> str:
    zero = "〇○0零"[year % 4]
    return "".join(zero if digit == "0" else "〇一二三四五六七八九"[int(digit)] for digit in str(year))
