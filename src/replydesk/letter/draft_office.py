"""The office that a draft names: what follows when another one is chosen."""

from __future__ import annotations

from replydesk.draft.model import Draft, Key
from replydesk.draft.place import with_field_text
from replydesk.letter.profile import Profile

CONTACT_KEYS = (Key.CONTACT, Key.PHONE)  # the fields that an office fills in


def with_office(draft: Draft, name: str, profile: Profile) -> Draft:
    """Return a draft with another office: a contact or telephone that its unit's profile has gives way.

    Any other that is typed stays.
    """
    changed = with_field_text(draft, Key.OFFICE, name)
    for key, given in zip(CONTACT_KEYS, _given(profile), strict=True):
        if draft.get(key) in given:
            changed = with_field_text(changed, key, "")
    return changed


def typed_contact(draft: Draft) -> list[Key]:
    """Return which of contact and telephone are typed in a draft, whatever its office has."""
    return [key for key in CONTACT_KEYS if draft.get(key)]


def _given(profile: Profile) -> tuple[set[str], set[str]]:
    """Return the contacts and the telephones of a unit and its offices."""
    contacts = {profile.contact, *(office.contact for office in profile.offices)}
    phones = {profile.phone, *(office.phone for office in profile.offices)}
    return contacts - {""}, phones - {""}
