"""Finder of private text in a letter: phone and identity numbers, mail addresses, names of contacts.

Hotlines (12345, 400-…) are public and stay, as do years, amounts, numbers of items and documents.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from replydesk.text.full_width import narrowing_table

BLOT = "×××"  # printed in place of private text


class PrivateText(NamedTuple):
    """Private characters of a text from `start` to `end`, and the replacement that is printed."""

    start: int
    end: int
    instead: str = BLOT


_ASCII = narrowing_table()
_ASCII |= dict.fromkeys(map(ord, "‐‑‒–—―−─﹣"), ord("-"))
# Full-width characters, dashes and spaces → their ASCII counterparts, one to one: offsets stay valid.
_ASCII |= dict.fromkeys(map(ord, "\u3000\u2002\u2003\u2009\u202f\xa0\t"), ord(" "))

_GAP = r"[ -]{0,3}"
_BEGIN = r"(?<![\dA-Za-z第〕])(?<!\d[.,])"
_AMOUNT = r"(?![.,]\d)(?! ?[多余几]?(?:[元万亿千百%‰℃吨亩户]|平方|立方|公[里斤顷]|号(?!码)))"
_END = rf"(?!\d){_AMOUNT}"
_LOCAL = r"(?:[2-9]\d{2,3}[ -]\d{4}|\d{7,8})"
_EXTENSION = r"(?:(?: ?\(?转 ?|-)\d{1,6}(?!\d)\)?)?"
_ABROAD = rf"(?:(?:\+|00)86|86){_GAP}"
_DAY = r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
# Mobile and fixed telephone numbers, identity numbers and mail addresses, recognised by their form alone.
_ALONE = re.compile(
    "|".join(
        (
            rf"{_BEGIN}(?:{_ABROAD})?1[3-9]\d(?:{_GAP}\d{{4}}{_GAP}|\d{_GAP}\d{{3}}{_GAP})\d{{4}}{_END}",
            rf"{_BEGIN}{_ABROAD}(?:\(0\){_GAP})?\d{{2,3}}{_GAP}{_LOCAL}{_END}{_EXTENSION}",
            rf"{_BEGIN}(?:\( ?0\d{{2,3}} ?\)|0\d{{2,3}}){_GAP}{_LOCAL}{_END}{_EXTENSION}",
            rf"{_BEGIN}[1-9]\d{{5}}{_DAY}\d{{3}}[\dXx](?![\dA-Za-z])",
            r"(?<![A-Za-z\d._%+-])[A-Za-z\d._%+-]++@[A-Za-z\d-]+(?:\.[A-Za-z\d-]+)+",
        )
    )
)

_NUMBER = r"(?:\(0\d{2,3}\) ?)?\+?\d+(?:-\d+)*(?: \d{4}(?![\d年]))?[Xx]?"
# Numbers after a word such as 电话.
_NAMED = re.compile(
    r"(?:电话|手机|传真|座机|热线|联系方式|微信|QQ|TEL|身份证|致电|拨打?)(?:号码?|账号)?(?:为|是)?"
    r"[ :]{0,3}(?:\((?!0\d{2,3}\)))?"
    rf"(?P<all>{_NUMBER}(?: ?[、,;/或和及] ?{_NUMBER})*)",
    re.IGNORECASE,
)

_ONE, _NO_AMOUNT = re.compile(_NUMBER), re.compile(rf"{_AMOUNT}(?! ?[部台个件次条])")

_PUBLIC = re.compile(r"[48]00-?\d")
_FEWEST_DIGITS = 7  # digits of the shortest telephone number; hotlines have fewer

_NAME = r"(?!电话|手机|座机|传真|办公|姓名|职务|单位|备注)[\u4e00-\u9fff]{2,4}"
_ASKED = re.compile(
    r"(?:联系人|承办人|经办人|联络人)(?:及(?:联系)?电话|姓名)? ?: ?"
    rf"(?P<all>{_NAME}(?:、{_NAME})*)(?=$|电话|联系|手机|[^\u4e00-\u9fff])"
)
_SIGNED = re.compile(r"此(?:复函|答复|函|件)?已?经[^。]{1,20}(?:审签|签发)。")


def find_private_text(text: str) -> list[PrivateText]:
    """Return the parts of a text that must not be published, in order."""
    plain = text.translate(_ASCII)
    found = [PrivateText(*each.span()) for each in _ALONE.finditer(plain)]
    found += _named(plain)
    found += [PrivateText(*each.span("all")) for each in _ASKED.finditer(plain)]
    found += [PrivateText(*each.span(), "") for each in _SIGNED.finditer(plain)]
    kept: list[PrivateText] = []
    for each in sorted(found, key=lambda each: (each.start, -each.end)):
        if not kept or each.start >= kept[-1].end:
            kept.append(each)
        elif each.end > kept[-1].end:
            kept[-1] = kept[-1]._replace(end=each.end)
    return kept


def _named(plain: str) -> Iterator[PrivateText]:
    """Yield the numbers after words such as 电话, without hotlines and amounts."""
    for row in _NAMED.finditer(plain):
        for each in _ONE.finditer(plain, *row.span("all")):
            if _is_personal(each[0]) and _NO_AMOUNT.match(plain, each.end()):
                yield PrivateText(*each.span())


def _is_personal(number: str) -> bool:
    """Return True if a number after 电话 is longer than a hotline and none of 400-… and 800-…."""
    return sum(map(str.isdecimal, number)) >= _FEWEST_DIGITS and not _PUBLIC.match(number)
