"""The office named below an old letter, if the unit's profile lists it."""

from __future__ import annotations

from dataclasses import replace

from replydesk.draft.model import Draft, Key
from replydesk.importing.replies.lines.contacts import kind_of
from replydesk.letter.facts import DraftFacts
from replydesk.letter.profile import Profile
from replydesk.text.note import Note


def with_office(draft: Draft, profile: Profile, notes: list[Note]) -> Draft:
    """Return a draft with its office in 承办处室, where a label below the letter names one of the unit's.

    A draft keeps any other under the label. An office that stands for the contact stays the contact, too.
    """
    facts = DraftFacts(draft, profile)
    for key, _ in draft.fields:
        text = draft.get(key)
        is_label = key not in list(Key) and kind_of(key) == "office"
        office = facts.office_named(text) if is_label or key == Key.CONTACT else None
        if office and draft.raw(Key.OFFICE) is None:
            if is_label:
                draft = replace(draft, fields=tuple(each for each in draft.fields if each[0] != key))
                notes.append(_note(key, text))
            return draft.with_field(Key.OFFICE, office.name)
    if typed := draft.get(Key.OFFICE):
        notes.append(_note(Key.OFFICE, typed))
    return draft


def _note(label: str, text: str) -> Note:
    return Note(f"信末写着“{label}：{text}”，记在“{Key.OFFICE}”一栏，不印出来")
