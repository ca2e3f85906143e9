"""The private parts of a letter, and what the clerk has decided on the doubtful ones.

A doubtful text is left out of the public copy until it is listed in 公开保留; once listed in 公开去掉 it is
no longer asked about. Both lists name texts, whatever their blanks and widths.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from replydesk.draft.model import Draft, Key
from replydesk.letter.facts import DraftFacts
from replydesk.letter.model import Block, Role
from replydesk.text.redaction.find import find_private_texts, folded_for_comparison
from replydesk.text.redaction.model import PrivateText, SearchedText
from replydesk.text.redaction.words import is_label

_SHOWN = 12  # characters of a paragraph quoted in a note


class Doubt(NamedTuple):
    """A doubtful text: its block, what it looks like, and whether it stays by decision (None: undecided)."""

    block: Block
    text: str
    what: str
    is_kept: bool | None

    @property
    def where(self) -> str:
        """Return the beginning of the paragraph."""
        return excerpt_of(self.block)


class PrivateParts(NamedTuple):
    """The private parts of each block, without those that stay, and all doubtful texts."""

    parts: list[list[PrivateText]]
    doubts: list[Doubt]


def excerpt_of(block: Block) -> str:
    """Return the beginning of a paragraph, as quoted in notes."""
    return block.text if len(block.text) <= _SHOWN else f"{block.text[:_SHOWN]}……"


def private_parts(blocks: Iterable[Block], facts: DraftFacts) -> PrivateParts:
    """Return the private parts of a letter's blocks; the names of the item's proposers are public."""
    blocks = tuple(blocks)
    kept, removed = (_compared(facts.draft, key) for key in (Key.KEPT_PUBLIC, Key.LEFT_OUT))
    public = {folded_for_comparison(name) for name in facts.proposers}
    parts: list[list[PrivateText]] = []
    doubts: list[Doubt] = []
    for block, found in zip(blocks, find_private_texts(tuple(_pieces(blocks))), strict=True):
        of_block = []
        for each in found:
            text = block.text[each.start : each.end]
            compared = folded_for_comparison(text)
            if not each.is_certain and compared in public:
                continue
            is_kept = True if compared in kept else False if compared in removed else None
            if not each.is_certain:
                doubts.append(Doubt(block, text, each.what, is_kept))
            if each.is_certain or not is_kept:
                of_block.append(each._replace(is_certain=each.is_certain or is_kept is False))
        parts.append(of_block)
    return PrivateParts(parts, doubts)


def with_decision(names: Iterable[str], text: str, *, is_chosen: bool) -> tuple[str, ...]:
    """Return the names listed in 公开保留 or 公开去掉 with a text added or, if not `is_chosen`, removed."""
    compared = folded_for_comparison(text)
    others = tuple(each for each in names if folded_for_comparison(each) != compared)
    return (*others, text.strip()) if is_chosen else others


def _compared(draft: Draft, key: Key) -> frozenset[str]:
    return frozenset(map(folded_for_comparison, draft.names(key)))


def _pieces(blocks: Iterable[Block]) -> Iterator[SearchedText]:
    """Yield the texts of the blocks; a cell with the labels above it and to its left."""
    table, row, number = 0, -1, 0
    heads: dict[int, str] = {}  # of the columns: the last label, or what stands in the first row
    left: list[str] = []  # the row's labels so far
    for block in blocks:
        cell = block.cell
        if cell is None:
            yield SearchedText(block.text)
            continue
        if (cell.table, cell.row) != (table, row):
            heads = heads if cell.table == table else {}
            table, row, number, left = cell.table, cell.row, number + 1, []
        text = block.text.strip()
        is_head = is_label(text) and block.role is not Role.BODY
        labels = (_head(heads, cell.column), left[-1] if left else "", *reversed(left[:-1]))
        yield SearchedText(block.text, () if block.role is Role.CELL_HEAD else labels, number)
        if is_head or cell.row == 0:
            heads[cell.column] = text
        if is_head:
            left.append(text)


def _head(heads: dict[int, str], column: int) -> str:
    """Return the head of a column; of one left empty, as beside a joined cell, the next to its left."""
    for place in range(column, -1, -1):
        if heads.get(place):
            return heads[place]
    return ""


def without_parts(block: Block, found: list[PrivateText]) -> Block:
    """Return the block with private parts replaced; the replacement of one across spans is in the first."""
    if not found:
        return block
    spans, begin = [], 0
    for span in block.spans:
        text, at, end = "", begin, begin + len(span.text)
        for each in found:
            if each.start < end and each.end > begin:
                text += block.text[at : max(each.start, at)] + each.instead * (each.start >= begin)
                at = min(each.end, end)
        spans.append(span._replace(text=text + block.text[at:end]))
        begin = end
    return replace(block, spans=tuple(spans))
