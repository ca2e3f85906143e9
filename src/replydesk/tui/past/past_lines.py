"""The lines of a past reply as they are shown beside the list: headings with numbers, paragraphs, items."""

from __future__ import annotations

from typing import NamedTuple

from replydesk.draft.editor_lines import lead
from replydesk.draft.lines import DraftLine, placed_lines
from replydesk.draft.model import Draft, Part
from replydesk.draft.place import Place
from replydesk.text.numerals import heading_numbers


class ShownLine(NamedTuple):
    """A heading or paragraph with its place; `lead` is its number as printed, and no part of its text."""

    line: DraftLine
    place: Place
    lead: str

    @property
    def text(self) -> str:
        """Return the text as typed."""
        return self.line.text

    @property
    def shown(self) -> str:
        """Return the text behind its number."""
        return self.lead + self.line.text


def past_lines(draft: Draft) -> tuple[ShownLine, ...]:
    """Return all typed lines of a reply that are not blank, in the order of the letter."""
    placed = list(placed_lines(draft))
    numbers: dict[Place, str] = {}
    for part in dict.fromkeys(line.part for line, _ in placed):
        headings = [(line.level, place) for line, place in placed if line.part == part and line.level]
        of_part = heading_numbers(level for level, _ in headings)
        numbers |= {place: number for (_, place), number in zip(headings, of_part, strict=True)}
    return tuple(_with_leads(placed, numbers))


def _with_leads(placed: list[tuple[DraftLine, Place]], numbers: dict[Place, str]) -> list[ShownLine]:
    found, item = [], 0
    for line, place in placed:
        item = item + 1 if line.is_item else 0
        if line.text.strip():
            found.append(ShownLine(line, place, numbers.get(place, "") or (lead(item) if item else "")))
    return found


def row_at(lines: tuple[ShownLine, ...], place: Place | None) -> int:
    """Return the index of the line at a place, else that of the first paragraph of the answer."""
    there = (at for at, each in enumerate(lines) if each.place == place)
    paragraphs = (
        at for at, each in enumerate(lines) if each.line.part == Part.ANSWER and not each.line.level
    )
    return next(there, next(paragraphs, 0))
