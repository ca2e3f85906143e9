"""The document number of a reply (发文字号, GB/T 9704-2012, 7.2.5): 云民复议字〔2026〕33号."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from replydesk.text.full_width import with_plain_digits

OPENING, CLOSING = "[［【（(﹝〖", "]］】）)﹞〗"  # Brackets typed instead of 〔 and 〕

_AS_STANDARD = str.maketrans(dict.fromkeys(OPENING, "〔") | dict.fromkeys(CLOSING, "〕"))
_TYPED = re.compile(
    r"(?P<code>[^〔〕\s0-9]*?)第?[：:]?\s*+〔\s*+(?P<year>(?:[0-9]{4})?)\s*+〕\s*+第?\s*+(?P<serial>[0-9]{0,5})\s*+号?"
)
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
