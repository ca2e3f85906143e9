"""Small headings between the rows of a list: 二、政协提案, （一）城建类, 第一组：教育组."""

from __future__ import annotations

import re

from replydesk.importing.lists.cells import kind_in
from replydesk.importing.lists.deciding import duty_told

_SECTION = re.compile(r"[(（]?[一二三四五六七八九十]{1,3}[)）]?[、.．]?.{2,30}")
_TOPIC = re.compile(
    r"(?!.{0,30}关于)(?:[(（][一二三四五六七八九十]{1,3}[)）]|[一二三四五六七八九十]{1,3}[、.．]).{1,20}(?<!的建议)(?<!的提案)"
)
_OF_NUMBERS = re.compile(r"[\d\W_A-Za-z一二三四五六七八九十百〇○零第号字届次会议年建提案人大政协编序]")
_ITEM = re.compile("^关于|的(?:建议|提案|议案)$")
_OF_GROUP = re.compile("[组批类]")
LONGEST = 40  # characters of a small heading


def is_section(text: str) -> bool:
    """Return True if a lone text tells the kind of the rows below it, or their duty."""
    is_told = bool(kind_in(text)) or bool(duty_told(text))
    return bool(_SECTION.fullmatch(text)) and is_told and not _ITEM.search(text)


def is_topic(text: str) -> bool:
    """Return True if a lone text is numbered as a heading: 一、城建类."""
    return bool(_TOPIC.fullmatch(text))


def is_plain_heading(text: str) -> bool:
    """Return True if a lone text where no subject and no name stands is a heading, not an item's number."""
    if len(text) > LONGEST or _ITEM.search(text):
        return False
    if _OF_GROUP.search(text):
        return True
    has_digit = any(map(str.isdecimal, text))
    return len(_OF_NUMBERS.sub("", text)) > has_digit
