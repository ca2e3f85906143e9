"""The folded text in which private text is sought: narrow, lower case, without invisible characters.

Each folded character knows the character it comes from, so that the original characters are taken out.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple
from unicodedata import category, digit, normalize

PARAGRAPH = "\n"  # between two texts
CELL = "\x1f"  # between two cells of a row
_GONE, _LONG = "\0", "\1"  # in the table: folded to nothing, folded to several characters

# Characters that are printed as nothing though Unicode calls them letters or symbols; U+2400 to 2426 are the
# marks that `text/marks.py` shows for such characters, and come back when shown text is copied.
_BLANKS = "\u115f\u1160\u3164\uffa0\u2800"
_KEPT = frozenset("°℃℉№℡™®©☎☏✆📞📱📲📠🕾🕿✉㎡㎢㎞㎝㎎㎏㏄％‰")  # symbols that say something
_ALIKE = {
    **dict.fromkeys("‐‑‒–—―−─━﹘﹣－⁃˗ー丨", "-"),
    **dict.fromkeys("～〜∼˜〰", "~"),
    **dict.fromkeys("·・•‧∙⋅｡●○◦▪◆★☆", "·"),
    **dict.fromkeys("[{<（【〔［｛「『〈《﹙", "("),
    **dict.fromkeys("]}>）】〕］｝」』〉》﹚", ")"),
    **dict.fromkeys("“”‘’＂＇｀´", "'"),
    **dict.fromkeys("⁄∕╱", "/"),
    **dict.fromkeys("∶︰", ":"),
    **dict.fromkeys("①⓵❶➀➊", "1"),
    "⓪": "0",
    "⓿": "0",
    "🄋": "0",
    "🄌": "0",
    "、": "、",
}


class Folded(NamedTuple):
    """A folded text, and for each of its characters the index of the original one."""

    text: str
    origins: Sequence[int]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Return the original start and end of folded characters; `end` is greater than `start`."""
        return self.origins[start], self.origins[end - 1] + 1


class _Table(dict[int, str]):
    """The folded character of each character, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        folded = _folded(chr(code))
        one = folded if len(folded) == 1 else _LONG if folded else _GONE
        self[code] = one
        return one


def _folded(char: str) -> str:
    if char in _ALIKE:
        return _ALIKE[char]
    kind = category(char)
    if char in "\n\r\t" or kind[0] == "Z":
        return " "
    if kind in ("Cf", "Cc", "Mn", "Me", "Cs") or char in _BLANKS or "\u2400" <= char <= "\u2426":
        return ""
    value = digit(char, None)
    if value is not None:
        return str(value)
    if (kind in ("So", "Sk") and char not in _KEPT) or "\u2190" <= char <= "\u21ff" or char == "√":
        return "·"
    plain = normalize("NFKC", char).lower()
    if len(plain) > 1:  # such as ⑩, ℡, ㎡
        return "".join(each for each in plain if category(each)[0] != "M")
    return _ALIKE.get(plain, plain)


_TABLE = _Table()


def fold(text: str) -> Folded:
    """Return the folded text."""
    plain = text.translate(_TABLE)
    if _GONE not in plain and _LONG not in plain:
        return Folded(plain, range(len(plain)))
    found: list[str] = []
    origins: list[int] = []
    for index, one in enumerate(plain):
        folded = _folded(text[index]) if one in (_GONE, _LONG) else one
        found.append(folded)
        origins += [index] * len(folded)
    return Folded("".join(found), origins)


# Digits as they are spelled or imitated in a number, by what they stand for; all are one character.
_SPELLED = {
    **dict(zip("〇零一二三四五六七八九", "00123456789", strict=True)),
    **dict(zip("壹贰叁肆伍陆柒捌玖幺", "1234567891", strict=True)),
    **dict(zip("貳參陸兩两oil", "236220" + "11", strict=True)),
}
SPELLED = "".join(_SPELLED)
_DIGITS = str.maketrans(_SPELLED)


def spelled_digits(text: str) -> str:
    """Return a folded text with spelled digits as digits; the length stays."""
    return text.translate(_DIGITS)


def squeezed(text: str) -> str:
    """Return the letters, digits and Chinese characters of a folded text."""
    return "".join(filter(str.isalnum, text))
