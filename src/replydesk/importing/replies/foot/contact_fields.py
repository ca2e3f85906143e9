"""The fields that people, offices and telephones below a letter fill."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from replydesk.draft.model import Key
from replydesk.importing.replies.joining.paragraphs import squeezed
from replydesk.importing.replies.lines.contacts import kind_of

_RANKS = (
    "contact",
    "handler",
    "last handler",
    "office",
    "role",
)  # Who is the contact, the first that is named
_FILLED = frozenset((Key.CONTACT, Key.PHONE, Key.SIGNER, Key.RESULT_CLASS, Key.PUBLICITY))
_OWN = frozenset(map(str, Key))  # Headings that are fields of the program and hold something else


@dataclass
class _Person:
    """A person or an office, and the telephones that follow."""

    heading: str
    kind: str
    name: str
    phones: list[str] = field(default_factory=list)


def fields_of(facts: Iterable[tuple[str, str]], own: Collection[str] = ()) -> dict[str, str]:
    """Return the fields that facts fill, by their keys; what has no field is under its own heading.

    The contact is who is called so; without one, whoever handles the item, or else the office, but not the
    body that writes the letter: `own` are its names. Several of the same heading are joined by 、. Of any
    other field, the first value counts.
    """
    found: dict[str, str] = {}
    people: list[_Person] = []
    shared: list[tuple[str, str]] = []  # Labels and numbers of telephones of the unit
    numbers: list[tuple[int, str]] = []  # Each telephone, and how many people are named above it
    for key, value in facts:
        kind = "contact" if key == Key.CONTACT else kind_of(key)
        kind = "role" if kind == "office" and squeezed(value) in own else kind
        if not key or not value:
            continue
        if key == Key.PHONE:
            numbers.append((len(people), value))
        elif kind == "phone":
            shared.append((key, value))
        elif kind in _RANKS:
            people.append(_Person(key, kind, value))
        else:
            found.setdefault(key if key in _FILLED or key not in _OWN else f"原文{key}", value)
    rest = [value for above, value in numbers if not _give(value, people[:above], people[above:])]
    found |= _fields_of_people(people, rest)
    for label, value in shared:
        found.setdefault(label if found.get(Key.PHONE) else str(Key.PHONE), value)
    return found


def _give(phone: str, above: list[_Person], below: list[_Person]) -> bool:
    """Give a telephone to the person above it; return False if it is everyone's."""
    kinds = ["contact", "handler", "last handler"]
    for wanted in (kinds, ["role"] if any(each.kind in kinds for each in below) else []):
        for person in reversed(above):
            if person.kind in wanted and not person.phones:
                person.phones.append(phone)
                return True
    return False


def _fields_of_people(people: list[_Person], phones: list[str]) -> dict[str, str]:
    """Return the contact with the telephones, and everyone else under the heading as written."""
    kind = next((each for each in _RANKS if any(person.kind == each for person in people)), "role")
    found: dict[str, list[str]] = {}
    for person in people:
        is_contact = person.kind == kind != "role"
        text = person.name if is_contact else "\u3000".join((person.name, *person.phones))
        found.setdefault(Key.CONTACT if is_contact else person.heading, []).append(text)
        if is_contact:
            found.setdefault(Key.PHONE, []).extend(person.phones)
    found.setdefault(Key.PHONE, []).extend(phones)
    return {key: "、".join(dict.fromkeys(texts)) for key, texts in found.items() if texts}
