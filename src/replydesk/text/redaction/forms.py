"""What a row of digits can be by its form alone."""

from __future__ import annotations

import re

_PROVINCE = r"(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])"
_MONTH_DAY = r"(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"

_MOBILE = re.compile(r"(0{0,2}86|0)?1[3-9]\d{9}")
_LANDLINE = re.compile(r"(?:0{0,2}860?|0)(?:(?:10|2\d)[2-9]\d{7}|[3-9]\d\d[2-9]\d{6,7})")
_AREA_CODE = re.compile(r"0\d{2,3}|0{0,2}86")
_ID_18 = re.compile(rf"{_PROVINCE}\d{{4}}(?:19|20)\d\d{_MONTH_DAY}\d{{3}}[\dx]")
_ID_15 = re.compile(rf"{_PROVINCE}\d{{4}}\d\d{_MONTH_DAY}\d{{3}}")
_DATE = re.compile(rf"(?:19|20)\d\d{_MONTH_DAY}|20[0-3]\d[1-9][0-3]\d|(?:19|20)\d\d(?:0[1-9]|1[0-2])?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_HOTLINE = re.compile(
    r"[48]00\d{7}|9[56]\d{5,6}"  # behind an area code, seven digits and more are a subscriber's
    r"|(?:0\d{2,3})?(?:11\d|12\d|999|12\d{3}|9[56]\d{3,4}|100\d\d|101\d\d|106\d{2,9}|11[068]\d{2,3})"
)

# The ways in which a mobile number is parted, as the lengths of its groups.
_MOBILE_SHAPES = frozenset(
    (
        *((11,), (3, 4, 4), (3, 8), (4, 3, 4), (4, 7), (7, 4), (3, 3, 5), (5, 6), (6, 5), (4, 4, 3)),
        *((3, 5, 3), (3, 2, 6), (3, 6, 2), (3, 2, 2, 4), (3, 2, 2, 2, 2), (3, 3, 3, 2), (3, 4, 2, 2)),
    )
)
_CARD_SHAPES = frozenset(
    ((4, 4, 4, 4), (4, 4, 4, 4, 3), (4, 4, 4, 4, 1), (4, 4, 4, 4, 2), (6, 13), (4, 4, 4, 7))
)

LONGEST = 22  # digits of the longest form


def is_mobile(digits: str) -> bool:
    """Return True for a mobile number, with or without the country's code."""
    return bool(_MOBILE.fullmatch(digits))


def is_mobile_shape(digits: str, shape: tuple[int, ...]) -> bool:
    """Return True if a mobile number is parted in a usual way."""
    found = _MOBILE.fullmatch(digits)
    left = len(found[1] or "") if found else 0
    rest = list(shape)
    while left and rest:
        taken = min(left, rest[0])
        left -= taken
        rest = [rest[0] - taken, *rest[1:]] if rest[0] > taken else rest[1:]
    return tuple(rest) in _MOBILE_SHAPES or (len(rest) > 10 and set(rest) == {1})


def is_landline(digits: str) -> bool:
    """Return True for a fixed number with its area code."""
    return bool(_LANDLINE.fullmatch(digits))


def is_area_code(digits: str) -> bool:
    """Return True for an area code, or the country's."""
    return bool(_AREA_CODE.fullmatch(digits))


def is_foreseen(digits: str, shape: tuple[int, ...]) -> bool:
    """Return True for the shape of a fixed number whose first group is an area code: 0000-00000000."""
    return (
        not digits.startswith("0086")
        and 3 <= shape[0] <= 4
        and shape[1:] in ((7,), (8,), (4, 4), (3, 4), (4, 3), (2, 2, 2, 2))
    )


def is_hotline(digits: str) -> bool:
    """Return True for a number of the public: 12345, 110, 400-….-…., also with an area code."""
    return bool(_HOTLINE.fullmatch(digits))


def is_identity(digits: str) -> bool:
    """Return True for an identity number of 18 characters (GB 11643) or of 15."""
    return bool(_ID_18.fullmatch(digits) or _ID_15.fullmatch(digits))


def is_card(digits: str) -> bool:
    """Return True for a bank card's number: 16 to 19 digits with a right last one (Luhn)."""
    if not 16 <= len(digits) <= 19 or digits[0] not in "34569":
        return False
    doubled = (int(each) * (1 + place % 2) for place, each in enumerate(reversed(digits)))
    return sum(each - 9 if each > 9 else each for each in doubled) % 10 == 0


def is_card_like(digits: str, shape: tuple[int, ...]) -> bool:
    """Return True for a number that begins, or is parted, like a bank card's."""
    return 16 <= len(digits) <= 19 and (digits.startswith("62") or shape in _CARD_SHAPES)


def is_date(digits: str) -> bool:
    """Return True for 2026, 202605, 2026529 or 20260529."""
    return bool(_DATE.fullmatch(digits))


def is_year(digits: str) -> bool:
    """Return True for a year of the last or this century."""
    return bool(_YEAR.fullmatch(digits))
