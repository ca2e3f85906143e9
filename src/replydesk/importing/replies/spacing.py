"""Spaces that a printed page or a PDF leaves beside digits: they go, others stay.

A page sets a quarter of a square between Chinese and digits, and what reads the page writes a space for it.
Wider gaps part the cells of a table. Spaces between two words of Latin letters, between two Chinese
characters (a name of two set to three) and ideographic spaces were typed by somebody, and stay.
Full-width digits stay in the text.
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

_HAS_FULL_WIDTH = re.compile("[０-９－／Ａ-Ｄ]")
_FULL_WIDTH = narrowing_table("0123456789-/ABCD")

UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
"""Marks that take no room: soft hyphens, places where a line may break, byte order marks within a text."""


def without_artefacts(text: str, *, beside_words: bool = False) -> str:
    """The text without spaces between Chinese and digits; if asked, beside Latin letters and marks too."""
    if " " not in text and "\xa0" not in text:
        return text
    text = _BESIDE_DIGITS.sub("", text)
    return _BESIDE_WORDS.sub("", _BESIDE_MARKS.sub("", text)) if beside_words else text


def has_artefacts(text: str) -> bool:
    """Whether digits or marks have spaces beside them as a PDF gives them."""
    has_spaces = " " in text or "\xa0" in text or "\t" in text
    return has_spaces and bool(_BESIDE_DIGITS.search(text) or _BESIDE_MARKS.search(text))


def half_width(text: str) -> str:
    """A number or a date with its full-width digits as usual ones."""
    return text.translate(_FULL_WIDTH) if _HAS_FULL_WIDTH.search(text) else text
