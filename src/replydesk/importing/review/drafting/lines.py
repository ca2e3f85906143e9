"""A line of the draft that a paragraph of a returned copy becomes, and where its words came from."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any

from replydesk.draft.lines import LEVELS, DraftLine
from replydesk.draft.three_way import Clash, merge_texts
from replydesk.importing.replies.own_files import RUN_IN
from replydesk.importing.review.model import ResolvedParagraph
from replydesk.letter.model import HEADINGS
from replydesk.text.numerals import HEADING_NUMBERS, numeral_value

ITEM_LEAD = re.compile("([一二三四五六七八九十]{1,3})是")
_NUMBERS = tuple(map(re.compile, HEADING_NUMBERS))
_LEVELS = {f"{role}{end}": level for level, role in enumerate(HEADINGS, 1) for end in ("", RUN_IN)}
_BREAKS = re.compile("[\t\n\x0b\x0c\r]+")


@dataclass(frozen=True, slots=True)
class BackWords:
    """BackWords of a paragraph of the file: its number, and where they begin in its text and in the line."""

    paragraph: int
    start: int
    length: int
    offset: int

    def meets(self, start: int, end: int) -> bool:
        """Return True if some of the words are in a stretch of the line."""
        return self.offset < end and self.offset + self.length > start

    def shifted(self, by: int) -> BackWords:
        """Return the words in a line that begins with so many more characters of the paragraph."""
        if self.offset:
            return BackWords(self.paragraph, self.start, self.length, self.offset + by)
        return BackWords(self.paragraph, max(self.start - by, 0), self.length + min(by, self.start), 0)

    def part(self, start: int, end: int) -> BackWords:
        """Return the words in a stretch of the line, counted from its start."""
        low, high = max(start, self.offset), min(end, self.offset + self.length)
        return BackWords(self.paragraph, self.start + low - self.offset, high - low, low - start)


@dataclass(frozen=True, slots=True)
class BackLine:
    """A line of a part as it came back.

    `blocks` are those of the letter that it is unchanged, none for a changed or a new line, or for one that
    is not printed. `lead` is the number that the file has before it. `printed` are its words as the file has
    them, `text` as they are typed. `is_fresh` if its number may yet make it a heading or an item. `origin` is
    the block that it was made from, -1 if it is new.
    """

    part: str
    text: str
    level: int = 0
    is_item: bool = False
    blocks: tuple[int, ...] = ()
    lead: str = ""
    printed: str = ""
    words: tuple[BackWords, ...] = ()
    is_changed: bool = False
    is_fresh: bool = False
    origin: int = -1

    def line(self) -> DraftLine:
        """Return it as a line of a draft."""
        return DraftLine(self.part, self.text, self.level, self.is_item)

    def cut(self, start: int, end: int | None = None, **changes: Any) -> BackLine:
        """Return a stretch of a line whose words are typed as they are printed."""
        end = len(self.printed) if end is None else end
        text = self.printed[start:end]
        start, end = start + len(text) - len(text.lstrip()), start + len(text.rstrip())
        words = tuple(each.part(start, max(start, end)) for each in self.words if each.meets(start, end))
        return replace(self, text=text.strip(), printed=text.strip(), words=words, **changes)


def level_of(paragraph: ResolvedParagraph) -> int:
    """Return the level of a heading by its style, 0 for text."""
    if (level := _LEVELS.get(paragraph.style)) is not None:
        return level
    return paragraph.level if 0 < paragraph.level <= LEVELS else 0


def number_of(text: str, level: int) -> str:
    """Return the heading's number of a level that a text begins with, "" if it has none."""
    found = _NUMBERS[level - 1].match(text)
    return found[0] if found else ""


def typed_level(text: str) -> int:
    """Return the level of the number that a text begins with, 0 if it has none."""
    return next((level for level in range(1, LEVELS + 1) if number_of(text, level)), 0)


def count_of(lead: str) -> int:
    """Return the number that a typed lead says: 2 for （二）, 3 for 三是."""
    found = ITEM_LEAD.fullmatch(lead.strip())
    return numeral_value(found[1] if found else lead)


def plain(text: str) -> str:
    """Return the text of a paragraph without tabs and page breaks, which a draft's lines do not have."""
    return _BREAKS.sub("\u3000", text.strip("\t\n\x0b\x0c\r")) if _BREAKS.search(text) else text


def retyped(printed: str, typed: str, now: str) -> str:
    """Return a line as typed whose printed words have become others.

    In a letter to one of several people the pronouns are printed other than typed: those not changed stay.
    """
    if printed == typed:
        return now
    pieces = merge_texts(printed, typed, now)
    return "".join(each.theirs if isinstance(each, Clash) else each for each in pieces)
