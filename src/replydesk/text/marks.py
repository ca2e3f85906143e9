"""Visible marks for characters that a terminal obeys, that turn text round or that are not seen: ␛ and ␦.

A control character of ASCII has its picture (␛ ␇ ␡), all others have ␦. A mark stands for one character, and
is one cell wide: places in a text stay valid. What is stored is never changed by showing it.
"""

from __future__ import annotations

import re
from functools import cache

MARK = "␦"  # for a character without a picture of its own

# Parts of character classes.
_LINES = "\t\n\r"
_CONTROLS = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f"  # C0 and C1 without ends of lines and tabs, DEL
_TURNING = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # left to right, right to left, overrides, isolates
_PLANES = "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000))
_NONE = f"\ud800-\udfff\ufdd0-\ufdef{_PLANES}"  # halves of pairs, and what Unicode says is no character
_BREAKS = "\x85\u2028\u2029"
# without ink: soft hyphen, joiners, spaces of no width, invisible signs, anchors of notes, tags
_UNSEEN = (
    "\xad\u180e\u200b-\u200d\u2060-\u2065\u206a-\u206f\ufeff\ufff0-\ufffb\U0001bca0-\U0001bca3"
    "\U0001d173-\U0001d17a\U000e0000-\U000e00ff\U000e01f0-\U000e0fff"
)
_IN_LETTERS = f"{_CONTROLS}{_TURNING}{_NONE}"
_SHOWN = f"{_IN_LETTERS}{_BREAKS}{_UNSEEN}"

# A second variant of one character, a fifth accent on it: no script needs these, and terminals get lost.
_VARIANTS, _ACCENTS = "[\ufe00-\ufe0f\U000e0100-\U000e01ef]", "[\u0300-\u036f]"
_PILE = f"(?<={_VARIANTS}){_VARIANTS}|(?<={_ACCENTS}{{4}}){_ACCENTS}"
_may_pile = re.compile(f"{_VARIANTS[:-1]}{_ACCENTS[1:]}").search  # quick, as few ranges are


def shown(text: str) -> str:
    """Return the text with marks; tabs and ends of lines stay."""
    return text if _is_harmless(text) else _pattern(_SHOWN, _PILE).sub(_mark, text)


def on_one_line(text: str) -> str:
    """Return the text with marks, also for tabs and ends of lines: it cannot leave its line."""
    is_one = _is_harmless(text) and "\n" not in text
    return text if is_one else _pattern(_SHOWN + _LINES, _PILE).sub(_mark, text)


def in_letter(text: str) -> str:
    """Return the text as a letter prints it: marks for what Word cannot hold or what turns it round."""
    return text if _is_printable(text) else _pattern(_IN_LETTERS).sub(_mark, text)


def has_forbidden(text: str) -> bool:
    """Return True if the text holds a character that XML, and so Word, does not allow."""
    return not _is_printable(text) and bool(_pattern(_CONTROLS + _NONE).search(text))


def without_forbidden(text: str) -> str:
    """Return the text without the characters that XML, and so Word, does not allow."""
    return text if _is_printable(text) else _pattern(_CONTROLS + _NONE).sub("", text)


def without_marked(text: str) -> str:
    """Return the text without the characters that have marks; tabs and ends of lines stay."""
    return text if _is_harmless(text) else _pattern(_SHOWN, _PILE).sub("", text)


def without_unseen(text: str) -> str:
    """Return the text without the characters that are not seen and print as nothing."""
    return text if _is_harmless(text) else _pattern(_TURNING + _NONE + _UNSEEN, _PILE).sub("", text)


def escaped(json: str) -> str:
    r"""Return JSON text with these characters as \uXXXX, which means the same."""
    return json if _is_harmless(json) else _pattern(_SHOWN, _PILE).sub(_escape, json)


def named(text: str) -> str:
    """Return the numbers of the characters that have marks, each once: U+200B、U+202E."""
    found = () if _is_harmless(text) else _pattern(_SHOWN, _PILE).findall(text)
    return "、".join(f"U+{ord(char):04X}" for char in dict.fromkeys(found))


def _is_printable(text: str) -> bool:
    """Return False if a text has to be looked at closely; nearly all texts have not."""
    return text.isprintable() or text.replace("\u3000", "").replace("\n", "").isprintable()


def _is_harmless(text: str) -> bool:
    """Return False if a text has to be looked at closely, for piles too."""
    return _is_printable(text) and (text.isascii() or not _may_pile(text))


@cache  # compiled when first used: they take milliseconds, and few texts need them
def _pattern(characters: str, pile: str = "") -> re.Pattern[str]:
    return re.compile(f"[{characters}]|{pile}" if pile else f"[{characters}]")


def _mark(found: re.Match[str]) -> str:
    code = ord(found[0])
    return chr(0x2400 + code) if code < 0x20 else "␡" if code == 0x7F else MARK


def _escape(found: re.Match[str]) -> str:
    units = found[0].encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[at : at + 4]}" for at in range(0, len(units), 4))
