"""The record of a draft beside its original: empty fields filled, differences listed, nothing replaced."""

from __future__ import annotations

import re
from typing import NamedTuple

from replydesk.draft.model import Draft, Key
from replydesk.draft.original import Original
from replydesk.letter.addressees import bare_name
from replydesk.letter.facts import bare_number, proposers
from replydesk.letter.item_order import plain_session
from replydesk.letter.kinds import PROPOSAL, kind_of
from replydesk.letter.people import read_people
from replydesk.letter.session_spelling import session_in
from replydesk.text.full_width import normalized_without_spaces
from replydesk.text.title_marks import bare_title

_FIRST_LEVEL = re.compile("^[省市县区州盟旗]")
_BODY = re.compile("人大|政协")
_AND_OTHERS = re.compile(r"(?<=..)等(?:[\d一二三四五六七八九十]{1,3}[名位人])?$")
_SUBJECT_ENDS = re.compile(r"的?(?:建议|提案|议案)案?$")


class FieldDifference(NamedTuple):
    """A field that draft and original have differently: its key, the draft's text, the original's."""

    key: str
    ours: str
    theirs: str


class Filled(NamedTuple):
    """A draft with its empty fields filled from its original, the keys filled, and what differs."""

    draft: Draft
    filled: tuple[str, ...] = ()
    differences: tuple[FieldDifference, ...] = ()


def filled(draft: Draft, original: Original) -> Filled:
    """Fill the empty fields of a draft's record from its original; those that differ stay and are listed."""
    values = _values(draft, original)
    empty = tuple(key for key in values if not draft.get(key))
    made = draft.with_fields((key, _typed(values[key])) for key in empty)
    return Filled(made, empty, differences(draft, original))


def differences(draft: Draft, original: Original) -> tuple[FieldDifference, ...]:
    """Return the fields of the record that an original has differently; what either lacks does not differ."""
    found = [
        FieldDifference(key, mine, other)
        for key, other, is_same in (
            (Key.SESSION, original.session, is_same_session),
            (Key.ITEM_NUMBER, original.number, _is_same_number),
            (Key.SUBJECT, original.subject, is_same_subject),
        )
        if other and (mine := draft.get(key)) and not is_same(mine, other)
    ]
    if original.kind and draft.get(Key.KIND) and not is_of_kind(draft, original):
        found.insert(0, FieldDifference(Key.KIND, draft.get(Key.KIND), original.kind))
    ours, theirs = proposers(draft), (*original.first, *original.joint)
    if ours and theirs and not _are_same_people(ours, original):
        found.append(FieldDifference(Key.PROPOSERS, "、".join(ours), "、".join(theirs)))
    return tuple(found)


def _values(draft: Draft, original: Original) -> dict[str, tuple[str, ...]]:
    """Return the fields that the original can fill; names in 联名 only where 提出人 is its own."""
    single = {
        Key.KIND: original.kind,
        Key.SESSION: original.session,
        Key.ITEM_NUMBER: original.number,
        Key.SUBJECT: original.subject,
    }
    values: dict[str, tuple[str, ...]] = {str(key): (text,) for key, text in single.items() if text}
    is_own = not draft.get(Key.PROPOSERS) or set(map(bare_person, draft.names(Key.PROPOSERS))) <= set(
        map(bare_person, original.first)
    )
    if original.first:
        values[Key.PROPOSERS] = original.first
    if original.joint and is_own:
        values[Key.JOINT] = original.joint
    return values


def _typed(values: tuple[str, ...]) -> str | tuple[str, ...]:
    return values[0] if len(values) == 1 else values


def is_of_kind(draft: Draft, original: Original) -> bool:
    """Return True if a draft's kind of letter is about the original's kind of item."""
    return (kind_of(draft).congress == PROPOSAL.congress) == (original.kind == PROPOSAL.name)


def is_same_session(ours: str, theirs: str) -> bool:
    """Return True for two spellings of one session; one that names no level, or no body, fits any."""
    one, other = (session_in(each) or plain_session(each) for each in (ours, theirs))
    levels = {found[0] for each in (one, other) if (found := _FIRST_LEVEL.match(each))}
    bodies = {found[0] for each in (one, other) if (found := _BODY.search(each))}
    bare = {_BODY.sub("", _FIRST_LEVEL.sub("", each)) for each in (one, other)}
    return len(bare) == 1 and len(levels) < 2 and len(bodies) < 2


def may_be_same_session(ours: str, theirs: str) -> bool:
    """Return True for two spellings of one session, and if one of them names none: 2026年."""
    return not (session_in(ours) and session_in(theirs)) or is_same_session(ours, theirs)


def _is_same_number(ours: str, theirs: str) -> bool:
    return plain_number(ours) == plain_number(theirs)


def plain_number(text: str) -> str:
    """Return an item's number in a normal spelling: 33 for 第0033号."""
    plain = normalized_without_spaces(bare_number(text))
    return (plain.lstrip("0") or "0") if plain.isdecimal() else plain


def is_same_subject(ours: str, theirs: str) -> bool:
    """Return True if two subjects are one: without 《》, 关于 and 的建议 they are the same."""
    return plain_subject(ours) == plain_subject(theirs)


def plain_subject(text: str) -> str:
    """Return a subject without 《》, blanks, 关于 and 的建议."""
    plain = normalized_without_spaces(bare_title(text.strip()))
    return _SUBJECT_ENDS.sub("", plain).removeprefix("关于")


def bare_person(name: str) -> str:
    """Return a name without blanks, 代表 or 委员, and 等12人."""
    return _AND_OTHERS.sub("", bare_name(normalized_without_spaces(name)))


def _are_same_people(ours: tuple[str, ...], original: Original) -> bool:
    """Return True if a record names those of the original: all of them, or those who put it forward."""
    own = {bare_person(each) for name in ours for each in read_people(name).names or (name,)}
    first, joint = (set(map(bare_person, each)) for each in (original.first, original.joint))
    return own == first or own == first | joint
