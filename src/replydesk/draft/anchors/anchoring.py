"""Finds the words of a written anchor in a draft, and writes an anchor so that it is found again.

The words are sought where the line says; then, should another program have moved them, in the whole draft,
where it takes more of them to be sure. Words that changed are found between the characters around them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from itertools import accumulate

from replydesk.draft.anchors.model import Anchor
from replydesk.draft.anchors.written import WrittenAnchor
from replydesk.draft.lines import placed_lines
from replydesk.draft.model import PASSAGES, Draft, Part
from replydesk.draft.place import Place, attachment_number, text_at
from replydesk.text.common_start import common_start

AROUND = 8  # characters kept before and after the words
_KEPT_END = 20  # characters kept of each end of a long whole text
CERTAIN = 4  # characters by which words alone are found elsewhere
_MOST_TRIED = 200  # equal stretches looked at in a draft
MOST_EQUAL = 999  # equal stretches counted in one text
_MOST_SOUGHT = 30_000_000  # characters gone through for the words of all anchors of a draft, some 0.1 s


class Texts:
    """The texts of a draft, sought for words of anchors that are not where their lines say."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self._left = _MOST_SOUGHT

    def at(self, place: Place) -> str | None:
        """Return the text at a place, None if there is none, or if too much was gone through."""
        text = text_at(self.draft, place)
        self._left -= 0 if text is None else len(text)
        return text if self._left > 0 else None

    @cached_property
    def _lines(self) -> tuple[list[Place], list[str]]:
        pairs = [(place, line.text) for line, place in placed_lines(self.draft)]
        return [place for place, _ in pairs], [text for _, text in pairs]

    @cached_property
    def _whole(self) -> str:
        return "\n".join(self._lines[1])

    @cached_property
    def _starts(self) -> list[int]:
        return list(accumulate((len(text) + 1 for text in self._lines[1]), initial=0))[:-1]

    def occurrences(self, words: str) -> Iterator[tuple[Place, int]]:
        """Yield places and offsets of some words in the typed text, in order."""
        if "\n" in words or not words:
            return
        at = -1
        for _ in range(_MOST_TRIED):
            self._left -= len(self._whole) - at
            at = self._whole.find(words, at + 1) if self._left > 0 else -1
            if at < 0:
                return
            row = bisect_right(self._starts, at) - 1
            yield self._lines[0][row], at - self._starts[row]

    def distance(self, one: Place, other: Place) -> int:
        """Return how far apart two places are, in places of the same part; far if they are in others."""
        if one.key != other.key:
            return 10**9
        return abs(one.section - other.section) * 1000 + abs(one.paragraph - other.paragraph)


def anchor_of(draft: Draft, place: Place, start: int, end: int) -> Anchor | None:
    """Return the anchor of a stretch, None if there is no such text; an empty one is the whole text."""
    place = normal_place(draft, place)
    text = text_at(draft, place)
    if text is None:
        return None
    start, end = max(0, min(start, len(text))), max(0, min(end, len(text)))
    if start >= end:
        start, end = 0, len(text)
    return anchor_at(place, text, start, end)


def normal_place(draft: Draft, place: Place) -> Place:
    """Return the place of the text at it: of a field, also of a passage that is not typed, its first."""
    if is_field(draft, place):
        return Place(place.key)
    return place if place.section >= 0 or place.paragraph >= 0 else place._replace(paragraph=0)


def is_field(draft: Draft, place: Place) -> bool:
    """Return True if the text at a place is a field, as that of a passage which is not typed."""
    if place.key in PASSAGES:
        return not draft.passage(Part(place.key))
    return place.key != Part.ANSWER and attachment_number(place.key) is None


def anchor_at(place: Place, text: str, start: int, end: int) -> Anchor:
    """Return the anchor of a stretch of the text at a place."""
    before, after = text[max(start - AROUND, 0) : start], text[end : end + AROUND]
    return Anchor(place, start, end, text[start:end], before, after)


def written_anchor(anchor: Anchor, text: str, *, is_cut: bool = True) -> WrittenAnchor:
    """Return an anchor for a line, by which it is found in this text; long whole texts may be cut."""
    place, start, end, words, before, after = anchor
    if start == 0 and end == len(text):
        if is_cut and len(words) > 3 * _KEPT_END:
            return WrittenAnchor(
                place, words[:_KEPT_END], after=words[-_KEPT_END:], is_whole=True, is_cut=True
            )
        return WrittenAnchor(place, words, is_whole=True)
    pattern = f"{before}{words}{after}"
    nth, at = 1, text.find(pattern)
    while 0 <= at < start - len(before) and nth < MOST_EQUAL:
        nth, at = nth + 1, text.find(pattern, at + 1)
    return WrittenAnchor(place, words, before, after, nth)


