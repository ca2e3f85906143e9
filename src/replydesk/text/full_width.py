"""Conversion between ASCII and its full-width forms (Ａ１，)."""

from __future__ import annotations

_PRINTABLE = "".join(map(chr, range(0x21, 0x7F)))
_OFFSET = 0xFEE0  # code point of a full-width form minus that of its ASCII character


def narrowing_table(characters: str = _PRINTABLE) -> dict[int, int]:
    """Build a table for `str.translate` that makes the full-width forms of some characters half-width."""
    return {_OFFSET + ord(char): ord(char) for char in characters}


def widening_table(characters: str) -> dict[int, int]:
    """Build a table for `str.translate` that makes some ASCII characters full-width."""
    return {ord(char): _OFFSET + ord(char) for char in characters}


_DIGITS = narrowing_table("0123456789")


def with_plain_digits(text: str) -> str:
    """Return the text with full-width digits as ASCII digits."""
    return text if text.isascii() else text.translate(_DIGITS)


def normalized(text: str) -> str:
    """Return the text in compatibility form (NFKC): half-width letters, digits and marks, no ligatures."""
    if text.isascii():
        return text
    from unicodedata import normalize

    return normalize("NFKC", text)


def normalized_without_spaces(text: str) -> str:
    """Return the text in compatibility form and without spaces."""
    return "".join(normalized(text).split())
