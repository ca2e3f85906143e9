"""The sections of a draft as a tree: a section and those below it form a branch, which is changed as a whole.

Index -1 is the text before the sections. Only `removed` loses a section, and only a change of level gives
other sections a new parent.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from replydesk.draft.model import Draft, Paragraph, Section
from replydesk.text.characters import count_characters
from replydesk.text.numerals import heading_numbers

LEVELS = range(1, 5)  # levels of headings: 一、 （一） 1. （1）
TITLE = 20  # characters of a heading in a message


class TreeRow(NamedTuple):
    """A section in the tree: its index, whether it has sections below, whether they are folded."""

    section: int
    has_parts: bool
    is_folded: bool


def numbers(draft: Draft) -> list[str]:
    """Return the number of each section's heading, as printed in the letter."""
    return heading_numbers(section.level for section in draft.sections)


def level(draft: Draft, index: int) -> int:
    """Return the level of a section, 0 of the text before the first."""
    return draft.sections[index].level if index >= 0 else 0


def title(draft: Draft, index: int) -> str:
    """Return the number and the heading of a section for a message, a long heading cut."""
    heading = draft.sections[index].heading
    return f"{numbers(draft)[index]}{heading[:TITLE]}{'…' * (len(heading) > TITLE)}"


def paragraphs(draft: Draft, index: int) -> tuple[Paragraph, ...]:
    """Return the paragraphs of a section, or those before the first section."""
    return draft.preamble if index < 0 else draft.sections[index].paragraphs


def with_paragraphs(draft: Draft, index: int, texts: tuple[Paragraph, ...]) -> Draft:
    """Return the draft with the paragraphs of one section replaced."""
    if index < 0:
        return replace(draft, preamble=texts)
    return _with(draft, index, draft.sections[index]._replace(paragraphs=texts))


def with_heading(draft: Draft, index: int, heading: str) -> Draft:
    """Return the draft with one heading renamed."""
    return _with(draft, index, draft.sections[index]._replace(heading=heading))


def branch_end(draft: Draft, index: int) -> int:
    """Return the index after the last section of a branch."""
    if index < 0:
        return 0
    rest = draft.sections[index + 1 :]
    level = draft.sections[index].level
    below = next((i for i, section in enumerate(rest) if section.level <= level), len(rest))
    return index + 1 + below


def parents(draft: Draft, index: int) -> Iterator[int]:
    """Yield the ancestors of a section, the nearest first."""
    level = draft.sections[index].level if index >= 0 else 0
    for each in range(index - 1, -1, -1):
        if draft.sections[each].level < level:
            level = draft.sections[each].level
            yield each


def size(draft: Draft, index: int, *, whole: bool = False) -> int:
    """Return the 字数 of the paragraphs of a section or of its whole branch, without headings."""
    last = branch_end(draft, index) if whole else index + 1
    texts = (draft.preamble,) if index < 0 else (each.paragraphs for each in draft.sections[index:last])
    return sum(count_characters(paragraph.text) for text in texts for paragraph in text)


def visible_rows(draft: Draft, folded: Collection[int]) -> list[TreeRow]:
    """Return the visible sections: all except those within folded branches."""
    found: list[TreeRow] = []
    at = 0
    while at < len(draft.sections):
        behind = branch_end(draft, at)
        has_parts = behind > at + 1
        is_folded = has_parts and at in folded
        found.append(TreeRow(at, has_parts, is_folded))
        at = behind if is_folded else at + 1
    return found


def refolded(before: Draft, after: Draft, folded: Collection[int]) -> frozenset[int]:
    """Return the folded branches by their indices after a change of the draft."""
    return frozenset(at for index in folded if (at := _found(before, after, index)) is not None)


def _found(before: Draft, after: Draft, index: int) -> int | None:
    """Return the index in `after` of a section of `before`, None if it is gone."""
    if index >= len(before.sections):
        return None
    _, heading, texts = before.sections[index]
    if index < len(after.sections) and after.sections[index].heading == heading:
        return index
    same = (i for i, each in enumerate(after.sections) if (each.heading, each.paragraphs) == (heading, texts))
    is_renamed = len(before.sections) == len(after.sections)
    return next(same, index if is_renamed else None)


def added(draft: Draft, index: int, sections: tuple[Section, ...] = ()) -> Draft:
    """Return the draft with sections inserted after a branch; by default an empty one of the same level."""
    level = draft.sections[index].level if index >= 0 else 1
    new = sections or (Section(level, ""),)
    at = branch_end(draft, index)
    return replace(draft, sections=(*draft.sections[:at], *new, *draft.sections[at:]))


def with_headings(draft: Draft, found: Mapping[tuple[int, int], tuple[int, str]]) -> Draft:
    """Return the draft with paragraphs made headings; what is below one becomes its text.

    `found` has level and heading by section and paragraph. A level that would be skipped is raised.
    """
    made = [Section(0, "", draft.preamble), *draft.sections]
    sections: list[Section] = []
    for index, (level, heading, texts) in enumerate(made, -1):
        parts: list[tuple[int, str, list[Paragraph]]] = [(level, heading, [])]
        for number, text in enumerate(texts):
            if new := found.get((index, number)):
                parts.append((min(new[0], parts[-1][0] + 1), new[1], []))
            else:
                parts[-1][2].append(text)
        sections += (Section(depth, title, tuple(below)) for depth, title, below in parts)
    return replace(draft, preamble=sections[0].paragraphs, sections=tuple(sections[1:]))


