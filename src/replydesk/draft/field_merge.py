"""The fields of two changes of one draft merged: value by value, lists by entry."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from replydesk.draft.model import COMMENT, Draft, Key, Nested, Value

# Fields that follow from others until they are typed: typed after what the other side changed, a conflict.
FOLLOWING = {
    Key.TITLE: (Key.KIND, Key.SESSION, Key.ITEM_NUMBER, Key.SUBJECT),
    Key.SALUTATION: (Key.KIND, Key.PROPOSERS, Key.JOINT, Key.LEAD_BODY),
    Key.PRINT_DATE: (Key.DATE,),
}

# Fields that say one thing together: changed by both sides they are one conflict.
GROUPS: tuple[tuple[Key, ...], ...] = ((Key.OFFICE, Key.CONTACT, Key.PHONE),)


class FieldClash(NamedTuple):
    """Fields that both sides changed, with the values of both; None for one that is missing."""

    ours: tuple[tuple[str, Value | None], ...]
    theirs: tuple[tuple[str, Value | None], ...]


def merged_fields(base: Draft, ours: Draft, theirs: Draft) -> tuple[Draft, list[FieldClash]]:
    """Return ours with the fields of both, and those that both changed."""
    if theirs.fields == base.fields or theirs.fields == ours.fields:
        return ours, []
    if ours.fields == base.fields:
        return replace(ours, fields=theirs.fields), []
    values: list[tuple[str, Value | None]] = []
    clashes: list[FieldClash] = []
    for keys in _groups(base, ours, theirs):
        merged = [_merged_value(key, *(draft.raw(key) for draft in (base, ours, theirs))) for key in keys]
        is_stale = any(_follows_changed(key, base, ours, theirs) for key in keys)
        is_mixed = len(keys) > 1 and _is_mixed(keys, base, ours, theirs)
        if is_mixed or is_stale or any(is_clash for _, is_clash in merged):
            both = (tuple((key, draft.raw(key)) for key in keys) for draft in (ours, theirs))
            clashes.append(FieldClash(*both))
        else:
            values += [(key, value) for key, (value, _) in zip(keys, merged, strict=True)]
    draft = with_values(ours, values)
    missing = [
        each for each in theirs.fields if each[0] == COMMENT and each not in (*base.fields, *ours.fields)
    ]
    return replace(draft, fields=(*draft.fields, *missing)), clashes


def _groups(*drafts: Draft) -> Iterator[tuple[str, ...]]:
    """Yield the fields of some drafts, those that belong together as one."""
    groups = {str(key): tuple(map(str, keys)) for keys in GROUPS for key in keys}
    keys = dict.fromkeys(key for draft in drafts for key, _ in draft.fields if key != COMMENT)
    yield from dict.fromkeys(groups.get(key, (key,)) for key in keys)


def _is_mixed(keys: Iterable[str], base: Draft, ours: Draft, theirs: Draft) -> bool:
    """Return True if both sides changed fields that belong together, and not in the same way."""
    was, one, other = ([draft.raw(key) for key in keys] for draft in (base, ours, theirs))
    return one not in (was, other) and other != was


def _follows_changed(key: str, base: Draft, ours: Draft, theirs: Draft) -> bool:
    """Return True if they have typed what we have changed otherwise: in what it follows from."""
    sources = FOLLOWING.get(Key(key), ()) if key in FOLLOWING else ()
    is_typed = theirs.raw(key) not in (base.raw(key), ours.raw(key))
    return is_typed and any(ours.raw(each) not in (base.raw(each), theirs.raw(each)) for each in sources)


def _merged_value(
    key: str, base: Value | None, ours: Value | None, theirs: Value | None
) -> tuple[Value | None, bool]:
    """Return a field's value, and True if both changed it."""
    if theirs in (base, ours):
        return ours, False
    if ours == base:
        return theirs, False
    if any(isinstance(each, tuple) for each in (base, ours, theirs)):
        was, one, other = (_entries(each) for each in (base, ours, theirs))
        if was is not None and one is not None and other is not None and not _replaced(was, one, other):
            return _merged_entries(was, one, other), False
    return ours, True


def _entries(value: Value | None) -> tuple[str, ...] | None:
    """Return the entries of a list; None for what is no list of texts."""
    if isinstance(value, Nested):
        return None
    return value if isinstance(value, tuple) else (value,) if value else ()


def _replaced(base: tuple[str, ...], ours: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    """Return True if both sides removed one entry and put others there."""
    gone = set(base) - set(ours) - set(theirs)
    return bool(gone) and bool(set(ours) - set(base)) and bool(set(theirs) - set(base) - set(ours))


def _merged_entries(base: tuple[str, ...], ours: tuple[str, ...], theirs: tuple[str, ...]) -> tuple[str, ...]:
    """Return ours without what they removed, with what they added behind the entry it stands behind."""
    found = [entry for entry in ours if entry in theirs or entry not in base]
    for place, entry in enumerate(theirs):
        if entry not in base and entry not in found:
            before = next((each for each in reversed(theirs[:place]) if each in found), None)
            found.insert(found.index(before) + 1 if before is not None else 0, entry)
    return tuple(found)


def with_values(draft: Draft, values: Iterable[tuple[str, Value | None]]) -> Draft:
    """Return a draft with some fields set, and those without a value gone."""
    known = dict(values)
    draft = draft.with_fields((key, value) for key, value in known.items() if value is not None)
    gone = {key for key, value in known.items() if value is None}
    return replace(draft, fields=tuple(each for each in draft.fields if each[0] not in gone))


def both_values(clash: FieldClash) -> tuple[tuple[str, Value | None], ...]:
    """Return fields with the values of both sides, one behind the other."""
    values = []
    for (key, one), (_, other) in zip(clash.ours, clash.theirs, strict=True):
        ours, theirs = _entries(one), _entries(other)
        both = tuple(dict.fromkeys((*(ours or ()), *(theirs or ()))))
        if ours is None or theirs is None:
            values.append((key, one))
        elif isinstance(one, str) and isinstance(other, str):
            values.append((key, "、".join(both)))
        else:
            values.append((key, both or None))
    return tuple(values)


def field_words(values: Iterable[tuple[str, Value | None]]) -> str:
    """Return the values of fields as people read them, with their names if there are several."""
    texts = [(key, value.yaml.strip() if isinstance(value, Nested) else value) for key, value in values]
    said = [(key, text if isinstance(text, str) else "、".join(text or ())) for key, text in texts]
    return said[0][1] if len(said) == 1 else "；".join(f"{key}：{text}" for key, text in said if text)
