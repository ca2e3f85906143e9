"""The texts of a draft, each with its place: what find and replace, and mending, read and write.

A field is one text as it stands in the form: a list with 、 between its names, attachments one to a line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from replydesk.draft import PASSAGES, Attachment, Draft, Key, Paragraph, Part, Section, split_names
from replydesk.letter import Place

LISTS = (Key.PROPOSERS, Key.JOINT, Key.CONSULTED, Key.SIGNATURE, Key.CC, Key.ATTACHMENTS)
"""Fields with several names, typed with 、 between them."""

CHOSEN = (Key.KIND, Key.RESULT_CLASS, Key.PUBLICITY, Key.URGENCY)
"""Fields of which one of a few words is chosen."""

_KEYS, _PARTS = frozenset(Key), frozenset(Part)


class Edit(NamedTuple):
    """A text of a draft as it is and as it is to be. An edit of a text that is another by now does nothing."""

    place: Place
    before: str
    after: str


def attachment_key(number: int) -> str:
    """The key of the text of an attachment, as places and changes name it."""
    return f"{Key.ATTACHMENTS}{number}"


def attachment_number(key: str) -> int | None:
    """The number of the attachment whose text has this key, None for any other key."""
    found = re.fullmatch(rf"{Key.ATTACHMENTS}([1-9]\d?)", key)
    return int(found[1]) if found else None


def field_text(draft: Draft, key: Key) -> str:
    """A field as it stands in the form: a list with 、, the attachments one to a line."""
    raw = draft.raw(key)
    if isinstance(raw, str):
        return raw
    return ("\n" if key is Key.ATTACHMENTS else "、").join(draft.names(key))


def with_field_text(draft: Draft, key: Key, text: str) -> Draft:
    """The draft with a field as typed; several lines, or a list in the file, make a list."""
    if field_text(draft, key) == text:
        return draft
    was_list = isinstance(draft.raw(key), tuple) and key in LISTS
    if "\n" in text or was_list:
        return draft.with_field(key, tuple(split_names(key, text)))
    return draft.with_field(key, text)


def part_texts(draft: Draft, part: Part) -> Iterator[tuple[Place, str]]:
    """The typed texts of a part, headings too, in the order of the letter."""
    if part in PASSAGES:
        yield from _texts(part, -1, draft.passage(part))
    else:
        yield from _body(part, draft.preamble, draft.sections)


def attachment_texts(draft: Draft) -> Iterator[tuple[Place, str]]:
    """The texts of all attachments, in their order."""
    for number, attachment in enumerate(draft.attachments, 1):
        yield from _body(attachment_key(number), attachment.preamble, attachment.sections)


def written(draft: Draft) -> Iterator[tuple[Place, str]]:
    """All that was typed but the fields: the parts in the order of the letter, and the attachments."""
    for part in Part:
        yield from part_texts(draft, part)
    yield from attachment_texts(draft)


def text_at(draft: Draft, place: Place) -> str | None:
    """The text of a place, None where there is none."""
    if place.key in _PARTS and (place.key not in _KEYS or draft.passage(Part(place.key))):
        return dict(part_texts(draft, Part(place.key))).get(place)
    if attachment_number(place.key):
        return dict(attachment_texts(draft)).get(place)
    return field_text(draft, Key(place.key)) if place.key in _KEYS else None


def with_texts(draft: Draft, texts: Mapping[Place, str]) -> Draft:
    """The draft with other texts in some places; a paragraph that becomes blank is left out.

    Places that it does not have are passed over.
    """
    by_key: dict[str, dict[Place, str]] = {}
    for place, text in texts.items():
        by_key.setdefault(place.key, {})[place] = text
    for key, of_key in by_key.items():
        draft = _with_key(draft, key, of_key)
    return draft


def mended(draft: Draft, edits: Iterable[Edit]) -> Draft:
    """The draft with edits made, but for those whose text is another by now. Nothing else changes."""
    texts: dict[Place, str] = {}
    for place, before, after in edits:
        if texts.get(place, text_at(draft, place)) == before:
            texts[place] = after
    return with_texts(draft, texts)


def _with_key(draft: Draft, key: str, texts: Mapping[Place, str]) -> Draft:
    if key == Part.ANSWER:
        preamble, sections = _with_body(draft.preamble, draft.sections, texts)
        return replace(draft, preamble=preamble, sections=sections)
    if key in PASSAGES and draft.passage(Part(key)):
        return draft.with_passage(Part(key), _with(draft.passage(Part(key)), -1, texts))
    if number := attachment_number(key):
        kept = list(draft.attachments)
        if number <= len(kept):
            kept[number - 1] = Attachment(*_with_body(*kept[number - 1], texts))
        filled = max((i for i, each in enumerate(kept, 1) if each != Attachment()), default=0)
        return replace(draft, attachments=tuple(kept[:filled]))
    if key in _KEYS:
        for text in texts.values():
            draft = with_field_text(draft, Key(key), text)
    return draft


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


def _with_body(
    preamble: tuple[Paragraph, ...], sections: tuple[Section, ...], texts: Mapping[Place, str]
) -> tuple[tuple[Paragraph, ...], tuple[Section, ...]]:
    headings = {place.section: text for place, text in texts.items() if place.paragraph < 0}
    changed = {place.section for place in texts}
    return _with(preamble, -1, texts), tuple(
        section
        if index not in changed
        else section._replace(
            heading=headings.get(index, section.heading), paragraphs=_with(section.paragraphs, index, texts)
        )
        for index, section in enumerate(sections)
    )


def _with(
    paragraphs: tuple[Paragraph, ...], section: int, texts: Mapping[Place, str]
) -> tuple[Paragraph, ...]:
    new = {place.paragraph: text for place, text in texts.items() if place.section == section}
    replaced = (each._replace(text=new.get(index, each.text)) for index, each in enumerate(paragraphs))
    return tuple(each for each in replaced if each.text.strip())
