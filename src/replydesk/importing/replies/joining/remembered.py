"""Memory for what is asked of the same lines again and again while one letter is read."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import TypeVar

_LINES = 1024  # Lines remembered by each function, more than most letters have
_LONGEST = 2_000  # Longest line remembered, in characters: hostile files are not kept in memory

Found = TypeVar("Found")


def remembered(judge: Callable[[str], Found]) -> Callable[[str], Found]:
    """Return a pure function of one line that remembers its last results, which must be immutable."""
    kept = lru_cache(_LINES)(judge)

    @wraps(judge)
    def of_line(text: str) -> Found:
        return kept(text) if len(text) <= _LONGEST else judge(text)

    return of_line
