"""Numbers that Word generates for the paragraphs of a list; they are not in the text."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from replydesk.importing.replies.readers.word_names import (
    ALTERNATES,
    FALLBACK,
    PPR,
    STYLE,
    VAL,
    W,
    is_on,
    value,
    whole_number,
)
from replydesk.importing.replies.readers.word_styles import Properties, properties

_LEVELS = 9
_MAX_COUNT = 9_999
_MAX_LINKS = 20  # list styles followed from one to the next
_MAX_NUMBER = 60
_PLACE = re.compile(r"%([1-9])")
_BULLETS = {"\uf06c": "●", "\uf06e": "■", "\uf0a8": "◆", "\uf0b2": "□", "\uf0d8": "➢", "\uf0fc": "✓"}


@dataclass(frozen=True)
class ListLevel:
    """One level of a list: its start, its format, and its text with %1 … %9 for the counts."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    restart: int | None = None
    is_decimal: bool = False
    style: str = ""
    look: Properties = field(default_factory=dict)


@dataclass
class _List:
    levels: dict[int, ListLevel] = field(default_factory=dict)
    style_link: str = ""


@dataclass
class _Use:
    """A list as paragraphs refer to it: the abstract list, and the overrides."""

    abstract: str
    starts: dict[int, int] = field(default_factory=dict)
    levels: dict[int, ListLevel] = field(default_factory=dict)


class Numbering:
    """The lists of a file, with their running counts."""

    def __init__(self, root: Element | None = None, style_lists: dict[str, str] | None = None) -> None:
        self._lists: dict[str, _List] = {}
        self._uses: dict[str, _Use] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._started: set[tuple[str, int]] = set()
        self._style_lists = style_lists or {}
        for each in () if root is None else root:
            if each.tag == f"{W}abstractNum":
                self._lists[each.get(f"{W}abstractNumId", "")] = _read_list(each)
            elif each.tag == f"{W}num":
                self._uses[each.get(f"{W}numId", "")] = _read_use(each)

    def level_of_style(self, use: str, style: str) -> int:
        """Return the level of a list that is linked to a style, 0 if there is none."""
        found = self._found(use)
        levels = found[1].levels.items() if found else ()
        return next((number for number, level in levels if level.style == style), 0)

    def look(self, use: str, level: int) -> Properties:
        """Return the indent properties that a list level gives its paragraphs."""
        found = self._level(use, level)
        return found.look if found else {}

    def next_number(self, use: str, level: int) -> str:
        """Return the number of the next paragraph of a list, "" if the list does not exist."""
        found = self._found(use)
        own = self._level(use, level)
        if found is None or own is None or not 0 <= level < _LEVELS:
            return ""
        counts = self._counts.setdefault(found[0], [None] * _LEVELS)
        self._count(use, level, own, counts)
        if own.form == "bullet":
            return _BULLETS.get(own.text, "•")
        written = _PLACE.sub(lambda place: self._format_level(use, int(place[1]) - 1, own, counts), own.text)
        return "" if own.form == "none" and not _PLACE.sub("", own.text) else written[:_MAX_NUMBER]

    def _count(self, use: str, level: int, own: ListLevel, counts: list[int | None]) -> None:
        """Advance the count of this level, and restart the levels below."""
        restart_at = self._uses[use].starts.get(level)
        if restart_at is not None and (use, level) not in self._started:
            counts[level] = restart_at
        else:
            count = counts[level]
            counts[level] = own.start if count is None else min(count + 1, _MAX_COUNT)
        self._started.add((use, level))
        for below in range(level + 1, _LEVELS):
            lower = self._level(use, below)
            restart = lower.restart if lower else None
            if restart is None or (restart > 0 and level < restart):
                counts[below] = None

    def _format_level(self, use: str, level: int, own: ListLevel, counts: Sequence[int | None]) -> str:
        """Return the count of a level within a number, in the level's own format."""
        other = self._level(use, level) or ListLevel()
        count = counts[level]
        return format_count(
            other.start if count is None else count, "decimal" if own.is_decimal else other.form
        )

    def _level(self, use: str, level: int) -> ListLevel | None:
        found = self._found(use)
        if found is None:
            return None
        return self._uses[use].levels.get(level) or found[1].levels.get(level)

    def _found(self, use: str) -> tuple[str, _List] | None:
        """Return the list of a use, followed through list styles; None if they are circular."""
        met: set[str] = set()
        while use in self._uses and use not in met and len(met) < _MAX_LINKS:
            met.add(use)
            name = self._uses[use].abstract
            found = self._lists.get(name)
            if found is None:
                return None
            if found.levels or not found.style_link:
                return name, found
            use = self._style_lists.get(found.style_link, "")
        return None


def lists_of_styles(styles: Element) -> dict[str, str]:
    """Return the list of each list style in styles.xml."""
    found = {}
    for each in styles.iter(STYLE):
        if each.get(f"{W}type") == "numbering":
            number = each.find(f"{PPR}/{W}numPr/{W}numId")
            found[each.get(f"{W}styleId", "")] = "" if number is None else number.get(VAL, "")
    return found


