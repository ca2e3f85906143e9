"""How wide each character is set: by size, spacing and Latin face, as Word adds widths up.

Widths are counted in units of 1/32 twip (1/640 pt): at 16 pt one 2048th of an em is exactly 5 of them,
so that no width of 3号 text is rounded. A full-width character is an em wide. An ASCII character is half
an em in the offices' Chinese faces, and as wide as its glyph in a Latin one. Spacing comes on top of
every character that is seen.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from replydesk.letter.print_options import LATIN_FACES
from replydesk.text.width import is_narrow, is_unseen

UNITS = 32
"""Units in a twip."""

_EM_OF_POINT = 20 * UNITS

_TIMES = """
    512 682 836 1024 1024 1706 1593 369 682 682 1024 1155 512 682 512 569
    1024 1024 1024 1024 1024 1024 1024 1024 1024 1024 569 569 1155 1155 1155 909
    1886 1479 1366 1366 1479 1251 1139 1479 1479 682 797 1479 1251 1821 1479 1479
    1139 1479 1366 1139 1251 1479 1479 1933 1479 1479 1251 682 569 682 961 1024
    682 909 1024 909 1024 909 682 1024 1024 569 569 1024 569 1593 1024 1024
    1024 1024 682 797 569 1024 1024 1479 1024 1024 909 983 410 983 1108
"""
TIMES = dict(zip(map(chr, range(0x20, 0x7F)), map(int, _TIMES.split()), strict=True))
"""Advances of Times New Roman's ASCII glyphs in 2048ths of an em (its hmtx, as in Liberation Serif)."""

LATIN: Mapping[str, Mapping[str, int]] = dict(zip(LATIN_FACES, ({}, TIMES), strict=True))
"""The advances of ASCII characters in each face, in 2048ths of an em; half an em where none is given."""


class Advances(dict[str, int]):
    """The units each character takes up, worked out when it is first met.

    `em` and `spacing` are in units, `latin` in 2048ths of an em. One of these is equal to itself only,
    so that it can be a key.
    """

    __hash__ = object.__hash__  # type: ignore[assignment]
    __eq__ = object.__eq__
    __ne__ = object.__ne__

    def __init__(self, em: int, spacing: int = 0, latin: Mapping[str, int] | None = None) -> None:
        self._em = em
        self._spacing = spacing
        self._latin = latin or {}
        self.square = em + spacing
        """The advance of a full-width character; none is wider."""

    def __missing__(self, char: str) -> int:
        self[char] = self._advance(char)
        return self[char]

    def _advance(self, char: str) -> int:
        if is_unseen(char):
            return 0
        if is_narrow(char):
            glyph = self._latin.get(" " if char == "\xa0" else char, 1024)
            return round(self._em * glyph / 2048) + self._spacing
        return self.square


@lru_cache(maxsize=256)  # one table for each size and condensing in use, filled in as characters are met
def advances(size: float, spacing: int = 0, latin: str = "") -> Advances:
    """Return the advances of text of a size in points, with twips of spacing added to every character."""
    return Advances(round(size * _EM_OF_POINT), spacing * UNITS, LATIN[latin])


def length(text: str, widths: Advances) -> int:
    """The length of a text on one line, in units."""
    return sum(map(widths.__getitem__, text))
