"""Mapping between typed characters and their printed positions, in both directions.

A block of the letter is the text typed at a place, with text added before and after it:
the number of a heading, 一是, 抄送：. If nothing is typed, and a phrase or the profile fills in, the
block itself counts as typed.
"""

from __future__ import annotations

from typing import NamedTuple

from replydesk.draft.model import PASSAGES, Draft, Part
from replydesk.draft.place import Place, attachment_number, text_at
from replydesk.letter.model import Block, Cell, Letter
from replydesk.text.characters import one_line
from replydesk.text.marks import in_letter
from replydesk.text.table_rows import cell_starts

_PARTS = frozenset(Part)


class LetterSpot(NamedTuple):
    """A typed character: place and offset; a heading has paragraph -1, the paragraph it runs into 0."""

    place: Place
    offset: int = 0


class Printed(NamedTuple):
    """A printed character: the index of its block, and the offset into the block's text."""

    block: int
    offset: int


def printed_at(letter: Letter, draft: Draft, spot: LetterSpot) -> Printed | None:
    """Return the printed position of a typed character; None if its place is not printed."""
    place, offset = spot
    blocks = letter.by_place.get(place)
    if not blocks and place.paragraph == 0:  # a paragraph that runs in shares the block of its heading
        blocks = letter.by_place.get(place._replace(paragraph=-1))
    if not blocks:
        return None
    index, text = blocks[0], typed_at(draft, place)
    if letter.blocks[index].cell:
        index, offset = _in_cell(letter, blocks, text, offset)
    else:
        offset += _lead(letter.blocks[index], place, text)
    return Printed(index, max(min(offset, len(letter.blocks[index].text) - 1), 0))


def words_printed_at(letter: Letter, draft: Draft, spot: LetterSpot, words: str) -> Printed | None:
    """Return the printed position of typed words; None if they are not printed as they are typed."""
    at = printed_at(letter, draft, spot)
    return at if at and letter.blocks[at.block].text.startswith(in_letter(words), at.offset) else None


def spot_of(letter: Letter, draft: Draft, at: Printed) -> LetterSpot:
    """Return the typed position of a printed character; of added text before it, the first typed one."""
    block = letter.blocks[at.block]
    place = block.place
    if _runs_in(block, place) and at.offset >= len(block.spans[0].text):
        place = place._replace(paragraph=0)
    text = typed_at(draft, place)
    lead = -_start_of(block.cell, text) if block.cell else _lead(block, place, text)
    return LetterSpot(place, max(min(at.offset - lead, len(text or block.text)), 0))


def _in_cell(letter: Letter, blocks: list[int], text: str, offset: int) -> tuple[int, int]:
    """Return the block that holds a character of a table row, and the offset into the block."""
    starts = [(_start_of(letter.blocks[index].cell, text), index) for index in blocks]
    start, index = next((pair for pair in reversed(starts) if pair[0] <= offset), starts[0])
    return index, offset - start


def _start_of(cell: Cell | None, text: str) -> int:
    """Return the offset of a cell's text in its row."""
    starts = cell_starts(text)
    return starts[cell.column] if cell and cell.column < len(starts) else 0


def typed_at(draft: Draft, place: Place) -> str:
    """Return the text typed at a place, "" if there is none; a passage made of phrases has none."""
    if place.key in PASSAGES and not draft.passage(Part(place.key)):
        return ""
    return text_at(draft, place) or ""


def _runs_in(block: Block, place: Place) -> bool:
    return place.paragraph == -1 and len(block.spans) == 2


def _lead(block: Block, place: Place, text: str) -> int:
    """Return the number of characters in a block before the typed text, which ends it or its heading."""
    text = one_line(text)  # it is not searched for: some copies replace 您 by 你们
    if not text:
        return 0
    if place.key in _PARTS or attachment_number(place.key):
        end = len(block.spans[0].text) if _runs_in(block, place) else len(block.text)
        return max(end - len(text), 0)
    return max(block.text.find(text), 0)
