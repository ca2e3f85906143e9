"""The draft that a returned copy makes, with some of its changes: what was not changed stays as it is typed.

Text made of phrases, and fields that follow from the record, become typed text only where they were changed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from replydesk.draft.lines import draft_lines, placed_lines, with_lines
from replydesk.draft.model import PASSAGES, Draft, Part, Value
from replydesk.draft.place import Place
from replydesk.importing.review.base.review_base import ReviewBase
from replydesk.importing.review.drafting.fields import back_fields
from replydesk.importing.review.drafting.lines import BackLine
from replydesk.importing.review.drafting.parts import lines_by_part
from replydesk.importing.review.drafting.text import Numbered, text_lines
from replydesk.importing.review.model import ResolvedParagraph
from replydesk.letter.kinds import NOTHING
from replydesk.letter.model import Role
from replydesk.text.char_diff import moved_offset, text_edits

_FIELD_STYLES = frozenset(
    str(role) for role in Role if not role.endswith("标题") or role in (Role.TITLE, Role.ATTACHMENT_TITLE)
) - {Role.BODY, Role.LEAD, Role.CELL, Role.CELL_HEAD}


class BackSpot(NamedTuple):
    """Words of a draft that a stretch of the file became.

    `is_typed` is False if the draft has other words there: the name of a phrase, or a field left empty.
    """

    place: Place
    start: int
    end: int
    is_typed: bool = True


@dataclass(frozen=True)
class BackDraft:
    """A draft made of a returned copy, where its words came from, and changed lines that it cannot hold."""

    draft: Draft
    lines: tuple[tuple[Place, BackLine], ...]
    fields: tuple[tuple[int, Place], ...]  # the paragraphs that print fields
    untaken: tuple[str, ...] = ()

    def spot(self, paragraph: int, start: int, end: int) -> BackSpot | None:
        """Return where a stretch of a paragraph is in the draft; None if none of it is."""
        found = [each for line in self.lines if (each := _spot_in(*line, paragraph, start, end))]
        if found:
            return max(found, key=lambda each: each.end - each.start)
        place = next((place for number, place in self.fields if number == paragraph), None)
        return BackSpot(place, 0, 0, is_typed=False) if place else None


def theirs_draft(base: ReviewBase, resolved: Sequence[ResolvedParagraph]) -> BackDraft:
    """Return the draft that the paragraphs of a returned copy make."""
    numbered = list(enumerate(resolved))
    texts, others, pages = _divided(base, numbered)
    lines = lines_by_part(base, list(text_lines(base, texts)), pages)
    draft = _with_text(base, lines)
    fields = back_fields(base, [each for _, each in others])
    draft = _with_fields(draft, fields.values)
    places = tuple(_places(base, draft, lines))
    of_fields = ((n, block.place) for n, each in others for b in each.bases[:1] if (block := base.block(b)))
    return BackDraft(draft, places, tuple(of_fields), fields.untaken)


def _divided(
    base: ReviewBase, numbered: Sequence[Numbered]
) -> tuple[list[Numbered], list[Numbered], list[int]]:
    """Return the paragraphs of the text, those of fields, and those that begin the page of an attachment."""
    texts: list[Numbered] = []
    others: list[Numbered] = []
    pages: list[int] = []
    has_salutation = False
    for number, each in numbered:
        first = next((block for n in each.bases if (block := base.block(n))), None)
        is_text = bool(each.cell or (first and base.part(each.bases[0])))
        if not first or (each.is_rest and not is_text):
            is_text = each.style not in _FIELD_STYLES or (each.style == Role.SALUTATION and has_salutation)
        if each.style == Role.SALUTATION and not is_text:
            has_salutation = each.text.rstrip().endswith(("：", ":"))
        if first and first.role is Role.ATTACHMENT:
            pages.append(number)
        (texts if is_text else others).append((number, each))
    return texts, others, pages


def _with_text(base: ReviewBase, lines: dict[str, list[BackLine]]) -> Draft:
    """Return the base with the parts that were changed typed as they came back."""
    changed = {
        part for part in {*lines, *base.blocks_of_parts} if _is_changed(base, part, lines.get(part, []))
    }
    if not changed:
        return base.draft
    kept = [line for line in draft_lines(base.draft) if line.part not in changed]
    typed = [line.line() for part in changed for line in lines.get(part, [])]
    draft = with_lines(base.draft, [*kept, *typed])
    for part in changed & set(PASSAGES):
        if not draft.passage(Part(part)):  # not made of its phrases again
            draft = draft.with_field(part, NOTHING)
    return draft


def _is_changed(base: ReviewBase, part: str, lines: Sequence[BackLine]) -> bool:
    was = base.blocks_of_parts.get(part, [])
    return any(line.is_changed for line in lines) or [n for line in lines for n in line.blocks] != was


def _with_fields(draft: Draft, values: Sequence[tuple[str, Value | None]]) -> Draft:
    gone = {key for key, value in values if value is None}
    draft = draft.with_fields((key, value) for key, value in values if value is not None)
    return (
        replace(draft, fields=tuple(each for each in draft.fields if each[0] not in gone)) if gone else draft
    )


def _places(
    base: ReviewBase, draft: Draft, lines: dict[str, list[BackLine]]
) -> Iterator[tuple[Place, BackLine]]:
    """Yield the lines with their places in the draft."""
    places: dict[str, list[Place]] = {}
    for line, place in placed_lines(draft):
        places.setdefault(line.part, []).append(place)
    for part, each in lines.items():
        if part in places:
            yield from zip(places[part], each, strict=False)
        else:  # made of phrases
            yield from ((Place(part, -1, number), line) for number, line in enumerate(each))


def _spot_in(place: Place, line: BackLine, paragraph: int, start: int, end: int) -> BackSpot | None:
    """Return where a stretch of a paragraph is in a line; None if it is elsewhere."""
    for words in line.words:
        low, high = max(start, words.start), min(end, words.start + words.length)
        if words.paragraph == paragraph and (low < high or (start == end and low == high)):
            stretch = (low - words.start + words.offset, high - words.start + words.offset)
            return BackSpot(place, *_typed_stretch(line, *stretch))
    return None


def _typed_stretch(line: BackLine, start: int, end: int) -> tuple[int, int]:
    if not line.printed or line.printed == line.text:
        return start, end
    edits = text_edits(line.printed, line.text)
    return moved_offset(edits, start), moved_offset(edits, end, is_end=True)
