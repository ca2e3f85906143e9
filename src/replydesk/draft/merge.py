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

from replydesk.draft.field_merge import FieldClash, both_values, field_words, merged_fields, with_values
from replydesk.draft.lines import LEVELS, DraftLine, draft_lines, with_lines
from replydesk.draft.model import PASSAGES, Draft, Part
from replydesk.draft.place import Place
from replydesk.draft.three_way import Clash, Piece, merge_texts

CONTEXT = 12  # characters shown around the words of a conflict

_ITEM = LEVELS + 1  # the mark of an item; those before it are of text and of headings by level


class ClashChoice(StrEnum):
    """The ways to settle a conflict."""

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


@dataclass(frozen=True)
class MergedDraft:
    """A merged draft with ours wherever both changed the same, and what is to be decided."""

    draft: Draft
    conflicts: tuple[Conflict, ...] = ()
    fields: Mapping[str, FieldClash] = field(default_factory=dict)  # by the conflict's id
    texts: tuple[tuple[str, tuple[Piece, ...]], ...] = ()  # the pieces of each part
    marks: str = ""


def merge_drafts(base: Draft, ours: Draft, theirs: Draft) -> MergedDraft:
    """Return two drafts that were made from `base` as one."""
    if ours in (base, theirs):
        return MergedDraft(theirs)
    if theirs == base:
        return MergedDraft(ours)
    draft, clashes = merged_fields(base, ours, theirs)
    rows = [draft_lines(each) for each in (base, ours, theirs)]
    marks = _free_marks(line.text for row in rows for line in row)
    parts = tuple(dict.fromkeys([*Part, *(line.part for row in rows for line in row)]))
    texts = []
    for part in parts:
        encoded = [_encoded(row, part, marks) for row in rows]
        texts.append((part, _merged_part(part, encoded, (base, ours, theirs), clashes, marks)))
    merged = MergedDraft(_with_texts(draft, texts, marks, {}), texts=tuple(texts), marks=marks)
    return _with_conflicts(merged, clashes, base)


def settle(merged: MergedDraft, choices: Mapping[str, str]) -> Draft:
    """Return the draft with conflicts decided; those without a choice keep ours."""
    draft = merged.draft
    for name, clash in merged.fields.items():
        if choices.get(name, ClashChoice.OURS) != ClashChoice.OURS:
            values = clash.theirs if choices[name] == ClashChoice.THEIRS else both_values(clash)
            draft = with_values(draft, values)
    if not merged.texts or not choices:
        return draft
    names = [each.id for each in merged.conflicts if each.id not in merged.fields]
    return _with_texts(draft, merged.texts, merged.marks, dict(enumerate(choices.get(n, "") for n in names)))


def _merged_part(
    part: str, encoded: Sequence[str], drafts: Sequence[Draft], clashes: list[FieldClash], marks: str
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
    if choice == ClashChoice.THEIRS:
        return clash.theirs
    return clash.ours + clash.theirs if choice == ClashChoice.BOTH else clash.ours


def _with_conflicts(merged: MergedDraft, clashes: Sequence[FieldClash], base: Draft) -> MergedDraft:
    """Return what was merged with its conflicts named, those of fields first."""
    found: list[Conflict] = []
    names: set[str] = set()
    fields: dict[str, FieldClash] = {}
    for clash in clashes:
        before = tuple((key, base.raw(key)) for key, _ in clash.ours)
        was, ours, theirs = (field_words(values) for values in (before, clash.ours, clash.theirs))
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
