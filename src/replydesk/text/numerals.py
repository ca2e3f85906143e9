"""Chinese numerals for headings and rows: 一, 十二, 二十."""

from collections.abc import Callable, Iterable

_DIGITS = "零一二三四五六七八九"
_COUNT = "[一二三四五六七八九十]{1,3}"
HEADING_NUMBERS = (  # patterns of typed numbers, by level
    rf"{_COUNT}、\s*",
    rf"[（(]{_COUNT}[）)]\s*",
    r"\d{1,2}[.．](?!\d)\s*",
    r"[（(]\d{1,2}[）)]\s*",
)


def chinese_numeral(number: int) -> str:
    """Return a numeral as used in headings: 十 for 10, 二十一 for 21; digits from 100 on."""
    if number > 99:
        return str(number)
    return _COUNTED[number]


def _counted(number: int) -> str:
    tens, ones = divmod(number, 10)
    head = "" if not tens else "十" if tens == 1 else f"{_DIGITS[tens]}十"
    return head + (_DIGITS[ones] if ones or not tens else "")


_COUNTED = tuple(map(_counted, range(100)))

# Functions that write the number of a heading, by level.
_FORMS: tuple[Callable[[int], str], ...] = (
    lambda count: f"{chinese_numeral(count)}、",
    lambda count: f"（{chinese_numeral(count)}）",
    lambda count: f"{count}.",
    lambda count: f"（{count}）",
)


class HeadingCounter:
    """Numbers headings by level, 1 to 4, in the order of the letter."""

    def __init__(self) -> None:
        self._counts = [0, 0, 0, 0]

    def take(self, level: int) -> str:
        """Return the number of the next heading: 一、 （一） 1. （1） (GB/T 9704-2012, 7.3.3)."""
        number = self.next(level)
        self._counts[level - 1] += 1
        self._counts[level:] = [0] * (4 - level)
        return number

    def next(self, level: int) -> str:
        """Return the number that a heading would have here."""
        return _FORMS[level - 1](self._counts[level - 1] + 1)


def heading_numbers(levels: Iterable[int]) -> list[str]:
    """Return the numbers of headings by level, 1 to 4."""
    counter = HeadingCounter()
    return [counter.take(level) for level in levels]


def numeral_value(number: str) -> int:
    """Return the value of a heading number as typed: 2 for （二）, 0 if it is no number."""
    bare = number.strip("、（）().． ")
    return int(bare) if bare.isdecimal() else _CHINESE.get(bare, 0)


_CHINESE = {text: count for count, text in enumerate(_COUNTED) if count}