def _read_list(element: Element) -> _List:
    levels = {
        number: _read_level(each)
        for each in element.findall(f"{W}lvl")
        if (number := _level_of(each)) < _LEVELS
    }
    return _List(levels, value(element, "numStyleLink") or "")


def _level_of(element: Element) -> int:
    """Return the number of a level, `_LEVELS` if there is no such level."""
    number = whole_number(element.get(f"{W}ilvl"))
    return number if 0 <= number < _LEVELS else _LEVELS


def _read_use(element: Element) -> _Use:
    use = _Use(value(element, "abstractNumId") or "")
    for each in element.findall(f"{W}lvlOverride"):
        number = _level_of(each)
        if number == _LEVELS:
            continue
        if (start := value(each, "startOverride")) is not None:
            use.starts[number] = min(max(whole_number(start, 1), 0), _MAX_COUNT)
        if (level := each.find(f"{W}lvl")) is not None:
            use.levels[number] = _read_level(level)
    return use


def _read_level(element: Element) -> ListLevel:
    form = value(element, "numFmt")
    if form is None and (alternates := element.find(f"{ALTERNATES}/{FALLBACK}")) is not None:
        form = value(alternates, "numFmt")
    restart = value(element, "lvlRestart")
    return ListLevel(
        min(max(whole_number(value(element, "start"), 1), 0), _MAX_COUNT),
        form or "decimal",
        (value(element, "lvlText") or "")[:_MAX_NUMBER],
        None if restart is None else whole_number(restart),
        bool(is_on(element, "isLgl")),
        value(element, "pStyle") or "",
        properties(element.find(PPR), None),
    )


_DIGITS = "〇一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"


def format_count(count: int, form: str) -> str:
    """Return a count as Word writes it in a format (ST_NumberFormat); in digits if the format is unknown."""
    make = _FORMS.get(form)
    return make(count) if make and count > 0 else "" if form == "none" else str(count)


def _thousands(count: int, digits: str = "零一二三四五六七八九", units: str = "千百十") -> str:
    """Return 1 to 9,999 as spoken: 一百零一, 十二."""
    text, skipped = "", False
    for place, unit in zip((1000, 100, 10, 1), (*units, ""), strict=True):
        digit = count // place % 10
        if digit:
            text += (digits[0] if skipped and text else "") + digits[digit] + unit
        skipped = not digit
    return text.removeprefix(digits[1]) if 10 <= count < 20 and digits[1] == "一" else text


def _chinese(count: int) -> str:
    """Return the count in words up to 99, digit by digit from 100 on, as chineseCounting does."""
    return _thousands(count) if count < 100 else _digital(count)


def _digital(count: int) -> str:
    return "".join(_DIGITS[int(digit)] for digit in str(count))


def _letters(count: int) -> str:
    """Return a … z, aa … zz, aaa, as Word does."""
    return chr(ord("a") + (count - 1) % 26) * min((count - 1) // 26 + 1, 10)


def _roman(count: int) -> str:
    tens = ("", "x", "xx", "xxx", "xl", "l", "lx", "lxx", "lxxx", "xc")
    ones = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
    hundreds = ("", "c", "cc", "ccc", "cd", "d", "dc", "dcc", "dccc", "cm")
    return "m" * (count // 1000) + hundreds[count // 100 % 10] + tens[count // 10 % 10] + ones[count % 10]


def _row(characters: str) -> Callable[[int], str]:
    """Return a format with one character for each count, and digits after the last."""
    return lambda count: characters[count - 1] if count <= len(characters) else str(count)


def _span(first: str, size: int) -> str:
    return "".join(chr(ord(first) + step) for step in range(size))


_CIRCLED = _row(_span("①", 20) + _span("㉑", 15) + _span("㊱", 15))
_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"

_FORMS: dict[str, Callable[[int], str]] = {
    "chineseCounting": _chinese,
    "taiwaneseCounting": _chinese,
    "chineseCountingThousand": _thousands,
    "taiwaneseCountingThousand": _thousands,
    "japaneseCounting": _thousands,
    "ideographDigital": _digital,
    "japaneseDigitalTenThousand": _digital,
    "taiwaneseDigital": _digital,
    "chineseLegalSimplified": lambda count: _thousands(count, _LEGAL, "仟佰拾"),
    "ideographTraditional": _row(_STEMS),
    "ideographZodiac": _row(_BRANCHES),
    "ideographZodiacTraditional": lambda count: _STEMS[(count - 1) % 10] + _BRANCHES[(count - 1) % 12],
    "ideographEnclosedCircle": _row(_span("㊀", 10)),
    "decimalEnclosedCircle": _CIRCLED,
    "decimalEnclosedCircleChinese": _CIRCLED,
    "decimalEnclosedParen": _row(_span("⑴", 20)),
    "decimalEnclosedFullstop": _row(_span("⒈", 20)),
    "decimalZero": lambda count: f"{count:02}",
    "decimalFullWidth": lambda count: "".join(chr(ord("０") + int(digit)) for digit in str(count)),
    "decimalFullWidth2": lambda count: "".join(chr(ord("０") + int(digit)) for digit in str(count)),
    "lowerLetter": _letters,
    "upperLetter": lambda count: _letters(count).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda count: _roman(count).upper(),
}
