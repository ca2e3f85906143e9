"""A draft's typed text as one row of lines, each with what it is, and back: what merging and review work on.

Fields are not among them. `with_lines` is the inverse of `draft_lines` for every draft.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from replydesk.draft.model import PASSAGES, Attachment, Draft, Paragraph, Part, Section
from replydesk.draft.place import Place, attachment_key, attachment_number

LEVELS = 4  # of headings


class DraftLine(NamedTuple):
    """A heading or paragraph: its part (`Part`, or 附件1), its level (0 for text), its text as typed."""

    part: str
    text: str
    level: int = 0
    is_item: bool = False


def draft_lines(draft: Draft) -> tuple[DraftLine, ...]:
    """Return all typed lines in the order of the letter, the attachments last."""
    return tuple(line for line, _ in placed_lines(draft))


def placed_lines(draft: Draft) -> Iterator[tuple[DraftLine, Place]]:
    """Yield all typed lines with their places, as `draft_lines`."""
    for part in Part:
        if part in PASSAGES:
            yield from _texts(part, -1, draft.passage(part))
        else:
            yield from _body(part, draft.preamble, draft.sections)
    for number, attachment in enumerate(draft.attachments, 1):
        yield from _body(attachment_key(number), *attachment)


def _body(
    part: str, preamble: Sequence[Paragraph], sections: Sequence[Section]
) -> Iterator[tuple[DraftLine, Place]]:
    yield from _texts(part, -1, preamble)
    for index, section in enumerate(sections):
        yield DraftLine(part, section.heading, section.level), Place(part, index, -1)
        yield from _texts(part, index, section.paragraphs)


def _texts(part: str, section: int, texts: Sequence[Paragraph]) -> Iterator[tuple[DraftLine, Place]]:
    for index, each in enumerate(texts):
        yield DraftLine(part, each.text, 0, each.is_item), Place(part, section, index)


def with_lines(draft: Draft, lines: Iterable[DraftLine]) -> Draft:
    """Return the draft with these lines; blank paragraphs are dropped; in a passage a heading is text."""
    by_part: dict[str, list[DraftLine]] = {}
    for line in lines:
        by_part.setdefault(line.part, []).append(line)
    for part in PASSAGES:
        draft = draft.with_passage(part, _paragraphs(by_part.get(part, ())))
    body = _attachment(by_part.get(Part.ANSWER, ()))
    numbers = [number for part in by_part if (number := attachment_number(part))]
    attached = [
        _attachment(by_part.get(attachment_key(each), ())) for each in range(1, max(numbers, default=0) + 1)
    ]
    while attached and attached[-1] == Attachment():
        attached.pop()
    return replace(draft, preamble=body.preamble, sections=body.sections, attachments=tuple(attached))


def _paragraphs(lines: Iterable[DraftLine]) -> tuple[Paragraph, ...]:
    return tuple(Paragraph(line.text, line.is_item) for line in lines if line.text.strip())


def _attachment(lines: Iterable[DraftLine]) -> Attachment:
    preamble: list[DraftLine] = []
    sections: list[tuple[DraftLine, list[DraftLine]]] = []
    for line in lines:
        if line.level:
            sections.append((line, []))
        else:
            (sections[-1][1] if sections else preamble).append(line)
    return Attachment(
        _paragraphs(preamble),
        tuple(Section(head.level, head.text, _paragraphs(texts)) for head, texts in sections),
    )
