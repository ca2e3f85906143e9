"""Comparison of two drafts, paragraph by paragraph, for display to a clerk."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from enum import Enum
from itertools import zip_longest
from typing import NamedTuple

from replydesk.draft.alignment import aligned
from replydesk.draft.model import PASSAGES, Attachment, Draft, Key, Nested, Paragraph, Section
from replydesk.text.delta import difference

CLOSE = 400  # longer differences are not compared character by character
CLOSE_PAIRS = 20_000_000  # pairs of characters compared so for two drafts; what is left counts whole

_MARK = re.compile("［[^］]{2,4}］")


class ChangeKind(Enum):
    """The change of a paragraph; the values are the marks shown beside it."""

    SAME = "　"
    REMOVED = "删"
    ADDED = "增"


class DiffLine(NamedTuple):
    """A paragraph of either draft; `start` to `end` differs from its counterpart, all of it without one."""

    kind: ChangeKind
    text: str
    start: int = 0
    end: int = 0


class ChangeCount(NamedTuple):
    """The numbers of characters added and removed."""

    added: int = 0
    removed: int = 0

    def __str__(self) -> str:
        if not self.added and not self.removed:
            return "无变化"
        signed = (f"+{self.added}" if self.added else "", f"−{self.removed}" if self.removed else "")
        return f"{' '.join(filter(None, signed))} 字"


def draft_paragraphs(draft: Draft) -> tuple[str, ...]:
    """Return all of a draft as paragraphs: fields as 案由：…, headings with their level, the texts."""
    return tuple(_paragraphs(draft))


def _paragraphs(draft: Draft) -> Iterator[str]:
    for key, value in draft.fields:
        if key == Key.REMARKS and isinstance(value, tuple):
            yield from (f"{key}：{line}" for line in value)
            continue
        text = value.yaml.strip() if isinstance(value, Nested) else draft.get(key)
        yield f"{key}：{text}"
    opening, *others = PASSAGES
    yield from _passage(f"［{opening}］", draft.passage(opening))
    yield from _body(draft.preamble, draft.sections)
    for part in others:
        yield from _passage(f"［{part}］", draft.passage(part))
    for number, attachment in enumerate(draft.attachments, 1):
        if attachment != Attachment():
            yield f"［附件{number}］"
            yield from _body(attachment.preamble, attachment.sections)


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


def compare_drafts(before: Draft, after: Draft) -> list[DiffLine]:
    """Return all paragraphs of both drafts in order; a removed paragraph precedes its replacement."""
    old, new = draft_paragraphs(before), draft_paragraphs(after)
    lines: list[DiffLine] = []
    for is_same, i, j, k, l in aligned(old, new):  # noqa: E741
        if is_same:
            lines += [DiffLine(ChangeKind.SAME, text) for text in old[i:j]]
        else:
            for one, other in zip_longest(old[i:j], new[k:l]):
                lines += _changed(one, other)
    return lines


def _changed(before: str | None, after: str | None) -> Iterator[DiffLine]:
    """Yield the lines of a paragraph and its replacement; None if there is no such paragraph."""
    change = difference(before or "", after or "")
    if before is not None:
        yield DiffLine(ChangeKind.REMOVED, before, change.at, change.at + len(change.removed))
    if after is not None:
        yield DiffLine(ChangeKind.ADDED, after, change.at, change.at + len(change.added))


def changed_rows(lines: Sequence[DiffLine], around: int = 1) -> list[DiffLine | None]:
    """Return the paragraphs that differ with `around` neighbours on each side; None for each gap."""
    near = {
        at
        for number, each in enumerate(lines)
        if each.kind is not ChangeKind.SAME
        for at in range(number - around, number + around + 1)
    }
    shown: list[DiffLine | None] = []
    for number, each in enumerate(lines):
        if number in near:
            shown.append(each)
        elif not shown or shown[-1] is not None:
            shown.append(None)
    return shown


class ParagraphPair(NamedTuple):
    """Paragraphs of two drafts side by side, "" if one has no counterpart."""

    ours: str
    theirs: str
    is_same: bool


def side_by_side(ours: Draft, theirs: Draft) -> list[ParagraphPair]:
    """Return the paragraphs of two drafts in two columns; equal runs are cut to their first and last."""
    one, other = draft_paragraphs(ours), draft_paragraphs(theirs)
    rows: list[ParagraphPair] = []
    for is_same, i, j, k, l in aligned(one, other):  # noqa: E741
        if is_same:
            texts = [*one[i : i + 1], *(("……",) if j - i > 2 else ()), *one[max(j - 1, i + 1) : j]]
            rows += [ParagraphPair(text, text, True) for text in texts]
        else:
            rows += [ParagraphPair(a, b, False) for a, b in zip_longest(one[i:j], other[k:l], fillvalue="")]
    return rows


def count_changes(before: Draft, after: Draft) -> ChangeCount:
    """Count the characters that differ; the marks of levels and parts do not count."""
    added = removed = 0
    pairs = CLOSE_PAIRS
    old, new = (tuple(_MARK.sub("", text) for text in draft_paragraphs(draft)) for draft in (before, after))
    for is_same, i, j, k, l in aligned(old, new):  # noqa: E741
        if not is_same:
            one, other = "".join(old[i:j]), "".join(new[k:l])
            more = _count_changes(one, other, CLOSE if pairs > 0 else 0)
            pairs -= min(len(one), CLOSE) * min(len(other), CLOSE)
            added, removed = added + more.added, removed + more.removed
    return ChangeCount(added, removed)


def _count_changes(before: str, after: str, close: int) -> ChangeCount:
    change = difference(before, after)
    if max(len(change.removed), len(change.added)) > close:
        return ChangeCount(len(change.added), len(change.removed))
    matcher = SequenceMatcher(None, change.removed, change.added, autojunk=False)
    same = sum(block.size for block in matcher.get_matching_blocks())
    return ChangeCount(len(change.added) - same, len(change.removed) - same)
