"""What is searched, and what is found: pieces of text with their labels, and private text in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

BLOT = "×××"  # printed in place of private text


class SearchedText(NamedTuple):
    """One text of a document, searched together with the others in their order.

    A cell has the labels above it and to its left: the first two stand right beside it, "" if there is none.
    The cells of a row have its number, from 1.
    """

    text: str
    labels: tuple[str, ...] = ()
    row: int = 0


class PrivateText(NamedTuple):
    """Private characters of a text from `start` to `end`, and the replacement that is printed.

    `what` says what it is, or, if not `is_certain`, what it looks like.
    """

    start: int
    end: int
    instead: str = BLOT
    what: str = ""
    is_certain: bool = True


class PrivateHit(NamedTuple):
    """Private characters of the folded text."""

    start: int
    end: int
    what: str
    is_certain: bool = True
    instead: str = BLOT


def matches(pattern: re.Pattern[str], begins: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Yield the matches of a pattern, tried only at the characters with which it can begin."""
    end = 0
    for place in begins.finditer(text):
        if place.start() >= end and (found := pattern.match(text, place.start())):
            end = found.end()
            yield found