def removed(draft: Draft, index: int) -> Draft:
    """Return the draft without one branch."""
    return replace(draft, sections=(*draft.sections[:index], *draft.sections[branch_end(draft, index) :]))


def level_trouble(draft: Draft, index: int, by: int) -> str:
    """Return why a branch cannot be shifted by one level up (−1) or down (1), "" if it can."""
    branch = draft.sections[index : branch_end(draft, index)]
    if by < 0:
        return "已经是最高一级" if branch[0].level == LEVELS[0] else ""
    if any(section.level == LEVELS[-1] for section in branch):
        return "最多四级，不能再降"
    if not index:
        return "第一节前面没有可以归入的一节，不能再降"
    if branch[0].level > draft.sections[index - 1].level:
        return f"已经归在“{title(draft, index - 1)}”下面，再降就跳过了一级"
    return ""


def levelled(draft: Draft, index: int, by: int) -> Draft:
    """Return the draft with a branch shifted by one level; unchanged if there is a `level_trouble`."""
    if level_trouble(draft, index, by):
        return draft
    last = branch_end(draft, index)
    branch = _shifted(draft.sections[index:last], by)
    return replace(draft, sections=(*draft.sections[:index], *branch, *draft.sections[last:]))


def to_write(draft: Draft) -> int:
    """Return the section to write next: the first that has no text and none below it, else the last."""
    rest = range(len(draft.sections))
    empty = (i for i in rest if not draft.sections[i].paragraphs and branch_end(draft, i) == i + 1)
    return next(empty, len(draft.sections) - 1)


def moved_index(draft: Draft, index: int, by: int) -> int:
    """Return the index of a section after moving its branch one place up (−1) or down (1).

    It swaps with its neighbour of the same level; from the end of a branch it moves to the start of the next
    branch at the parent's level, and back. Without either it stays.
    """
    return _below(draft, index) if by > 0 else _above(draft, index)


def _below(draft: Draft, index: int) -> int:
    level = draft.sections[index].level
    other = branch_end(draft, index)
    if other == len(draft.sections):
        return index
    if draft.sections[other].level == level:
        return index + branch_end(draft, other) - other
    adopts = other + 1 < len(draft.sections) and draft.sections[other + 1].level > level
    return index + 1 if draft.sections[other].level == level - 1 and not adopts else index


def _above(draft: Draft, index: int) -> int:
    level = draft.sections[index].level
    before = (i for i in range(index - 1, -1, -1) if draft.sections[i].level <= level)
    other = next(before, index)
    if other == index or draft.sections[other].level == level:
        return other
    is_first = other == index - 1 and draft.sections[other].level == level - 1
    parent = next((i for i in range(other - 1, -1, -1) if draft.sections[i].level < level), None)
    has_place = is_first and parent is not None and draft.sections[parent].level == level - 1
    return other if has_place else index


def moved(draft: Draft, index: int, by: int) -> Draft:
    """Return the draft with a branch moved to `moved_index`."""
    last = branch_end(draft, index)
    to = moved_index(draft, index, by)
    others = (*draft.sections[:index], *draft.sections[last:])
    return replace(draft, sections=(*others[:to], *draft.sections[index:last], *others[to:]))


def drop_level(draft: Draft, index: int, to: int) -> int | None:
    """Return the level of a section after its branch is dropped before section `to`; None if it cannot be.

    The level is kept unless sections below would get another parent or a level would be skipped. `to` may be
    the number of sections, for the end.
    """
    last = branch_end(draft, index)
    if index <= to <= last:
        return None
    level = draft.sections[index].level
    before = draft.sections[to - 1].level if to else 0
    behind = draft.sections[to].level if to < len(draft.sections) else 1
    new = max(behind, min(level, before + 1))
    deepest = max(section.level for section in draft.sections[index:last])
    return new if deepest + new - level in LEVELS else None


def dropped_index(draft: Draft, index: int, to: int) -> int:
    """Return the index of a section after its branch is dropped before section `to`."""
    return to - (branch_end(draft, index) - index) if to > index else to


def dropped(draft: Draft, index: int, to: int) -> Draft:
    """Return the draft with a branch dropped before section `to`; unchanged if `drop_level` is None."""
    level = drop_level(draft, index, to)
    if level is None:
        return draft
    last = branch_end(draft, index)
    branch = _shifted(draft.sections[index:last], level - draft.sections[index].level)
    others = (*draft.sections[:index], *draft.sections[last:])
    at = dropped_index(draft, index, to)
    return replace(draft, sections=(*others[:at], *branch, *others[at:]))


def _shifted(sections: tuple[Section, ...], by: int) -> tuple[Section, ...]:
    return tuple(section._replace(level=section.level + by) for section in sections)


def _with(draft: Draft, index: int, section: Section) -> Draft:
    return replace(draft, sections=(*draft.sections[:index], section, *draft.sections[index + 1 :]))
