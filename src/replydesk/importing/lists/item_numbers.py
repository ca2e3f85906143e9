"""Item numbers as lists have them: 0033, 第55号, and what is hardly one: 5l, 055、155, a day."""

from __future__ import annotations

import re
from collections.abc import Iterator

from replydesk.letter.facts import bare_number
from replydesk.text.full_width import normalized_without_spaces

_LOOKALIKES = str.maketrans({"l": "1", "I": "1", "|": "1", "o": "0", "O": "0", "〇": "0", "○": "0"})
_LOOKALIKE = re.compile(r"(?=[^\d]*\d)[\dlI|oO〇○]+")
_SEPARATORS = re.compile(r"[、,;/和及&\n]+|(?<=号)(?=第)")
_RANGE = re.compile(r"\d+[-—~至到]\d+")
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?: \d{2}:\d{2})?")
_SCIENTIFIC = re.compile(r"\d+(?:\.\d+)?[eE][+]?\d+")
_FRACTION = re.compile(r"\d+\.\d+")


def numbers_in(text: str) -> tuple[str, ...]:
    """Return the numbers in a cell, in a normal spelling: 55 and 56 for 第055号、第56号."""
    plain = normalized_without_spaces(text)
    if plain.isdecimal():
        return (plain.lstrip("0") or "0",)
    return tuple(filter(None, map(_normal, _SEPARATORS.split(plain))))


def _normal(text: str) -> str:
    bare = bare_number(text)
    return (bare.lstrip("0") or "0") if bare.isdecimal() else bare


def number_trouble(text: str) -> Iterator[str]:
    """Yield what is odd about an item's number, in words for the clerk."""
    plain = normalized_without_spaces(text)
    if plain.isdecimal():
        return
    bare = bare_number(plain)
    if day := _DAY.fullmatch(bare):
        yield (
            f"编号“{text}”是日期，多半是表格软件把“{int(day[2])}-{int(day[3])}”一类的编号改成的，稿子里照抄，请改"
        )
    elif _SCIENTIFIC.fullmatch(bare):
        yield f"编号“{text}”是表格软件改成的科学记数，稿子里照抄，请改"
    elif _FRACTION.fullmatch(bare):
        yield f"编号“{text}”带小数，稿子里照抄，请核对"
    elif not bare.isdecimal() and _LOOKALIKE.fullmatch(bare):
        right = bare.translate(_LOOKALIKES)
        yield f"编号“{text}”里有像数字的字母，多半是“{right}”，稿子里照抄，请核对"
    elif len(many := numbers_in(text)) > 1:
        yield f"一格里有 {len(many)} 个编号“{' '.join(text.split())}”，合成一份稿子；分开答复的，请另建"
    elif _RANGE.fullmatch(bare) and _is_range(bare):
        yield f"编号“{text}”像是一串编号，稿子里照抄，请核对"


def _is_range(bare: str) -> bool:
    """Return True for 55-57, but not for 2026-33 or 3-1."""
    first, last = re.split("[-—~至到]", bare)
    return len(first) == len(last) and int(first) < int(last) < int(first) + 20 and len(first) > 1
