"""The base of a review copy: the draft as it was sent out, its letter, and the copy itself."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from replydesk.draft.lines import DraftLine, placed_lines
from replydesk.draft.model import PASSAGES, Draft, Part
from replydesk.draft.place import Place, is_text_key
from replydesk.importing.review.model import BOOKMARK, DocParagraph, ReviewFile
from replydesk.letter.compose import compose
from replydesk.letter.facts import DraftFacts
from replydesk.letter.model import Block, Letter
from replydesk.letter.recipients import first_copy
from replydesk.reply.stock import Stock
from replydesk.text.characters import one_line

_BOOKMARK = re.compile(rf"{BOOKMARK}(\d{{1,6}})(续\d{{0,3}})?")


class BlockStretch(NamedTuple):
    """The stretch of a paragraph of the copy that a block of the letter is; `is_rest` of its moved end."""

    block: int
    start: int
    end: int
    is_rest: bool


@dataclass(frozen=True)
class ReviewBase:
    """A draft as it was sent out for review, its letter, and the content of the copy."""

    draft: Draft
    letter: Letter
    file: ReviewFile
    facts: DraftFacts

    def stretches(self, paragraph: int) -> tuple[BlockStretch, ...]:
        """Return the blocks that a paragraph of the copy consists of."""
        return self._stretches[paragraph] if paragraph < len(self._stretches) else ()

    def paragraphs_of(self, block: int) -> list[int]:
        """Return the paragraphs of the copy that a block is: two if its end is on the next page."""
        return self._paragraphs.get(block, [])

    def block(self, paragraph: int) -> Block | None:
        """Return the block that a paragraph of the copy is, the first one of several; None for a blank."""
        found = self.stretches(paragraph)
        return self.letter.blocks[found[0].block] if found else None

    def part(self, paragraph: int) -> str:
        """Return the part of the text that a paragraph is of, "" for one above, below or between."""
        block = self.block(paragraph)
        return block.place.key if block and is_text_key(block.place.key) else ""

    def is_typed(self, part: str) -> bool:
        """Return True unless a part is a passage made of phrases."""
        return part not in PASSAGES or bool(self.draft.passage(Part(part)))

    def line(self, place: Place) -> DraftLine | None:
        """Return the line typed at a place, None if there is none."""
        return self.typed.get(place)

    @cached_property
    def typed(self) -> dict[Place, DraftLine]:
        """Return the typed lines by their places."""
        return {place: line for line, place in placed_lines(self.draft)}

    @cached_property
    def blocks_of_parts(self) -> dict[str, list[int]]:
        """Return the blocks of each part of the text."""
        found: dict[str, list[int]] = {}
        for number, block in enumerate(self.letter.blocks):
            if is_text_key(block.place.key):
                found.setdefault(block.place.key, []).append(number)
        return found

    def lead(self, block: Block) -> str:
        """Return what the program prints before the words of a heading or an item: 一、 or 一是."""
        line = self.line(block.place)
        text = block.spans[0].text if block.place.is_heading else block.text
        if line is None or not (line.level or line.is_item):
            return ""
        return text[: max(len(text) - len(self._printed(line, text)), 0)]

    def _printed(self, line: DraftLine, text: str) -> str:
        """Return the words of a line as printed; a letter to one of several people has other pronouns."""
        words = one_line(line.text)
        if text.endswith(words):
            return words
        found = re.match(r"[（(]?[一二三四五六七八九十\d]{1,3}(?:[、.）)]|是)", text)
        return text[found.end() :] if found else text

    @cached_property
    def _paragraphs(self) -> dict[int, list[int]]:
        found: dict[int, list[int]] = {}
        for number, stretches in enumerate(self._stretches):
            for each in stretches:
                found.setdefault(each.block, []).append(number)
        return found

    @cached_property
    def _stretches(self) -> list[tuple[BlockStretch, ...]]:
        return [tuple(_stretches_of(each, len(self.letter.blocks))) for each in self.file.paragraphs]


def _stretches_of(paragraph: DocParagraph, count: int) -> list[BlockStretch]:
    found = []
    for name, start, end in paragraph.bookmarks:
        if (match := _BOOKMARK.fullmatch(name)) and int(match[1]) < count:
            found.append(BlockStretch(int(match[1]), start, end, bool(match[2])))
    return sorted(found, key=lambda each: each.start)


def blocks_of(paragraph: DocParagraph, count: int) -> list[int]:
    """Return the blocks of a letter of `count` blocks that a paragraph of a copy has the bookmarks of."""
    return [each.block for each in _stretches_of(paragraph, count)]


def review_base(draft: Draft, stock: Stock, file: ReviewFile) -> ReviewBase:
    """Return a draft as it was sent out; `file` is its copy, made again and read."""
    facts = DraftFacts(draft, stock.profile(draft))
    return ReviewBase(draft, compose(first_copy(facts), stock.phrases), file, facts)
