"""The lists of the rules of words: files beside this module, read when first used."""

from __future__ import annotations

import pkgutil
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache

_STAPLES = 200  # words of the list of common ones


def lines_of(name: str) -> Iterator[str]:
    """Yield the lines of a list that are neither empty nor a remark."""
    content = pkgutil.get_data(__package__, name) or b""
    for line in content.decode().splitlines():
        if line.strip() and not line.startswith("#"):
            yield line


@cache
def words_in(name: str) -> tuple[str, ...]:
    """Return the words of a list, each once, in its order."""
    return tuple(dict.fromkeys(word for line in lines_of(name) for word in line.split()))


@cache
def known_words() -> frozenset[str]:
    """Return all words and terms that a reply may well have."""
    return frozenset((*proposed_words(), *words_in("general.txt"), *words_in("short_forms.txt")))


@cache
def proposed_words() -> tuple[str, ...]:
    """Return the words that others are taken for slips of, the commonest of each file first."""
    words = (*words_in("common.txt"), *words_in("terms.txt"), *words_in("statutes.txt"))
    return tuple(dict.fromkeys(words))


@cache
def commonest() -> frozenset[str]:
    """Return the words that other words of the same sound are taken for slips of."""
    return frozenset(words_in("common.txt"))


@cache
def staples() -> frozenset[str]:
    """Return the words that nearly every letter has: those listed first."""
    return frozenset(words_in("common.txt")[:_STAPLES])


@cache
def compounding() -> tuple[Counter[str], Counter[str]]:
    """Return how many known words of two characters begin with each character, and how many end with it."""
    pairs = [word for word in known_words() if len(word) == 2]
    return Counter(word[0] for word in pairs), Counter(word[1] for word in pairs)


@cache
def sounds(*, is_loose: bool = False) -> Mapping[int, str]:
    """Return a table for `str.translate`: each character becomes the sign of its sound.

    A loose one makes no difference between zh and z, ch and c, sh and s, -ng and -n.
    """
    table: dict[int, str] = {}
    numbers: dict[str, int] = {}
    for line in lines_of("sounds.txt"):
        syllable, characters = line.split()
        sound = re.sub("(?<=^[zcs])h|(?<=[ei]n)g$", "", syllable) if is_loose else syllable
        sign = chr(0xE000 + numbers.setdefault(sound, len(numbers)))
        table.update(dict.fromkeys(map(ord, characters), sign))
    return table


@cache
def lookalikes() -> Mapping[str, str]:
    """Return the characters that each character is mistaken for by its shape."""
    found: dict[str, dict[str, None]] = {}
    for group in words_in("shapes.txt"):
        for each in group:
            found.setdefault(each, {}).update(dict.fromkeys(group.replace(each, "")))
    return {each: "".join(others) for each, others in found.items()}


@cache
def rows_in_use() -> frozenset[str]:
    """Return rows of characters that look like slips, and are seen in right texts."""
    return frozenset(row for name in ("in_use.txt", "turned.txt", "others.txt") for row in words_in(name))


@cache
def standing_alone() -> frozenset[str]:
    """Return the characters that are words by themselves in letters."""
    return frozenset("".join(words_in("alone.txt")))


@cache
def surnames() -> frozenset[str]:
    """Return the common surnames of one character."""
    return frozenset("".join(words_in("surnames.txt")))
