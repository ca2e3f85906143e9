"""Removal of the spaces that a printed page or a PDF leaves beside digits; other spaces stay.

A page sets a quarter of a square between Chinese and digits, and programs that read the page write a space
for it. Wider gaps separate the cells of a table. Spaces between two Latin words or between two Chinese
characters (a two-character name set to the width of three) and ideographic spaces were typed on purpose, and
stay. Full-width digits stay in the text.
"""

from __future__ import annotations

import re

from replydesk.text.full_width import narrowing_table

_CHINESE = "[^\\x00-\\x7f\\s]"
_BESIDE_DIGITS = re.compile(
    rf"(?<=[0-9%‰℃])[ \xa0]{{1,2}}(?={_CHINESE})|(?<={_CHINESE})[ \xa0]{{1,2}}(?=[0-9])"
    r"|(?<=[0-9])[ \xa0]{1,2}(?=[%‰℃])"
)
_BESIDE_MARKS = re.compile(
    rf"(?<={_CHINESE})[ \xa0]+(?=[，。；：、？！）》”』」】〕])|(?<=[（《“『「【〔])[ \xa0]+(?={_CHINESE})"
)
_BESIDE_WORDS = re.compile(rf"(?<=[A-Za-z])[ \xa0]+(?={_CHINESE})|(?<={_CHINESE})[ \xa0]+(?=[A-Za-z])")
# Within a number, between a name and its digits (GB/T  9704, V 2.1), and between a number and a dash.
_IN_NUMBERS = re.compile(rf"(?<={_CHINESE})(\d{{1,6}}[.．])[ \xa0]{{1,3}}(?=\d)")
_IN_NAMES = re.compile(
    r"(?<![!-~])(V|PM)[ \xa0]{1,2}(?=\d)|(?<=[A-Za-z])( )[ \xa0](?=\d)|(?<=\d)([-—])[ \xa0](?=\d)"
)
_HAS_FULL_WIDTH = re.compile("[０-９－／Ａ-Ｄ]")
_FULL_WIDTH = narrowing_table("0123456789-/ABCD")

# Characters of no width: soft hyphens, break opportunities, byte order marks within a text.
UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")


def without_artefacts(text: str, *, beside_words: bool = False) -> str:
    """Return the text without spaces between Chinese and digits; if asked, beside Latin and marks too."""
    if " " not in text and "\xa0" not in text:
        return text
    text = _IN_NUMBERS.sub(r"\1", _BESIDE_DIGITS.sub("", text))
    if "，" in text or "。" in text:
        text = _IN_NAMES.sub(lambda found: found[found.lastindex or 0], text)
    return _BESIDE_WORDS.sub("", _BESIDE_MARKS.sub("", text)) if beside_words else text


def has_artefacts(text: str) -> bool:
    """Return True if digits or marks have spaces beside them as a PDF gives them."""
    has_spaces = " " in text or "\xa0" in text or "\t" in text
    return has_spaces and bool(_BESIDE_DIGITS.search(text) or _BESIDE_MARKS.search(text))


def half_width(text: str) -> str:
    """Return a number or a date with ASCII digits for full-width ones."""
    return text.translate(_FULL_WIDTH) if _HAS_FULL_WIDTH.search(text) else text
