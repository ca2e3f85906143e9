"""A file that holds its letter twice, as pages do that show an attached Word file below their own text.

The two need not be equal: a word, a blank or a line end may differ, and one may be cut short. The fuller one
is kept, the first if they are alike. Letters about different items, or from different people, are no copies,
however alike their texts are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from replydesk.importing.replies.head.titles import is_title
from replydesk.importing.replies.joining.page_frame import is_site, is_timestamp
from replydesk.importing.replies.joining.paragraphs import TextLine, squeezed
from replydesk.importing.replies.joining.spacing import half_width
from replydesk.importing.replies.lines.marks import head_marks
from replydesk.text.note import Note

_SALUTATION = re.compile(r"(?:尊敬的)?([^，。；《》：:]{2,60})[：:]")
_SENTENCE = re.compile("(?<![^。：！？；])[^。：！？；]++[。！？；]")
_DOCUMENT = re.compile(r"[〔\[（(【﹝［]\d{4}[〕\]）)】﹞］]第?(\d{1,5})号")
_ITEM = re.compile(r"第(\d{1,8})号|(\d{1,8})号(?:建议|提案|议案)")
_SUBJECT = re.compile("《([^《》]{4,80})》")
_POST = re.compile("(?:等.{0,8}?)?(?:人大)?(?:代表|委员)")
_NOT_OF_NAMES = re.compile("[^\u4e00-\u9fff·、]")
_NOT_NAME = re.compile("尊敬的|关于|现将|现就|对|您|你们?|等.{0,4}$|(?:代表|委员)$")
_OPENED = re.compile("收悉|如下")
_OPENING = 6  # Lines of an opening
_ABOVE = 12  # Lines above a salutation that may name its item
_LEAST_PAIRS = 5  # Pairs of characters in the shortest subject compared
_SAME_SUBJECT = 0.7  # Share of the pairs of one subject in another that is the same
_LONGEST_NAMES = 60  # Characters before a post that may be the names of those who hold it
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
            if is_same_letter(texts[:second], texts[second:], first, 0):
                return first, second
    return None


def is_same_letter(
    first: Sequence[str],
    second: Sequence[str],
    salutation: int,
    below: int,
) -> bool:
    """Return True if two letters are copies: alike in most of their text, and about one item.

    `salutation` and `below` are the places of their salutations; what stands above these may be missing.
    """
    bodies = [list(map(squeezed, letter)) for letter in (first[salutation + 1 :], second[below + 1 :])]
    if not _are_alike(*bodies):
        return False
    facts = zip(_facts(first, salutation), _facts(second, below), strict=True)
    return not any(one and other and not _meet(one, other) for one, other in facts)


def _facts(texts: Sequence[str], salutation: int) -> tuple[frozenset[str], ...]:
    """Return what a letter says of its item: document numbers, item numbers, subjects, people."""
    heads = [squeezed(text) for text in texts[max(salutation - _ABOVE, 0) : salutation] if not is_site(text)]
    head = "，".join(text for text in heads if is_title(text) or head_marks(text))
    opening = "".join(map(squeezed, texts[salutation + 1 : salutation + 1 + _OPENING]))
    if end := _OPENED.search(opening):
        opening = opening[: end.start()]
    address = squeezed(texts[salutation])
    named = half_width(f"{head}，{opening}")
    people = (*_people(address), *_people(opening))
    return (
        frozenset(_DOCUMENT.findall(half_width(head))),
        frozenset("".join(each) for each in _ITEM.findall(_DOCUMENT.sub("", named))),
        frozenset(_SUBJECT.findall(opening)[:1]),
        frozenset(name for name in (_NOT_NAME.sub("", each) for each in people) if len(name) > 1),
    )


def _people(text: str) -> Iterator[str]:
    """Yield what stands before 代表 or 委员 and may be names, each alone."""
    for before in _POST.split(text)[:-1]:
        yield from _NOT_OF_NAMES.split(before)[-1][-_LONGEST_NAMES:].split("、")


def _meet(one: frozenset[str], other: frozenset[str]) -> bool:
    """Return True if two sets of facts have one in common, but for a character or two of a subject."""
    if one & other:
        return True
    return any(_nearly(a, b) for a in one for b in other)


def _nearly(one: str, other: str) -> bool:
    pairs = [{text[at : at + 2] for at in range(len(text) - 1)} for text in (one, other)]
    least = min(map(len, pairs))
    return least >= _LEAST_PAIRS and len(pairs[0] & pairs[1]) >= _SAME_SUBJECT * least


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
