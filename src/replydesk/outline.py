"""Changes to the row of sections: add, remove, move, level. Index -1 is the text before them."""

from __future__ import annotations

from dataclasses import replace

from replydesk.draft import Draft, Paragraph, Section
from replydesk.numerals import heading_numbers


def numbers(draft: Draft) -> list[str]:
    """The number of each section's heading, as the letter has it."""
    return heading_numbers(section.level for section in draft.sections)


def paragraphs(draft: Draft, index: int) -> tuple[Paragraph, ...]:
    """The paragraphs of a section, or of the text before the first."""
    return draft.preamble if index < 0 else draft.sections[index].paragraphs


def with_paragraphs(draft: Draft, index: int, texts: tuple[Paragraph, ...]) -> Draft:
    """The draft with the paragraphs of one section replaced."""
    if index < 0:
        return replace(draft, preamble=texts)
    return _with(draft, index, replace(draft.sections[index], paragraphs=texts))


def with_heading(draft: Draft, index: int, heading: str) -> Draft:
    """The draft with one heading renamed."""
    return _with(draft, index, replace(draft.sections[index], heading=heading))


def added(draft: Draft, index: int, sections: tuple[Section, ...] = ()) -> Draft:
    """The draft with sections put in behind `index`; an empty one of the same level by default."""
    level = draft.sections[index].level if index >= 0 else 1
    new = sections or (Section(level, ""),)
    at = index + 1
    return replace(draft, sections=(*draft.sections[:at], *new, *draft.sections[at:]))


def removed(draft: Draft, index: int) -> Draft:
    """The draft without one section."""
    return replace(draft, sections=(*draft.sections[:index], *draft.sections[index + 1 :]))


def moved(draft: Draft, index: int, by: int) -> Draft:
    """The draft with one section in the place of its neighbour, if it has one there."""
    if not 0 <= index + by < len(draft.sections):
        return draft
    sections = list(draft.sections)
    sections[index], sections[index + by] = sections[index + by], sections[index]
    return replace(draft, sections=tuple(sections))


def levelled(draft: Draft, index: int, by: int) -> Draft:
    """The draft with one heading's level changed, between 1 and 4."""
    section = draft.sections[index]
    return _with(draft, index, replace(section, level=min(max(section.level + by, 1), 4)))


def _with(draft: Draft, index: int, section: Section) -> Draft:
    sections = (*draft.sections[:index], section, *draft.sections[index + 1 :])
    return replace(draft, sections=sections)
