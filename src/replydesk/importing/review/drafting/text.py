"""The paragraphs of a returned copy as lines of the draft.

A paragraph that was not changed is the line it was made from. Numbers that the program prints are not typed:
they are taken off, also where they were counted again by hand.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from replydesk.draft.lines import DraftLine
from replydesk.importing.review.base.review_base import ReviewBase
from replydesk.importing.review.drafting.lines import (
    ITEM_LEAD,
    BackLine,
    BackWords,
    level_of,
    number_of,
    plain,
    retyped,
    typed_level,
)
from replydesk.importing.review.drafting.tables import table_lines
from replydesk.importing.review.model import ResolvedParagraph
from replydesk.letter.model import Block
from replydesk.text.char_diff import moved_offset, text_edits
from replydesk.text.characters import one_line

Numbered = tuple[int, ResolvedParagraph]  # a paragraph with its number in the file


def text_lines(base: ReviewBase, paragraphs: Iterable[Numbered]) -> Iterator[BackLine]:
    """Yield the lines of the text in the order of the file; those of new paragraphs are of no part yet."""
    for group in _grouped(base, paragraphs):
        if group[0][1].cell:
            yield from table_lines(base, group)
        else:
            yield from _lines_of(base, group)


def _grouped(base: ReviewBase, paragraphs: Iterable[Numbered]) -> Iterator[list[Numbered]]:
    """Yield paragraphs by themselves, those of a table together, and the moved end of one with it."""
    group: list[Numbered] = []
    for number, each in paragraphs:
        last = group[-1][1] if group else None
        is_table = bool(last and last.cell and each.cell and last.cell.table == each.cell.table)
        if group and not is_table and not _is_end_of(base, each, last):
            yield group
            group = []
        group.append((number, each))
    if group:
        yield group


def _is_end_of(base: ReviewBase, each: ResolvedParagraph, before: ResolvedParagraph | None) -> bool:
    """Return True if a paragraph is the end of the one before it, which moved to the next page."""
    if before is None or before.cell or not (each.bases and before.bases) or each.is_rest:
        return False
    rest, first = base.stretches(each.bases[0]), base.stretches(before.bases[-1])
    return bool(rest and first and rest[0].is_rest and rest[0].block == first[-1].block)


def _lines_of(base: ReviewBase, group: Sequence[Numbered]) -> list[BackLine]:
    """Return the lines of a paragraph; a heading with text behind it is two."""
    first = group[0][1]
    whole = _whole(group)
    if not whole.text.strip():
        return []
    origins = [each for _, paragraph in group for each in paragraph.bases if base.block(each)]
    if not origins:
        return _of_style(whole, level_of(first))
    number = base.stretches(origins[0])[0].block
    part = next((part for each in origins if (part := base.part(each))), "")
    whole = replace(whole, part=part, origin=number if base.part(origins[0]) else -1)
    block = base.letter.blocks[number]
    before = "".join(base.file.paragraphs[each].text for each in origins)
    style = base.file.paragraphs[origins[0]].style
    is_same = not first.is_rest and whole.text == plain(before) and style == first.style
    if is_same and origins == base.paragraphs_of(number):
        return _unchanged(base, whole, number)
    if first.is_rest or base.stretches(origins[0])[0].is_rest:
        return [replace(whole, is_fresh=typed_level(whole.text) > 0)]
    return _changed(base, whole, block, before, level_of(first) if style != first.style else -1)


def _whole(group: Sequence[Numbered]) -> BackLine:
    """Return a paragraph, its moved end joined to it, as one line of no part."""
    text, words = "", []
    for number, each in group:
        words.append(BackWords(number, _start_of(each.text), len(plain(each.text)), len(text)))
        text += plain(each.text)
    return BackLine("", text, printed=text, words=tuple(words), is_changed=True)


def _start_of(text: str) -> int:
    return max(text.find(plain(text)[:1]), 0)


def _unchanged(base: ReviewBase, whole: BackLine, number: int) -> list[BackLine]:
    """Return the lines of a block as they are typed."""
    block = base.letter.blocks[number]
    lead = base.lead(block)
    has_text = block.place.is_heading and len(block.spans) == 2
    end = len(block.spans[0].text) if has_text else len(whole.text)
    stretches = [(block.place, len(lead), end)]
    if has_text:
        stretches.append((block.place._replace(paragraph=0), end, len(whole.text)))
    lines = []
    for place, start, stop in stretches:
        line = whole.cut(start, stop, is_changed=False, lead=lead if start < end else "")
        if typed := base.line(place):
            line = replace(line, text=typed.text, level=typed.level, is_item=typed.is_item)
        lines.append(replace(line, blocks=(number,) if start < end else ()))
    return lines


def _changed(base: ReviewBase, whole: BackLine, block: Block, before: str, level: int) -> list[BackLine]:
    """Return the lines of a block that was changed; `level` is that of its new style, -1 if it has none."""
    typed = base.line(block.place) or DraftLine("", block.text)
    lead = base.lead(block)
    level = typed.level if level < 0 else level
    if not level:
        return [_reworded_text(base, whole, block, lead, typed)]
    number = lead if lead and whole.text.startswith(lead) else number_of(whole.text, level)
    if not number and lead and lead.strip() in whole.text:  # behind what was a paragraph of its own
        return [whole.cut(0)]
    if not number and (other := typed_level(whole.text)):
        level, number = other, number_of(whole.text, other)
    end = _end_of_heading(whole.text, len(number), block, before)
    heading = whole.cut(len(number), end, level=level, lead=number)
    rest = whole.cut(end)
    if len(block.spans) == 2:
        heading = _as_typed(heading, block.spans[0].text[len(lead) :], typed.text)
        if text := base.line(block.place._replace(paragraph=0)):
            rest = _as_typed(rest, block.spans[1].text, text.text)
    else:
        heading = _as_typed(heading, block.text[len(lead) :], typed.text)
    return [heading, rest] if rest.text else [heading]


def _reworded_text(base: ReviewBase, whole: BackLine, block: Block, lead: str, typed: DraftLine) -> BackLine:
    """Return a changed paragraph of text; without its 一是 it is no item any more."""
    if typed.level:  # a heading that has become text: its number is text, too
        return whole.cut(0)
    if not typed.is_item:
        had = typed_level(block.text) or ITEM_LEAD.match(block.text)
        is_fresh = not had and bool(typed_level(whole.text) or ITEM_LEAD.match(whole.text))
        return _as_typed(whole.cut(0, is_fresh=is_fresh), block.text, typed.text)
    found = ITEM_LEAD.match(whole.text)
    number = lead if lead and whole.text.startswith(lead) else found[0] if found else ""
    item = whole.cut(len(number), is_item=bool(number), lead=number)
    return _as_typed(item, block.text[len(lead) :], typed.text)


def _as_typed(line: BackLine, printed: str, typed: str) -> BackLine:
    if one_line(typed) == printed:
        return line
    return replace(line, text=retyped(printed, one_line(typed), line.printed))


def _end_of_heading(text: str, start: int, block: Block, before: str) -> int:
    """Return where the heading at the head of a changed paragraph ends."""
    if len(block.spans) == 2:
        edits = text_edits(before, text)
        end = moved_offset(edits, len(block.spans[0].text), is_end=True)
        if text[:end].endswith("。") and end > start:
            return end
    elif "。" in before[:-1]:
        return len(text)
    return text.find("。", start) + 1 or len(text)


def _is_sentence(text: str) -> bool:
    """Return True for a text that no heading is: typed behind one, and so in its style."""
    return "，" in text and text.endswith(("。", "；"))


def _of_style(whole: BackLine, level: int) -> list[BackLine]:
    """Return a new paragraph: a heading if its style says so; by its number it may become one."""
    whole = whole.cut(0)
    if not level or (not typed_level(whole.text) and _is_sentence(whole.text)):
        return [replace(whole, is_fresh=bool(typed_level(whole.text) or ITEM_LEAD.match(whole.text)))]
    level = level if number_of(whole.text, level) else typed_level(whole.text) or level
    number = number_of(whole.text, level)
    end = whole.text.find("。") + 1 or len(whole.text)
    heading, rest = whole.cut(len(number), end, level=level, lead=number), whole.cut(end)
    return [heading, rest] if rest.text else [heading]