def found_anchor(at: WrittenAnchor, texts: Texts) -> Anchor | None:
    """Return the anchor of a line in a draft, None if its words are gone."""
    if at.is_lost:
        return None
    return _found_whole(at, texts) if at.is_whole else _found_words(at, texts)


def _found_whole(at: WrittenAnchor, texts: Texts) -> Anchor | None:
    place = normal_place(texts.draft, at.place)
    text = texts.at(place)
    if text is not None and (is_field(texts.draft, place) or _is_like(at, text, least=0.5)):
        return anchor_at(place, text, 0, len(text))
    found = [
        (place, text)
        for place, offset in texts.occurrences(at.words)
        if not offset and (text := texts.at(place)) is not None and _is_like(at, text, least=1)
    ]
    if not found:
        return None
    place, text = min(found, key=lambda each: texts.distance(each[0], at.place))
    return anchor_at(place, text, 0, len(text))


def _is_like(at: WrittenAnchor, text: str, least: float) -> bool:
    """Return True if this share of what a line has of a whole text begins and ends a text."""
    head, tail = at.words, at.after if at.is_cut else at.words
    if not head:
        return not text
    if least == 1:
        return text.startswith(head) and text.endswith(tail) and (at.is_cut or text == head)
    kept = len(head) + (len(tail) if at.is_cut else 0)
    return common_start(text, head) + common_start(text[::-1], tail[::-1]) >= max(least * kept, 1)


def _found_words(at: WrittenAnchor, texts: Texts) -> Anchor | None:
    place = normal_place(texts.draft, at.place)
    text = texts.at(place)
    if text is not None and (stretch := _stretch(at, text)):
        return anchor_at(place, text, *stretch)
    if found := _elsewhere(at, texts, f"{at.before}{at.words}{at.after}", len(at.before)):
        return found
    if text is not None and (stretch := _between(at, text)):
        return anchor_at(place, text, *stretch)
    return _elsewhere(at, texts, at.words, 0, is_alone=True) if len(at.words) >= CERTAIN else None


def _stretch(at: WrittenAnchor, text: str) -> tuple[int, int] | None:
    """Return where the words are in a text: with what is around them, or with one side of it."""
    pattern = f"{at.before}{at.words}{at.after}"
    offset = -1
    for _ in range(at.nth):
        if (offset := text.find(pattern, offset + 1)) < 0:
            break
    start = offset + len(at.before)
    if offset < 0:
        start = _only(text, f"{at.before}{at.words}", len(at.before)) if at.before else -1
        if start < 0 and at.after:
            start = _only(text, f"{at.words}{at.after}", 0)
        if start < 0 and len(at.words) >= CERTAIN:
            start = _only(text, at.words, 0)
    return (start, start + len(at.words)) if start >= 0 else None


def _only(text: str, words: str, skipped: int) -> int:
    """Return the offset of what follows `skipped` characters of some words, -1 unless they occur once."""
    at = text.find(words)
    return at + skipped if at >= 0 and text.find(words, at + 1) < 0 else -1


def _between(at: WrittenAnchor, text: str) -> tuple[int, int] | None:
    """Return what is between the characters that were around the words, if it may be what they became."""
    if len(at.before) + len(at.after) < 2:
        return None
    start = _only(text, at.before, len(at.before)) if at.before else 0
    if start < 0 or (end := text.find(at.after, start) if at.after else len(text)) <= start:
        return None
    is_far = end - start > 3 * len(at.words) + 20
    return None if is_far else (start, end)


def _elsewhere(
    at: WrittenAnchor, texts: Texts, pattern: str, skipped: int, *, is_alone: bool = False
) -> Anchor | None:
    """Return the nearest stretch of the typed text with a pattern; `is_alone` the only one."""
    if len(pattern) < CERTAIN:
        return None
    found = list(texts.occurrences(pattern))
    if not found or (is_alone and len(found) > 1):
        return None
    place, offset = min(found, key=lambda each: texts.distance(each[0], at.place))
    text = texts.at(place) or ""
    return anchor_at(place, text, offset + skipped, offset + skipped + len(at.words))
