"""Two changes of one draft merged: texts by character, fields by value, lists by entry.

Where both changed the same words, or words beside each other, ours stay in the draft and a `Conflict` keeps
theirs until someone decides. No character is lost. The draft that nobody changed on one side is the other's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from hashlib import blake2b
from typing import NamedTuple

from replydesk.draft.lines import LEVELS, DraftLine, draft_lines, with_lines
from replydesk.draft.model import COMMENT, PASSAGES, Draft, Key, Nested, Part, Value
from replydesk.draft.place import Place
from replydesk.draft.three_way import Clash, Piece, merge_texts

CONTEXT = 12  # characters shown around the words of a conflict

# Fields that say one thing together: changed by both sides they are one conflict.
GROUPS: tuple[tuple[Key, ...], ...] = ((Key.OFFICE, Key.CONTACT, Key.PHONE),)

_ITEM = LEVELS + 1  # the mark of an item; those before it are of text and of headings by level


class Choice(StrEnum):
    """What becomes of a conflict."""

    OURS = "ours"
    THEIRS = "theirs"
    BOTH = "both"


class Conflict(NamedTuple):
    """Words or fields that both sides changed: their place in the merged draft, and the three wordings.

    `before` and `after` are the words around them; the beginning of a paragraph is a line break.
    """

    id: str
    place: Place
    base: str
    ours: str
    theirs: str
    before: str = ""
    after: str = ""
    start: int = 0  # of our words in the text at the place


class _FieldClash(NamedTuple):
    """Fields that both sides changed, with the values of both; None for one that is missing."""

    ours: tuple[tuple[str, Value | None], ...]
    theirs: tuple[tuple[str, Value | None], ...]


@dataclass(frozen=True)
class Merged:
    """A merged draft with ours wherever both changed the same, and what is to be decided."""

    draft: Draft
    conflicts: tuple[Conflict, ...] = ()
    fields: Mapping[str, _FieldClash] = field(default_factory=dict)  # by the conflict's id
    texts: tuple[tuple[str, tuple[Piece, ...]], ...] = ()  # the pieces of each part
    marks: str = ""


def merge_drafts(base: Draft, ours: Draft, theirs: Draft) -> Merged:
    """Return two drafts that were made from `base` as one."""
    if ours in (base, theirs):
        return Merged(theirs)
    if theirs == base:
        return Merged(ours)
    draft, clashes = _merged_fields(base, ours, theirs)
    rows = [draft_lines(each) for each in (base, ours, theirs)]
    marks = _free_marks(line.text for row in rows for line in row)
    parts = tuple(dict.fromkeys([*Part, *(line.part for row in rows for line in row)]))
    texts = []
    for part in parts:
        encoded = [_encoded(row, part, marks) for row in rows]
        texts.append((part, _merged_part(part, encoded, (base, ours, theirs), clashes, marks)))
    merged = Merged(_with_texts(draft, texts, marks, {}), texts=tuple(texts), marks=marks)
    return _with_conflicts(merged, clashes, base)


def settle(merged: Merged, choices: Mapping[str, str]) -> Draft:
    """Return the draft with conflicts decided; those without a choice keep ours."""
    draft = merged.draft
    for name, clash in merged.fields.items():
        if choices.get(name, Choice.OURS) != Choice.OURS:
            values = clash.theirs if choices[name] == Choice.THEIRS else _both(clash)
            draft = _with_values(draft, values)
    if not merged.texts or not choices:
        return draft
    names = [each.id for each in merged.conflicts if each.id not in merged.fields]
    return _with_texts(draft, merged.texts, merged.marks, dict(enumerate(choices.get(n, "") for n in names)))


def _merged_part(
    part: str, encoded: Sequence[str], drafts: Sequence[Draft], clashes: list[_FieldClash], marks: str
) -> tuple[Piece, ...]:
    """Return the pieces of a part's text.

    A passage that was made of phrases is no text to compare with: two ways to change it are a conflict.
    """
    base, ours, theirs = encoded
    if part in PASSAGES and not base and theirs and ours != theirs:
        chosen, ours_chosen = (drafts[i].raw(part) for i in (0, 1))
        if ours or chosen != ours_chosen:
            return (Clash("", ours, theirs),)
    return merge_texts(base, ours, theirs, marks)


def _free_marks(texts: Iterable[str]) -> str:
    """Return a character for each kind of paragraph that occurs in none of the texts."""
    used = set().union(*texts)
    free = (char for code in range(0x10FFFD, 0, -1) if (char := chr(code)) not in used)
    return "".join(next(free) for _ in range(_ITEM + 1))


def _encoded(lines: Iterable[DraftLine], part: str, marks: str) -> str:
    return "".join(
        marks[_ITEM if line.is_item else line.level] + line.text for line in lines if line.part == part
    )


def _decoded(part: str, text: str, marks: str) -> Iterator[DraftLine]:
    """Yield the lines of an encoded text; one without a mark is text."""
    kind, words = 0, ""
    for char in [*text, ""]:
        found = marks.find(char) if char else 0
        if char and found < 0:
            words += char
            continue
        if words.strip() or 0 < kind < _ITEM:
            yield DraftLine(part, words, kind % _ITEM, kind == _ITEM)
        kind, words = found, ""


def _with_texts(
    draft: Draft,
    texts: Iterable[tuple[str, Sequence[Piece]]],
    marks: str,
    choices: Mapping[int, str],
) -> Draft:
    """Return a draft with the merged texts; `choices` are those of the clashes, numbered in order."""
    lines: list[DraftLine] = []
    number = 0
    for part, pieces in texts:
        text = ""
        for piece in pieces:
            if isinstance(piece, Clash):
                text += _chosen(piece, choices.get(number, ""))
                number += 1
            else:
                text += piece
        lines += _decoded(part, text, marks)
    return with_lines(draft, lines)


def _chosen(clash: Clash, choice: str) -> str:
    if choice == Choice.THEIRS:
        return clash.theirs
    return clash.ours + clash.theirs if choice == Choice.BOTH else clash.ours


def _with_conflicts(merged: Merged, clashes: Sequence[_FieldClash], base: Draft) -> Merged:
    """Return what was merged with its conflicts named, those of fields first."""
    found: list[Conflict] = []
    names: set[str] = set()
    fields: dict[str, _FieldClash] = {}
    for clash in clashes:
        before = tuple((key, base.raw(key)) for key, _ in clash.ours)
        was, ours, theirs = (_field_words(values) for values in (before, clash.ours, clash.theirs))
        place = Place(clash.ours[0][0])
        name = _name((place.key, was, ours, theirs), names)
        fields[name] = clash
        found.append(Conflict(name, place, was, ours, theirs))
    for part, pieces in merged.texts:
        found += _conflicts_in(part, pieces, merged.marks, names)
    return replace(merged, conflicts=tuple(found), fields=fields)


def _conflicts_in(part: str, pieces: Sequence[Piece], marks: str, names: set[str]) -> Iterator[Conflict]:
    """Yield the conflicts of a part's text with their places."""
    texts = [each.ours if isinstance(each, Clash) else each for each in pieces]
    for number, piece in enumerate(pieces):
        if not isinstance(piece, Clash):
            continue
        before, after = "".join(texts[:number]), "".join(texts[number + 1 :])
        base, ours, theirs = (_words(text, marks) for text in piece)
        place, start = _place_at(part, before, piece.ours + after, marks)
        name = _name((part, base, ours, theirs), names)
        around = _tail(before, marks), _head(after, marks)
        yield Conflict(name, place, base, ours, theirs, *around, start)


