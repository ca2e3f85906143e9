"""Words that any letter has: that two of them share such a word tells nothing of what they are about.

How rare a word is on a desk tells the same, but only where there are many replies.
"""

from __future__ import annotations

import pkgutil
import re
from functools import cache

_A_COUNT = re.compile(
    "[一二三四五六七八九十百千万亿两几数多]+[个项是条类次种批处名位年月日期]?"
)  # 三个, 一批


@cache
def common_words() -> frozenset[str]:
    """Return the words that any letter has."""
    lines = (pkgutil.get_data(__package__, "common_words.txt") or b"").decode().splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


def is_common(word: str) -> bool:
    """Return True for a word that any letter has, and for a count."""
    return word in common_words() or _A_COUNT.fullmatch(word) is not None
