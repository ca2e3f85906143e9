"""A place in a draft, and the text at it: read by `text_at`, written by `with_texts`.

A field is one text, as in the form: a list with 、 between its names; those of `LINED` have one to a line.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

from replydesk.draft.model import (
    LINED,
    PASSAGES,
    Attachment,
    Draft,
    Key,
    Paragraph,
    Part,
    Section,
    split_names,
)

# Fields with several names, typed with 、 between them.
_LISTS = (Key.PROPOSERS, Key.JOINT, Key.CONSULTED, Key.SIGNATURE, Key.CC, *LINED)

_KEYS = frozenset(Key)
_PARTS = frozenset(Part)
_ATTACHMENT_KEY = re.compile(rf"{Key.ATTACHMENTS}([1-9]\d?)")


class Place(NamedTuple):
    """A text of a draft: a field, a passage's paragraph, or a heading or paragraph of the answer.

    `key` is a field, a part or an attachment (附件1). `section` is -1 outside the sections, `paragraph` -1
    for a heading; both count from 0.
    """

    key: str
    section: int = -1
    paragraph: int = 0

    @property
    def is_heading(self) -> bool:
        """Return True if the place is the heading of a section."""
        return self.section >= 0 and self.paragraph < 0


def attachment_key(number: int) -> str:
    """Return the key of the text of an attachment, counted from 1: 附件1."""
    return f"{Key.ATTACHMENTS}{number}"


def attachment_number(key: str) -> int | None:
    """Return the number of the attachment whose text has this key, None for any other key."""
    if not key.startswith(Key.ATTACHMENTS):
        return None
    found = _ATTACHMENT_KEY.fullmatch(key)
    return int(found[1]) if found else None


def attachment_name(key: str) -> str:
    """Return the key of an attachment's text, as messages name it; "" for any other key."""
    return key if attachment_number(key) is not None else ""


def form_key(key: str) -> Key | Part:
    """Return the field or part under which the form lists a text: those of attachments under 附件."""
    if attachment_number(key) is not None:
        return Key.ATTACHMENTS
    return Part(key) if key in _PARTS else Key(key)


def is_text_key(key: str) -> bool:
    """Return True for a part of the text or the text of an attachment, False for a field."""
    return key in _PARTS or attachment_number(key) is not None


def place_words(place: Place) -> str:
    """Return a place by its numbers: a field, 答复内容 第2节 第1段; all sections count in one row."""
    section = f" 第{place.section + 1}节" if place.section >= 0 else ""
    if place.is_heading:
        return f"{place.key}{section} 标题"
    return f"{place.key}{section} 第{place.paragraph + 1}段" if is_text_key(place.key) else str(place.key)


def field_text(draft: Draft, key: str) -> str:
    """Return a field as the form shows it: a list joined by 、, one of `LINED` one to a line."""
    raw = draft.raw(key)
    if isinstance(raw, str):
        return raw
    return ("\n" if key in LINED else "、").join(draft.names(key))


def with_field_text(draft: Draft, key: str, text: str) -> Draft:
    """Return the draft with a field as typed; several lines, or a list in the file, make a list."""
    if field_text(draft, key) == text:
        return draft
    was_list = isinstance(draft.raw(key), tuple) and key in _LISTS
    if "\n" in text or was_list:
        return draft.with_field(key, tuple(split_names(key, text)))
    return draft.with_field(key, text)


def text_at(draft: Draft, place: Place) -> str | None:
    """Return the text at a place, None if there is none.

    A passage that is not typed has the text of its field: the names of its phrases.
    """
    key, section, paragraph = place
    if key == Part.ANSWER:
        return _text_in(draft.preamble, draft.sections, place)
    if number := attachment_number(key):
        has_text = number <= len(draft.attachments)
        return _text_in(*draft.attachments[number - 1], place) if has_text else None
    if key in PASSAGES and (typed := draft.passage(Part(key))):
        return _paragraph_text(typed, paragraph) if section < 0 else None
    return field_text(draft, Key(key)) if key in _KEYS else None


def _text_in(preamble: tuple[Paragraph, ...], sections: tuple[Section, ...], place: Place) -> str | None:
    if place.section >= len(sections):
        return None
    if place.is_heading:
        return sections[place.section].heading
    paragraphs = sections[place.section].paragraphs if place.section >= 0 else preamble
    return _paragraph_text(paragraphs, place.paragraph)


def _paragraph_text(paragraphs: tuple[Paragraph, ...], index: int) -> str | None:
    return paragraphs[index].text if 0 <= index < len(paragraphs) else None


def with_texts(draft: Draft, texts: Mapping[Place, str]) -> Draft:
    """Return the draft with other texts at places; blank paragraphs are removed, unknown places ignored."""
    by_key: dict[str, dict[Place, str]] = {}
    for place, text in texts.items():
        by_key.setdefault(place.key, {})[place] = text
    for key, of_key in by_key.items():
        draft = _with_key(draft, key, of_key)
    return draft


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
