"""The same suggestion made again, in another year or by other people, and what was promised then. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from replydesk.letter.facts import bare_number
from replydesk.letter.item_order import plain_session
from replydesk.past.grams import plain
from replydesk.past.model import PastReply, SameItem
from replydesk.past.texts import RememberedText
from replydesk.text.char_diff import likeness, text_edits

LEAST = 0.8  # of two suggestions that are the same
_MOST = 5  # told; titles can be worn, and the text decides where it is known
_MOST_PROMISED = 6
_LEAST_TEXT = 40  # characters of a suggestion's text that can be compared; else the titles are

_FRAME = re.compile("^关于|^对|(?:的|之)?(?:几点)?(?:建议|提案|意见|议案)$")
_NO_WORD = re.compile(r"[\W_]+")
# Behind a name of a place: titles that differ there are of two places.
_OF_PLACE = re.compile(
    "[^的和与及](?:省|市|州|县|区|旗|镇|乡|村|屯|街|路|桥|河|湖|港|社区|学校|小学|中学|医院)"
)
_SENTENCE = re.compile("[^。！？；\n]+[。！？；]?")
_PROMISE = re.compile(
    "将(?!军|近|来|要求)|拟(?:于|定|在|将)|计划(?:于|在|年内)?|争取|力争|确保.{0,20}前"
    "|(?:今年|明年|年内|[一二三四]季度|[上下]半年|月|年)(?:年?底|内|末|前|之前|以前)|到20[0-9]{2}年|明年"
)


class ComparedItem(NamedTuple):
    """A suggestion as it is compared: what tells it from others, its title and its text."""

    number: str
    session: str
    year: str
    people: str
    title: str
    asked: tuple[str, ...] = ()


def same_items(item: ComparedItem, found: Iterable[RememberedText]) -> tuple[SameItem, ...]:
    """Return replies to the same suggestion, up to five, none to itself; those alike by text first."""
    hits = []
    for each in found:
        if _is_itself(item, each.reply):
            continue
        share = share_of(item, each)
        if share >= LEAST:
            is_now = _is_this_year(item, each.reply)
            by_title = not _are_texts_known(item, each)
            hits.append(SameItem(each.reply, share, tuple(promises(each)), is_now, by_title))
    hits.sort(key=lambda hit: hit.reply.year, reverse=True)
    return tuple(sorted(hits, key=lambda hit: (hit.is_by_title, -round(hit.share, 2)))[:_MOST])


def _are_texts_known(item: ComparedItem, other: RememberedText) -> bool:
    return min(len(_compared("".join(each.asked))) for each in (item, other)) >= _LEAST_TEXT


def share_of(item: ComparedItem, other: RememberedText) -> float:
    """Return how much of two suggestions is the same, by their texts if both are known, else their titles."""
    if _are_texts_known(item, other):
        return likeness(_compared("".join(item.asked)), _compared("".join(other.asked)))
    return _share_of_titles(item.title, other.reply.title)


def _share_of_titles(title: str, other: str) -> float:
    ours, theirs = (_compared(_FRAME.sub("", text.strip())) for text in (title, other))
    if not ours or not theirs or _names_of_places_differ(ours, theirs):
        return 0.0
    return likeness(ours, theirs)


def _names_of_places_differ(ours: str, theirs: str) -> bool:
    """Return True if what differs in two titles stands before 县, 镇, 村 … in one of them."""
    if ours == theirs:
        return False
    for start, end, added in text_edits(ours, theirs):
        if not added and start in (0, end):
            continue
        for text, at in ((ours, end), (f"{ours[:start]}{added}{ours[end:]}", start + len(added))):
            if _OF_PLACE.search(text, max(at - 2, 0), at + 3):
                return True
    return False


def _compared(text: str) -> str:
    return _NO_WORD.sub("", plain(text))


def _is_itself(item: ComparedItem, reply: PastReply) -> bool:
    """Return True if a reply is to this very item: another copy of it, or an earlier answer."""
    numbers = bare_number(item.number).lstrip("0"), bare_number(reply.number).lstrip("0")
    is_same = bool(numbers[0]) and numbers[0] == numbers[1]
    sessions = plain_session(item.session), plain_session(reply.session)
    return is_same and sessions[0] == sessions[1]


def _is_this_year(item: ComparedItem, reply: PastReply) -> bool:
    ours, theirs = plain_session(item.session), plain_session(reply.session)
    if ours and theirs:
        return ours == theirs
    return bool(item.year) and item.year == reply.year


def promises(text: RememberedText) -> Iterator[str]:
    """Yield the sentences of a reply that say what will be done, or until when, up to six."""
    count = 0
    for line in text.lines:
        if line.place is None or line.place.is_heading:
            continue
        for sentence in _SENTENCE.findall(line.text):
            if _PROMISE.search(sentence):
                yield sentence.strip()
                count += 1
                if count == _MOST_PROMISED:
                    return
