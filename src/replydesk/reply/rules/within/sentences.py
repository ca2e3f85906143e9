"""The sentences and clauses of a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple


class Sentence(NamedTuple):
    """A sentence or clause of a text: where it begins, and its words."""

    begin: int
    words: str


def sentences(text: str) -> Iterator[Sentence]:
    """Yield the sentences of a text, with their end marks; 。 inside quotation marks ends one too."""
    for found in re.finditer("[^。！？；\n]+[。！？；]?[”’）]?", text):
        yield Sentence(found.start(), found[0])


def last_clause(text: str) -> str:
    """Return what stands behind the last comma or stronger mark of a text."""
    return text[max(text.rfind(mark) for mark in "，。；、") + 1 :]
