"""The look at all fields: what is odd in any of them, then each by its own shape."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import chain

from replydesk.draft.model import PASSAGES, WRITTEN_BY_PROGRAM, Draft, Key, Nested
from replydesk.draft.place import field_text
from replydesk.letter.kinds import Kind
from replydesk.reply.findings import Finding
from replydesk.reply.rules.rule import Case, DraftLook, Rule, Spot
from replydesk.reply.rules.shapes import (
    bodies,
    heads,
    item_number,
    marks,
    numbers,
    odd_characters,
    people,
    phone,
    session,
    subject,
    traditional,
)
from replydesk.reply.rules.shapes.shape import Fault, Shape, finding
from replydesk.reply.rules.words.typing import TRADITIONAL
from replydesk.text.marks import without_marked

# The shapes of each field, by the rule that tells what does not fit.
_SHAPES: Mapping[Key, tuple[tuple[Rule, Shape], ...]] = {
    Key.SESSION: ((session.SESSION, session.session_faults),),
    Key.ITEM_NUMBER: ((item_number.ITEM_NUMBER, item_number.item_number_faults),),
    Key.SUBJECT: ((subject.SUBJECT, subject.subject_faults),),
    Key.PROPOSERS: ((people.PEOPLE, people.people_faults),),
    Key.JOINT: ((people.PEOPLE, people.people_faults),),
    Key.DOCUMENT_NUMBER: ((numbers.CODE, numbers.code_faults), (numbers.YEAR, numbers.year_faults)),
    Key.FIRST_REPLY: ((numbers.CODE, numbers.code_faults), (numbers.YEAR, numbers.year_faults)),
    Key.CONSULTED: ((bodies.BODIES, bodies.body_faults),),
    Key.LEAD_BODY: ((bodies.BODIES, bodies.body_faults),),
    Key.SIGNATURE: ((bodies.BODIES, bodies.body_faults),),
    Key.CC: ((bodies.BODIES, bodies.copy_faults),),
    Key.SALUTATION: ((heads.SALUTATION, heads.salutation_faults),),
    Key.TITLE: ((heads.TITLE, heads.title_faults),),
    Key.OFFICE: ((bodies.BODIES, bodies.body_faults),),
    Key.SIGNER: ((people.PERSON, people.person_faults),),
    Key.CONTACT: ((people.PERSON, people.person_faults),),
    Key.PHONE: ((phone.PHONE, phone.phone_faults),),
    **dict.fromkeys(
        (Key.DATE, Key.PRINT_DATE, Key.HANDED_OVER, Key.DEADLINE), ((numbers.YEAR, numbers.year_faults),)
    ),
}
_FIELDS = tuple(key for key in Key if key not in (*WRITTEN_BY_PROGRAM, *PASSAGES))
# Names with marks in them, and numbers, are told by rules of their own.
_PAIRED = tuple(
    key for key in _FIELDS if key not in (Key.PROPOSERS, Key.JOINT, Key.DOCUMENT_NUMBER, Key.FIRST_REPLY)
)
_SENTENCES = (Key.SUBJECT, Key.TITLE, Key.SALUTATION, Key.ATTACHMENTS)  # may hold any marks
_HALF_WIDTH = ((marks.HALF_WIDTH, marks.half_width_faults),)
_TRADITIONAL = ((TRADITIONAL, traditional.traditional_faults),)
_NAMES = (Key.PROPOSERS, Key.JOINT, Key.SALUTATION, Key.SIGNER, Key.CONTACT)  # some keep old characters
_LONGEST = 5000  # characters; what is longer is no value of a field


def fields_look(case: Case) -> Iterator[Finding]:
    """Yield what does not fit of each field, one finding for each rule and field."""
    draft, kind = case.draft, case.facts.kind
    for key in _FIELDS:
        raw = draft.raw(key)
        if raw and not isinstance(raw, Nested):
            yield from _of_field(draft, key, kind)


def _of_field(draft: Draft, key: Key, kind: Kind) -> Iterator[Finding]:
    text = field_text(draft, key)
    seen = without_marked(text).strip()[:_LONGEST]  # what is not seen has a rule of its own
    clean = odd_characters.without_odd(seen).strip()
    faults = _faults(key, clean, kind)
    odd = tuple(odd_characters.odd_characters(text.strip()[:_LONGEST]))
    if odd:
        right = _mended(clean, faults)
        if clean and not _faults(key, right, kind):
            faults, clean = {}, right
        yield from _of_odd(draft, key, text, clean, odd)
    for rule, found in faults.items():
        yield finding(rule, draft, key, tuple(_in(text, clean, each) for each in found))


def _faults(key: Key, text: str, kind: Kind) -> dict[Rule, tuple[Fault, ...]]:
    """Return the faults of a value by rule; one with marks that are not in pairs is not looked at closely."""
    if not text:
        return {}
    if key in _PAIRED and (unpaired := _found(marks.unpaired_faults, text, kind)):
        return {marks.UNPAIRED: unpaired}
    shapes = [*_SHAPES.get(key, ()), *(_HALF_WIDTH if key in _SENTENCES else ())]
    shapes += _TRADITIONAL if key not in _NAMES else ()
    found = {rule: _found(shape, text, kind) for rule, shape in shapes}
    return {rule: faults for rule, faults in found.items() if faults}


@lru_cache(maxsize=2048)  # a keystroke changes one field
def _found(shape: Shape, text: str, kind: Kind) -> tuple[Fault, ...]:
    return tuple(shape(text, kind))


def _mended(text: str, faults: Mapping[Rule, tuple[Fault, ...]]) -> str:
    for each in chain.from_iterable(faults.values()):
        if each.right:
            text = text.replace(each.words, each.right, 1)
    return text


def _of_odd(draft: Draft, key: Key, text: str, clean: str, odd: tuple[Spot, ...]) -> Iterator[Finding]:
    """Yield the findings of odd characters; what can be left out is, in the whole value."""
    for rule in dict.fromkeys(spot.rule for spot in odd):
        spots = [spot for spot in odd if spot.rule is rule]
        is_surplus = spots[0].right is not None
        if is_surplus:
            yield finding(rule, draft, key, (Fault(text, clean),))
        else:
            seen = text.strip()
            yield finding(rule, draft, key, tuple(Fault(seen[spot.begin : spot.end]) for spot in spots))


def _in(text: str, clean: str, fault: Fault) -> Fault:
    """Return a fault with words of the value as typed; the whole value if they are not there so."""
    if fault.words in text:
        return fault
    return fault._replace(words=text, right=fault.right if fault.words == clean else "")


RULES = (
    *odd_characters.RULES,
    marks.UNPAIRED,
    marks.HALF_WIDTH,
    TRADITIONAL,
    *dict.fromkeys(rule for shapes in _SHAPES.values() for rule, _ in shapes),
)
LOOKS = (DraftLook(RULES, fields_look), odd_characters.TEXT_LOOK)
