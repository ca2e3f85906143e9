"""The text of a reply that is remembered: what it says of its subject, without the formulas of letters."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from replydesk.draft.locations import attachment_texts, part_texts
from replydesk.draft.model import Draft, Part
from replydesk.draft.place import Place, is_text_key
from replydesk.letter.facts import subject
from replydesk.past.grams import plain
from replydesk.past.model import PastReply
from replydesk.text.segments import words_in

BREAK = "\x1f"  # stands before each word
MOST = 30_000  # characters of a reply that are remembered; the longest real ones have some 8,000
_SHORT = 90  # characters of a formula at most

# Sentences of every letter: that it came, that the answer follows, thanks, how to say what one thinks of it.
_FORMULA = re.compile(
    "收悉|[答函回]复如下|情况(?:汇报|报告|答复)如下|感谢[您你].{0,30}(?:关心|支持|关注|理解)"
    "|^(?:专此|特此|此复|以上(?:答复|意见|是我))|征询意见表|[联经]系?[人办]人?[:：].{0,20}电话"
    "|(?:欢迎|希望|敬请).{0,20}(?:宝贵|提出).{0,10}(?:意见|建议)|^附件[:：]"
)


class RememberedLine(NamedTuple):
    """A paragraph or heading with its place in the draft, None for the item's title."""

    place: Place | None
    text: str


class RememberedText(NamedTuple):
    """A reply with the text that is remembered of it; `asked` is that of the suggestion, if it is known.

    To part texts into words takes most of the time of an answer, so it is done when they are read.
    """

    reply: PastReply
    lines: tuple[RememberedLine, ...] = ()
    asked: tuple[str, ...] = ()
    split: tuple[str, ...] = ()  # the lines and what was asked in words, each word behind a BREAK; or nothing


def lines_of(draft: Draft) -> tuple[RememberedLine, ...]:
    """Return the remembered lines of a draft: the title, then answer, next steps and attachments."""
    kept = [RememberedLine(None, subject(draft))]
    size = 0
    for place, text in _texts(draft):
        size += len(text)
        if size > MOST:
            break
        if text.strip() and not is_formula(text):
            kept.append(RememberedLine(place, text))
    return tuple(line for line in kept if line.text)


def _texts(draft: Draft) -> Iterator[tuple[Place, str]]:
    yield from part_texts(draft, Part.ANSWER)
    yield from part_texts(draft, Part.NEXT_STEPS)
    yield from attachment_texts(draft)


def is_formula(text: str) -> bool:
    """Return True for a paragraph that only says what every letter says."""
    return len(text) <= _SHORT and _FORMULA.search(text) is not None


def packed(lines: tuple[RememberedLine, ...], split: Sequence[str] = ()) -> str:
    """Return lines, or what they are in words, as one text; `unpacked` is the inverse."""
    texts = split or [_one_line(line.text) for line in lines]
    return "\n".join(f"{_place_text(line.place)}\t{text}" for line, text in zip(lines, texts, strict=False))


def with_words(text: RememberedText) -> RememberedText:
    """Return a reply with its texts split into words; as it is if there is no memory for that."""
    try:
        lines = [_in_words(_one_line(line.text)) for line in text.lines]
        return text._replace(split=(*lines, *(_in_words(_one_line(each)) for each in text.asked)))
    except MemoryError:
        return text


def _in_words(text: str) -> str:
    """Return a text with a BREAK before each word; as it is where its words cannot be told in it."""
    compared = plain(text)
    words = words_in(compared)
    if BREAK in text or len(compared) != len(text) or "".join(words) != compared:
        return text
    ends = accumulate(map(len, words), initial=0)
    return "".join(f"{BREAK}{text[start:end]}" for start, end in pairwise(ends))


def unpacked(text: str) -> tuple[RememberedLine, ...]:
    """Return the lines of a packed text; those that are none are left out."""
    found = []
    for line in text.split("\n"):
        where, tab, words = line.partition("\t")
        if tab:
            found.append(RememberedLine(_place_of(where), words))
    return tuple(found)


def _one_line(text: str) -> str:
    return text.replace("\n", " ")


def _place_text(place: Place | None) -> str:
    return f"{place.key},{place.section},{place.paragraph}" if place else ""


def _place_of(text: str) -> Place | None:
    try:
        key, section, paragraph = text.split(",")
        return Place(key, int(section), int(paragraph)) if is_text_key(key) else None
    except ValueError:
        return None
