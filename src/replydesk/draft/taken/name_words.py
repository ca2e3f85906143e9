"""Words of the names of places and bodies, and those near their ends that name none: 试点县, 定点医院."""

from __future__ import annotations

import pkgutil
import re
from collections.abc import Collection
from functools import cache
from typing import NamedTuple


class NameWords(NamedTuple):
    """The words by what they are; each is described in the file."""

    place_ends: frozenset[str]
    body_ends: frozenset[str]
    levels: frozenset[str]
    roads: frozenset[str]
    names_too: frozenset[str]
    provinces: frozenset[str]
    any_place: frozenset[str]
    any_body: frozenset[str]
    within: frozenset[str]
    no_names: frozenset[str]
    no_name_ends: frozenset[str]
    bodies_of_places: frozenset[str]
    verbs: frozenset[str]
    before_places: frozenset[str]
    behind_places: frozenset[str]
    bounds: frozenset[str]
    no_first: frozenset[str]


@cache
def name_words() -> NameWords:
    """Return the words."""
    text = (pkgutil.get_data(__package__, "name_words.txt") or b"").decode()
    found = re.findall(r"^\[(\w+)\].*\n((?:[^\[\n].*\n)+)", text, re.MULTILINE)
    return NameWords(**{name: frozenset(words.split()) for name, words in found})


def at_end(text: str, ends: Collection[str]) -> str:
    """Return the longest of some words that a text ends with, "" if it ends with none."""
    return max((each for each in ends if text.endswith(each)), key=len, default="")


def is_made_of(text: str, words: Collection[str]) -> bool:
    """Return True if a text is some words, one behind the other."""
    reached = {0}
    for start in range(len(text)):
        if start in reached:
            reached.update(end for end in range(start + 1, len(text) + 1) if text[start:end] in words)
    return len(text) in reached


def ends_with_any(text: str, words: Collection[str]) -> bool:
    """Return True if a text is one of some words, or ends with one of more than one character."""
    return text in words or any(text[at:] in words for at in range(len(text) - 1))
