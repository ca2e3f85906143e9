"""A file that holds its letter twice, as pages do that show an attached Word file below their own text.

The two need not be equal: a word, a blank or a line end may differ, and one may be cut short. The fuller one
is kept, the first if they are alike.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from replydesk.importing.replies.page_frame import is_site, is_timestamp
from replydesk.importing.replies.paragraphs import TextLine, squeezed
from replydesk.text.note import Note

_SALUTATION = re.compile(r"(?:尊敬的)?([^，。；《》：:]{2,60})[：:]")
_SENTENCE = re.compile("(?<![^。：！？；])[^。：！？；]++[。！？；]")
_GRAM = 6  # Characters of the pieces by which two texts are compared
_LEAST = 40  # Fewest characters of a copy
_ALIKE = 0.6  # Share of the shorter text that the longer one has too
_MOST = 40_000  # Characters of each text compared
_MOST_COMPARED = 8  # Pairs of texts compared
_FULLER = 12  # Characters of sentences of its own by which a second copy must be fuller than the first


@dataclass(frozen=True, slots=True)
class OneCopy:
    """The lines of a file with one copy of the letter, those of the other, and what to say about it."""

    lines: tuple[TextLine, ...]
    left_out: tuple[tuple[int, str], ...] = ()
    notes: tuple[Note, ...] = ()


def without_second_copy(lines: Sequence[TextLine]) -> OneCopy:
    """Return the lines of a file without the second copy of its letter, or without the first."""
    texts = [squeezed(line.source.text) for line in lines]
    found = _copies(texts)
    if found is None:
        return OneCopy(tuple(lines))
    first, second = found
    start = _start(texts, first, second)
    if _own(texts[second:], texts[first:start]) > _own(texts[first:start], texts[second:]) + _FULLER:
        kept, others, named = (
            [*lines[:first], *lines[second:]],
            list(lines[first:second]),
            "后一遍较全，收了后一遍",
        )
    else:
        kept, others, named = list(lines[:start]), list(lines[start:]), "收了前一遍"
    note = Note(f"这封信在文件里有两遍，{named}；另一遍（{len(others)} 行）没有收进来", others[0].number)
    left_out = tuple(
        (line.number, line.source.text.strip() or "\t".join(line.source.cells)) for line in others
    )
    return OneCopy(tuple(kept), left_out, (note,))


def _copies(texts: Sequence[str]) -> tuple[int, int] | None:
    """Return the lines of the two salutations, None if there are no two letters alike."""
    places: dict[str, int] = {}
    compared = 0
    for second, text in enumerate(texts):
        if text[-1:] not in "：:" or not (found := _SALUTATION.fullmatch(text)):
            continue
        first = places.setdefault(found[1], second)
        if first < second and compared < _MOST_COMPARED:
            compared += 1
            if _are_alike(texts[first + 1 : second], texts[second + 1 :]):
                return first, second
    return None


def _are_alike(above: Sequence[str], below: Sequence[str]) -> bool:
    grams = sorted((_grams(above), _grams(below)), key=len)
    return len(grams[0]) >= _LEAST and len(grams[0] & grams[1]) >= _ALIKE * len(grams[0])


def _grams(texts: Sequence[str]) -> set[str]:
    whole = "".join(texts)[:_MOST]
    return {whole[at : at + _GRAM] for at in range(len(whole) - _GRAM + 1)}


def _start(texts: Sequence[str], first: int, second: int) -> int:
    """Return the first line of the second copy: its title, number and what the page puts above them."""
    head, below = set(texts[:first]), set(texts[second:])

    def is_head(place: int) -> bool:
        text = texts[place]
        return text not in below and (text in head or is_site(text))

    start = second
    while start > first + 1 and (
        is_head(start - 1) or (is_timestamp(texts[start - 1]) and is_head(start - 2))
    ):
        start -= 1
    return start


def _own(texts: Sequence[str], others: Sequence[str]) -> int:
    """Return the number of characters in the sentences that only one copy has."""
    whole = "".join(others)
    sentences = _SENTENCE.findall("".join(texts))
    return sum(len(each) for each in sentences if each not in whole)
