"""What is typed and where it is printed, tied character by character, both ways.

A block of the letter is what was typed at a place of the draft, with what the program puts before and behind
it: the number of a heading, 一是, 抄送：. Where nothing is typed, and a phrase or the profile fills in, the
block itself counts as typed.
"""

from __future__ import annotations

from typing import NamedTuple

from replydesk.draft.model import PASSAGES, Draft, Part
from replydesk.draft.place import Place, attachment_number, text_at
from replydesk.letter.model import Block, Cell, Letter
from replydesk.text.characters import one_line
from replydesk.text.table_rows import cell_starts

_PARTS = frozenset(Part)


class Spot(NamedTuple):
    """A character of what is typed: its place in the draft, and the offset into the text there.

    Of a heading and the paragraph it runs into each has a place of its own: paragraph -1 and 0.
    """

    place: Place
    offset: int = 0


class Printed(NamedTuple):
    """A character of the letter: the block by its index, and the offset into its text."""

    block: int
    offset: int


def printed(letter: Letter, draft: Draft, spot: Spot) -> Printed | None:
    """Where a spot is printed; None when nothing of its place is."""
    place, offset = spot
    blocks = [index for index, block in enumerate(letter.blocks) if block.place == place]
    if not blocks and place.paragraph == 0:  # a paragraph that runs in stands where its heading does
        heading = place._replace(paragraph=-1)
        blocks = [index for index, block in enumerate(letter.blocks) if block.place == heading]
    if not blocks:
        return None
    index, text = blocks[0], typed_at(draft, place)
    if letter.blocks[index].cell:
        index, offset = _in_cell(letter, blocks, text, offset)
    else:
        offset += _lead(letter.blocks[index], place, text)
    return Printed(index, max(min(offset, len(letter.blocks[index].text) - 1), 0))


def spot_of(letter: Letter, draft: Draft, at: Printed) -> Spot:
    """What is typed where a character is printed; of what the program puts before it, the first character."""
    block = letter.blocks[at.block]
    place = block.place
    if _runs_in(block, place) and at.offset >= len(block.spans[0].text):
        place = place._replace(paragraph=0)
    text = typed_at(draft, place)
    lead = -_start_of(block.cell, text) if block.cell else _lead(block, place, text)
    return Spot(place, max(min(at.offset - lead, len(text or block.text)), 0))


def _in_cell(letter: Letter, blocks: list[int], text: str, offset: int) -> tuple[int, int]:
    """The block of a row of a table, and the offset into it, that a character of the row stands in."""
    starts = [(_start_of(letter.blocks[index].cell, text), index) for index in blocks]
    start, index = next((pair for pair in reversed(starts) if pair[0] <= offset), starts[0])
    return index, offset - start


def _start_of(cell: Cell | None, text: str) -> int:
    """Where the text of a cell begins in its row."""
    starts = cell_starts(text)
    return starts[cell.column] if cell and cell.column < len(starts) else 0


def typed_at(draft: Draft, place: Place) -> str:
    """Return the text typed at a place, "" for none; a passage made of phrases has none."""
    if place.key in PASSAGES and not draft.passage(Part(place.key)):
        return ""
    return text_at(draft, place) or ""


def _runs_in(block: Block, place: Place) -> bool:
    return place.paragraph == -1 and len(block.spans) == 2


def _lead(block: Block, place: Place, text: str) -> int:
    """How many characters stand in a block before what is typed.

    What is typed in the text ends the block, or its heading. It is not looked for: 您 is 你们 in some copies.
    """
    text = one_line(text)
    if not text:
        return 0
    if place.key in _PARTS or attachment_number(place.key):
        end = len(block.spans[0].text) if _runs_in(block, place) else len(block.text)
        return max(end - len(text), 0)
    return max(block.text.find(text), 0)
