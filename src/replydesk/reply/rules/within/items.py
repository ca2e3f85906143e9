"""The rules of items, which the program numbers 一是, 二是: their count, and numbers typed into them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from replydesk.draft.model import Paragraph, Part, Section
from replydesk.draft.place import Place, attachment_key
from replydesk.reply.findings import Finding, Level
from replydesk.reply.rules.found_words import FoundWords, findings_by_part
from replydesk.reply.rules.rule import CUSTOM, Case, DraftLook, Example, Rule, Theme
from replydesk.reply.rules.within.series import MISCOUNTED, miscounted

_COUNT = "[一二三四五六七八九十]{1,3}"
_TYPED_NUMBER = rf"{_COUNT}是|第{_COUNT}，|（(?:{_COUNT}|\d{{1,2}})）|\d{{1,2}}[.．、](?!\d)"

NUMBERED = Rule(
    "条目自带序号",
    Theme.ITSELF,
    Level.SUSPECTED,
    CUSTOM,
    "条目的序号由程序编，这里又写了一个，印出来会有两个",
    "请删去写的序号",
    "正文各段",
    fires=(
        Example("- 一是加大投入，落实资金。\n- 二是健全机制，加强考核。", "二是", ""),
        Example("- （1）加大投入，落实资金。", "（1）", ""),
    ),
    passes=(Example("- 加大投入，一是省级，二是市级。\n- 1.5亿元资金全部到位。\n一是健全机制。"),),
)


def _items(case: Case) -> Iterator[Finding]:
    numbered: list[FoundWords] = []
    counted: list[FoundWords] = []
    for place, paragraphs in _runs(case):
        for index, each in enumerate(paragraphs):
            if each.is_item and (found := re.match(_TYPED_NUMBER, each.text)):
                at = place._replace(paragraph=index)
                numbered.append(FoundWords(at, each.text, 0, found.end(), ""))
        counted += _miscounts(place, paragraphs)
    yield from findings_by_part(NUMBERED, numbered)
    yield from findings_by_part(MISCOUNTED, counted)


def _miscounts(place: Place, paragraphs: Sequence[Paragraph]) -> Iterator[FoundWords]:
    """Yield the counts at the end of paragraphs before items that are more or fewer."""
    at = 0
    for is_item, run in groupby(paragraphs, key=lambda each: each.is_item):
        size = len(list(run))
        if is_item and at:
            before = paragraphs[at - 1].text
            yield from miscounted(place._replace(paragraph=at - 1), before, before, size)
        at += size


def _runs(case: Case) -> Iterator[tuple[Place, Sequence[Paragraph]]]:
    """Yield the paragraphs between each two headings, with the place of the first."""
    draft = case.draft
    for part in Part:
        if part is Part.ANSWER:
            yield from _runs_of(part, draft.preamble, draft.sections)
        else:
            yield Place(part), draft.passage(part)
    for number, attachment in enumerate(draft.attachments, 1):
        yield from _runs_of(attachment_key(number), *attachment)


def _runs_of(
    key: str, preamble: Sequence[Paragraph], sections: Sequence[Section]
) -> Iterator[tuple[Place, Sequence[Paragraph]]]:
    yield Place(key), preamble
    for index, section in enumerate(sections):
        yield Place(key, index), section.paragraphs


LOOKS = (DraftLook((NUMBERED, MISCOUNTED), _items),)
