"""The names of places and of bodies in a text: 河口镇, 滨河路, 宏达建设集团有限公司, 市第三人民医院.

A name ends with a word for what it is; the words before that are not those of any place or body.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from replydesk.draft.taken.model import Figure, StaleKind
from replydesk.draft.taken.name_words import at_end, ends_with_any, is_made_of, name_words
from replydesk.text.segments import tagged_words

_CHINESE = re.compile("[\u4e00-\u9fff]+")
_COUNTED = re.compile("[一二三四五六七八九十百千万两几数多余近]{1,9}[个条座所家处名]")
_NAMING = ("ns", "nr", "nz", "nt")  # parts of speech of names
_NO_PART_OF_NAMES = tuple("pcrduqytelix")  # of words at which a name ends when read from its end
_LONGEST_BODY = 7  # words before the end of the name of a body
_SHORTEST = 2  # characters before the end of most names of places
_PARTS_OF_PLACES = frozenset("大小新老上下东西南北前后")  # 大河口镇 is another one than 河口镇
_ALWAYS_BOUNDS = frozenset("由对赴")


class _TaggedWord(NamedTuple):
    """A word of a text: where it is, and its part of speech."""

    text: str
    tag: str
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    @property
    def is_name(self) -> bool:
        return self.tag.startswith(_NAMING) and self.text not in name_words().verbs

    @property
    def is_bound(self) -> bool:
        """Return True if no name has this word in it."""
        if not _CHINESE.fullmatch(self.text):
            return True
        if self.is_name or self.text in name_words().names_too:
            return False
        is_verb = (self.tag.startswith("v") and self.tag != "vn") or bool(
            _ALWAYS_BOUNDS.intersection(self.text)
        )
        return is_verb or self.tag.startswith(_NO_PART_OF_NAMES) or self.text in name_words().verbs


def place_names_in(text: str) -> Iterator[Figure]:
    """Yield what may be names of places and bodies in a text, the longest first. Raises MemoryError."""
    found: set[Figure] = set()
    for guesses in (True, False):
        tagged = tagged_words(text, guesses=guesses)
        starts = accumulate((len(word) for word, _ in tagged), initial=0)
        words = [_TaggedWord(word, tag, start) for (word, tag), start in zip(tagged, starts, strict=False)]
        for find in (_body_at, _place_at, _place_before):
            found.update(filter(None, (find(words, at) for at in range(len(words)))))
    yield from sorted(found, key=lambda each: (each.start - each.end, each))


# places


def _place_at(words: Sequence[_TaggedWord], at: int) -> Figure | None:
    """Return the name of a place that ends with a word."""
    word, known = words[at], name_words()
    if word.text in known.provinces or _is_on_a_way(words, at):
        return Figure(word.start, word.end, StaleKind.PLACE)
    end = at_end(word.text, known.place_ends)
    if not end or not _CHINESE.fullmatch(word.text) or at_end(word.text, known.no_name_ends):
        return None
    stem = word.text.removesuffix(end)
    if stem in known.within:
        return _behind_name(words, at)
    if stem and (word.text in known.no_names or word.tag.startswith("v")):
        return None
    return _place_with(words, at, end)


def _place_with(words: Sequence[_TaggedWord], at: int, end: str) -> Figure | None:
    """Return the name of a place with the end of a word and, if they are needed, words before it."""
    word, known = words[at], name_words()
    stem, start = word.text.removesuffix(end), word.start
    while (len(stem) < _SHORTEST or stem in known.place_ends) and at > 0 and not words[at - 1].is_bound:
        at -= 1
        if words[at].text in known.within and not stem:
            name = _behind_name(words, at)
            return name and name._replace(end=word.end)
        if (stem and word.tag != "ns" and ends_with_any(stem, known.any_place)) or end == "省":
            return None
        stem, start = words[at].text + stem, words[at].start
    begin = len(stem) - len(_without_bounds(stem))
    if not _is_stem(stem[begin:], word):
        return None
    if at > 0 and not begin and words[at - 1].text in _PARTS_OF_PLACES:
        begin = -1
    return Figure(start + begin, word.end, StaleKind.PLACE)


def _is_stem(stem: str, word: _TaggedWord) -> bool:
    """Return True if words before the end of a name can be those of a place; `word` has the end."""
    known = name_words()
    is_long = len(stem) >= _SHORTEST or (stem and (word.tag == "ns" or word.text == "村"))
    if not is_long or stem[0] in known.no_first or stem[-1] in known.bounds:
        return False
    if stem in known.names_too:
        return bool(at_end(word.text, known.roads)) or not ends_with_any(stem, known.any_place)
    is_place = bool(at_end(stem, known.levels)) and not word.text.startswith(stem)
    is_any = ends_with_any(stem, known.verbs) or ends_with_any(stem, known.any_place)
    return not (is_place or is_any or _COUNTED.match(stem))


def _behind_name(words: Sequence[_TaggedWord], at: int) -> Figure | None:
    """Return the name right before words that may be within one, with them: 白鹭湿地公园."""
    first = at
    while first > 0 and words[first - 1].text in name_words().within:
        first -= 1
    if first == 0:
        return None
    name = words[first - 1]
    is_other = name.is_bound or len(name.text) < _SHORTEST or name.text in name_words().any_place
    if is_other and not name.is_name:
        return None
    return Figure(name.start, words[at].end, StaleKind.PLACE)


def _place_before(words: Sequence[_TaggedWord], at: int) -> Figure | None:
    """Return the name of a place whose end begins the name of its body: 枫林 镇党委."""
    word, known = words[at], name_words()
    level = next((each for each in known.levels if word.text.startswith(each)), "")
    is_body = level and at_end(word.text.removeprefix(level), known.bodies_of_places)
    name = words[at - 1]
    if not is_body or not at or len(name.text) < _SHORTEST or not (name.is_name or name.tag == "ng"):
        return None
    return Figure(name.start, word.start + len(level), StaleKind.PLACE)


def _is_on_a_way(words: Sequence[_TaggedWord], at: int) -> bool:
    """Return True if a word is the name of a place without an end: 铜陵 in 铜陵等地."""
    word, known = words[at], name_words()
    if word.tag != "ns" or len(word.text) < _SHORTEST or word.text in known.no_names | known.any_place:
        return False
    before = words[at - 1].text if at else ""
    behind = "".join(each.text for each in words[at + 1 : at + 3])
    return before in known.before_places or behind.startswith(tuple(known.behind_places))


def _without_bounds(stem: str) -> str:
    """Return the words before an end without what is no part of the name: 由梨坪, 市东屏."""
    bounds = name_words().bounds
    while stem[:1] in _ALWAYS_BOUNDS or (len(stem) > _SHORTEST and stem[0] in bounds):
        stem = stem[1:]
    return stem


# bodies


def _body_at(words: Sequence[_TaggedWord], at: int) -> Figure | None:
    """Return the name of a body that ends with a word, and has a word that not any body has."""
    word, ends = words[at], name_words().body_ends
    end = at_end(word.text, ends)
    if not end or (at + 1 < len(words) and words[at + 1].text in ends):
        return None
    first = at
    while first > 0 and at - first < _LONGEST_BODY and not words[first - 1].is_bound:
        first -= 1
    names = (each for each in range(first, at) if _names_it(words[each].text, words[each].tag))
    own = _names_it(word.text.removesuffix(end), "n" if word.tag == "l" else word.tag)
    first = next(names, at if own else -1)
    if first < 0:
        return None
    begin = len(words[first].text) - len(_without_bounds(words[first].text))
    return Figure(words[first].start + begin, word.end, StaleKind.BODY)


def _names_it(text: str, tag: str) -> bool:
    """Return True if a word of a body's name names it."""
    known = name_words()
    is_name = tag.startswith(("n", "s", "j")) or text in known.names_too or text.startswith("第")
    return len(text) > 1 and is_name and not is_made_of(text, known.any_body)
