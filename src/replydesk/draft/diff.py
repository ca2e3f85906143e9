"""A draft as paragraphs for display to a clerk; two drafts side by side; how much they differ."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from enum import Enum
from itertools import zip_longest
from typing import NamedTuple

from replydesk.draft.line_pairs import LineGroup, grouped
from replydesk.draft.model import (
    LINED,
    PASSAGES,
    WRITTEN_BY_PROGRAM,
    Attachment,
    Draft,
    Key,
    Nested,
    Paragraph,
    Section,
    Value,
)
from replydesk.text.char_diff import text_edits

_MARK = re.compile("［[^］]{2,4}］")


class ChangeKind(Enum):
    """The change of a paragraph, or of characters in it; the values are the marks shown beside it."""

    SAME = "　"
    REMOVED = "删"
    ADDED = "增"


class ChangeCount(NamedTuple):
    """The numbers of characters added and removed."""

    added: int = 0
    removed: int = 0

    def __str__(self) -> str:
        if not self.added and not self.removed:
            return "无变化"
        signed = (f"+{self.added}" if self.added else "", f"−{self.removed}" if self.removed else "")
        return f"{' '.join(filter(None, signed))} 字"


def draft_paragraphs(draft: Draft, skipped: Container[str] = ()) -> tuple[str, ...]:
    """Return all of a draft as paragraphs: fields as 案由：…, headings with their level, the texts.

    Fields with one text a line are as many paragraphs; `skipped` fields are left out.
    """
    return tuple(_paragraphs(draft, skipped))


def _paragraphs(draft: Draft, skipped: Container[str]) -> Iterator[str]:
    for key, value in draft.fields:
        if key not in skipped:
            texts = (f"{key}：{text}" for text in _field_texts(draft, key, value))
            yield from (line for text in texts for line in text.split("\n"))
    opening, *others = PASSAGES
    yield from _passage(f"［{opening}］", draft.passage(opening))
    yield from _body(draft.preamble, draft.sections)
    for part in others:
        yield from _passage(f"［{part}］", draft.passage(part))
    for number, attachment in enumerate(draft.attachments, 1):
        if attachment != Attachment():
            yield f"［附件{number}］"
            yield from _body(attachment.preamble, attachment.sections)


def _field_texts(draft: Draft, key: str, value: Value) -> Sequence[str]:
    if isinstance(value, Nested):
        return (value.yaml.strip(),)
    if isinstance(value, tuple) and key in (*LINED, Key.REVIEWS):
        return draft.names(key) or ("",)
    return (draft.get(key),)


def _passage(mark: str, texts: Sequence[Paragraph]) -> Iterator[str]:
    if texts:
        yield mark
        yield from _texts(texts)


def _body(preamble: Sequence[Paragraph], sections: Sequence[Section]) -> Iterator[str]:
    yield from _texts(preamble)
    for section in sections:
        yield f"［{'一二三四'[section.level - 1]}级标题］{section.heading}"
        yield from _texts(section.paragraphs)


def _texts(texts: Sequence[Paragraph]) -> Iterator[str]:
    for each in texts:
        yield f"· {each.text}" if each.is_item else each.text


class ParagraphPair(NamedTuple):
    """Paragraphs of two drafts side by side, "" if one has no counterpart."""

    ours: str
    theirs: str
    is_same: bool


def side_by_side(ours: Draft, theirs: Draft) -> list[ParagraphPair]:
    """Return the paragraphs of two drafts in two columns; equal runs are cut to their first and last."""
    one, other = draft_paragraphs(ours), draft_paragraphs(theirs)
    rows: list[ParagraphPair] = []
    for is_same, i, j, k, l, _ in _beside(grouped(one, other)):  # noqa: E741
        if is_same:
            texts = [*one[i : i + 1], *(("……",) if j - i > 2 else ()), *one[max(j - 1, i + 1) : j]]
            rows += [ParagraphPair(text, text, True) for text in texts]
        else:
            rows += [ParagraphPair(a, b, False) for a, b in zip_longest(one[i:j], other[k:l], fillvalue="")]
    return rows


def _beside(groups: Iterable[LineGroup]) -> Iterator[LineGroup]:
    """Yield groups, those of single lines beside each other as one: unlike paragraphs in one place."""
    before: LineGroup | None = None
    for group in groups:
        if before and before.is_single and group.is_single:
            before = LineGroup(False, before.start, group.end, before.other_start, group.other_end, True)
            continue
        if before:
            yield before
        before = group
    if before:
        yield before


def _typed(draft: Draft) -> tuple[str, ...]:
    return draft_paragraphs(draft, WRITTEN_BY_PROGRAM)


def count_changes(before: Draft, after: Draft) -> ChangeCount:
    """Count the characters that differ; the marks of levels and parts, and what the program wrote, do not."""
    added = removed = 0
    old, new = (tuple(_MARK.sub("", text) for text in _typed(draft)) for draft in (before, after))
    for is_same, i, j, k, l, _ in grouped(old, new):  # noqa: E741
        if not is_same:
            edits = text_edits("".join(old[i:j]), "".join(new[k:l]), near=0)
            added += sum(len(edit.added) for edit in edits)
            removed += sum(edit.end - edit.start for edit in edits)
    return ChangeCount(added, removed)