def _place_at(part: str, before: str, behind: str, marks: str) -> tuple[Place, int]:
    """Return the place and the offset of the words behind a text."""
    if behind[:1] in marks and behind:  # the words begin with a paragraph of their own
        before, behind = before + behind[0], behind[1:]
    lines = list(_decoded(part, f"{before}x", marks))
    section, paragraph = -1, -1
    for line in lines:
        section, paragraph = (section + 1, -1) if line.level else (section, paragraph + 1)
    if part in PASSAGES:
        section = -1
    return Place(part, section, max(paragraph, -1 if section >= 0 else 0)), len(lines[-1].text) - 1


def _tail(text: str, marks: str) -> str:
    return _words(text[-CONTEXT:], marks).rpartition("\n")[2]


def _head(text: str, marks: str) -> str:
    end = next((i for i, char in enumerate(text) if char in marks), len(text))
    return text[: min(end, CONTEXT)]


def _words(text: str, marks: str) -> str:
    """Return an encoded text as people read it: each paragraph on a line, headings and items with a sign."""
    signs = ("", *(f"［{'一二三四'[level]}级标题］" for level in range(LEVELS)), "· ")
    for mark, sign in zip(marks, signs, strict=True):
        text = text.replace(mark, f"\n{sign}")
    return text.removeprefix("\n")


def _name(words: Iterable[str], names: set[str]) -> str:
    """Return a name for a conflict that is the same each time it is found; it is added to `names`."""
    made = blake2b("\0".join(words).encode("utf-8", "replace"), digest_size=4).hexdigest()
    name, number = made, 1
    while name in names:
        number += 1
        name = f"{made}-{number}"
    names.add(name)
    return name


def _merged_fields(base: Draft, ours: Draft, theirs: Draft) -> tuple[Draft, list[_FieldClash]]:
    """Return ours with the fields of both, and those that both changed."""
    if theirs.fields == base.fields or theirs.fields == ours.fields:
        return ours, []
    if ours.fields == base.fields:
        return replace(ours, fields=theirs.fields), []
    values: list[tuple[str, Value | None]] = []
    clashes: list[_FieldClash] = []
    for keys in _groups(base, ours, theirs):
        merged = [_merged_value(key, *(draft.raw(key) for draft in (base, ours, theirs))) for key in keys]
        is_mixed = len(keys) > 1 and _is_mixed(keys, base, ours, theirs)
        if is_mixed or any(is_clash for _, is_clash in merged):
            both = (tuple((key, draft.raw(key)) for key in keys) for draft in (ours, theirs))
            clashes.append(_FieldClash(*both))
        else:
            values += [(key, value) for key, (value, _) in zip(keys, merged, strict=True)]
    draft = _with_values(ours, values)
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


def _with_values(draft: Draft, values: Iterable[tuple[str, Value | None]]) -> Draft:
    known = dict(values)
    draft = draft.with_fields((key, value) for key, value in known.items() if value is not None)
    gone = {key for key, value in known.items() if value is None}
    return replace(draft, fields=tuple(each for each in draft.fields if each[0] not in gone))


def _both(clash: _FieldClash) -> tuple[tuple[str, Value | None], ...]:
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


def _field_words(values: Iterable[tuple[str, Value | None]]) -> str:
    texts = [(key, value.yaml.strip() if isinstance(value, Nested) else value) for key, value in values]
    said = [(key, text if isinstance(text, str) else "、".join(text or ())) for key, text in texts]
    return said[0][1] if len(said) == 1 else "；".join(f"{key}：{text}" for key, text in said if text)
