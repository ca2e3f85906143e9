"""Where the words of a text begin and end, by rjieba: loaded when words are asked for, not before."""

from __future__ import annotations

import re
import sys
from bisect import bisect_left
from functools import lru_cache
from mmap import mmap

_HALVES = "[\ud800-\udfff]"  # halves of pairs, which rjieba does not take

_MEMORY = 60_000_000  # bytes that rjieba asks for while it reads its dictionary, and some more


@lru_cache(maxsize=1024)  # the same paragraph is asked by several rules
def words_of(text: str) -> tuple[tuple[int, int], ...]:
    """Return the offsets of the words of a text, in their order."""
    whole = re.sub(_HALVES, "\ufffd", text)
    return tuple((begin, end) for _, begin, end in _tokens(whole))


def _tokens(text: str) -> list[tuple[str, int, int]]:
    """Return the words of a text with their offsets. Raises MemoryError."""
    if not is_loaded():
        _ask_for_memory()
    import rjieba  # takes 0.2 s and 34 MB

    return rjieba.tokenize(text, "default", False)


def is_loaded() -> bool:
    """Return True if words cost little now: the dictionary has been read."""
    return "rjieba" in sys.modules


def _ask_for_memory() -> None:
    """Raise MemoryError if rjieba would not get its memory: it would end the program, without a word."""
    try:
        mmap(-1, _MEMORY).close()
    except OSError as error:
        raise MemoryError from error


def splits_at(text: str, begin: int, end: int) -> list[str] | None:
    """Return the words between two offsets, None if one of them lies inside a word."""
    words = words_of(text)
    at = _word_at(words, begin)
    if at is None:
        return None
    within: list[str] = []
    for first, last in words[at : at + end - begin]:
        if last > end:
            return None
        within.append(text[first:last])
        if last == end:
            return within
    return None


def _word_at(words: tuple[tuple[int, int], ...], begin: int) -> int | None:
    """Return the index of the word that begins at an offset, None if none does."""
    at = bisect_left(words, (begin, 0))
    return at if at < len(words) and words[at][0] == begin else None


def begins_at(text: str, begin: int) -> bool:
    """Return True if a word begins at an offset."""
    return _word_at(words_of(text), begin) is not None


def beside(text: str, begin: int, end: int) -> tuple[str, str]:
    """Return the words before and after two offsets, "" at the ends of the text."""
    words = words_of(text)
    left, right = bisect_left(words, (begin, 0)) - 1, _word_at(words, end)
    is_before = left >= 0 and words[left][1] == begin
    before = text[slice(*words[left])] if is_before else ""
    return before, text[slice(*words[right])] if right is not None else ""


def words_in(text: str) -> list[str]:
    """Return the words of a text in their order, without keeping them: for many texts. Raises MemoryError."""
    return [word for word, _, _ in _tokens(re.sub(_HALVES, "\ufffd", text))]


def tagged_words(text: str, *, guesses: bool) -> list[tuple[str, str]]:
    """Return the words of a text in their order with their parts of speech: n, v, ns. Raises MemoryError.

    With `guesses` characters that are in no word of the dictionary are joined as they are likely to be words.
    """
    if not is_loaded():
        _ask_for_memory()
    import rjieba

    return rjieba.tag(re.sub(_HALVES, "\ufffd", text), guesses)
