"""The lines of a field that has one thing a line (批注, 逐条, 旧复), and what is kept of odd values of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from replydesk.draft.model import Draft, Key, Nested
from replydesk.text.note import Note

_NOTED = 20  # lines noted one by one
_SHOWN = 60  # characters of a line in a note


def field_lines(draft: Draft, key: Key) -> tuple[str, ...]:
    """Return the lines of a field as in the file, in a list or in a text."""
    value = draft.raw(key)
    if isinstance(value, str):
        return tuple(line for line in value.split("\n") if line.strip())
    return value if isinstance(value, tuple) else ()


def odd_key(key: Key) -> str:
    """Return the name of the field that keeps a value of another one that is neither text nor list."""
    return f"{key}原文"


def with_field_lines(draft: Draft, key: Key, lines: tuple[str, ...]) -> Draft:
    """Return the draft with these lines in a field, which goes without any.

    A value that has no lines is kept beside it.
    """
    value = draft.raw(key)
    if isinstance(value, Nested):
        draft = replace(draft, fields=(*draft.fields, (odd_key(key), value)))
    if lines:
        return draft.with_field(key, lines)
    return replace(draft, fields=tuple(each for each in draft.fields if each[0] != key))


def with_more_lines(draft: Draft, key: Key, lines: Iterable[str]) -> Draft:
    """Return the draft with more lines in a field."""
    added = tuple(lines)
    return with_field_lines(draft, key, (*field_lines(draft, key), *added)) if added else draft


def with_odd_value_of(ours: Draft, theirs: Draft, key: Key) -> Draft:
    """Return our draft with a value of theirs that has no lines: in the field, beside it if we have one."""
    value = theirs.raw(key)
    if not isinstance(value, Nested) or any(value == each for _, each in ours.fields):
        return ours
    if ours.raw(key) is None:
        return ours.with_field(key, value)
    return replace(ours, fields=(*ours.fields, (odd_key(key), value)))


def unread_line_notes(key: Key, odd: Sequence[tuple[int, str]], example: str) -> Iterator[Note]:
    """Yield notes on lines, with their numbers, that cannot be read and are kept as they are."""
    for at, line in odd[:_NOTED]:
        yield Note(f"{key}第 {at} 条看不懂，原样留着：“{line[:_SHOWN]}”；{example}")
    if len(odd) > _NOTED:
        yield Note(f"{key}共有 {len(odd)} 条看不懂，都原样留着")


def line_digest(text: str) -> str:
    """Return 16 hexadecimal digits, from which the ids of lines are taken."""
    from hashlib import blake2b  # most drafts have no such lines

    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
