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
    return _with(draft, index, draft.sections[index]._replace(paragraphs=texts))


def with_heading(draft: Draft, index: int, heading: str) -> Draft:
    """The draft with one heading renamed."""
    return _with(draft, index, draft.sections[index]._replace(heading=heading))


def end(draft: Draft, index: int) -> int:
    """The index behind a section and all those that are below it."""
    if index < 0:
        return 0
    rest = draft.sections[index + 1 :]
    level = draft.sections[index].level
    below = next((i for i, section in enumerate(rest) if section.level <= level), len(rest))
    return index + 1 + below


def added(draft: Draft, index: int, sections: tuple[Section, ...] = ()) -> Draft:
    """The draft with sections put in at `end`; an empty one of the same level by default."""
    level = draft.sections[index].level if index >= 0 else 1
    new = sections or (Section(level, ""),)
    at = end(draft, index)
    return replace(draft, sections=(*draft.sections[:at], *new, *draft.sections[at:]))


def removed(draft: Draft, index: int) -> Draft:
    """The draft without one section."""
    return replace(draft, sections=(*draft.sections[:index], *draft.sections[index + 1 :]))


def moved_to(draft: Draft, index: int, by: int) -> int:
    """The index a section has when it has changed places with its neighbour of the same level.

    `by` is −1 for the one before it, 1 for the one behind; without a neighbour there it stays.
    """
    level = draft.sections[index].level
    if by > 0:
        other = end(draft, index)
        has_other = other < len(draft.sections) and draft.sections[other].level == level
        return index + end(draft, other) - other if has_other else index
    before = (i for i in range(index - 1, -1, -1) if draft.sections[i].level <= level)
    other = next(before, index)
    return other if draft.sections[other].level == level else index


def moved(draft: Draft, index: int, by: int) -> Draft:
    """The draft with a section, and those below it, in the place that `moved_to` tells."""
    to = moved_to(draft, index, by)
    if to == index:
        return draft
    behind = end(draft, index)
    block = draft.sections[index:behind]
    others = (*draft.sections[:index], *draft.sections[behind:])
    return replace(draft, sections=(*others[:to], *block, *others[to:]))


def levelled(draft: Draft, index: int, by: int) -> Draft:
    """The draft with one heading's level changed, between 1 and 4."""
    section = draft.sections[index]
    return _with(draft, index, section._replace(level=min(max(section.level + by, 1), 4)))


def _with(draft: Draft, index: int, section: Section) -> Draft:
    sections = (*draft.sections[:index], section, *draft.sections[index + 1 :])
    return replace(draft, sections=sections)
