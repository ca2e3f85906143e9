"""Slips of the hand: another character, digit or numeral in the place of the right one."""

from __future__ import annotations

import re
from random import Random

_NUMERALS = "一二三四五六七八九"
_CHARACTERS = "程梁丰康锦禾洪江林岳云青溪安华平宁兴明成"


def other_character(character: str, random: Random) -> str:
    """Return another character, one that names and titles have."""
    return random.choice([each for each in _CHARACTERS if each != character])


def other_digit(found: re.Match[str]) -> str:
    """Return a number with its last digit one higher."""
    text = found[0]
    return text[:-1] + str((int(text[-1]) + 1) % 10)


def other_numeral(found: re.Match[str]) -> str:
    """Return a match with its last Chinese numeral one lower (二 for 一)."""
    at = found.start(1) - found.start()
    index = _NUMERALS.index(found[1])
    return found[0][:at] + _NUMERALS[index - 1 if index else 1] + found[0][at + 1 :]
