"""The seams between the lines of a paragraph: where a line end surely cuts a sentence, and what it replaced.

A word, a number, an address, a date or a pair of marks that goes on below its line end is one, whatever the
lines measure. Between two Latin words the line end replaced a blank, between Chinese characters nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_OPEN_END = frozenset("（(《〈“‘「『【〔—/＋+&＆@_~～=×")  # Marks that a sentence goes on after
_COMMAS = frozenset("，、,")
_CLOSING = frozenset("，。、；！？）》〉”’」』】〕％%‰℃,;!?)")
_CHINESE = re.compile("[\u4e00-\u9fff]")
_ITEM_START = re.compile(
    r"[一二三四五六七八九十]{1,2}(?:是|要|、)|[（(][一二三四五六七八九十\d]{1,2}[）)]|[①-⑳]"
)

# A number cut behind its point or comma, or at a unit: 3. and 5亿元, 1, and 200万, 2024 and 年, 9: and 30.
_CUT_AT_POINT, _DIGIT_START = re.compile(r"\d[.．,，:：]$"), re.compile(r"\d")
_CUT_BEFORE_POINT = re.compile(r"[.．]\d|,\d{3}")
_LETTER = re.compile("[A-Za-z\u4e00-\u9fff]")
_UNIT = re.compile(r"[年月日号时分万亿元个家名人次条项件座所处户亩吨米级岁倍届%％‰℃]")
_LABELLED = re.compile(r"[：:][^，。；]{0,24}$")  # 联系电话：0000-0000, which may end a line
_DATED = re.compile(r"[年月]$")
_NUMBERED = re.compile(r"\d{1,2}[.．、](?!\d)|[（(]\d{1,2}[）)]")

# Latin words, and addresses, of which a part may be cut anywhere.
_WORD_END = re.compile(r"(?<![A-Za-z0-9])[A-Za-z0-9]{1,40}$")
_WORD_START = re.compile(r"[A-Za-z0-9]+")
_WORDS = re.compile(r"[A-Za-z0-9]+")
_LATIN_START = re.compile(r"[A-Za-z0-9]|[./@:?=&#_-][A-Za-z0-9]")
_DASH_END = re.compile(r"[A-Za-z0-9][-.]$")
_ADDRESS = re.compile(r"(?:https?:|www\.|[A-Za-z0-9_]@)[!-~]{0,120}$", re.IGNORECASE)
_WHOLE_ADDRESS = re.compile(r"\.(?:com|cn|org|net|html?|shtml|jsp|aspx?|php|pdf)$", re.IGNORECASE)
_SCHEME_END = re.compile(r"https?[:：]/?$", re.IGNORECASE)
# Names of which digits are a part: G318, A4, PM2.5, CO2; other words have a blank before a number: ISO 9001.
_WITH_DIGITS = re.compile(r"(?<![!-~])(?:[A-Z]|PM|CO|SO|NO|H\d?N|COVID)$")

_PAIRS = {"《": "》", "（": "）", "“": "”", "(": ")", "〔": "〕"}
_INSIDE = 60  # Most characters between two marks of a pair that a line end parts
_LEAST = 6  # Fewest characters of a line that is cut within a number


def cuts_sentence(above: str, below: str) -> bool:
    """Return True if a line end surely is within a sentence. Both texts are without margins.

    `above` is the paragraph so far, `below` the next line.
    """
    if not above or not below:
        return False
    if below[0] in _CLOSING or above[-1] in _OPEN_END or _SCHEME_END.search(above[-8:]):
        return True
    if above[-1] in _COMMAS:
        return not (_ITEM_START.match(below) or (_NUMBERED.match(below) and not above[-2:-1].isdigit()))
    return _cuts_number(above, below) or _cuts_word(above, below) or _cuts_pair(above, below)


def _cuts_number(above: str, below: str) -> bool:
    last = above[-_INSIDE:]
    if len(above) < _LEAST or not _CHINESE.search(last):
        return False
    if _CUT_AT_POINT.search(last):
        return bool(_DIGIT_START.match(below))
    if last[-1].isdigit():
        goes_on = _DIGIT_START.match(below) or _CUT_BEFORE_POINT.match(below) or _UNIT.match(below)
        is_prose = _CHINESE.match(below) and not _ITEM_START.match(below) and not _LABELLED.search(last)
        return bool(goes_on or is_prose) and not _NUMBERED.match(below)
    return bool(_DATED.search(last) and re.search(r"\d[年月]$", last) and re.match(r"\d{1,2}[月日]", below))


def _cuts_word(above: str, below: str) -> bool:
    if not above[-1].isascii():
        return False
    is_word = above[-1].isalnum() or _DASH_END.search(above[-2:])
    is_text = _LETTER.search(above[-_INSIDE:])
    return bool(is_text and is_word and _LATIN_START.match(below) and not _NUMBERED.match(below))


def _cuts_pair(above: str, below: str) -> bool:
    """Return True if a mark opened above is closed below, before another of its kind is opened."""
    last, first = above[-_INSIDE:], below[:_INSIDE]
    for opening, closing in _PAIRS.items():
        if opening not in last or last.rfind(opening) <= last.rfind(closing):
            continue
        closed, opened = first.find(closing), first.find(opening)
        if closed >= 0 and not 0 <= opened < closed:
            return True
    return False


def is_latin(char: str) -> bool:
    """Return True for a Latin letter or a digit of ASCII."""
    return char.isascii() and char.isalnum()


def latin_words(texts: Iterable[str]) -> frozenset[str]:
    """Return the words of Latin letters and digits within a text's lines."""
    return frozenset(word for text in texts for word in _WORDS.findall(text))


def blank_between(above: str, below: str, words: frozenset[str]) -> str:
    """Return the blank that a line end within a paragraph replaced: " " between Latin words, else "".

    `words` are all Latin words of the text: one that stands elsewhere was cut here.
    """
    before, after = _WORD_END.search(above[-40:]), _WORD_START.match(below)
    if not before or not after:
        return ""
    if _ADDRESS.search(above[-160:]):
        return " " if _WHOLE_ADDRESS.search(above[-8:]) else ""
    both = before[0] + after[0]
    if len(both) > 3 and both in words:
        return ""
    if before[0][-1].isdigit() or (after[0][0].isdigit() and _WITH_DIGITS.search(above[-8:])):
        return ""
    return " "


def begins_word(above: str, below: str) -> bool:
    """Return True if a capital below a small letter begins a word, even in a text cut anywhere."""
    return above[-1:].islower() and below[:1].isupper()
