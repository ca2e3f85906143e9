"""Iteration over all texts of a draft with their places, and edits of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from os.path import commonprefix
from typing import NamedTuple

from replydesk.draft.model import PASSAGES, Draft, Paragraph, Part, Section
from replydesk.draft.outline import with_headings
from replydesk.draft.place import Place, attachment_key, text_at, with_texts


class Edit(NamedTuple):
    """A change of one text of a draft; it applies only while the text is still `before`.

    With a level, a paragraph of the answer becomes a heading of that level, or of the lowest that skips none.
    """

    place: Place
    before: str
    after: str
    level: int = 0


_AROUND = 5  # Characters shown before what an edit changes; one fewer behind it
_MOST_CHANGED = 20  # Characters shown of what it changes


def excerpt(edit: Edit) -> tuple[str, str]:
    """Return both texts of an edit, cut to what is changed and the characters around it."""
    before, after = edit.before, edit.after
    at = len(commonprefix((before, after)))
    same = len(commonprefix((before[at:][::-1], after[at:][::-1])))
    first = max(at - _AROUND, 0)
    return _cut(before, first, at, len(before) - same), _cut(after, first, at, len(after) - same)


def _cut(text: str, first: int, begin: int, end: int) -> str:
    last = min(end, begin + _MOST_CHANGED) + _AROUND - 1
    return "……" * (first > 0 and bool(text)) + text[first:last] + "……" * (last < len(text))


def part_texts(draft: Draft, part: Part) -> Iterator[tuple[Place, str]]:
    """Yield the typed texts of a part, headings included, in the order of the letter."""
    if part in PASSAGES:
        yield from _texts(part, -1, draft.passage(part))
    else:
        yield from _body(part, draft.preamble, draft.sections)


def attachment_texts(draft: Draft) -> Iterator[tuple[Place, str]]:
    """Yield the texts of all attachments, headings included, in order."""
    for number, attachment in enumerate(draft.attachments, 1):
        yield from _body(attachment_key(number), attachment.preamble, attachment.sections)


def typed_texts(draft: Draft) -> Iterator[tuple[Place, str]]:
    """Yield all typed texts except fields: the parts in the order of the letter, then the attachments."""
    for part in Part:
        yield from part_texts(draft, part)
    yield from attachment_texts(draft)


def apply_edits(draft: Draft, edits: Iterable[Edit]) -> Draft:
    """Return the draft with the edits applied; an edit whose text has changed since is skipped."""
    texts: dict[Place, str] = {}
    headings: dict[tuple[int, int], tuple[int, str]] = {}
    for place, before, after, level in edits:
        if texts.get(place, text_at(draft, place)) != before:
            continue
        if level:
            headings[place.section, place.paragraph] = level, after
        else:
            texts[place] = after
    draft = with_headings(draft, headings) if headings else draft
    return with_texts(draft, texts) if texts else draft


def _body(
    key: str, preamble: tuple[Paragraph, ...], sections: tuple[Section, ...]
) -> Iterator[tuple[Place, str]]:
    yield from _texts(key, -1, preamble)
    for index, section in enumerate(sections):
        yield Place(key, index, -1), section.heading
        yield from _texts(key, index, section.paragraphs)


def _texts(key: str, section: int, paragraphs: tuple[Paragraph, ...]) -> Iterator[tuple[Place, str]]:
    for index, paragraph in enumerate(paragraphs):
        yield Place(key, section, index), paragraph.text
