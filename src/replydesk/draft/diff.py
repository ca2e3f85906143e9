"""What differs between two drafts, paragraph by paragraph, as a clerk reads it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from enum import Enum
from itertools import zip_longest
from os.path import commonprefix
from typing import NamedTuple

from replydesk.draft.model import PASSAGES, Attachment, Draft, Nested, Paragraph, Section
from replydesk.text.delta import difference

CLOSE = 400  # characters up to which what differs in a paragraph is compared character by character


_MARK = re.compile("［[^］]{2,4}］")


class Sort(Enum):
    """What became of a paragraph; the values are the marks shown beside it."""

    SAME = "　"
    REMOVED = "删"
    ADDED = "增"


class DiffLine(NamedTuple):
    """A paragraph of either draft, and where it is not like the one it took the place of, or gave it to.

    `start` and `end` are offsets, the whole text for a paragraph without a counterpart.
    """

    sort: Sort
    text: str
    start: int = 0
    end: int = 0


class Amount(NamedTuple):
    """How many characters were put in and taken out."""

    added: int = 0
    removed: int = 0

    def __str__(self) -> str:
        if not self.added and not self.removed:
            return "无变化"
        signed = (f"+{self.added}" if self.added else "", f"−{self.removed}" if self.removed else "")
        return f"{' '.join(filter(None, signed))} 字"


def paragraphs(draft: Draft) -> tuple[str, ...]:
    """Everything in a draft as paragraphs: fields as 案由：…, headings with their level, the texts."""
    return tuple(_paragraphs(draft))


def _paragraphs(draft: Draft) -> Iterator[str]:
    for key, value in draft.fields:
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


def compared(before: Draft, after: Draft) -> list[DiffLine]:
    """All paragraphs of both drafts in order, each that was taken out before the one in its place."""
    old, new = paragraphs(before), paragraphs(after)
    lines: list[DiffLine] = []
    for tag, i, j, k, l in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():  # noqa: E741
        if tag == "equal":
            lines += [DiffLine(Sort.SAME, text) for text in old[i:j]]
        else:
            for one, other in zip_longest(old[i:j], new[k:l]):
                lines += _changed(one, other)
    return lines


def _changed(before: str | None, after: str | None) -> Iterator[DiffLine]:
    """A paragraph and the one that took its place, None for none."""
    change = difference(before or "", after or "")
    if before is not None:
        yield DiffLine(Sort.REMOVED, before, change.at, change.at + len(change.removed))
    if after is not None:
        yield DiffLine(Sort.ADDED, after, change.at, change.at + len(change.added))


def changed_rows(lines: Sequence[DiffLine], around: int = 1) -> list[DiffLine | None]:
    """The paragraphs that differ with some of those around them; None stands for a row left out."""
    near = {
        at
        for number, each in enumerate(lines)
        if each.sort is not Sort.SAME
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
    """A paragraph of each of two drafts beside each other, "" for none."""

    ours: str
    theirs: str
    is_same: bool


def side_by_side(ours: Draft, theirs: Draft) -> list[ParagraphPair]:
    """The paragraphs of two drafts in two columns: those that differ, and where they stand."""
    one, other = paragraphs(ours), paragraphs(theirs)
    rows: list[ParagraphPair] = []
    for tag, i, j, k, l in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():  # noqa: E741
        if tag == "equal":
            texts = [*one[i : i + 1], *(("……",) if j - i > 2 else ()), *one[max(j - 1, i + 1) : j]]
            rows += [ParagraphPair(text, text, True) for text in texts]
        else:
            rows += [ParagraphPair(a, b, False) for a, b in zip_longest(one[i:j], other[k:l], fillvalue="")]
    return rows


def amount(before: Draft, after: Draft) -> Amount:
    """How many characters of two drafts differ; the marks of levels and parts are not counted."""
    added = removed = 0
    old, new = (tuple(_MARK.sub("", text) for text in paragraphs(draft)) for draft in (before, after))
    start = len(commonprefix([old, new]))
    old, new = old[start:], new[start:]
    end = len(commonprefix([old[::-1], new[::-1]]))
    old, new = old[: len(old) - end], new[: len(new) - end]
    for tag, i, j, k, l in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():  # noqa: E741
        if tag != "equal":
            more = _amount("".join(old[i:j]), "".join(new[k:l]))
            added, removed = added + more.added, removed + more.removed
    return Amount(added, removed)


def _amount(before: str, after: str) -> Amount:
    change = difference(before, after)
    if max(len(change.removed), len(change.added)) > CLOSE:
        return Amount(len(change.added), len(change.removed))
    same = sum(
        block.size
        for block in SequenceMatcher(None, change.removed, change.added, autojunk=False).get_matching_blocks()
    )
    return Amount(len(change.added) - same, len(change.removed) - same)
