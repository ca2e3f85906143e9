"""The words that a remark is put on: a stretch of a text, its sentence, its paragraph or field."""

from __future__ import annotations

from typing import NamedTuple

from replydesk.draft.anchors.anchoring import is_field
from replydesk.draft.model import PASSAGES, Draft, Key, Part
from replydesk.draft.place import Place, attachment_number, text_at
from replydesk.reply.rules.within.sentences import sentences

_KEYS, _PARTS = frozenset(Key), frozenset(Part)


class Target(NamedTuple):
    """Characters `start` to `end` of the text at a place, as a clerk reads them, and what they are.

    Where nothing is typed and the program fills a text in, the stretch is empty and `words` are that text.
    """

    place: Place
    start: int
    end: int
    words: str
    sort: str
    can_be_proposed: bool = True


def is_typed(draft: Draft, place: Place) -> bool:
    """Return True if a text is typed at a place: not filled in from the profile, the facts or phrases."""
    if place.key in PASSAGES and not draft.passage(Part(place.key)):
        return False
    return bool(text_at(draft, place))


def is_remarkable(place: Place) -> bool:
    """Return True if a place is one of the draft, that can have remarks."""
    return place.key in _KEYS or place.key in _PARTS or attachment_number(place.key) is not None


def stretch_target(draft: Draft, place: Place, start: int, end: int) -> Target:
    """Return selected characters."""
    return Target(place, start, end, (text_at(draft, place) or "")[start:end], "选中的词句")


def sentence_target(draft: Draft, place: Place, offset: int) -> Target | None:
    """Return the sentence that has a character; None where it is the whole text, or there is none."""
    text = text_at(draft, place) or ""
    found = [(each.begin, each.begin + len(each.words)) for each in sentences(text)]
    start, end = next(((begin, end) for begin, end in found if offset < end), found[-1] if found else (0, 0))
    start += len(text[start:end]) - len(text[start:end].lstrip())
    if start >= end or (start, end) == (0, len(text)):
        return None
    return Target(place, start, end, text[start:end], "这一句")


def whole_target(draft: Draft, place: Place, printed: str = "") -> Target:
    """Return the whole text of a place; `printed` is what is filled in where nothing is typed."""
    sort = "这一格"
    if place.is_heading:
        sort = "这个标题"
    elif place.key in _PARTS or attachment_number(place.key):
        sort = "这一段"
    if is_typed(draft, place):
        text = text_at(draft, place) or ""
        return Target(place, 0, len(text), text, sort)
    if not is_field(draft, place):  # a heading without words, or a paragraph that is not there yet
        return Target(place, 0, 0, printed, sort, can_be_proposed=False)
    place = Place(place.key)
    can_be_proposed = place.key in _KEYS and place.key not in _PARTS
    return Target(place, 0, len(text_at(draft, place) or ""), printed, sort, can_be_proposed)
