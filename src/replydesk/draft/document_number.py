"""The document number of a reply (发文字号, GB/T 9704-2012, 7.2.5): 云民复议字〔2026〕33号."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from replydesk.text.full_width import with_plain_digits

OPENING, CLOSING = "[［【（(﹝〖〈＜<", "]］】）)﹞〗〉＞>"  # Brackets typed instead of 〔 and 〕

_AS_STANDARD = str.maketrans(dict.fromkeys(OPENING, "〔") | dict.fromkeys(CLOSING, "〕"))
_TYPED = re.compile(
    r"(?P<code>[^〔〕\s0-9]*?)第?[：:]?\s*+〔\s*+(?P<year>(?:[0-9]{4})?)\s*+〕\s*+第?\s*+(?P<serial>[0-9]{0,5})\s*+号?"
)
_WITHOUT_BRACKETS = re.compile(
    r"(?P<code>[^〔〕\s0-9]*?)\s*+〔?\s*+(?P<year>[0-9]{4})\s*+[-－—–年〔〕]+\s*+第?\s*+(?P<serial>[0-9]{1,5})\s*+号?"
)
_NUMBER_LABEL = re.compile(r"(?:发文字号|发文号|文号|字号)\s*+[：:]")
_STANDARD = re.compile(r"([^〔〕：:\s0-9]*)〔([0-9]*)〕\s*+([0-9]*+)\s*+号")


class DocumentNumber(NamedTuple):
    """A document number; a serial of 0 is open, and so is an empty code or year."""

    code: str
    year: str
    serial: int = 0

    @classmethod
    def parse(cls, text: str) -> DocumentNumber | None:
        """Read a number as typed, with any brackets and digits; None if the text is no document number."""
        return _parse(text)

    @classmethod
    def in_series(cls, series: str, serial: int) -> DocumentNumber:
        """Return the number of a serial in a series such as 云民复议字〔2026〕."""
        code, _, year = series.partition("〔")
        return cls(code, year.rstrip("〕"), serial)

    @property
    def series(self) -> str:
        """Return the series the serial is counted in: 云民复议字〔2026〕."""
        return f"{self.code}〔{self.year}〕"

    def __str__(self) -> str:
        return as_standard(self.code, self.year, str(self.serial or ""))


@lru_cache(1 << 15)  # numbers of a desk of 10,000 drafts and its registers are compared again and again
def _parse(text: str) -> DocumentNumber | None:
    found = _TYPED.fullmatch(with_plain_digits(text.strip()).translate(_AS_STANDARD))
    if found is None:
        return None
    return DocumentNumber(found["code"], found["year"], int(found["serial"] or 0))


def read_loosely(text: str) -> DocumentNumber | None:
    """Read a number as typed, also 2025-11 and 某复字2025年第11号; None if no year or serial is in it."""
    text = _NUMBER_LABEL.sub("", text.strip(), count=1) if "号" in text else text
    number = _parse(text)
    if number is None:
        plain = with_plain_digits(text.strip()).translate(_AS_STANDARD)
        if found := _WITHOUT_BRACKETS.fullmatch(plain):
            number = DocumentNumber(found["code"], found["year"], int(found["serial"]))
    return number if number and (number.year or number.serial) else None


class Boxes(NamedTuple):
    """A document number as the form shows it: 代字, 年份 and 序号 in boxes of their own, each "" if empty."""

    code: str
    year: str
    serial: str

    @classmethod
    def of(cls, text: str) -> Boxes:
        """Return the boxes of a draft's number; one in no standard form is whole in the first box."""
        return cls(*(standard_parts(text) or (text, "", "")))

    @property
    def whole(self) -> int:
        """Return the index of the box that holds a whole number, -1 if none does."""
        return next((at for at, box in enumerate(self) if _whole(box)), -1)

    def sorted_out(self) -> Boxes:
        """Return the boxes with a whole number that is in one of them taken apart, and bare figures.

        What the number does not say is taken from the other boxes.
        """
        whole = next(filter(None, map(_whole, self)), None)
        code, year, serial = map(_box_left, self)
        year, serial = _bare_year(year), _bare_serial(serial)
        if whole is None:
            return Boxes(code, year, serial)
        return Boxes(whole.code or code, whole.year or year, str(whole.serial or serial))

    def text(self, own_code: str) -> str:
        """Return the number for the draft, with the unit's own 代字 if none is typed."""
        code, year, serial = self.sorted_out()
        if not year and not serial:
            return code
        return as_standard(code or own_code, year, serial)


def _whole(box: str) -> DocumentNumber | None:
    """Return the number in a box that holds more than the box is for, None if it holds no such number."""
    number = read_loosely(box)
    return number if number and number.year and (number.serial or number.code or "〔" in box) else None


def _box_left(box: str) -> str:
    return "" if _whole(box) else box.strip()


def _bare_year(box: str) -> str:
    return _figures(box, box.strip().strip(f"{OPENING}{CLOSING}〔〕").removesuffix("年"))


def _bare_serial(box: str) -> str:
    return _figures(box, box.strip().removeprefix("第").removesuffix("号"))


def _figures(box: str, bare: str) -> str:
    """Return the figures of a box without what is around them, anything else as typed."""
    plain = with_plain_digits(bare.strip())
    return plain if plain.isdecimal() else box.strip()


def standard_parts(text: str) -> tuple[str, str, str] | None:
    """Return code, year and serial ("" if open) of a number in standard form; None for any other form."""
    found = _STANDARD.fullmatch(text.strip())
    return (found[1], found[2], found[3]) if found else None


def as_standard(code: str, year: str, serial: str) -> str:
    """Return a number in standard form; an open serial is printed as two spaces."""
    return f"{code}〔{year}〕{serial or '  '}号"


def with_right_brackets(text: str) -> str:
    """Return the standard form of a number in other brackets; "" if it has none."""
    found = re.fullmatch(
        rf"([^\d]*?)[{re.escape(OPENING)}〔]\s*([0-9]{{2,4}})\s*[{re.escape(CLOSING)}〕](.*)", text
    )
    right = f"{found[1].strip('：: ')}〔{found[2]}〕{found[3].strip('第号 ')}号" if found else ""
    return right if standard_parts(right) else ""
