"""How alike two texts are by their words, and which words say so: BM25 with counts of the query. Pure."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from heapq import nlargest
from itertools import permutations
from operator import mul
from typing import NamedTuple

from replydesk.draft.model import Part
from replydesk.draft.place import Place
from replydesk.past.common_words import common_words, is_common
from replydesk.past.grams import grams_of, is_figure, plain, rows_of
from replydesk.past.model import PastHit, PastPassage
from replydesk.past.texts import BREAK, RememberedLine, RememberedText
from replydesk.text.segments import words_in

_SATURATION, _BY_LENGTH = 1.2, 0.75  # the usual k1 and b of BM25
_OF_QUERY = 8.0  # k3: how much a word counts that the query has again and again
_MOST_SHARED, _MOST_PASSAGES = 8, 5
_COMMON = 0.3  # of all replies: a word in more of them tells nothing
_OF_TITLE, _OF_HEADING = 4, 2  # how often a word there counts, beside one in a paragraph
_IN_TEXT = Place(Part.ANSWER)
_FAR = 0.15  # of the best score: what is below has only common words in common
_OF_TERMS = 1.0  # how much the best score by terms counts beside the best by words
_OF_LIKEST, _OF_THREE = 0.4, 0.3  # how much the likest paragraph counts beside that, and the three likest
_FEW_ROWS, _SHORT, _OF_GRAM = 6, 24, 0.3  # of a query that is looked for letter by letter
_LEAST_WORD = 2  # characters of a word that counts
# What ends the name of a thing that two words begin: 互助幸福院.
_ENDS = ("中心", *"院站所店点车费卡桩房桥室厅馆园场棚库证网")
_SHARED_BY_ALL = 0.1  # how much a word counts that all found ones have, beside one that few of them have

_CLOSE = 0.15  # of what tells in a query: a reply with less is not like it

_Passage = tuple[float, RememberedLine, Mapping[str, int]]
Words = Mapping[str, float]  # how often a text has each word, or how much it counts in a query


class Query(NamedTuple):
    """A text that replies are compared with: its words, how much each counts, and how rare it is."""

    words: Words
    rarity: Mapping[str, float]
    literal: tuple[str, ...] = ()  # those of a short query, found wherever they are, be they words or not
    telling: frozenset[str] = frozenset()  # the words that not any letter has
    text: str = ""  # all of it as it is compared


def split_words(text: str) -> list[str]:
    """Return the words of a text that can tell what it is about; without memory for words, its terms."""
    return [word for word in _split(text) if len(word) >= _LEAST_WORD and word.isalnum()]


def _split(text: str) -> list[str]:
    try:
        return words_in(plain(text))
    except MemoryError:
        return [word for line in text.split("\n") for word in (*grams_of(line), "\n")]


def weighed(texts: Iterable[tuple[str, float]], split: Callable[[str], list[str]]) -> dict[str, float]:
    """Return how much each word of some texts counts, given the weight of each text."""
    found: defaultdict[str, float] = defaultdict(float)
    for text, weight in texts:
        for word in split(text):
            found[word] += weight
    return dict(found)


def rarity(docs: int, total: int) -> float:
    """Return how much a word tells that is in `docs` of `total` replies."""
    return math.log(1 + (total - docs + 0.5) / (docs + 0.5))


def literals(text: str) -> dict[str, float]:
    """Return what of a short text is looked for letter by letter, and how much it counts; else nothing.

    How a text falls into words depends on what is beside them: a query has not always the same words.
    """
    rows = rows_of(text)
    if len(rows) > _FEW_ROWS or sum(map(len, rows)) > _SHORT:
        return {}
    return dict.fromkeys(grams_of(text), _OF_GRAM) | dict.fromkeys(rows, 1.0)


def query_of(
    words: Words,
    docs_of: Callable[[Sequence[str]], Mapping[str, int]],
    total: int,
    literal: Mapping[str, float] | None = None,
    text: str = "",
) -> Query:
    """Return the query of some words of a text; `docs_of` tells in how many replies terms are.

    A word is as frequent as the rarest of its terms: the index counts no words.
    """
    about = {*words, *(text for text, count in (literal or {}).items() if count == 1)}
    words = {**words, **(literal or {})}
    terms = {word: grams_of(word) for word in words}
    docs = docs_of(list(dict.fromkeys(term for each in terms.values() for term in each)))
    rare = {word: min((docs.get(term, 0) for term in each), default=0) for word, each in terms.items()}
    return Query(
        words,
        {word: rarity(min(count, total), total) for word, count in rare.items()},
        tuple(literal or ()),
        frozenset(word for word in about if not is_figure(word) and not is_common(word)),
        plain(text),
    )


def ranked(
    query: Query, found: Sequence[RememberedText], by_terms: Sequence[float], most: int
) -> tuple[PastHit, ...]:
    """Return the likest of some replies, best first, with the reasons; none without a word in common.

    `by_terms` are their scores by pairs of characters, which also see what lies across words.
    """
    lines = [_words_of_lines(each, query) for each in found]
    whole = [_whole(each, words) for each, words in zip(found, lines, strict=True)]
    sizes = [_size(each) for each in found]
    average = sum(sizes) / max(len(sizes), 1)
    apart = query if query.literal else among(query, whole)
    by_words = [score(apart, words, size / max(average, 1)) for words, size in zip(whole, sizes, strict=True)]
    passages = [_passages(apart, each, words) for each, words in zip(found, lines, strict=True)]
    likest = [[points for points, line, _ in each if not _is_heading(line)] for each in passages]
    scores = _together(
        (1.0, by_words),
        (_OF_TERMS, by_terms),
        (_OF_LIKEST, [max(each, default=0.0) for each in likest]),
        (_OF_THREE, [sum(sorted(each)[-3:]) for each in likest]),
    )
    order = [at for at in sorted(range(len(found)), key=lambda at: -scores[at]) if by_words[at]]
    least = scores[order[0]] * _FAR if order else 0
    hits = (
        PastHit(
            found[at].reply,
            scores[at],
            shared_words(query, whole[at], "\n".join(line.text for line in found[at].lines)),
            _likest_passages(query, passages[at]),
            is_far(query, whole[at]),
        )
        for at in order[:most]
        if scores[at] >= least and tells(query, whole[at])
    )
    return tuple(sorted(hits, key=lambda hit: hit.is_far))


def among(query: Query, found: Sequence[Mapping[str, int]]) -> Query:
    """Return a query whose words count the less, the more of the replies found have them.

    Those found are mostly about the same thing: its words do not tell which of them answers the question.
    """
    docs = Counter(word for words in found for word in words)
    rare = {
        word: value * math.sqrt(_SHARED_BY_ALL + rarity(docs[word], len(found)))
        for word, value in query.rarity.items()
    }
    return query._replace(rarity=rare)


def _together(*kinds: tuple[float, Sequence[float]]) -> list[float]:
    """Return the sums of several kinds of scores, each with how much its best one counts."""
    best = [max(scores, default=0.0) or 1.0 for _, scores in kinds]
    shares = [weight / most for (weight, _), most in zip(kinds, best, strict=True)]
    rows = zip(*(scores for _, scores in kinds), strict=True)
    return [sum(map(mul, shares, row)) for row in rows]


def tells(query: Query, words: Mapping[str, int]) -> bool:
    """Return True if a text shares a telling word with a query, or the query has none."""
    return not query.telling or any(word in words for word in (*query.telling, *query.literal))


def is_far(query: Query, words: Mapping[str, int]) -> bool:
    """Return True if a text shares little of what a query is about."""
    return closeness(query, words) < _CLOSE


def closeness(query: Query, words: Mapping[str, int]) -> float:
    """Return how much of what tells in a query is in a text, 0 to 1."""
    worth = {word: query.rarity[word] * math.sqrt(query.words[word]) for word in query.telling}
    whole = sum(worth.values())
    return sum(worth[word] for word in worth.keys() & words.keys()) / whole if whole else 1.0


def _words_of_lines(text: RememberedText, query: Query) -> list[list[str]]:
    """Return which words of a query are in each line of a reply, then in the suggestion, as often as there.

    Also what is there literally.
    """
    wanted = query.words.keys() - set(query.literal)
    has_figures = any(map(is_figure, query.literal))  # they may be full-width in a text; costs time
    many = len(text.lines)
    rows = text.split or (*(line.text for line in text.lines), *text.asked)
    lines = [[word for word in _words_of_row(row) if word in wanted] for row in rows]
    for row, there in zip(rows if query.literal else (), lines, strict=False):
        line = row.replace(BREAK, "").lower()
        line = plain(line) if has_figures else line
        for each in query.literal:
            there += [each] * line.count(each)
    return [*lines[:many], [word for words in lines[many:] for word in words]]


def _words_of_row(row: str) -> list[str]:
    """Return the words of a line, split before or not."""
    return row.lower().split(BREAK) if row.startswith(BREAK) else _split(row)


def _size(text: RememberedText) -> int:
    """Return how long a reply is; its title and headings count several times, as their words do."""
    lines = sum(len(line.text) * _weight(line.place) for line in text.lines)
    return lines + sum(map(len, text.asked))


def _weight(place: Place | None) -> int:
    return _OF_TITLE if place is None else _OF_HEADING if place.is_heading else 1


def _is_heading(line: RememberedLine) -> bool:
    return line.place is not None and line.place.is_heading


def _whole(text: RememberedText, lines: Sequence[list[str]]) -> dict[str, int]:
    """Return how often a reply has each word; those of its title and headings count several times."""
    counted: dict[str, int] = {}
    for number, words in enumerate(lines):
        place = text.lines[number].place if number < len(text.lines) else _IN_TEXT
        weight = _weight(place)
        for word in words:
            counted[word] = counted.get(word, 0) + weight
    return counted


def score(query: Query, words: Mapping[str, int], size: float) -> float:
    """Return how alike a text with these words is to a query; `size` is how long it is, 1 if as usual."""
    length = 1 - _BY_LENGTH + _BY_LENGTH * size
    total = 0.0
    for word in query.words.keys() & words.keys():
        asked, count = query.words[word], words[word]
        of_query = (_OF_QUERY + 1) * asked / (_OF_QUERY + asked)
        of_text = (_SATURATION + 1) * count / (count + _SATURATION * length)
        total += query.rarity[word] * of_query * of_text
    return total


def _passages(query: Query, text: RememberedText, lines: Sequence[list[str]]) -> list[_Passage]:
    """Return the paragraphs and headings of a reply with words of a query, and how alike each is."""
    counted = [(line, Counter(words)) for line, words in zip(text.lines, lines, strict=False) if words]
    return [(score(query, words, 1.0), line, words) for line, words in counted if line.place]


def _likest_passages(query: Query, found: Sequence[_Passage]) -> tuple[PastPassage, ...]:
    """Return the likest paragraphs and headings of a reply, best first."""
    return tuple(
        PastPassage(
            line.place,
            line.text,
            shared_words(query, words, line.text) if tells(query, words) else (),
            points,
        )
        for points, line, words in nlargest(_MOST_PASSAGES, found, key=lambda each: each[0])
        if points > 0
    )


def _shared(query: Query, words: Mapping[str, int]) -> list[str]:
    """Return the words both have: those that tell, else common ones, else parts of words; no figures."""
    for choice in (query.telling, query.words.keys() & common_words(), query.words.keys()):
        if found := [word for word in choice & words.keys() if not is_figure(word)]:
            return found
    return []


def shared_words(query: Query, words: Mapping[str, int], text: str = "") -> tuple[str, ...]:
    """Return the words that a text shares with a query, the telling ones first, no figures.

    Those that stand together in both are put together.
    """
    common = _shared(query, words)
    least = rarity(1, 2) if len(common) <= _MOST_SHARED else -math.log(_COMMON)
    telling = [word for word in common if query.rarity[word] >= least] or common
    telling.sort(key=lambda word: (-query.rarity[word] * math.log1p(query.words[word]) * len(word), word))
    kept: list[str] = []
    for word in telling:
        if not any(word in other for other in kept):
            kept.append(word)
    return tuple(put_together(kept[:_MOST_SHARED], query.text, plain(text)))


def put_together(words: Sequence[str], *texts: str) -> list[str]:
    """Return words, as one those that stand together in all texts: 日间照料中心 for 日间 and 照料."""
    kept = list(words)
    for first, second in permutations(words, 2):
        whole = first + second
        if first in kept and second in kept and all(whole in text for text in texts):
            kept[kept.index(first)] = whole
            kept.remove(second)
    ends = ((word, word + end) for word in tuple(kept) if word not in words for end in _ENDS)
    for word, whole in ends:
        if word in kept and all(whole in text for text in texts):
            kept[kept.index(word)] = whole
    return kept
