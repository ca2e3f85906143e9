"""Chinese numerals for headings and rows: 一, 十二, 二十."""

_DIGITS = "零一二三四五六七八九"


def chinese(number: int) -> str:
    """The number (1 to 99) as it is counted in headings: 10 is 十, 21 is 二十一."""
    tens, ones = divmod(number, 10)
    head = {0: "", 1: "十"}.get(tens, f"{_DIGITS[tens % 10]}十")
    return head + (_DIGITS[ones] if ones or not tens else "")


def heading_number(level: int, number: int) -> str:
    """The number before a heading of level 1 to 4 (GB/T 9704-2012, 7.3.3): 一、 （一） 1. （1）."""
    return (
        f"{chinese(number)}、",
        f"（{chinese(number)}）",
        f"{number}.",
        f"（{number}）",
    )[level - 1]
