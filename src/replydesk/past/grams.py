"""The terms by which past replies are found: pairs of neighbouring characters, and figures whole.

Chinese has no spaces, and many words have two characters: tokenizers that take a row of characters as one
word, or three at a time, do not find them.
"""

from __future__ import annotations

import re
from itertools import pairwise

from replydesk.text.full_width import normalized

_ROW = re.compile(r"[0-9a-z]+|[^\W0-9a-z_]+")
MOST = 32  # characters of a term: of rows of figures that are none


def grams_of(text: str) -> list[str]:
    """Return the terms of a text in their order: 电梯加装2025 as 电梯 梯加 加装 2025.

    A character that stands alone is a term of its own. Nothing in a term means anything to a query.
    """
    terms: list[str] = []
    for row in rows_of(text):
        if row.isascii() or len(row) == 1:
            terms.append(row[:MOST])
        else:
            terms += map("".join, pairwise(row))
    return terms


def indexed_terms(text: str) -> list[str]:
    """Return the terms under which a text is found, each once: also the last character of a row.

    So every character begins a term, and one alone is found by what begins with it.
    """
    last = (row[-1] for row in rows_of(text) if not row.isascii())
    return list(dict.fromkeys((*grams_of(text), *last)))


def rows_of(text: str) -> list[str]:
    """Return the rows of characters of a text without marks and blanks between them."""
    return _ROW.findall(plain(text))


def plain(text: str) -> str:
    """Return a text as it is compared: half-width, in small letters, without halves of pairs."""
    lower = normalized(text).lower()
    return lower if lower.isprintable() else lower.encode("utf-8", "replace").decode()


def is_figure(word: str) -> bool:
    """Return True for a number, or letters: no word that tells what a text is about by itself."""
    return word.isascii()
